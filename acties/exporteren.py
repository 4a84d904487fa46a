"""Acties as a file for a spreadsheet program: what the list shows, or everything. The file can be imported again."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from programma.models import Programma
from programma.tabelbestand import TABELVORMEN

from .gegevens import ActieGegevens
from .kandidaten import lees_kandidaten
from .lijst import Weergave, in_volgorde
from .resources import SLEUTELKOLOMMEN, ActieResource


def exporteer_alles(zichtbaar: QuerySet, vorm: str) -> bytes:
    """All acties of `zichtbaar` in its order, with all columns."""
    return _bestand(zichtbaar.gegevens(), tuple(ActieResource.fields), vorm)


def exporteer_lijst(zichtbaar: QuerySet, weergave: Weergave, vorm: str) -> bytes:
    """The rows of all pages of the list and its columns, both in their order; what a row is recognised by comes first."""
    sleutels = [
        rij.sleutel for rij in in_volgorde(lees_kandidaten(zichtbaar, weergave.filter, weergave.volgorde), weergave)
    ]
    acties = zichtbaar.model.objects.filter(pk__in=sleutels).order_by("pk").gegevens()
    per_sleutel = dict(zip(sorted(sleutels), acties, strict=True))
    kolommen = (*SLEUTELKOLOMMEN, "titel", *weergave.kolommen)
    return _bestand([per_sleutel[sleutel] for sleutel in sleutels], kolommen, vorm)


def bestandsnaam(programma: Programma, vandaag: date, vorm: str) -> str:
    """ "2026-02-03-acties-sterk-voor-noord.xlsx"."""
    return f"{vandaag.isoformat()}-acties-{programma.slug}.{vorm}"


def _bestand(acties: Sequence[ActieGegevens], kolommen: Sequence[str], vorm: str) -> bytes:
    tabel = ActieResource().export(queryset=acties, export_fields=kolommen)
    tabel.title = "Acties"
    return TABELVORMEN[vorm](tabel)
