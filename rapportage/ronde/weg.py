"""The road of a round from concept to the raad: where it is, what was done to get there, and whose turn it is. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from programma.keuzes import Keuze
from programma.periodekeuzes import Periodesoort, Periodetoestand

from .stappen import GEBEURD, TEAM, WETHOUDER, Stap, Stapnaam, mogelijk

WIE = {TEAM: "het programmateam", WETHOUDER: "de portefeuillehouder"}
VASTGESTELD = {
    Periodesoort.REGULIER: Periodetoestand.COLLEGE_INGESTEMD,
    Periodesoort.TUSSENTIJDS: Periodetoestand.OP_MANDAAT,
}


class Gebeurtenis(Protocol):
    """A step that was taken, as `rapportage.models.Periodegebeurtenis` keeps it."""

    stap: str
    van: str
    naar: str
    moment: datetime
    actor_naam: str
    reden: str
    datum: date | None
    nummer: str


class Plek(Keuze):
    GEDAAN = "gedaan", "Gedaan"
    NU = "nu", "Nu hier"
    STRAKS = "straks", "Nog te doen"


@dataclass(frozen=True, slots=True)
class Halte:
    """One state on the road; `gebeurtenis` is the step that brought the round there, this time, `wie` takes that step."""

    toestand: Periodetoestand
    plek: Plek
    wie: str
    gebeurtenis: Gebeurtenis | None

    @property
    def terug(self) -> str:
        """What brought the round back here, in words; "" when it only went on."""
        rij = self.gebeurtenis
        return GEBEURD[Stapnaam(rij.stap)] if rij and self.toestand == Periodetoestand.CONCEPT else ""


def weg(soort: Periodesoort) -> tuple[Periodetoestand, ...]:
    """The six states that a round of this `soort` goes through."""
    t = Periodetoestand
    eerst = (t.CONCEPT, t.AMBTELIJK_AKKOORD, t.AKKOORD_PORTEFEUILLEHOUDER)
    return (*eerst, VASTGESTELD[soort], t.GEPUBLICEERD, t.AAN_RAAD)


def haltes(soort: Periodesoort, toestand: Periodetoestand, gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[Halte, ...]:
    """The road with where the round is. `gebeurtenissen` come in the order in which they happened.

    A round that went back keeps only what led to where it is now.
    """
    route = weg(soort)
    bereikt: dict[Periodetoestand, Gebeurtenis] = {}
    for rij in gebeurtenissen:
        naar = Periodetoestand(rij.naar)
        if rij.stap == Stapnaam.TREK_IN or naar not in route:
            continue
        bereikt = {halte: eerder for halte, eerder in bereikt.items() if route.index(halte) < route.index(naar)}
        bereikt[naar] = rij
    hier = route.index(toestand)
    plekken = (Plek.GEDAAN,) * hier + (Plek.NU,) + (Plek.STRAKS,) * (len(route) - hier - 1)
    wie = ("", *(aan_zet(halte, soort) for halte in route))
    return tuple(
        Halte(halte, plek, wie[plaats], bereikt.get(halte))
        for plaats, (halte, plek) in enumerate(zip(route, plekken, strict=True))
    )


def vooruit(toestand: Periodetoestand, soort: Periodesoort) -> Stap | None:
    """The step that brings a round further; None at the end of the road."""
    route = weg(soort)
    verder = route[route.index(toestand) + 1 :]
    return next((stap for stap in mogelijk(toestand, soort) if stap.naar in verder), None)


def aan_zet(toestand: Periodetoestand, soort: Periodesoort) -> str:
    """Whose turn it is, in words; "" at the end of the road."""
    stap = vooruit(toestand, soort)
    return WIE[stap.recht] if stap else ""
