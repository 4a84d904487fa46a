"""The personal link with which somebody chooses a password: it works once, for three days, and only for this account."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from .models import Gebruiker


class Linkmaker(PasswordResetTokenGenerator):
    """Makes and checks the token of a link as of `nu`, the present moment when it is left out."""

    key_salt = "programma.aanmeldlink"

    def __init__(self, nu: datetime | None = None) -> None:
        super().__init__()
        self.nu = nu

    def check_token(self, user: Gebruiker | None, token: str | None) -> bool:
        return user is not None and user.mag_aanmelden and super().check_token(user, token)

    def _make_hash_value(self, user: Gebruiker, timestamp: int) -> str:
        """Besides what Django takes: the version, so that a newer link ends an older one, and the programmes.

        Without the programmes whoever kept a link could open an account that serves another programme by now.
        """
        programmas = sorted(user.deelnames.values_list("programma", flat=True))
        return f"{super()._make_hash_value(user, timestamp)}{user.versie}{programmas}"

    def _now(self) -> datetime:
        return timezone.make_naive(self.nu) if self.nu else super()._now()


def pad(gebruiker: Gebruiker, nu: datetime) -> str:
    """The address, below the site, at which `gebruiker` chooses a password. It is shown once and stored nowhere."""
    sleutel = urlsafe_base64_encode(force_bytes(gebruiker.pk))
    return reverse("wachtwoord", args=[sleutel, Linkmaker(nu).make_token(gebruiker)])


def geldig_tot(nu: datetime) -> datetime:
    """Until when a link works that is made at `nu`."""
    return nu + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
