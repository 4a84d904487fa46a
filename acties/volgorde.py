"""The order of the list of acties: one key per column. Pure module."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from acties.gegevens import ActieGegevens, som
from acties.keuzes import Bron


@dataclass(frozen=True, slots=True)
class Volgorde:
    """Sorted by `kolom`. In an address: "titel", or "-titel" for the other way round."""

    kolom: str = "nummer"
    aflopend: bool = False

    @classmethod
    def uit(cls, tekst: str) -> "Volgorde":
        """The order in an address; what is no column gives the order of the plan."""
        kolom = tekst.removeprefix("-")
        return cls(kolom, tekst.startswith("-")) if kolom in KOLOMMEN else cls()

    def __str__(self) -> str:
        return f"-{self.kolom}" if self.aflopend else self.kolom

    def na_klik_op(self, kolom: str) -> "Volgorde":
        """The order after a click on the head of `kolom`: ascending first, then the other way round."""
        return Volgorde(kolom, aflopend=kolom == self.kolom and not self.aflopend)

    def sorteer(self, acties: Iterable[ActieGegevens]) -> list[ActieGegevens]:
        """The acties in this order; equals keep their place, and what has no value comes last both ways."""
        sleutel = KOLOMMEN[self.kolom]
        met, zonder = [], []
        for actie in acties:
            (zonder if sleutel(actie) in (None, "") else met).append(actie)
        return sorted(met, key=sleutel, reverse=self.aflopend) + zonder


def _nummer(actie: ActieGegevens) -> tuple[int, ...]:
    return tuple(int(deel) for deel in re.findall(r"\d+", actie.nummer))


def alfabetisch(tekst: str) -> str:
    """The place of a name in an alphabetical list: without capitals and opening marks."""
    return re.sub(r"^\W+", "", tekst.casefold())


def _bedrag(van_programma: bool) -> Callable[[ActieGegevens], Any]:
    def sleutel(actie: ActieGegevens) -> Any:
        bedragen = [regel.bedrag for regel in actie.financieringen if (regel.bron == Bron.PROGRAMMA) == van_programma]
        return som(bedragen) if any(bedrag is not None for bedrag in bedragen) else None

    return sleutel


KOLOMMEN: dict[str, Callable[[ActieGegevens], Any]] = {
    "nummer": _nummer,
    "titel": lambda actie: alfabetisch(actie.titel),
    "opgave": lambda actie: actie.opgave,
    "doelen": lambda actie: "".join(verwijzing.letter for verwijzing in actie.letters),
    "hoofdpartner": lambda actie: alfabetisch(", ".join(partner.naam for partner in actie.hoofdpartners)),
    "samenwerking": lambda actie: alfabetisch(", ".join(partner.naam for partner in actie.samenwerkingspartners)),
    "soort": lambda actie: actie.soort.naam if actie.soort else None,
    "status": lambda actie: actie.status.naam,
    "programma": _bedrag(van_programma=True),
    "anders": _bedrag(van_programma=False),
    "looptijd": lambda actie: (actie.looptijd.van, actie.looptijd.tot) if actie.looptijd else None,
}
