"""The first page of a programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from financien import balken
from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .dashboard import stel_dashboard_samen


@met_recht(leest_programma)
def dashboard(request: HttpRequest, programma: Programma) -> HttpResponse:
    """How the programme stands, on one page."""
    beeld = stel_dashboard_samen(programma, vandaag=timezone.localdate())
    return render(request, "rapportage/dashboard.html", {"beeld": beeld, "sleutel": balken.SLEUTEL_JAARTABEL})
