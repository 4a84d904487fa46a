"""How far a round is, in one sentence."""

from datetime import date

from django.db.models import Count, Q

from acties.voortgang.lezen import te_melden
from programma.models import Rapportageperiode
from programma.periodekeuzes import Periodetoestand
from rapportage.ronde.stappen import te_bewerken

from .beeld import over_dagen
from .standen import BINNEN


def in_het_kort(periode: Rapportageperiode, *, vandaag: date) -> str:
    """ "34 van 56 verslagen binnen, deadline over 5 dagen"; "" when the round asks for no reports. One query at most."""
    if not periode.deadline or not te_bewerken(Periodetoestand(periode.toestand)):
        return ""
    binnen = Q(verslagen__periode=periode, verslagen__toestand__in=[stand.value for stand in BINNEN])
    telling = te_melden(periode).aggregate(
        gevraagd=Count("pk", distinct=True), binnen=Count("pk", filter=binnen, distinct=True)
    )
    if not telling["gevraagd"]:
        return ""
    dagen = over_dagen(periode.deadline, vandaag)
    return f"{telling['binnen']} van {telling['gevraagd']} verslagen binnen, deadline {dagen}"
