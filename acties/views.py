"""The list of acties and the page of one actie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programma.models import Programma
from programma.rechten import leest_acties, leest_programma
from programma.tekst import naar_html
from programma.toegang import met_recht

from .actiebeeld import maak_actiebeeld
from .bevindingen import bevindingen_van, lees_feiten
from .filter import Actiefilter
from .huidig import plan_of_404
from .lijst import keuzes, letterchips, maak_lijst
from .models import Actie
from .volgorde import Volgorde


@met_recht(leest_acties)
def acties(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The acties of the plan, filtered and sorted as the address asks; a partner sees its own."""
    plan = plan_of_404(programma)
    alle = Actie.objects.van_plan(plan).zichtbaar_voor(request.deelname).gegevens()
    doelen = list(plan.doelen.all())
    filter_, volgorde = Actiefilter.uit(request.GET), Volgorde.uit(request.GET.get("sorteer", ""))
    chips = letterchips(doelen, reverse("doelen", args=[programma.slug]) if leest_programma(request.deelname) else None)
    context = {
        "plan": plan,
        "filter": filter_,
        "gesorteerd": str(volgorde),
        "keuzes": keuzes(alle, programma.opgaven.all(), doelen),
        "lijst": maak_lijst(alle, filter_, volgorde, request.path, chips),
    }
    return render(request, "acties/acties.html", context)


@met_recht(leest_acties)
def actie(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Everything of one actie; one that the reader may not see answers as a missing one."""
    plan = plan_of_404(programma)
    zichtbaar = Actie.objects.van_plan(plan).zichtbaar_voor(request.deelname)
    wegwijzers = zichtbaar.wegwijzers()
    if slug not in {wegwijzer.slug for wegwijzer in wegwijzers}:
        raise Http404("Deze actie bestaat niet, of u mag haar niet zien.")
    # The rules of the findings look at all acties together.
    feiten = lees_feiten(programma)
    gegevens = next(rij for rij in feiten.acties if (rij.plan, rij.slug) == (plan.slug, slug))
    formuleringen = {doel.letter: doel.formulering for doel in feiten.doelen if doel.plan == plan.slug}
    mag_alles = leest_programma(request.deelname)
    context = {
        "plan": plan,
        "bronkop": f"Overzicht acties {plan.van_jaar}-{plan.tot_jaar}",
        "hoofdstuk": plan.hoofdstukken.select_related("opgave").filter(opgave__nummer=gegevens.opgave).first(),
        "beeld": maak_actiebeeld(gegevens, wegwijzers, formuleringen),
        "omschrijving": naar_html(gegevens.omschrijving),
        "leest_programma": mag_alles,
        "bevindingen": bevindingen_van(gegevens, feiten) if mag_alles else (),
        "kruimels": [{"naam": "Acties", "url": reverse("acties", args=[programma.slug])}, {"naam": gegevens.titel}],
    }
    return render(request, "acties/actie.html", context)
