"""Which plan a page about the ceilings shows, and of which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from financien.lezen import bestedingen_van
from financien.plafonds.lasten import Bestedingen
from financien.plafonds.plafondlezen import plannen_met_plafonds
from programma.models import Programma, Uitvoeringsplan


@dataclass(frozen=True, slots=True)
class Plankeuze:
    """The plan that was asked for with `plan` in the address, the others there are, and the `peildatum` (None: the newest)."""

    plan: Uitvoeringsplan
    andere: tuple[Uitvoeringsplan, ...]
    peildatum: date | None

    @property
    def bestedingen(self) -> Bestedingen:
        """What was registered of the plan's money up to the peildatum. One query, every time it is asked."""
        return bestedingen_van(self.plan, self.peildatum)


def lees_keuze(programma: Programma, vraag: Mapping[str, str]) -> Plankeuze | None:
    """The choice in the query string of an address, by default the newest plan of the whole programme; None without a plan.

    One query. Raises Http404 for a plan that has no ceilings, and for what is no day.
    """
    alle, plafonds = plannen_met_plafonds(programma)
    met_plafond = {rij.plan for rij in plafonds}
    plannen = [plan for plan in alle if plan.opgave_id is None or plan.slug in met_plafond]
    if not plannen:
        return None
    slug = vraag.get("plan")
    gevonden = next(
        (plan for plan in plannen if (plan.slug == slug if slug else plan.opgave_id is None)),
        None if slug else plannen[0],
    )
    if gevonden is None:
        raise Http404("Dit plan is er niet, of het heeft geen plafonds.")
    return Plankeuze(gevonden, tuple(plan for plan in plannen if plan != gevonden), _peildatum(vraag.get("peildatum")))


def keuze_of_404(programma: Programma, vraag: Mapping[str, str]) -> Plankeuze:
    """As `lees_keuze`; raises Http404 also when there is no plan yet."""
    keuze = lees_keuze(programma, vraag)
    if keuze is None:
        raise Http404("Dit programma heeft nog geen uitvoeringsplan.")
    return keuze


def _peildatum(tekst: str | None) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        raise Http404("Schrijf de peildatum als 2025-07-01.") from None
