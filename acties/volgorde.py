"""The order of the list of acties: by one column, the other way round when asked. Pure module."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from acties.keuzes import Aard, Soort, Status


@dataclass(frozen=True, slots=True)
class Sorteergegevens:
    """What the list is sorted by, of one actie; money is None when no line has an amount.

    `letters` and `partners` (those of the column) are filled only when the list is sorted by them.
    """

    sleutel: int
    opgave: int
    nummer: str
    titel: str
    soort: str
    aard: str
    status: str
    van: date | None
    tot: date | None
    letters: str = ""
    partners: str = ""
    programma: Decimal | None = None
    anders: Decimal | None = None


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

    def sorteer(self, rijen: Iterable[Sorteergegevens]) -> list[Sorteergegevens]:
        """The rows in this order; equals keep the order of the plan, and what has no value comes last both ways."""
        sleutel = KOLOMMEN[self.kolom]
        met, zonder = [], []
        for rij in sorted(rijen, key=lambda rij: natuurlijk(rij.nummer)):
            (zonder if sleutel(rij) in (None, "") else met).append(rij)
        return sorted(met, key=sleutel, reverse=self.aflopend) + zonder


def natuurlijk(nummer: str) -> tuple[int, ...]:
    """ "3.100" comes after "3.99"."""
    return tuple(int(deel) for deel in nummer.split(".") if deel.isdecimal())


def alfabetisch(tekst: str) -> str:
    """The place of a name in an alphabetical list: without capitals and opening marks."""
    return re.sub(r"^\W+", "", tekst.casefold())


KOLOMMEN: Mapping[str, Callable[[Sorteergegevens], Any]] = {
    "nummer": lambda rij: natuurlijk(rij.nummer),
    "titel": lambda rij: alfabetisch(rij.titel),
    "opgave": lambda rij: rij.opgave,
    "doelen": lambda rij: rij.letters,
    "hoofdpartners": lambda rij: alfabetisch(rij.partners),
    "samenwerkingspartners": lambda rij: alfabetisch(rij.partners),
    "soort": lambda rij: Soort(rij.soort).naam if rij.soort else None,
    "aard": lambda rij: Aard(rij.aard).naam,
    "status": lambda rij: Status(rij.status).naam,
    "financiering_programma": lambda rij: rij.programma,
    "financiering_anders": lambda rij: rij.anders,
    "looptijd": lambda rij: (rij.van, rij.tot) if rij.van else None,
}
