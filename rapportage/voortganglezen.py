"""Reading how far acties are: their mijlpalen, and what was reported on them in a period."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from acties.actielezen import MIJLPAALVELDEN
from acties.gegevens import MijlpaalGegevens
from acties.keuzes import Status, Verslagtoestand
from acties.models import Actie
from programma.models import Rapportageperiode, Uitvoeringsplan

from .bijlagegegevens import Actievoortgang, Bereik, Verslag

VERSLAGVELDEN = [
    f"verslag__{veld}"
    for veld in "toestand ingediend_op uitstel_tot status oorzaak gevolg maatregel termijn bereikt verwacht bereik".split()
]
AANTAL = len(MIJLPAALVELDEN)


def lees_voortgang(
    periode: Rapportageperiode, plannen: Iterable[Uitvoeringsplan]
) -> dict[tuple[str, str], Actievoortgang]:
    """Per plan and actie how far it is in `periode`. One query: a row per mijlpaal."""
    rijen = (
        Actie.objects.filter(plan__in=plannen)
        .annotate(verslag=FilteredRelation("verslagen", condition=Q(verslagen__periode=periode)))
        .filter(Q(mijlpalen__isnull=False) | Q(verslag__isnull=False))
        .order_by("pk", "mijlpalen__volgorde", "mijlpalen")
        .values_list("plan__slug", "slug", *(f"mijlpalen__{veld}" for veld in MIJLPAALVELDEN), *VERSLAGVELDEN)
    )
    gevonden: dict[tuple[str, str], Actievoortgang] = {}
    for (plan, slug), groep in groupby(rijen, itemgetter(0, 1)):
        delen = [(rij[2 : 2 + AANTAL], rij[2 + AANTAL :]) for rij in groep]
        mijlpalen = tuple(MijlpaalGegevens(*mijlpaal) for mijlpaal, _ in delen if mijlpaal[0])
        gevonden[plan, slug] = _voortgang(mijlpalen, *delen[0][1])
    return gevonden


def _voortgang(
    mijlpalen: tuple[MijlpaalGegevens, ...], toestand: str | None, ingediend_op: Any, uitstel_tot: Any, *verslag: Any
) -> Actievoortgang:
    """Only a report that the programmateam agreed to is shown; also one that it did not agree to yet is in."""
    return Actievoortgang(
        mijlpalen,
        _verslag(*verslag) if toestand == Verslagtoestand.AKKOORD else None,
        Verslagtoestand(toestand) if toestand else None,
        timezone.localdate(ingediend_op) if ingediend_op else None,
        uitstel_tot,
    )


def _verslag(status: str, *velden: Any) -> Verslag:
    *woorden, bereik = velden
    return Verslag(Status(status), *woorden, tuple(Bereik(deel["wat"], deel["aantal"]) for deel in bereik))
