"""The page of the ceilings of the current plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programma.models import Programma
from programma.planlezen import huidig_plan
from programma.rechten import leest_programma
from programma.toegang import met_recht

from . import balken
from .lezen import opmerkingen_bij_budget, plafonds_van


@met_recht(leest_programma)
def plafonds(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The ceilings of the newest plan with what its acties charge to them."""
    plan = huidig_plan(programma)
    context = {"plan": plan}
    if plan:
        overzicht = plafonds_van(plan)
        context |= {
            "overzicht": overzicht,
            "standen": [(stand, overzicht.namen[stand.opgave]) for stand in overzicht.standen],
            "hefbomen": [(rij, overzicht.namen[rij.opgave]) for rij in overzicht.hefbomen],
            "doorbelastingen": [
                (rij, overzicht.namen[rij.van], overzicht.namen[rij.naar]) for rij in overzicht.doorbelastingen
            ],
            "balken": balken.plafondbalken(overzicht.standen, overzicht.namen),
            "sleutel": balken.SLEUTEL_PLAFONDS,
            "opmerkingen": opmerkingen_bij_budget(plan),
        }
    return render(request, "financien/plafonds.html", context)
