"""Named reads of what was registered of programme money."""

from datetime import date, timedelta

from acties.actielezen import Deel
from acties.models import Actie
from programma.models import Uitvoeringsplan

from .bestedingen import Bestedingsregel, Vastgelegd, bestedingsregels
from .lasten import Bestedingsstand
from .lezen import bestedingen_van
from .models import Besteding


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
