"""The history of a programme, and the page of one handeling in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .geschiedenis import Venster, lees_bladzijde, lees_laatste, lees_samen, zichtbaar_voor
from .geschiedenisfilter import Geschiedenisfilter
from .models import Programma
from .rechten import leest_programma
from .toegang import met_recht

AANTAL_LAATSTE = 5


@met_recht(leest_programma)
def geschiedenis(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Everything that happened in the programme and that the address asks for, the newest first."""
    filter_ = Geschiedenisfilter(request.GET, request.deelname)
    context = {
        "filter": filter_,
        "bladzijde": lees_bladzijde(filter_.kies, request.deelname, Venster.uit(request.GET)),
    }
    return render(request, "programma/geschiedenis.html", context)


@met_recht(leest_programma)
def laatst_gewijzigd(request: HttpRequest, programma: Programma) -> HttpResponse:
    """What was done last, in a few words: a page, and the part of the dashboard that is fetched after it."""
    sjabloon = "programma/laatst_gewijzigd.html" + ("#lijst" if request.htmx else "")
    return render(request, sjabloon, {"laatste": lees_laatste(request.deelname, AANTAL_LAATSTE)})


@met_recht(leest_programma)
def wijziging(request: HttpRequest, programma: Programma, wijziging: int) -> HttpResponse:
    """One handeling, with everything that was done together with it."""
    rij = zichtbaar_voor(request.deelname).filter(pk=wijziging).first()
    if rij is None:
        raise Http404("Deze wijziging bestaat niet, of u mag haar niet zien.")
    geheel, bladzijde = lees_samen(rij, request.deelname, Venster.uit(request.GET))
    context = {
        "wijziging": rij,
        "geheel": geheel,
        "bladzijde": bladzijde,
        "kruimels": [
            {"naam": "Geschiedenis", "url": reverse("geschiedenis", args=[programma.slug])},
            {"naam": geheel.kop or rij.onderwerp},
        ],
    }
    return render(request, "programma/wijziging.html", context)
