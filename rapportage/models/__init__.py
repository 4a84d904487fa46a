"""The nouns of reporting, a file per question: what was judged, what was written, how the round went, what was frozen."""

from .edities import Bevriezing, Editie, Editiebestand
from .oordelen import Signaalnormen, Statusoordeel
from .raadsbrieven import Briefsjabloon, Raadsbrief
from .ronde import Periodegebeurtenis, Weerlegging
from .teksten import Tekstblok

__all__ = [
    "Bevriezing",
    "Briefsjabloon",
    "Editie",
    "Editiebestand",
    "Periodegebeurtenis",
    "Raadsbrief",
    "Signaalnormen",
    "Statusoordeel",
    "Tekstblok",
    "Weerlegging",
]
