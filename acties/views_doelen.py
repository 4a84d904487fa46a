"""The doelen with their coverage, and the page of one doel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programma.models import Doel, Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import met_recht

from .dekking import dekking
from .doelenbeeld import maak_doelenbeeld
from .doellezen import lees_acties, lees_doel, lees_opgaven
from .huidig import plan_of_404
from .lezing import Lezing
from .models import Actie


@met_recht(leest_programma)
def doelen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Opgaven, their doelen and which acties serve them; `?letters=` chooses a reading of the letters."""
    plan = plan_of_404(programma)
    gevraagd = request.GET.get("letters")
    rijen = list(plan.doelen.select_related("opgave"))
    gevonden = dekking(
        Actie.objects.van_plan(plan).gegevens(),
        {doel.letter: doel.opgave.nummer for doel in rijen},
        Lezing(gevraagd) if gevraagd in list(Lezing) else None,
    )
    context = {
        "plan": plan,
        "lezingen": list(Lezing),
        "dekking": gevonden,
        "bewerkt_programma": bewerkt_programma(request.deelname),
        "beeld": maak_doelenbeeld(gevonden, lees_opgaven(plan), rijen),
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
