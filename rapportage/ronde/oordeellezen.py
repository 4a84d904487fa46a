"""Reading a round together with what a form needs to know of its judgements."""

from dataclasses import dataclass

from django.db.models import F
from django.http import Http404

from programma.models import Programma, Rapportageperiode
from rapportage.keuzes import Aspect


@dataclass(frozen=True, slots=True)
class Gezien:
    """The key and the version of a judgement; version 0 is none."""

    sleutel: int | None = None
    versie: int = 0


def periode_met_oordelen(
    programma: Programma, slug: str
) -> tuple[Rapportageperiode, dict[tuple[Aspect, int | None], Gezien]]:
    """The round, and its judgements by aspect and number of the opgave. One query: a row per judgement. Raises Http404."""
    rijen = list(
        programma.perioden.filter(slug=slug).annotate(
            oordeel=F("oordelen"),
            oordeel_versie=F("oordelen__versie"),
            aspect=F("oordelen__aspect"),
            opgave=F("oordelen__opgave__nummer"),
        )
    )
    if not rijen:
        raise Http404("Deze ronde bestaat niet.")
    return rijen[0], {
        (Aspect(rij.aspect), rij.opgave): Gezien(rij.oordeel, rij.oordeel_versie) for rij in rijen if rij.aspect
    }
