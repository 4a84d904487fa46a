"""The page with all findings of a programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import met_recht

from .bevindingen import alle_bevindingen, alle_regels
from .bevindingenbeeld import Bevindingenbeeld, keuzevelden, regels_met_aantal, tellingen
from .bevindingenfilter import Bevindingenfilter


@met_recht(leest_programma)
def bevindingen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The findings that the address asks for, the worst first; what is accepted stands apart."""
    alle, regels = alle_bevindingen(programma, vandaag=timezone.localdate()), alle_regels()
    filter_ = Bevindingenfilter.uit(request.GET)
    gekozen = filter_.kies(alle)
    bewerkt = bewerkt_programma(request.deelname)
    beeld = Bevindingenbeeld(programma, regels, bewerkt=bewerkt, vraag=filter_.vraag())
    context = {
        "filter": filter_,
        "gefilterd": bool(filter_.vraag()),
        "velden": keuzevelden(filter_, alle, regels),
        "tellingen": tellingen(alle),
        "aantal": len(gekozen),
        "totaal": len(alle),
        "groepen": beeld.groepen(gekozen),
        "geaccepteerd": beeld.geaccepteerd(gekozen),
        "bewerkt": bewerkt,
        "regels": regels_met_aantal(regels, alle),
    }
    return render(request, "rapportage/bevindingen.html", context)
