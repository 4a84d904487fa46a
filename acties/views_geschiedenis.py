"""The history of one actie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programma.geschiedenis import Venster, lees_los, zichtbaar_voor
from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .geschiedenis import verzettingen
from .handelingen.wijzigen import SOORT
from .huidig import plan_of_404
from .models import Actie


@met_recht(leest_programma)
def actie_geschiedenis(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """What happened to the actie since it was loaded or added, and how often its dates were moved."""
    actie = get_object_or_404(Actie.objects.van_plan(plan_of_404(programma)), slug=slug)
    gekozen = zichtbaar_voor(request.deelname).filter(onderwerp_soort=SOORT, onderwerp_id=actie.pk)
    context = {
        "actie": actie,
        "verzettingen": verzettingen(actie.pk),
        "bladzijde": lees_los(gekozen, request.deelname, Venster.uit(request.GET)),
        "kruimels": [
            {"naam": "Acties", "url": reverse("acties", args=[programma.slug])},
            {"naam": actie.titel, "url": reverse("actie", args=[programma.slug, slug])},
            {"naam": "Geschiedenis"},
        ],
    }
    return render(request, "acties/actie_geschiedenis.html", context)
