"""What the team does with reports that are not in: give more time, or write them itself."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from programma.botsing import Botsing
from programma.formulieren import Huisstijl
from programma.formulierpagina import voer_uit
from programma.models import Programma, Rapportageperiode
from programma.opmaak import datum
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from rapportage.handelingen.verslagen import geef_uitstel, neem_verslagen_over

from .formulieren import OverneemForm, UitstelForm, Verslagkeuze
from .lezen import lees_cockpit
from .pagina import adres, context_van, open_ronde

UITSTEL = "De partner kan het verslag later indienen. Tot en met die dag telt het niet als te laat."
OVERNEMEN = "Het programmateam schrijft deze verslagen zelf. De partner kan ze daarna alleen nog lezen."


@met_recht(bewerkt_programma, methoden=FORMULIER)
def uitstel(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Another last day for some reports. The address may name a rapporteur (`wie`) or one actie (`actie`)."""
    rij = open_ronde(request, programma, periode)

    def doe(form: Verslagkeuze, daad: Daad) -> str:
        tot, _ = form.keuze()
        geef_uitstel(periode=rij, verslagen=_gezien(form), tot=tot, daad=daad)
        return f"{_geteld(form)} uitstel tot en met {datum(tot)}."

    return _kies_en_doe(request, rij, UitstelForm, doe, "Uitstel geven", UITSTEL)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def overnemen(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """The team writes some reports itself. The address may name a rapporteur (`wie`) or one actie (`actie`)."""
    rij = open_ronde(request, programma, periode)

    def doe(form: Verslagkeuze, daad: Daad) -> str:
        neem_verslagen_over(periode=rij, verslagen=_gezien(form), daad=daad)
        return f"Het programmateam schrijft nu {len(form.regels())} verslag{'' if len(form.regels()) == 1 else 'en'}."

    return _kies_en_doe(request, rij, OverneemForm, doe, "Verslagen overnemen", OVERNEMEN)


def _kies_en_doe(
    request: HttpRequest,
    periode: Rapportageperiode,
    soort: type[Verslagkeuze],
    doe: Callable[[Verslagkeuze, Daad], str],
    naam: str,
    uitleg: str,
) -> HttpResponse:
    wie, actie = request.GET.get("wie"), request.GET.get("actie")
    regels = [
        regel
        for regel in lees_cockpit(periode, vandaag=timezone.localdate()).regels
        if regel.bij_partner and wie in (None, regel.rapporteur.slug) and actie in (None, regel.slug)
    ]
    form = soort(request.POST or None, regels=regels, alle=bool(wie or actie))
    form.helper = Huisstijl(naam, annuleer=adres(periode))
    # Who chose something that changed meanwhile, chooses again out of what there is now.
    afloop = voer_uit(request, form, lambda daad: doe(form, daad), lambda: Botsing(()))
    if afloop.gedaan:
        messages.success(request, afloop.uitkomst)
        return redirect(adres(periode))
    context = context_van(request, periode, (naam, "")) | {
        "periode": periode,
        "naam": naam,
        "uitleg": uitleg,
        "form": form,
        "regels": regels,
        "botsing": afloop.botsing,
    }
    status = 409 if form.verouderd else afloop.status
    return render(request, "rapportage/cockpit/verslagen.html", context, status=status)


def _gezien(form: Verslagkeuze) -> list[tuple[int, int]]:
    return [(regel.actie, regel.versie) for regel in form.regels()]


def _geteld(form: Verslagkeuze) -> str:
    aantal = len(form.regels())
    return "1 verslag heeft" if aantal == 1 else f"{aantal} verslagen hebben"
