"""What happens to a report as a whole: taken back, sent back, agreed to, taken over, given more time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from acties.handelingen.verslagen import SOORT
from acties.handelingen.voortgang import trek_terug
from acties.handelingen.voortgang_akkoord import geef_akkoord
from acties.handelingen.voortgang_team import neem_over, stuur_terug, verleen_uitstel
from acties.handelingen.wensen import Botsing as Actiebotsing
from acties.models import Voortgang
from acties.velden import VELDEN
from programma.botsing import Botsing, lees_botsing
from programma.formulierpagina import voer_uit
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma
from programma.rechten import bewerkt_programma, rapporteert
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad

from .blad import Blad, open_blad
from .haken import is_teruggestuurd
from .paginas import toon_verslag
from .stapformulieren import Akkoord, Overnemen, Stapformulier, Terughalen, Terugsturen, Uitstel

NOG_NIETS = "Er is nog geen verslag."


@met_recht(rapporteert, methoden=HANDELING)
def intrekken(request: HttpRequest, programma: Programma, slug: str, periode: str) -> HttpResponse:
    """Take it back to concept."""
    blad = _open(request, slug, periode)
    form = Terughalen(request.POST, blad=blad)

    def doe(daad: Daad) -> Voortgang:
        if not blad.schrijft:
            raise Geweigerd({"": "Alleen wie het verslag schrijft, kan het terughalen."})
        return trek_terug(verslag=_verslag(blad), versie=form.cleaned_data["versie"], daad=daad)

    return _doe(request, blad, form, doe, "Teruggehaald. Pas het verslag aan en dien het opnieuw in.")


@met_recht(bewerkt_programma, methoden=HANDELING)
def terugsturen(request: HttpRequest, programma: Programma, slug: str, periode: str) -> HttpResponse:
    """Ask the rapporteur for more."""
    blad = _open(request, slug, periode)
    form = Terugsturen(request.POST, blad=blad)

    def doe(daad: Daad) -> Voortgang:
        gelezen = form.cleaned_data
        opmerking = gelezen["opmerking"]
        verslag = stuur_terug(verslag=_verslag(blad), versie=gelezen["versie"], opmerking=opmerking, daad=daad)
        is_teruggestuurd(request, verslag)
        return verslag

    return _doe(request, blad, form, doe, "Teruggestuurd. De rapporteur ziet uw opmerking boven het verslag.")


@met_recht(bewerkt_programma, methoden=HANDELING)
def uitstel(request: HttpRequest, programma: Programma, slug: str, periode: str) -> HttpResponse:
    """Give the partner more time."""
    blad = _open(request, slug, periode)
    form = Uitstel(request.POST, blad=blad)

    def doe(daad: Daad) -> Voortgang:
        gelezen = form.cleaned_data
        return verleen_uitstel(
            actie=blad.actie, periode=blad.periode, versie=gelezen["versie"], tot=gelezen["tot"], daad=daad
        )

    return _doe(request, blad, form, doe, "Uitstel verleend.")


@met_recht(bewerkt_programma, methoden=HANDELING)
def overnemen(request: HttpRequest, programma: Programma, slug: str, periode: str) -> HttpResponse:
    """From now on the programmateam writes it; the form opens."""
    blad = _open(request, slug, periode)
    form = Overnemen(request.POST, blad=blad)

    def doe(daad: Daad) -> Voortgang:
        versie = form.cleaned_data["versie"]
        return neem_over(actie=blad.actie, periode=blad.periode, versie=versie, daad=daad)

    return _doe(request, blad, form, doe, "Overgenomen. U schrijft nu dit verslag.")


@met_recht(bewerkt_programma, methoden=HANDELING)
def akkoord(request: HttpRequest, programma: Programma, slug: str, periode: str) -> HttpResponse:
    """Agree to it. 409: somebody changed the actie or the report since the page was opened; both are shown."""
    blad = _open(request, slug, periode)
    form = Akkoord(request.POST, blad=blad, gezien={})

    def doe(daad: Daad) -> Voortgang:
        versie = form.cleaned_data["versie"]
        return geef_akkoord(verslag=_verslag(blad), versie=versie, gezien=form.gezien, daad=daad)

    try:
        return _doe(request, blad, form, doe, "Akkoord gegeven. De actie zegt nu hetzelfde als het verslag.")
    except Actiebotsing as fout:
        anders = [
            (rij, VELDEN[rij.veld].naam, VELDEN[rij.veld].in_woorden(rij.huidig))
            for rij in fout.botsingen[blad.actie.pk]
        ]
        return toon_verslag(request, blad.opnieuw(), status=409, anders=anders)


# By the last part of their address.
STAPPEN = {stap.__name__: stap for stap in (intrekken, terugsturen, uitstel, overnemen, akkoord)}


def _open(request: HttpRequest, slug: str, periode: str) -> Blad:
    return open_blad(request.deelname, slug, periode, timezone.localdate())


def _verslag(blad: Blad) -> Voortgang:
    if blad.verslag is None:
        raise Geweigerd({"": NOG_NIETS})
    return blad.verslag


def _doe(
    request: HttpRequest, blad: Blad, form: Stapformulier, doe: Callable[[Daad], Voortgang], melding: str
) -> HttpResponse:
    """Do what the form asks; what is wrong or was in the way is shown on the page of the report."""

    def bots() -> Botsing:
        nu = blad.opnieuw()
        form.kijk_opnieuw(nu.versie)
        gezien = form.cleaned_data["versie"]
        return lees_botsing(SOORT, {nu.verslag.pk: gezien} if nu.verslag else {})

    afloop = voer_uit(request, form, doe, bots)
    if not afloop.gedaan:
        return toon_verslag(request, blad.opnieuw(), status=afloop.status, botsing=afloop.botsing, form=form)
    meld_gedaan(request, melding)
    return redirect(blad.adres)
