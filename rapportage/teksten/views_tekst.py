"""One text of a round: read, written, and looked over while it is being written."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRedirect

from programma.botsing import Botsing, lees_botsing
from programma.formulierpagina import Afloop, voer_uit
from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.tekst import platte_tekst
from programma.tekstvorm.opschonen import opgeschoond
from programma.toegang import HANDELING, met_recht
from programma.woordverschil import woordverschil
from rapportage.handelingen.teksten import wijzig_tekst
from rapportage.handelingen.tekstvelden import SOORT
from rapportage.models import Tekstblok

from .tekstformulier import TekstForm, Tekststijl
from .tekstpagina import Rondeteksten, adres, context_van, naast, nagelezen, open_teksten, tekst_of_404
from .tekstvak import MEEST_GEPLAKT, TE_VEEL
from .views_tekstbeheer import toon_weggehaald

SAMEN = "samen"


@met_recht(leest_programma)
def tekst(request: HttpRequest, programma: Programma, periode: str, sleutel: str) -> HttpResponse:
    """A text with what stands beside it; the team writes it here as long as the round is a concept."""
    ronde = open_teksten(request, programma, periode)
    blok = tekst_of_404(ronde.periode, sleutel)
    return _toon(request, ronde, blok, TekstForm.van(blok) if ronde.schrijft else None)


@met_recht(bewerkt_programma, methoden=HANDELING)
def bewaar(request: HttpRequest, programma: Programma, periode: str, sleutel: str) -> HttpResponse:
    """Save a text. 409: somebody else wrote the same meanwhile, or took it away; 422: it cannot be kept.

    With `keuze=samen` nothing is saved: the form comes back with what both people wrote.
    """
    ronde = open_teksten(request, programma, periode)
    form = TekstForm(request.POST)
    try:
        blok = tekst_of_404(ronde.periode, sleutel)
    except Http404:
        return toon_weggehaald(request, ronde, sleutel)
    if request.POST.get("keuze") == SAMEN and form.is_valid():
        beide, dubbel = form.met_beide(blok)
        return _toon(request, ronde, blok, beide, samen="dubbel" if dubbel else "los")

    def bots() -> Botsing:
        nonlocal blok
        blok = tekst_of_404(ronde.periode, sleutel)
        botsing = lees_botsing(SOORT, {blok.pk: form.cleaned_data["versie"]})
        form.kijk_opnieuw(blok.versie)
        return botsing

    letterlijk = blok.letterlijk
    afloop = voer_uit(
        request,
        form,
        lambda daad: wijzig_tekst(blok=blok, versie=form.cleaned_data["versie"], inhoud=form.inhoud(), daad=daad),
        bots,
    )
    if not afloop.gedaan:
        return _toon(request, ronde, blok, form, afloop)
    messages.success(request, _gelukt(blok, afloop.uitkomst, letterlijk))
    naar = adres("tekst", ronde.periode, sleutel)
    return HttpResponseClientRedirect(naar) if request.htmx else redirect(naar)


@met_recht(bewerkt_programma, methoden=HANDELING)
def nalezen(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """What is to say of the text that is being written; nothing is saved."""
    ronde = open_teksten(request, programma, periode)
    form = TekstForm(request.POST)
    form.is_valid()
    context = {"nagelezen": nagelezen(ronde.periode, form.cleaned_data.get("tekst", ""))}
    return render(request, "rapportage/teksten/nagelezen.html", context)


@met_recht(bewerkt_programma, methoden=HANDELING)
def opschonen(request: HttpRequest, programma: Programma, periode: str) -> JsonResponse:
    """What somebody pastes, as it would be kept; nothing is saved."""
    html = request.POST.get("html", "")
    if len(html) > MEEST_GEPLAKT:
        return JsonResponse({"fout": TE_VEEL}, status=422)
    return JsonResponse({"html": opgeschoond(html)})


def _gelukt(was: Tekstblok, nu: Tekstblok, letterlijk: bool) -> str:
    if nu.versie == was.versie:
        return "Er is niets veranderd."
    zin = f"‘{nu.kop}’ is opgeslagen."
    if letterlijk and not nu.letterlijk:
        zin += (
            " De tekst is niet meer letterlijk die van de bron, en staat daarom niet meer als citaat in het overzicht."
        )
    return zin


def _toon(
    request: HttpRequest,
    ronde: Rondeteksten,
    blok: Tekstblok,
    form: TekstForm | None,
    afloop: Afloop | None = None,
    samen: str = "",
) -> HttpResponse:
    if form:
        terug = adres("teksten", ronde.periode)
        form.helper = Tekststijl("Sla op", annuleer=terug, adres=adres("tekst_bewaren", ronde.periode, blok.sleutel))
    html = form["tekst"].value() if form and "tekst" not in form.errors else blok.tekst
    context: dict[str, Any] = context_van(request, ronde, blok.kop) | {
        "blok": blok,
        "form": form,
        "naast": naast(blok),
        "nagelezen": nagelezen(ronde.periode, html or "") if ronde.bewerkt else None,
        "samen": samen,
    }
    if afloop and afloop.botsing:
        nieuw = form.inhoud()
        context |= {
            "botsing": afloop.botsing,
            "woorden": woordverschil(platte_tekst(blok.tekst), platte_tekst(nieuw.tekst)),
            "koppen": (blok.kop, nieuw.kop) if blok.kop != nieuw.kop else None,
        }
    return render(request, "rapportage/teksten/tekst.html", context, status=afloop.status if afloop else 200)
