"""The register of partners and the page of one partner."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .aandelen import rol_van
from .huidig import plan_of_404
from .models import Actie
from .partnerregister import lees_partner, lees_register


@met_recht(leest_programma)
def partners(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Organisations with their parts, and groups, with their share in the acties of the plan."""
    plan = plan_of_404(programma)
    register = lees_register(programma, Actie.objects.van_plan(plan).gegevens())
    return render(request, "acties/partners.html", {"plan": plan, "register": register})


@met_recht(leest_programma)
def partner(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """One partner: spellings, parts, its acties by role and the money it pays."""
    plan = plan_of_404(programma)
    rij = lees_partner(programma, slug)
    if rij is None:
        raise Http404("Deze partner bestaat niet.")
    rol = rol_van(rij.slug, rij.naam, Actie.objects.van_plan(plan).gegevens())
    kruimels = [{"naam": "Partners", "url": reverse("partners", args=[programma.slug])}, {"naam": rij.naam}]
    return render(request, "acties/partner.html", {"plan": plan, "partner": rij, "rol": rol, "kruimels": kruimels})
