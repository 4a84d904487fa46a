"""The doelen with their coverage, and the page of one doel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programma.models import Doel, Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .dekking import Lezing, dekking, voor_andere_opgave
from .doelenbeeld import maak_doelenbeeld
from .doellezen import lees_acties, lees_doel, lees_opgaven
from .huidig import plan_of_404
from .models import Actie


@met_recht(leest_programma)
def doelen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Opgaven, their doelen and which acties serve them; `?letters=voorstel` reads the proposed letters."""
    plan = plan_of_404(programma)
    lezing = Lezing.VOORSTEL if request.GET.get("letters") == Lezing.VOORSTEL else Lezing.GEDRUKT
    acties = Actie.objects.van_plan(plan).gegevens()
    rijen = list(plan.doelen.select_related("opgave"))
    gevonden = dekking(acties, [doel.letter for doel in rijen], lezing)
    context = {
        "plan": plan,
        "lezing": lezing,
        "lezingen": list(Lezing),
        "dekking": gevonden,
        "beeld": maak_doelenbeeld(gevonden, lees_opgaven(plan), rijen),
        "elders": voor_andere_opgave(acties),
    }
    return render(request, "acties/doelen.html", context)


@met_recht(leest_programma)
def doel(request: HttpRequest, programma: Programma, letter: str) -> HttpResponse:
    """One doel of the plan. A letter that is only printed at acties (V) is no doel: 404."""
    plan = plan_of_404(programma)
    rij = get_object_or_404(Doel.objects.select_related("plan", "opgave"), plan=plan, letter=letter)
    context = {
        "plan": plan,
        "bronkop": f"Doelen {plan.van_jaar}-{plan.tot_jaar}",
        "doel": rij,
        "beeld": lees_doel(rij),
        "acties": lees_acties(rij),
        "kruimels": [{"naam": "Doelen", "url": reverse("doelen", args=[programma.slug])}, {"naam": f"Doel {letter}"}],
    }
    return render(request, "acties/doel.html", context)
