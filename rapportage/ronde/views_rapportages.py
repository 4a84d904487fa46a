"""The list of rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.cockpit.kort import in_het_kort

from .rondelijst import rondes_van
from .tabbladen import voordeur


@met_recht(leest_programma)
def rapportages(request: HttpRequest, programma: Programma) -> HttpResponse:
    """All rounds, the newest first; the wethouder reads on top which ask for an akkoord."""
    rondes, vandaag = rondes_van(programma), timezone.localdate()
    context = {
        "rondes": [
            (ronde, voordeur(request.deelname, ronde.periode), in_het_kort(ronde.periode, vandaag=vandaag))
            for ronde in rondes
        ],
        "gevraagd": [ronde for ronde in rondes if ronde.vraagt_akkoord],
    }
    return render(request, "rapportage/ronde/rapportages.html", context)
