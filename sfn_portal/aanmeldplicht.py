"""Signing in is asked for on every page that does not say otherwise."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase


class Aanmeldplicht(LoginRequiredMiddleware):
    """Django's own looks who somebody is before it looks whether that matters.

    Then what everybody may read would be another answer for every reader: two queries more, and nothing that stands
    between the portal and its readers could keep it.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
