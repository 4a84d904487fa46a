"""The acties that a file can be about, plan by plan, read once for the whole file."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from acties.gegevens import ActieGegevens
from acties.models import Actie
from acties.naslag import Naslag
from programma.bedragen import op_een_regel
from programma.models import Programma, Uitvoeringsplan


@dataclass(frozen=True, slots=True)
class Bekend:
    """An actie that is there: its key and what it says now."""

    sleutel: int
    nu: ActieGegevens


@dataclass(frozen=True, slots=True)
class Planboek:
    """One plan: its acties by nummer, the nummers by title (as `titelsleutel` compares them), and its naslag."""

    plan: Uitvoeringsplan
    acties: Mapping[str, Bekend]
    titels: Mapping[str, tuple[str, ...]]
    naslag: Naslag


def titelsleutel(titel: str) -> str:
    return op_een_regel(titel).casefold()


def lees_plannen(programma: Programma, huidig: Uitvoeringsplan) -> dict[str, Planboek]:
    """The plans of `programma` that have acties, and the `huidig` one, by their address. Three queries and those of acties."""
    met_acties = programma.plannen.filter(Q(acties__isnull=False) | Q(pk=huidig.pk)).distinct().order_by("-van_jaar")
    plannen = {plan.pk: plan for plan in met_acties.select_related("programma")}
    acties = Actie.objects.filter(plan__in=plannen).order_by("pk")
    sleutels = {(plan, nummer): sleutel for sleutel, plan, nummer in acties.values_list("pk", "plan__slug", "nummer")}
    per_plan: dict[str, dict[str, Bekend]] = {plan.slug: {} for plan in plannen.values()}
    for gegevens in acties.gegevens():
        # Somebody may have added one between the two queries; for this file it is not there yet.
        if sleutel := sleutels.get((gegevens.plan, gegevens.nummer)):
            per_plan[gegevens.plan][gegevens.nummer] = Bekend(sleutel, gegevens)
    return {
        plan.slug: Planboek(plan, per_plan[plan.slug], _titels(per_plan[plan.slug]), Naslag(plan))
        for plan in plannen.values()
    }


def _titels(acties: Mapping[str, Bekend]) -> dict[str, tuple[str, ...]]:
    titels: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for nummer, bekend in acties.items():
        titels[titelsleutel(bekend.nu.titel)] += (nummer,)
    return titels
