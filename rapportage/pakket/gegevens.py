"""A package as plain data: what is in it, and what it is about. Pure."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from rapportage.stempel import Besluitstempel


@dataclass(frozen=True, slots=True)
class Pakketbestand:
    """A file by the name it is saved under; `lees` gives its bytes when they are needed. `moment` is when it was made."""

    naam: str
    wat: str
    mime: str
    grootte: int
    sha256: str
    moment: datetime
    lees: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document and the files in which it is written down; `kenmerk` is its own in the portal."""

    kenmerk: str
    titel: str
    omschrijving: str
    bestanden: tuple[Pakketbestand, ...]


@dataclass(frozen=True, slots=True)
class Pakket:
    """An edition and, when it is complete, its letter. `openbaar` says whether it was published."""

    gemeente: str
    programma: str
    kenmerk: str
    editie: int
    sha256: str
    inhoud_sha256: str
    peildatum: date
    export_op: datetime
    gebouwd_op: datetime
    besluit: Besluitstempel | None
    openbaar: bool
    stukken: tuple[Stuk, ...]

    @property
    def bestanden(self) -> tuple[Pakketbestand, ...]:
        return tuple(bestand for stuk in self.stukken for bestand in stuk.bestanden)


def bestand(naam: str, wat: str, mime: str, inhoud: bytes, moment: datetime) -> Pakketbestand:
    """A file of which the bytes are here already."""
    som = hashlib.sha256(inhoud).hexdigest()
    return Pakketbestand(naam, wat, mime, len(inhoud), som, moment, lambda: inhoud)
