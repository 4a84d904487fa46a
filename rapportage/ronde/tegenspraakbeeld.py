"""The contradictions of a round with what was decided about each, as its page shows them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from programma.bevindingen import code_van

from .tegenspraken import Tegenspraak


@dataclass(frozen=True, slots=True)
class Besloten:
    """Why a contradiction stays, by the key and version of its record. `vingerafdruk` and `tekst` are what it said then."""

    weerlegging_sleutel: int
    versie: int
    sleutel: str
    vingerafdruk: str
    tekst: str
    reden: str
    door: str
    op: datetime

    @property
    def code(self) -> str:
        return code_van(self.sleutel)


@dataclass(frozen=True, slots=True)
class Regel:
    """One contradiction; `besloten` is what was decided about it, None for nothing yet."""

    tegenspraak: Tegenspraak
    besloten: Besloten | None

    @property
    def code(self) -> str:
        """How its address names it."""
        return code_van(self.tegenspraak.sleutel)

    @property
    def blijft(self) -> bool:
        """Whether it was decided that it stays as it says now."""
        return self.besloten is not None and self.besloten.vingerafdruk == self.tegenspraak.vingerafdruk

    @property
    def voorstel(self) -> str:
        """The reason that somebody wrote before, here or at the judgement."""
        return self.besloten.reden if self.besloten else self.tegenspraak.gezegd


@dataclass(frozen=True, slots=True)
class Tegenspraakbeeld:
    """`open` must be solved or overruled, `blijft` was overruled, `let_op` stops nobody; `voorbij` are reasons nobody needs any more."""

    open: tuple[Regel, ...]
    blijft: tuple[Regel, ...]
    let_op: tuple[Regel, ...]
    voorbij: tuple[Besloten, ...]

    def regel(self, code: str) -> Regel | None:
        """The one with this code that can be overruled."""
        return next((regel for regel in (*self.open, *self.blijft) if regel.code == code), None)


def maak_beeld(tegenspraken: Iterable[Tegenspraak], besloten: Mapping[str, Besloten]) -> Tegenspraakbeeld:
    """`besloten` by the key of the contradiction."""
    regels = tuple(Regel(rij, besloten.get(rij.sleutel)) for rij in tegenspraken)
    nu = {regel.tegenspraak.sleutel for regel in regels}
    stoppend = [regel for regel in regels if regel.tegenspraak.stopt]
    return Tegenspraakbeeld(
        open=tuple(regel for regel in stoppend if not regel.blijft),
        blijft=tuple(regel for regel in stoppend if regel.blijft),
        let_op=tuple(regel for regel in regels if not regel.tegenspraak.stopt),
        voorbij=tuple(rij for sleutel, rij in besloten.items() if sleutel not in nu),
    )
