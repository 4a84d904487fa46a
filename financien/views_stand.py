"""The page behind a figure of the year table: one stand of one post, and what it is made of."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programma.models import Programma
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .models import Stand


@met_recht(leest_programma)
def stand(request: HttpRequest, programma: Programma, post: int, peildatum: str) -> HttpResponse:
    """Where the amounts of a post on a peildatum (in the address as 2024-04-01) come from."""
    rij = _vind(programma, post, peildatum)
    context = {
        "stand": rij,
        "kruimels": [
            {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
            {"naam": rij.post.naam, "url": reverse("budgetpost", args=[programma.slug, post])},
            {"naam": datum(rij.peildatum)},
        ],
    }
    return render(request, "financien/stand.html", context)


def _vind(programma: Programma, post: int, peildatum: str) -> Stand:
    """The preview of an import can be as large as its file, and stays where it is."""
    standen = Stand.objects.van(programma).select_related("importronde__door").defer("importronde__voorbeeld")
    try:
        rij = standen.filter(post=post, peildatum=date.fromisoformat(peildatum)).first()
    except ValueError:
        rij = None
    if rij is None or rij.peildatum.isoformat() != peildatum:
        raise Http404("Deze post heeft geen stand op deze peildatum.")
    return rij
