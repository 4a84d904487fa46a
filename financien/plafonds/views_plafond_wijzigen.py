"""Setting the ceiling of one opgave, with its effect shown before anything is saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from financien.handelingen.plafonds import stel_plafond_vast, wijzig_plafond
from financien.lezen import plafond_van, plafonds_van
from financien.models import Plafond
from financien.plafonds.plafondformulier import Plafondformulier
from financien.plafonds.plankeuze import Plankeuze, keuze_of_404
from programma.formulieren import neem_voorstel
from programma.handelingen.weigering import Geweigerd
from programma.models import Opgave, Programma
from programma.opmaak import bedrag as toon_bedrag
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing


@met_recht(bewerkt_programma, methoden=FORMULIER)
def wijzig(request: HttpRequest, programma: Programma, opgave: int) -> HttpResponse:
    """Change the ceiling of `opgave`, or give it one. 409: somebody else was first; 422: it cannot be."""
    keuze = keuze_of_404(programma, request.GET)
    rij = get_object_or_404(Opgave, programma=programma, nummer=opgave)
    plafond = plafond_van(keuze.plan, opgave)
    terug = f"{reverse('plafond', args=[programma.slug, opgave])}?plan={keuze.plan.slug}"
    if request.method != "POST":
        begin = {"bedrag": plafond.bedrag if plafond else None, "versie": plafond.versie if plafond else 0}
        return _toon(request, keuze, rij, plafond, Plafondformulier(initial=begin, annuleer=terug))
    form = Plafondformulier(neem_voorstel(request.POST), annuleer=terug)
    if not form.is_valid():
        return _toon(request, keuze, rij, plafond, form, status=422)
    if form.cleaned_data["versie"] != (plafond.versie if plafond else 0):
        return _botsing(request, keuze, rij, plafond, form)
    if "voorstel" in request.POST or not form.effect_gezien:
        form.toon_effect()
        return _toon(request, keuze, rij, plafond, form)
    return _bewaar(request, keuze, rij, plafond, form, terug)


def _bewaar(
    request: HttpRequest, keuze: Plankeuze, opgave: Opgave, plafond: Plafond | None, form: Plafondformulier, terug: str
) -> HttpResponse:
    bedrag = form.cleaned_data["bedrag"]
    daad = Daad(request.user, timezone.now(), form.cleaned_data["reden"])
    try:
        if plafond:
            wijzig_plafond(plafond=plafond, versie=form.cleaned_data["versie"], bedrag=bedrag, daad=daad)
        else:
            stel_plafond_vast(plan=keuze.plan, opgave=opgave, bedrag=bedrag, daad=daad)
    except VersieBotsing:
        return _botsing(request, keuze, opgave, plafond_van(keuze.plan, opgave.nummer), form)
    except Geweigerd as fout:
        form.weiger(fout)
        return _toon(request, keuze, opgave, plafond, form, status=422)
    messages.success(request, f"Het plafond van {opgave.naam} is {toon_bedrag(bedrag)}.")
    return redirect(terug)


def _botsing(
    request: HttpRequest, keuze: Plankeuze, opgave: Opgave, plafond: Plafond | None, form: Plafondformulier
) -> HttpResponse:
    form.kijk_opnieuw(plafond.versie if plafond else 0)
    return _toon(request, keuze, opgave, plafond, form, status=409)


def _toon(
    request: HttpRequest,
    keuze: Plankeuze,
    opgave: Opgave,
    plafond: Plafond | None,
    form: Plafondformulier,
    status: int = 200,
) -> HttpResponse:
    overzicht = plafonds_van(keuze.plan)
    context = {
        "plan": keuze.plan,
        "opgave": opgave,
        "plafond": plafond,
        "form": form,
        "botsing": status == 409,
        "nu": overzicht.keten_van(opgave.nummer).stand,
        "nu_samen": overzicht.totaal,
        "kruimels": _kruimels(request, opgave, form.helper.annuleer),
    }
    if form.is_bound and form.data.get("gezien") and status == 200:
        straks = overzicht.met_plafond(opgave.nummer, form.cleaned_data["bedrag"])
        context |= {"straks": straks.keten_van(opgave.nummer).stand, "straks_samen": straks.totaal}
    return render(request, "financien/plafond_wijzigen.html", context, status=status)


def _kruimels(request: HttpRequest, opgave: Opgave, terug: str) -> list[dict]:
    slug = request.deelname.programma.slug
    return [
        {"naam": "Financiën", "url": reverse("financien", args=[slug])},
        {"naam": "Plafonds", "url": reverse("plafonds", args=[slug])},
        {"naam": f"{opgave.nummer} {opgave.naam}", "url": terug},
        {"naam": "Plafond wijzigen"},
    ]
