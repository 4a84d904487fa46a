"""The pages of the money: the year table at a peildatum, and the ceilings of the current plan."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from programma.models import Programma
from programma.planlezen import huidig_plan
from programma.rechten import leest_programma
from programma.toegang import met_recht

from . import balken
from .lezen import jaartabellen, opmerkingen_bij_budget, plafonds_van
from .rekenen import Jaartabel


@met_recht(leest_programma)
def financien(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The newest year table, or the one that the address asks for with `boekjaar` and `peildatum`."""
    tabellen = jaartabellen(programma)
    tabel = _gekozen(tabellen, request.GET.get("boekjaar"), request.GET.get("peildatum"))
    context = {"tabel": tabel, "andere": [andere for andere in tabellen if andere is not tabel]}
    if tabel:
        context |= {"balken": balken.jaarbalken(tabel.regels), "sleutel": balken.SLEUTEL_JAARTABEL}
        context |= {"regels": (*tabel.regels, tabel.totaal), "nieuwste": tabel is tabellen[0]}
    return render(request, "financien/financien.html", context)


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


def _gekozen(tabellen: tuple[Jaartabel, ...], boekjaar: str | None, peildatum: str | None) -> Jaartabel | None:
    """The first table that fits; None when the programme has no table at all."""
    for tabel in tabellen:
        if boekjaar in (None, str(tabel.boekjaar)) and peildatum in (None, tabel.peildatum.isoformat()):
            return tabel
    if tabellen:
        raise Http404("Van deze peildatum is er geen jaartabel.")
    return None
