"""The tab of the texts: every section of the overview with what stands in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .tekstpagina import context_van, open_teksten
from .tekststanden import lees_secties


@met_recht(leest_programma)
def teksten(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """All texts of the round, in the order of the overview."""
    ronde = open_teksten(request, programma, periode)
    secties = lees_secties(ronde.periode)
    context = context_van(request, ronde) | {
        "secties": secties,
        "aantal": sum(sectie.aantal for sectie in secties),
        "ongewijzigd": sum(sectie.ongewijzigd for sectie in secties),
        "vorige": (ronde.periode.vorige_editie or {}).get("nummer"),
    }
    return render(request, "rapportage/teksten/teksten.html", context)
