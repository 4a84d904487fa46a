"""One uitvoeringsplan as a document: on the page and as PDF."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.pdfantwoord import geef_pdf
from rapportage.plan.planstuk import Planstuk
from rapportage.plan.planstuklezen import stel_planstuk_samen
from rapportage.uitvoer import planstuk_pdf


@met_recht(leest_programma)
def uitvoeringsplan(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """The whole plan; of an earlier one what the portal knows of it."""
    stuk = _stuk(programma, slug)
    context = {
        "stuk": stuk,
        "plan": stuk.plan,
        "bijlage": stuk.bijlage,
        "per_opgave": stuk.per_opgave,
        "pdf": planstuk_pdf.naam(stuk),
        "op_scherm": True,
    }
    return render(request, "rapportage/plan/uitvoeringsplan.html", context)


@met_recht(leest_programma)
def uitvoeringsplan_pdf(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """The same as a download; when it cannot be made a plain page says so."""
    stuk = _stuk(programma, slug)
    return geef_pdf(
        request,
        partial(planstuk_pdf.maak, stuk),
        planstuk_pdf.naam(stuk),
        wat=stuk.plan.naam,
        terug=reverse("uitvoeringsplan", args=[programma.slug, slug]),
        knop="Lees het plan op het scherm",
    )


def _stuk(programma: Programma, slug: str) -> Planstuk:
    plan = get_object_or_404(programma.plannen.select_related("opgave"), slug=slug)
    return stel_planstuk_samen(programma, plan, nu=timezone.now())
