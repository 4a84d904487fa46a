"""Signing in. Demo accounts exist for demo mode only: elsewhere they are refused, even when they are still in the database."""

from django.contrib.auth.backends import ModelBackend


class AccountBackend(ModelBackend):
    def user_can_authenticate(self, user) -> bool:
        """Checked at every request, not only at sign-in: who is set inactive, is out at once."""
        return user.mag_aanmelden
