"""The register of besluiten as a reader asks for it: all of it, what is open, or what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .keuzes import Keuze
from .models import Besluit, Programma


class Toon(Keuze):
    ALLES = "alles", "Alles"
    OPEN = "open", "Open"
    TE_LAAT = "te-laat", "Te laat"


@dataclass(frozen=True, slots=True)
class Besluitregel:
    besluit: Besluit
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Besluitenlijst:
    """`regels` are those of `toon`; `aantallen` how many there are of each."""

    toon: Toon
    regels: Sequence[Besluitregel]
    aantallen: dict[Toon, int]


def lees_besluiten(programma: Programma, toon: str, *, vandaag: date) -> Besluitenlijst:
    """The newest first; what is open by the day it must be done. Another word than those of Toon shows all. One query."""
    rijen = programma.besluiten.select_related("plan", "periode").order_by("-datum", "-pk")
    alles = [Besluitregel(rij, rij.te_laat(vandaag)) for rij in rijen]
    open_ = sorted(
        (regel for regel in alles if regel.besluit.open), key=lambda regel: regel.besluit.uiterlijk or date.max
    )
    keuzes = {Toon.ALLES: alles, Toon.OPEN: open_, Toon.TE_LAAT: [regel for regel in open_ if regel.te_laat]}
    gekozen = next((keuze for keuze in Toon if keuze == toon), Toon.ALLES)
    return Besluitenlijst(gekozen, keuzes[gekozen], {keuze: len(regels) for keuze, regels in keuzes.items()})
