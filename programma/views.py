"""The list of uitvoeringsplannen. The page of one plan is rapportage's: it shows acties and money as well."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import Programma
from .planlezen import plannen_van
from .rechten import leest_programma
from .toegang import met_recht


@met_recht(leest_programma)
def uitvoeringsplannen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The current plans in full, and the plans of one opgave that went before."""
    plannen = plannen_van(programma)
    context = {
        "huidige": [plan for plan in plannen if plan.opgave is None],
        "eerdere": [plan for plan in plannen if plan.opgave],
    }
    return render(request, "programma/uitvoeringsplannen.html", context)
