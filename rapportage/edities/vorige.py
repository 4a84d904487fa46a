"""The edition before an overview: which one it is, and the overview beside it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from programma.models import Rapportageperiode
from programma.periodekeuzes import Periodetoestand
from rapportage.gegevens import Overzicht, Programmastatus
from rapportage.models import Editie
from rapportage.ronde.stappen import VASTGESTELD
from rapportage.uitvoer import uit_json
from rapportage.verschil.trend import met_vorige, status_naast
from rapportage.verschil.verschilgegevens import Editieverwijzing

OPEN = tuple(toestand.value for toestand in Periodetoestand if toestand not in VASTGESTELD)
# What must be known of an edition to compare with it.
VELDEN = {
    "nummer": "nummer",
    "periode": "periode__naam",
    "peildatum": "peildatum",
    "inhoud_sha256": "inhoud_sha256",
    "inhoud": "inhoud",
}


def met_vorige_editie(perioden: QuerySet[Rapportageperiode]) -> QuerySet[Rapportageperiode]:
    """Each period with `vorige_editie`, None without one, and `heeft_editie`: whether it has one itself.

    They are read along in the same query.
    """
    eigen = Editie.objects.vastgesteld().filter(periode=OuterRef("pk"))
    return perioden.annotate(vorige_editie=vorige_editie(), heeft_editie=Exists(eigen))


def vorige_editie(periode: str = "pk", programma: str = "programma") -> Subquery:
    """The edition before a period, that `naast_vorige` understands; both paths lead there from the rows of the query.

    It is the newest edition from before the first one of the period itself. While a period that has one is open again,
    for an erratum, it is its own newest.
    """
    eigen = Editie.objects.vastgesteld().filter(
        periode=OuterRef(OuterRef(periode)), volgnummer__lte=OuterRef("volgnummer")
    )
    return _nieuwste(_van(programma).filter(~Exists(eigen) | Q(periode=OuterRef(periode), periode__toestand__in=OPEN)))


def nieuwste_editie(programma: str) -> Subquery:
    """The newest edition of all; the path leads to the programme from the rows of the query."""
    return _nieuwste(_van(programma))


def _van(programma: str) -> QuerySet[Editie]:
    """What was withdrawn is compared with nothing, so that it shows nowhere again."""
    geldig = Editie.objects.vastgesteld().leesbaar()
    return geldig.filter(programma=OuterRef(programma))


def _nieuwste(edities: QuerySet[Editie]) -> Subquery:
    return Subquery(edities.order_by("-volgnummer").values(rij=JSONObject(**VELDEN))[:1])


def naast_vorige(overzicht: Overzicht, vorige: Mapping[str, Any] | None) -> Overzicht:
    """The overview with what changed since that edition; without one it says of nothing that it changed."""
    if vorige is None:
        return replace(overzicht, verschil=None)
    return met_vorige(overzicht, gelezen(vorige["inhoud"]), verwijzing(vorige))


def verwijzing(editie: Mapping[str, Any]) -> Editieverwijzing:
    """Which edition was read along."""
    peildatum = date.fromisoformat(editie["peildatum"])
    return Editieverwijzing(editie["nummer"], editie["periode"], peildatum, editie["inhoud_sha256"])


def status_naast_vorige(status: Programmastatus, vorige: Mapping[str, Any] | None) -> Programmastatus:
    """The judgements with what that edition said of each; without one they stay as they are."""
    return status if vorige is None else status_naast(status, gelezen(vorige["inhoud"]).status)


def naast_de_laatste(overzicht: Overzicht, periode: Rapportageperiode) -> Overzicht:
    """The same for a period that was read without its previous edition. One query more."""
    (vorige,) = met_vorige_editie(Rapportageperiode.objects.filter(pk=periode.pk)).values_list(
        "vorige_editie", flat=True
    )
    return naast_vorige(overzicht, vorige)


@lru_cache(maxsize=4)
def gelezen(inhoud: str) -> Overzicht:
    """What the content of an edition says. An edition never changes, so a process reads it once. Raises OnbekendSchema."""
    return uit_json.lees(json.loads(inhoud))
