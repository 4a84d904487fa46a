"""What apps above this one do when something happens to a report: every app tells it of itself."""

from collections.abc import Callable

from django.http import HttpRequest

from acties.models import Voortgang

Hoorder = Callable[[HttpRequest, Voortgang], None]
_HOORDERS: list[Hoorder] = []


def bij_terugsturen(hoorder: Hoorder) -> Hoorder:
    """Decorator for what must be done after a report was sent back, outside any transaction."""
    _HOORDERS.append(hoorder)
    return hoorder


def is_teruggestuurd(request: HttpRequest, verslag: Voortgang) -> None:
    """Let everybody know who wants to; what came of it is a message on the next page."""
    for hoorder in _HOORDERS:
        hoorder(request, verslag)
