"""Named reads of what was registered of programme money."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from acties.actielezen import Deel
from acties.models import Actie
from financien.bestedingen.bestedingregels import Bestedingsregel, Vastgelegd, bestedingsregels
from financien.lezen import bestedingen_van
from financien.models import Besteding
from financien.plafonds.lasten import Bestedingsstand
from programma.models import Uitvoeringsplan


def peildata_van(plan: Uitvoeringsplan) -> list[date]:
    """The days of which something is registered for the acties of `plan`, the newest first. One query."""
    rijen = Besteding.objects.filter(financiering__actie__plan=plan).order_by("-peildatum")
    return list(rijen.values_list("peildatum", flat=True).distinct())


def vastgelegd_op(plan: Uitvoeringsplan, peildatum: date) -> dict[int, Vastgelegd]:
    """What is registered on exactly `peildatum`, per line of money. One query."""
    rijen = Besteding.objects.filter(financiering__actie__plan=plan, peildatum=peildatum)
    velden = ("verplicht", "uitgegeven", "bron")
    return {
        financiering: Vastgelegd(sleutel, versie, Bestedingsstand(peildatum, *waarden), ronde)
        for financiering, sleutel, versie, ronde, *waarden in rijen.values_list(
            "financiering", "pk", "versie", "importronde", *velden
        )
    }


def regels_op(plan: Uitvoeringsplan, peildatum: date) -> tuple[Bestedingsregel, ...]:
    """Every line of programme money of the plan with what is registered on `peildatum` and before. Four queries."""
    return tuple(
        bestedingsregels(
            Actie.objects.van_plan(plan).delen(Deel.GELD),
            vastgelegd_op(plan, peildatum),
            bestedingen_van(plan, peildatum - timedelta(days=1)),
        )
    )


class Registratie(NamedTuple):
    """A registration with all that a comparison asks of it; amounts in euros."""

    sleutel: int
    versie: int
    verplicht: Decimal | None
    uitgegeven: Decimal | None
    bron: str


def registraties_van(financieringen: Collection[int]) -> dict[tuple[int, date], Registratie]:
    """Every registration of these lines of money, by line and day. One query."""
    rijen = Besteding.objects.filter(financiering__in=financieringen)
    velden = ("financiering", "peildatum", "pk", "versie", "verplicht", "uitgegeven", "bron")
    return {(regel, dag): Registratie(*rest) for regel, dag, *rest in rijen.values_list(*velden)}


def eerdere_registraties(welke: Collection[tuple[int, int]]) -> dict[tuple[int, int], Registratie]:
    """What registrations (by key) said at an earlier versie, from the history. One query, none for nothing."""
    if not welke:
        return {}
    sporen = Besteding.history.filter(id__in={sleutel for sleutel, _ in welke}, history_type__in="+~")
    gevonden = (Registratie(*rij) for rij in sporen.values_list("id", "versie", "verplicht", "uitgegeven", "bron"))
    return {(rij.sleutel, rij.versie): rij for rij in gevonden if (rij.sleutel, rij.versie) in set(welke)}
