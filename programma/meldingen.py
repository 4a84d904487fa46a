"""Messages after a handeling, with the way back."""

from django.contrib import messages
from django.http import HttpRequest

from .models import Wijziging

MET_WEG_TERUG = "ongedaan-"
VIA = "via-"
# The name of the address that takes back what was done to acties.
GEWOON = "ongedaan"


def meld_gedaan(request: HttpRequest, tekst: str, wijziging: Wijziging | None = None, via: str = GEWOON) -> None:
    """Say on the next page that something was done; with `wijziging` there is a button that undoes it.

    `via` is the name of the address of that button.
    """
    tags = f"{MET_WEG_TERUG}{wijziging.pk} {VIA}{via}" if wijziging else ""
    messages.success(request, tekst, extra_tags=tags)


def wijziging_in(tags: str) -> int | None:
    """The key of the Wijziging that the message with these tags can undo."""
    return next((int(tag.removeprefix(MET_WEG_TERUG)) for tag in tags.split() if tag.startswith(MET_WEG_TERUG)), None)


def adresnaam_in(tags: str) -> str:
    """The name of the address that undoes it."""
    return next((tag.removeprefix(VIA) for tag in tags.split() if tag.startswith(VIA)), GEWOON)
