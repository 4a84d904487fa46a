"""What the acties of a plan cost its ceilings, who pays for whom, and what others bring in. Pure; amounts in euros."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from acties.gegevens import ActieGegevens
from acties.keuzes import Bron
from financien.plafonds.hefboom import (
    Bijdrage,
    Cofinanciering,
    Hefboom,
    bijdragen,
    cofinanciering,
    hefbomen,
    hefboomtotaal,
)
from financien.plafonds.keten import Keten, ketens, ketentotaal
from financien.plafonds.lasten import GEEN_BESTEDINGEN, Bestedingen, Lastregel, lastregels, vrijgevallen
from financien.rekenen import Last, Plafondstand, plafondstanden


@dataclass(frozen=True, slots=True)
class Doorbelasting:
    """Programme money of an actie of opgave `van` that the ceiling of opgave `naar` pays."""

    nummer: str
    slug: str
    titel: str
    van: int
    naar: int
    bedrag: Decimal
    brontekst: str


@dataclass(frozen=True, slots=True)
class Planinfo:
    """The plan that ceilings belong to: `slug`, its name, and the years it runs."""

    slug: str
    naam: str
    vastgesteld_op: date | None
    van_jaar: int
    tot_jaar: int

    @property
    def jaren(self) -> tuple[int, ...]:
        return tuple(range(self.van_jaar, self.tot_jaar + 1))


@dataclass(frozen=True, slots=True)
class PlafondOverzicht:
    """The ceilings of one plan. `namen` and `bronwaarden` (the printed ceilings) are by number of the opgave.

    `regels` are the lines that the ceilings bear, `vrijgevallen` those of acties that are vervallen with what no ceiling
    bears any more, `bijdragen` the money of others.
    """

    plan: Planinfo
    namen: Mapping[int, str]
    bronwaarden: Mapping[int, str]
    regels: tuple[Lastregel, ...]
    vrijgevallen: tuple[Lastregel, ...]
    ketens: tuple[Keten, ...]
    keten: Keten
    doorbelastingen: tuple[Doorbelasting, ...]
    bijdragen: tuple[Bijdrage, ...]
    hefbomen: tuple[Hefboom, ...]
    hefboom: Hefboom
    cofinanciering: tuple[Cofinanciering, ...]

    def keten_van(self, opgave: int | None) -> Keten:
        """The chain of one opgave, empty when nothing is charged to it and it has no ceiling; of None the total."""
        if opgave is None:
            return self.keten
        return next((keten for keten in self.ketens if keten.opgave == opgave), None) or ketens((), {opgave: None})[0]

    def met_plafond(self, opgave: int, plafond: Decimal) -> "PlafondOverzicht":
        """The same plan with another ceiling for `opgave`."""
        nieuw = ketens(self.regels, {keten.opgave: keten.plafond for keten in self.ketens} | {opgave: plafond})
        return replace(self, ketens=nieuw, keten=ketentotaal(nieuw, self.regels))

    @property
    def standen(self) -> tuple[Plafondstand, ...]:
        """What every opgave charges to its ceiling."""
        return tuple(keten.stand for keten in self.ketens)

    @property
    def totaal(self) -> Plafondstand:
        """All ceilings together."""
        return self.keten.stand

    @property
    def zonder_bron(self) -> Cofinanciering | None:
        """The other money of which the plan does not say whose it is."""
        return next((rij for rij in self.cofinanciering if rij.bron == Bron.NIET_GENOEMD), None)


def stel_samen(
    plan: Planinfo,
    acties: Iterable[ActieGegevens],
    plafonds: Mapping[int, Decimal],
    bestedingen: Bestedingen = GEEN_BESTEDINGEN,
    *,
    namen: Mapping[int, str],
    bronwaarden: Mapping[int, str],
) -> PlafondOverzicht:
    """Everything about the ceilings of `plan`; `plafonds` maps the number of an opgave to euros."""
    acties = tuple(acties)
    regels = lastregels(acties, bestedingen)
    per_opgave = ketens(regels, plafonds)
    van_anderen = bijdragen(acties)
    return PlafondOverzicht(
        plan=plan,
        namen=namen,
        bronwaarden=bronwaarden,
        regels=regels,
        vrijgevallen=vrijgevallen(acties, bestedingen),
        ketens=per_opgave,
        keten=ketentotaal(per_opgave, regels),
        doorbelastingen=_doorbelastingen(regels),
        bijdragen=van_anderen,
        hefbomen=hefbomen(regels, van_anderen),
        hefboom=hefboomtotaal(regels, van_anderen),
        cofinanciering=cofinanciering(van_anderen),
    )


def lasten(acties: Iterable[ActieGegevens], bestedingen: Bestedingen = GEEN_BESTEDINGEN) -> tuple[Last, ...]:
    """Every line of programme money that a ceiling bears."""
    return tuple(regel.last for regel in lastregels(acties, bestedingen))


def standen(
    acties: Iterable[ActieGegevens], plafonds: Mapping[int, Decimal], bestedingen: Bestedingen = GEEN_BESTEDINGEN
) -> tuple[Plafondstand, ...]:
    """The stand of every ceiling; `plafonds` maps the number of an opgave to euros."""
    return plafondstanden(lasten(acties, bestedingen), plafonds)


def doorbelastingen(
    acties: Iterable[ActieGegevens], bestedingen: Bestedingen = GEEN_BESTEDINGEN
) -> tuple[Doorbelasting, ...]:
    """The lines of programme money that another opgave pays, in the order of the acties."""
    return _doorbelastingen(lastregels(acties, bestedingen))


def _doorbelastingen(regels: Iterable[Lastregel]) -> tuple[Doorbelasting, ...]:
    return tuple(
        Doorbelasting(
            nummer=regel.actie.nummer,
            slug=regel.actie.slug,
            titel=regel.actie.titel,
            van=regel.opgave,
            naar=regel.betaler,
            bedrag=regel.bedrag,
            brontekst=regel.regel.brontekst,
        )
        for regel in regels
        if regel.doorbelast
    )
