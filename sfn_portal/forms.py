"""The form on the sign-in page."""

from django.contrib.auth.forms import AuthenticationForm


class AanmeldForm(AuthenticationForm):
    """Django's own form, with a Dutch sentence that does not tell which of the two was wrong."""

    error_messages = {
        "invalid_login": "Het e-mailadres en het wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.",
        "inactive": "Dit account is uitgezet. Vraag de beheerder om hulp.",
    }
