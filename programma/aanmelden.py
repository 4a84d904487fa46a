"""Signing in. Demo accounts exist for demo mode only: elsewhere they are refused, even when they are still in the database."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class AccountBackend(ModelBackend):
    def user_can_authenticate(self, user) -> bool:
        """Active accounts, and demo accounts only where SFN_DEMO is on. Checked at every request, not only at sign-in."""
        return super().user_can_authenticate(user) and (settings.DEMO or not user.proefaccount)
