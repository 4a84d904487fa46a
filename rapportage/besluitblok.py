"""The besluiten on the dashboard: what comes, what was decided last, and what somebody still has to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programma.models import Besluit

AANTAL = 4


@dataclass(frozen=True, slots=True)
class Besluitblok:
    """`komend` and `genomen` are besluiten after today, and up to it with the newest first; `open` counts what must
    still be done, `te_laat` what of that is late."""

    komend: tuple[Besluit, ...]
    genomen: tuple[Besluit, ...]
    open: int
    te_laat: int


def besluitblok(besluiten: Sequence[Besluit], vandaag: date) -> Besluitblok:
    """`besluiten` are those of the programme, the newest first."""
    return Besluitblok(
        komend=tuple(besluit for besluit in reversed(besluiten) if besluit.datum > vandaag)[:AANTAL],
        genomen=tuple(besluit for besluit in besluiten if besluit.datum <= vandaag)[:AANTAL],
        open=sum(besluit.open for besluit in besluiten),
        te_laat=sum(besluit.te_laat(vandaag) for besluit in besluiten),
    )
