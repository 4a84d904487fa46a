"""Messages after a handeling, with the way back."""

from django.contrib import messages
from django.http import HttpRequest

from .models import Wijziging

MET_WEG_TERUG = "ongedaan-"


def meld_gedaan(request: HttpRequest, tekst: str, wijziging: Wijziging | None = None) -> None:
    """Say on the next page that something was done; with `wijziging` there is a button that undoes it."""
    messages.success(request, tekst, extra_tags=f"{MET_WEG_TERUG}{wijziging.pk}" if wijziging else "")


def wijziging_in(tags: str) -> int | None:
    """The key of the Wijziging that the message with these tags can undo."""
    return next((int(tag.removeprefix(MET_WEG_TERUG)) for tag in tags.split() if tag.startswith(MET_WEG_TERUG)), None)
