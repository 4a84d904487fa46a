"""What apps above this one show on the page of an actie: every app tells it of its own records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .gegevens import ActieGegevens


@dataclass(frozen=True, slots=True)
class Paneel:
    """A part of the page: its template, and what that shows as `gegevens`."""

    sjabloon: str
    gegevens: Any


Lezer = Callable[[ActieGegevens], Paneel | None]
_LEZERS: list[Lezer] = []


def toont_bij_actie(lezer: Lezer) -> Lezer:
    """Decorator for the function of an app that reads its part of the page of an actie, None when there is nothing.

    Who reads the whole programme sees it; a partner does not.
    """
    _LEZERS.append(lezer)
    return lezer


def panelen_van(actie: ActieGegevens) -> tuple[Paneel, ...]:
    """Every part that belongs on the page of `actie`."""
    return tuple(paneel for lezer in _LEZERS if (paneel := lezer(actie)))
