"""The page with all findings of a programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programma.bevindingen import Ernst, Soort
from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .bevindingen import alle_bevindingen, alle_regels
from .bevindingenbeeld import Bevindingenfilter, groepen, regels_met_aantal, tellingen


@met_recht(leest_programma)
def bevindingen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The findings, worst first; `?ernst=` and `?soort=` choose some of them."""
    alle = alle_bevindingen(programma)
    keuze = Bevindingenfilter.uit(request.GET)
    gekozen = keuze.kies(alle)
    context = {
        "keuze": keuze,
        "ernsten": list(Ernst),
        "soorten": list(Soort),
        "tellingen": tellingen(alle),
        "aantal": len(gekozen),
        "totaal": len(alle),
        "groepen": groepen(gekozen, programma),
        "regels": regels_met_aantal(alle_regels(), alle),
    }
    return render(request, "rapportage/bevindingen.html", context)
