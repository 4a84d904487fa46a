"""A published edition as the site knows it. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Uitgavebestand:
    naam: str
    mime: str
    sha256: str
    grootte: int


@dataclass(frozen=True, slots=True)
class Uitgave:
    """One edition or erratum that was published; `bestanden` is empty when it was withdrawn.

    `besluit` says who decided, in words. `corrigeert` and `verbeterd_door` are numbers of editions.
    """

    programma: str
    nummer: int
    erratum: bool
    sha256: str
    inhoud_sha256: str
    periode: str
    peildatum: date
    export_op: datetime
    gebouwd_op: datetime
    besluit: str
    besluit_datum: date | None
    besluit_nummer: str
    gepubliceerd_op: datetime
    aangeboden_op: date | None
    corrigeert: int | None
    reden: str
    verbeterd_door: int | None
    ingetrokken_op: datetime | None
    ingetrokken_want: str
    bestanden: tuple[Uitgavebestand, ...]

    @property
    def naam(self) -> str:
        """ "Editie 3", "Erratum, editie 4"."""
        return f"Erratum, editie {self.nummer}" if self.erratum else f"Editie {self.nummer}"

    @property
    def map(self) -> str:
        """Where its files lie in the site, with the beginning of its hash."""
        return f"edities/{self.nummer}/{self.sha256[:16]}"

    @property
    def ingetrokken(self) -> bool:
        return self.ingetrokken_op is not None


def laatste(uitgaven: tuple[Uitgave, ...]) -> Uitgave | None:
    """The newest one that may be read, of `uitgaven` in the order of their numbers."""
    return next((rij for rij in reversed(uitgaven) if not rij.ingetrokken), None)


def paren(uitgaven: tuple[Uitgave, ...]) -> list[tuple[Uitgave, Uitgave]]:
    """Each one that may be read with the one before it."""
    leesbaar = [rij for rij in uitgaven if not rij.ingetrokken]
    return list(pairwise(leesbaar))
