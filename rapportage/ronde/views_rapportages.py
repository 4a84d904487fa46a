"""The list of rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .rondelijst import rondes_van
from .tabbladen import voordeur


@met_recht(leest_programma)
def rapportages(request: HttpRequest, programma: Programma) -> HttpResponse:
    """All rounds, the newest first; the wethouder reads on top which ask for an akkoord."""
    rondes = rondes_van(programma)
    context = {
        "rondes": [(ronde, voordeur(request.deelname, ronde.periode)) for ronde in rondes],
        "gevraagd": [ronde for ronde in rondes if ronde.vraagt_akkoord],
    }
    return render(request, "rapportage/ronde/rapportages.html", context)
