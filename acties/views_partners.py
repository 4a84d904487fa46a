"""The register of partners and the page of one partner."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programma.geschiedenis import Venster, lees_los
from programma.models import Deelname, Partner, Programma
from programma.rechten import beheert_programma, bewerkt_programma, leest_programma
from programma.toegang import met_recht

from .aandelen import aandelen, rol_van
from .huidig import plan_of_404
from .models import Actie
from .partnerregister import dubbelgangers, lees_oud_adres, lees_partner, lees_register, wijzigingen_van

LANGSTE_VRAAG = 200


@met_recht(leest_programma)
def partners(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Organisations with their parts, and groups, with their share in the acties of the plan; `zoek` is a part of a name."""
    plan = plan_of_404(programma)
    zoek = request.GET.get("zoek", "").strip()[:LANGSTE_VRAAG]
    alle = lees_register(programma, Actie.objects.van_plan(plan).gegevens())
    bewerkt = bewerkt_programma(request.deelname)
    context = {
        "plan": plan,
        "zoek": zoek,
        "register": alle.zoek(zoek) if zoek else alle,
        "bewerkt": bewerkt,
        "dubbel": dubbelgangers(alle) if bewerkt and not zoek else (),
    }
    return render(request, "acties/partners.html", context)


def met_partner(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator for a page of one partner: `view(request, programma, partner)`.

    Who has the address of a partner that was merged, is led to the one that stayed; what was sent there is not written.
    """

    @wraps(view)
    def binnen(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
        if rij := lees_partner(programma, slug):
            return view(request, programma, rij)
        if (oud := lees_oud_adres(programma, slug)) is None:
            raise Http404("Deze partner bestaat niet.")
        if request.method == "POST":
            messages.warning(
                request,
                f"{oud.naam} is intussen samengevoegd met {oud.partner.naam}. Wat u invulde is niet opgeslagen.",
            )
        return redirect("partner", programma.slug, oud.partner.slug, permanent=request.method != "POST")

    return binnen


@met_recht(leest_programma)
@met_partner
def partner(request: HttpRequest, programma: Programma, rij: Partner) -> HttpResponse:
    """One partner: spellings, parts, its acties and money by role, who signs in for it, and what changed."""
    plan = plan_of_404(programma)
    acties = Actie.objects.van_plan(plan).gegevens()
    per_partner = aandelen(acties)
    bewerkt = bewerkt_programma(request.deelname)
    context = {
        "plan": plan,
        "partner": rij,
        "onderdelen": [(deel, per_partner.get(deel.slug)) for deel in rij.onderdelen.all()],
        "rol": rol_van(rij.slug, rij.naam, acties),
        "bewerkt": bewerkt,
        "beheert": beheert_programma(request.deelname),
        "gebruikers": Deelname.objects.namens(rij, programma) if bewerkt else (),
        "laatste": wijzigingen_van(rij).first(),
        "kruimels": kruimels(programma, rij.naam),
    }
    return render(request, "acties/partner.html", context)


@met_recht(leest_programma)
@met_partner
def partner_geschiedenis(request: HttpRequest, programma: Programma, rij: Partner) -> HttpResponse:
    """What happened to a partner and to those that were merged into it, the newest first."""
    context = {
        "partner": rij,
        "bladzijde": lees_los(wijzigingen_van(rij), request.deelname, Venster.uit(request.GET)),
        "kruimels": kruimels(programma, rij, "Geschiedenis"),
    }
    return render(request, "acties/partner_geschiedenis.html", context)


def kruimels(programma: Programma, *namen: str | Partner) -> list[dict[str, str]]:
    """The way to a page of the register; a Partner among the names is a link to its page."""
    pad = [{"naam": "Partners", "url": reverse("partners", args=[programma.slug])}]
    for naam in namen:
        if isinstance(naam, Partner):
            pad.append({"naam": naam.naam, "url": reverse("partner", args=[programma.slug, naam.slug])})
        else:
            pad.append({"naam": naam})
    return pad
