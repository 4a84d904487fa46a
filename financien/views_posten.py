"""The pages of one budget post."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programma.models import Programma, Wijziging
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .handelingen.posten import SOORT
from .models import Budgetpost


@met_recht(leest_programma)
def post(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """One post: its standen, and what happened to it."""
    rij = get_object_or_404(Budgetpost.objects.select_related("opgave"), programma=programma, pk=post)
    context = {
        "post": rij,
        "standen": rij.standen.select_related("importronde"),
        "wijzigingen": Wijziging.objects.over(SOORT, rij.pk)[:10],
        "kruimels": [
            {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
            {"naam": rij.naam},
        ],
    }
    return render(request, "financien/post.html", context)
