"""Reading the ceilings of all plans of a programme along with what a page reads anyway, so that they cost no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Model

from acties.gegevens import ActieGegevens
from financien.plafonds.lasten import Bestedingen
from financien.plafonds.plafondstanden import PlafondOverzicht, Planinfo, stel_samen
from programma.models import Opgave, Programma, Uitvoeringsplan


@dataclass(frozen=True, slots=True)
class Plafondwaarde:
    """The ceiling of an opgave (its number and name) in a plan (its slug and name), in euros and as it was printed."""

    plan: str
    plan_naam: str
    opgave: int
    opgave_naam: str
    bedrag: Decimal
    bronwaarde: str


def opgaven_met_plafonds(programma: Programma) -> tuple[tuple[Opgave, ...], tuple[Plafondwaarde, ...]]:
    """The opgaven of `programma` by number, and the ceilings they have. One query: a row per opgave and ceiling."""
    rijen = list(
        programma.opgaven.order_by("nummer", "plafonds__plan").annotate(
            plan=F("plafonds__plan__slug"),
            plan_naam=F("plafonds__plan__naam"),
            plafond=F("plafonds__bedrag"),
            bronwaarde=F("plafonds__bronwaarde"),
        )
    )
    plafonds = (
        Plafondwaarde(rij.plan, rij.plan_naam, rij.nummer, rij.naam, rij.plafond, rij.bronwaarde)
        for rij in rijen
        if rij.plafond is not None
    )
    return _elk_een_keer(rijen), tuple(plafonds)


def plannen_met_plafonds(programma: Programma) -> tuple[tuple[Uitvoeringsplan, ...], tuple[Plafondwaarde, ...]]:
    """The plans of `programma`, the newest first, and the ceilings they set. One query: a row per plan and ceiling."""
    rijen = list(
        programma.plannen.order_by("-van_jaar", "pk", "plafonds__opgave__nummer").annotate(
            nummer=F("plafonds__opgave__nummer"),
            opgave_naam=F("plafonds__opgave__naam"),
            plafond=F("plafonds__bedrag"),
            bronwaarde=F("plafonds__bronwaarde"),
        )
    )
    plafonds = (
        Plafondwaarde(rij.slug, rij.naam, rij.nummer, rij.opgave_naam, rij.plafond, rij.bronwaarde)
        for rij in rijen
        if rij.plafond is not None
    )
    return _elk_een_keer(rijen), tuple(plafonds)


def overzicht_van(
    plan: Uitvoeringsplan,
    plafondwaarden: Iterable[Plafondwaarde],
    acties: Iterable[ActieGegevens],
    bestedingen: Bestedingen,
    namen: Mapping[int, str],
) -> PlafondOverzicht:
    """The ceilings of `plan` out of what has been read: `plafondwaarden` of any plan, `acties` of this one. No query.

    `namen` are those of all opgaven of the programme, by number.
    """
    eigen = [rij for rij in plafondwaarden if rij.plan == plan.slug]
    return stel_samen(
        Planinfo(plan.slug, plan.naam, plan.vastgesteld_op, plan.van_jaar, plan.tot_jaar),
        acties,
        {rij.opgave: rij.bedrag for rij in eigen},
        bestedingen,
        namen=namen,
        bronwaarden={rij.opgave: rij.bronwaarde for rij in eigen},
    )


def lees_plafonds(programma: Programma) -> tuple[Plafondwaarde, ...]:
    """The ceilings of every plan of `programma`. One query."""
    return plannen_met_plafonds(programma)[1]


def _elk_een_keer(rijen: Iterable[Model]) -> tuple:
    return tuple({rij.pk: rij for rij in rijen}.values())
