"""What is judged in a round, in the order of the overview: the four aspects of the programme, and every opgave. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapportage.gegevens import Programmastatus, Statusregel
from rapportage.keuzes import Aspect

VAN_OPGAVE = "opgave-"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One judgement: `slug` is its address, `opgave` the number of the opgave, None for the programme itself."""

    slug: str
    naam: str
    aspect: Aspect
    opgave: int | None
    regel: Statusregel


def onderdelen(status: Programmastatus) -> Iterator[Onderdeel]:
    """Everything that is judged, the programme first."""
    for regel in status.aspecten:
        yield Onderdeel(regel.aspect.value, regel.aspect.naam, regel.aspect, None, regel)
    for rij in status.opgaven:
        naam = f"Opgave {rij.nummer}: {rij.naam}"
        yield Onderdeel(f"{VAN_OPGAVE}{rij.nummer}", naam, rij.oordeel.aspect, rij.nummer, rij.oordeel)
