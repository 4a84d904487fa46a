"""The list of acties and the page of one actie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_acties, leest_programma
from programma.tekst import naar_html
from programma.toegang import met_recht

from .actiebeeld import maak_actiebeeld
from .bevindingen import lees_bevindingen, lees_feiten
from .bulk import BULKVELDEN
from .cellen import letterchips
from .geschiedenis import laatst_gewijzigd
from .huidig import plan_of_404
from .lijst import Weergave, keuzes, maak_lijst
from .models import Actie
from .panelen import panelen_van
from .partnerregister import namen_met_spellingen
from .voortgang.paneel import lees_actievoortgang


@met_recht(leest_acties)
def acties(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The acties of the plan, filtered, sorted and paged as the address asks; a partner sees its own.

    For the team every cell leads to a small form; `static/sfn_portal/rooster.js` opens that form in the cell itself.
    """
    plan = plan_of_404(programma)
    zichtbaar = Actie.objects.van_plan(plan).zichtbaar_voor(request.deelname)
    bewerkbaar = bewerkt_programma(request.deelname)
    doelen, opgaven = list(plan.doelen.all()), list(programma.opgaven.all())
    weergave = Weergave.uit(request.GET, request.GET.getlist("kolom"))
    # Within a cell that is a link, a letter cannot be one too.
    doelenpad = reverse("doelen", args=[programma.slug])
    met_links = leest_programma(request.deelname) and not bewerkbaar
    chips = letterchips(doelen, doelenpad if met_links else None)
    lijst = maak_lijst(zichtbaar, weergave, opgaven, request.path, chips, bewerkbaar=bewerkbaar)
    context = {
        "plan": plan,
        "weergave": weergave,
        "filter": weergave.filter,
        "gesorteerd": str(weergave.volgorde),
        "keuzes": keuzes(zichtbaar, opgaven, doelen, lijst.letters),
        "lijst": lijst,
        "bewerkbaar": bewerkbaar,
        "vraag": weergave.vraag(),
        "paginalinks": _paginalinks(weergave, lijst.pagina, lijst.paginas),
    }
    if bewerkbaar:
        context |= {"bulkvelden": BULKVELDEN, "partnernamen": namen_met_spellingen()}
    return render(request, "acties/acties.html", context)


def _paginalinks(weergave: Weergave, pagina: int, paginas: int) -> list[tuple[str, str, bool]]:
    """(words, address, is this page) for every page of the list, with the neighbours around; empty for one page."""
    if paginas == 1:
        return []

    def adres(nummer: int) -> str:
        return f"?{weergave.vraag(pagina=str(nummer))}"

    links = [(str(nummer), adres(nummer), nummer == pagina) for nummer in range(1, paginas + 1)]
    vorige = [("Vorige", adres(pagina - 1), False)] if pagina > 1 else []
    volgende = [("Volgende", adres(pagina + 1), False)] if pagina < paginas else []
    return vorige + links + volgende


@met_recht(leest_acties)
def actie(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Everything of one actie; one that the reader may not see answers as a missing one."""
    plan = plan_of_404(programma)
    zichtbaar = Actie.objects.van_plan(plan).zichtbaar_voor(request.deelname)
    wegwijzers = zichtbaar.wegwijzers()
    wegwijzer = next((rij for rij in wegwijzers if rij.slug == slug), None)
    if wegwijzer is None:
        raise Http404("Deze actie bestaat niet, of u mag haar niet zien.")
    # The rules of the findings look at all acties together.
    feiten = lees_feiten(programma)
    gegevens = next(rij for rij in feiten.acties if (rij.plan, rij.slug) == (plan.slug, slug))
    doelen = {doel.letter: doel for doel in feiten.doelen if doel.plan == plan.slug}
    mag_alles = leest_programma(request.deelname)
    context = {
        "plan": plan,
        "bronkop": f"Overzicht acties {plan.van_jaar}-{plan.tot_jaar}",
        "hoofdstuk": plan.hoofdstukken.select_related("opgave").filter(opgave__nummer=gegevens.opgave).first(),
        "beeld": maak_actiebeeld(gegevens, wegwijzers, doelen),
        "omschrijving": naar_html(gegevens.omschrijving),
        "leest_programma": mag_alles,
        "bewerkt_programma": bewerkt_programma(request.deelname),
        "laatste": laatst_gewijzigd(plan, gegevens.nummer) if mag_alles else None,
        "panelen": panelen_van(gegevens) if mag_alles else (),
        "voortgang": lees_actievoortgang(request.deelname, plan, wegwijzer, gegevens.status),
        "bevindingen": lees_bevindingen(programma, gegevens, feiten) if mag_alles else None,
        "kruimels": [{"naam": "Acties", "url": reverse("acties", args=[programma.slug])}, {"naam": gegevens.titel}],
    }
    return render(request, "acties/actie.html", context)
