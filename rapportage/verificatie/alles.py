"""Everything that was frozen in some programmes, checked: what `manage.py verifieer` tells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from programma.models import Programma
from rapportage.edities import sloten
from rapportage.models import Editie, Editiebestand

from . import edities, keten, rondes
from .fouten import Fout


@dataclass(frozen=True, slots=True)
class Uitslag:
    """How much was looked at, and what was found; `edities` counts collegeversies and errata too."""

    edities: int
    bestanden: int
    fouten: tuple[Fout, ...]


def verifieer(programmas: Iterable[Programma]) -> Uitslag:
    """Look at every byte that was frozen in `programmas`, one edition in memory at a time."""
    programmas = list(programmas)
    alle = Editie.objects.filter(programma__in=programmas)
    bestanden = Editiebestand.objects.filter(editie__programma__in=programmas)
    fouten = (*_sloten(), *(fout for programma in programmas for fout in _programma(programma)))
    return Uitslag(alle.count(), bestanden.count(), fouten)


def _sloten() -> Iterator[Fout]:
    for naam in sloten.ontbrekend(connection):
        yield Fout("De database", f"het slot {naam} ontbreekt.")


def _programma(programma: Programma) -> Iterator[Fout]:
    schakels = list(Editie.objects.van(programma).zonder_inhoud())
    for schakel, wat in keten.gebreken(schakels):
        yield Fout(f"{programma.slug}, {schakel}", wat)
    for sleutel in [schakel.pk for schakel in schakels]:
        editie = Editie.objects.select_related("programma", "periode", "corrigeert").get(pk=sleutel)
        for fout in edities.controleer(editie):
            yield Fout(f"{programma.slug}, {fout.waar}", fout.wat, fout.bestand)
    for periode in programma.perioden.order_by("peildatum", "pk"):
        van_ronde = {rij.pk: rij.soort for rij in schakels if rij.periode_id == periode.pk}
        for wat in rondes.gebreken(periode.toestand, periode.gebeurtenissen.all(), van_ronde):
            yield Fout(f"{programma.slug}, ronde ‘{periode.naam}’", wat)
