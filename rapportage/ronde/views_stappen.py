"""The page of each step: what it does, what it needs, and the button. The table of steps makes the addresses and rights."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from programma.botsing import Botsing, lees_botsing
from programma.formulierpagina import Afloop, voer_uit
from programma.models import Programma, Rapportageperiode
from programma.periodekeuzes import Periodesoort, Periodetoestand
from programma.rechten import bewerkt_programma, geeft_akkoord
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.edities.vorige import met_vorige_editie
from rapportage.handelingen.stappen import KAN_NIET, SOORT

from .akkoordblad import Akkoordblad, lees_akkoordblad
from .stapformulier import Stapformulier
from .stappen import STAPPEN, TEAM, WETHOUDER, Stap, Stapnaam, mogelijk
from .stapwoorden import EERST, UITLEG
from .tabbladen import ronde_context
from .uitvoeren import Vervolg, voer_stap_uit

RECHTEN = {TEAM: bewerkt_programma, WETHOUDER: geeft_akkoord}
# The address of the page of each step, by name. An erratum asks for more than a step and has a page of its own.
PAGINAS = {stap.naam: f"stap_{stap.naam}" for stap in STAPPEN if stap.naam != Stapnaam.ERRATUM}

OVER_HET_OVERZICHT = frozenset({Stapnaam.AMBTELIJK_AKKOORD, Stapnaam.AKKOORD})


def paden() -> list[URLPattern]:
    """An address for every step, with the right that the table names: who may not take it finds no page."""
    return [
        path(f"rapportages/<slug:periode>/stappen/{stap.naam}/", _pagina(stap), name=PAGINAS[stap.naam])
        for stap in STAPPEN
        if stap.naam in PAGINAS
    ]


def _pagina(stap: Stap) -> Callable[..., HttpResponse]:
    return met_recht(RECHTEN[stap.recht], methoden=FORMULIER)(partial(_stap, stap=stap))


def _stap(request: HttpRequest, programma: Programma, periode: str, *, stap: Stap) -> HttpResponse:
    """409: the step cannot be taken (any more), or something changed since the page was opened; 422: something lacks."""
    rij = _lees(programma, periode)
    blad = _blad(request, rij, stap)
    terug = reverse("vaststellen", args=[programma.slug, periode])
    begin = {"versie": rij.versie, "vingerafdruk": blad.vingerafdruk if blad else ""}
    form = Stapformulier(request.POST or None, initial=begin, stap=stap, annuleer=terug)
    if not _kan(rij, stap):
        gezien = request.POST.get("versie", "")
        botsing = _intussen(rij, int(gezien)) if gezien.isdecimal() else None
        return _toon(request, rij, stap, form, None, Afloop(409 if request.method == "POST" else 200, botsing=botsing))

    def doe(daad: Daad) -> Vervolg:
        if blad and stap.vriest and form.cleaned_data["vingerafdruk"] != blad.vingerafdruk:
            raise VersieBotsing
        return voer_stap_uit(
            periode=rij,
            versie=form.cleaned_data["versie"],
            stap=stap,
            daad=daad,
            besluit=form.besluit(),
            gezien=blad.vingerafdruk if blad and stap.vriest else "",
        )

    def bots() -> Botsing:
        nu = _lees(programma, periode)
        botsing = _intussen(nu, form.cleaned_data["versie"])
        form.vul_in(versie=nu.versie, vingerafdruk=blad.vingerafdruk if blad else "")
        return botsing

    afloop = voer_uit(request, form, doe, bots)
    if afloop.gedaan:
        if afloop.uitkomst.melding:
            messages.success(request, afloop.uitkomst.melding)
        return redirect(afloop.uitkomst.adres)
    return _toon(request, _lees(programma, periode) if afloop.botsing else rij, stap, form, blad, afloop)


def _lees(programma: Programma, slug: str) -> Rapportageperiode:
    return get_object_or_404(met_vorige_editie(programma.perioden.all()), slug=slug)


def _kan(periode: Rapportageperiode, stap: Stap) -> bool:
    return stap in mogelijk(Periodetoestand(periode.toestand), Periodesoort(periode.soort))


def _blad(request: HttpRequest, periode: Rapportageperiode, stap: Stap) -> Akkoordblad | None:
    """What the step is about, when that is the overview as it is now."""
    if stap.naam not in OVER_HET_OVERZICHT or not _kan(periode, stap):
        return None
    return lees_akkoordblad(periode, Daad(request.user, timezone.now()))


def _intussen(periode: Rapportageperiode, gezien: int) -> Botsing:
    return lees_botsing(SOORT, {periode.pk: gezien})


def _toon(
    request: HttpRequest,
    periode: Rapportageperiode,
    stap: Stap,
    form: Stapformulier,
    blad: Akkoordblad | None,
    afloop: Afloop,
) -> HttpResponse:
    kan = _kan(periode, stap)
    context = ronde_context(request, periode, "") | {
        "stap": stap,
        "uitleg": UITLEG[stap.naam],
        "eerst": EERST.get(stap.naam, ""),
        "form": form,
        "blad": blad,
        "kan": kan,
        "kan_niet": KAN_NIET.format(periode.get_toestand_display()),
        "botsing": afloop.botsing,
        "terug": form.helper.annuleer,
    }
    context["kruimels"] = [
        context["kruimels"][0],
        {"naam": periode.naam, "url": form.helper.annuleer},
        {"naam": stap.naam.naam},
    ]
    return render(request, "rapportage/ronde/stap.html", context, status=afloop.status)
