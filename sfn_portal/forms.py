"""The form on the sign-in page."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from programma.formulieren import Huisstijl


class AanmeldForm(AuthenticationForm):
    """Django's own form, with a Dutch sentence that does not tell which of the two was wrong."""

    use_required_attribute = False
    helper = Huisstijl("Log in")
    error_messages = {
        "invalid_login": "Het e-mailadres en het wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.",
        "inactive": "Dit account is uitgezet. Vraag de beheerder om hulp.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "E-mailadres"
        self.fields["username"].widget = forms.EmailInput(attrs={"autocomplete": "username"})
