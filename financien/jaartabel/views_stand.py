"""The page behind a figure of the year table: one stand of one post, and what it is made of."""

from datetime import date

import tablib
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from financien.jaartabel import grootboek
from financien.jaartabel.regelfilter import Regelfilter
from financien.jaartabel.standbeeld import bedragherkomst
from financien.lezen import jaarregel
from financien.models import Grootboekregel, Stand
from financien.models.standen import Grootboekregelquery
from programma.downloads import SOORTEN, VORMEN, bijlage
from programma.models import Programma
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.tabelbestand import TABELVORMEN
from programma.toegang import met_recht

PER_BLADZIJDE = 50
KOPPEN = ("rij in het bestand", "telt mee in", "kostenplaats", "kostensoort", "boekdatum", "bedrag")
# Of what happened to a stand before; the rest is in the history.
LAATSTE = 20


@met_recht(leest_programma)
def stand(request: HttpRequest, programma: Programma, post: int, peildatum: str) -> HttpResponse:
    """Where the amounts of a post on a peildatum (in the address as 2024-04-01) come from.

    With ?formaat= the rows of the ledger that the rest of the address asks for, as a file.
    """
    rij = _vind(programma, post, peildatum)
    regels = Grootboekregel.objects.onder(rij)
    groepen = regels.groepen() if rij.importronde_id else []
    filter_ = Regelfilter(request.GET, groepen)
    vorm = request.GET.get("formaat", "")
    if vorm in SOORTEN and groepen:
        return _download(rij, filter_.kies(regels), vorm)
    context = {
        "stand": rij,
        "regel": jaarregel(rij),
        "bedragen": bedragherkomst(rij, groepen),
        "ronde": rij.importronde,
        "profielen": rij.importronde.importprofielen.all() if rij.importronde else (),
        "sporen": _sporen(rij),
        "kruimels": [
            {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
            {"naam": rij.post.naam, "url": reverse("budgetpost", args=[programma.slug, post])},
            {"naam": datum(rij.peildatum)},
        ],
    }
    if groepen:
        context |= {
            "opstellingen": [
                ("kostenplaats", grootboek.per_kostenplaats(groepen)),
                ("kostensoort", grootboek.per_kostensoort(groepen)),
            ],
            "filter": filter_,
            "gekozen": grootboek.per_kostenplaats(filter_.groepen),
            "bladzijde": Paginator(filter_.kies(regels), PER_BLADZIJDE).get_page(request.GET.get("pagina")),
            "vormen": VORMEN,
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


def _sporen(rij: Stand) -> QuerySet:
    """What the stand was, the newest first, each with the handeling that made it so."""
    return Stand.history.filter(id=rij.pk).select_related("wijziging__actor").order_by("-history_id")[:LAATSTE]


def _download(rij: Stand, regels: Grootboekregelquery, vorm: str) -> HttpResponse:
    tabel = tablib.Dataset(headers=KOPPEN, title="Grootboek")
    velden = ("rij", "kolom", "kostenplaats", "kostensoort", "boekdatum", "bedrag")
    for cellen in regels.values_list(*velden):
        tabel.append(cellen)
    naam = f"{rij.peildatum.isoformat()}-grootboek-{slugify(rij.post.naam)}.{vorm}"
    return bijlage(TABELVORMEN[vorm](tabel), naam)
