"""The public page on which somebody chooses a password, reached with a personal link."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from .aanmeldlink import Linkmaker
from .formulieren import Huisstijl
from .handelingen.gebruikers import kies_wachtwoord
from .vastleggen import Daad
from .versies import VersieBotsing


class WachtwoordForm(SetPasswordForm):
    """Twice the same password; the rules stand on the page, above the form."""

    use_required_attribute = False
    helper = Huisstijl("Bewaar wachtwoord")
    error_messages = {"password_mismatch": "De twee wachtwoorden zijn niet gelijk. Vul twee keer hetzelfde in."}

    new_password1, new_password2 = (
        forms.CharField(label=label, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
        for label in ("Nieuw wachtwoord", "Nieuw wachtwoord, nog een keer")
    )

    def clean(self) -> dict:
        """What is wrong with the password stands at the first of the two fields, where it is chosen."""
        self.validate_passwords("new_password1", "new_password2")
        self.validate_password_for_user(self.user, "new_password1")
        return self.cleaned_data


class WachtwoordView(PasswordResetConfirmView):
    """Django's own steps: the token goes from the address to the session at once, so that no other page can see it.

    A link that was used, that is too old or that never was, all answer with the same page.
    """

    form_class = WachtwoordForm
    token_generator = Linkmaker()
    reset_url_token = "kiezen"
    template_name = "registration/wachtwoord.html"
    extra_context = {"regels": password_validators_help_texts}

    def form_valid(self, form: WachtwoordForm) -> HttpResponse:
        daad = Daad(self.user, timezone.now())
        try:
            kies_wachtwoord(gebruiker=self.user, wachtwoord=form.cleaned_data["new_password1"], daad=daad)
        except VersieBotsing:
            self.validlink = False
            return self.render_to_response(self.get_context_data())
        # Whoever was signed in here is somebody else, or comes back with the new password.
        logout(self.request)
        messages.success(self.request, "Uw wachtwoord is bewaard. U kunt nu inloggen.")
        return redirect("login")

    def render_to_response(self, context: dict, **opties) -> HttpResponse:
        return super().render_to_response(context, **opties | {"status": 200 if self.validlink else 410})
