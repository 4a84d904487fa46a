"""Reading a round to judge it: its overview beside the edition before it, and the version of one judgement."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.shortcuts import get_object_or_404

from programma.models import Programma, Rapportageperiode
from rapportage.edities.vorige import met_vorige_editie, status_naast_vorige
from rapportage.gegevens import Overzicht
from rapportage.overzicht import OM_TE_OORDELEN, stel_samen

from .onderdelen import Onderdeel


@dataclass(frozen=True, slots=True)
class Gezien:
    """The key and the version of a judgement; version 0 is none."""

    sleutel: int | None = None
    versie: int = 0


def lees_status(programma: Programma, slug: str, *, nu: datetime) -> tuple[Rapportageperiode, Overzicht]:
    """The round and its overview at `nu`, with what the edition before it judged. Raises Http404.

    The period has the attribute `vorige_editie`, see `met_vorige_editie`.
    """
    periode = get_object_or_404(met_vorige_editie(programma.perioden.all()), slug=slug)
    overzicht = stel_samen(periode, nu=nu, delen=OM_TE_OORDELEN)
    return periode, replace(overzicht, status=status_naast_vorige(overzicht.status, periode.vorige_editie))


def gezien_van(periode: Rapportageperiode, deel: Onderdeel) -> Gezien:
    """Which version of a judgement there is now. One query."""
    rij = periode.oordelen.filter(aspect=deel.aspect.value, opgave__nummer=deel.opgave).first()
    return Gezien(rij.pk, rij.versie) if rij else Gezien()
