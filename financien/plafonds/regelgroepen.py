"""The lines of a ceiling in groups, so that each sum stands below its own rows. Pure; amounts in euros."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import som
from financien.plafonds.lasten import Lastregel, van_betaler
from financien.plafonds.plafondstanden import PlafondOverzicht
from financien.plafonds.regelkeuze import gesorteerd

EIGEN, DOORBELASTING = "eigen", "doorbelasting"


@dataclass(frozen=True, slots=True)
class Groepsregel:
    """A line in a group: `bedrag` is what it adds there, `telt` whether this ceiling pays it.

    What was promised and paid belongs to the ceiling that pays.
    """

    regel: Lastregel
    bedrag: Decimal
    telt: bool


@dataclass(frozen=True, slots=True)
class Regelgroep:
    """Lines under one heading; `anker` is its id on the page."""

    anker: str
    titel: str
    regels: tuple[Groepsregel, ...]
    totaalnaam: str

    @property
    def doorbelasting(self) -> bool:
        """Whether it is about who pays for whom: amounts have a sign then."""
        return self.anker == DOORBELASTING

    @property
    def totaal(self) -> Decimal:
        return som(rij.bedrag for rij in self.regels)


def groepen_van(overzicht: PlafondOverzicht, opgave: int | None, volgorde: str) -> tuple[Regelgroep, ...]:
    """The lines behind what is toegekend: the sums of the groups are it together.

    Of one opgave: all money of its own acties, and what is charged across. Of all together: the ceilings one by one.
    """
    regels = gesorteerd(overzicht.regels, volgorde)
    if opgave is None:
        return tuple(_plafond(keten.opgave, overzicht.namen[keten.opgave], regels) for keten in overzicht.ketens)
    eigen = tuple(
        Groepsregel(regel, regel.bedrag, telt=not regel.doorbelast) for regel in regels if regel.opgave == opgave
    )
    doorbelast = tuple(
        Groepsregel(regel, regel.bedrag if regel.betaler == opgave else -regel.bedrag, telt=regel.betaler == opgave)
        for regel in regels
        if regel.doorbelast and opgave in (regel.opgave, regel.betaler)
    )
    return (
        Regelgroep(EIGEN, "Acties van deze opgave", eigen, "Acties van deze opgave"),
        Regelgroep(DOORBELASTING, "Doorbelasting tussen opgaven", doorbelast, "Doorbelasting"),
    )


def _plafond(opgave: int, naam: str, regels: Iterable[Lastregel]) -> Regelgroep:
    van_plafond = van_betaler(regels, opgave)
    return Regelgroep(
        f"opgave-{opgave}",
        f"Ten laste van opgave {opgave}, {naam}",
        tuple(Groepsregel(regel, regel.bedrag, telt=True) for regel in van_plafond),
        f"Ten laste van opgave {opgave}",
    )
