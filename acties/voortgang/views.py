"""The report on an actie in a round: its form for who writes it, and how it reads for who judges it."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from acties.formulier.data import met_rij
from acties.handelingen.verslagen import SOORT
from acties.handelingen.voortgang import begin_verslag, bewaar_verslag, dien_in
from acties.models import Voortgang
from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.formulieren import neem_voorstel
from programma.formulierpagina import voer_uit
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma
from programma.rechten import rapporteert
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .blad import Blad, open_blad
from .formulier import Verslagformulier
from .geschiedenis import VELDEN as VERSLAGVELDEN
from .inhoud import Inhoud
from .mijn import lees_rondes
from .paginas import toon_formulier, toon_verslag
from .rijen import zonder_rij

NIET_VAN_U = "Dit verslag schrijft nu iemand anders. Wat u typte, staat hier nog; er is niets bewaard."


@met_recht(rapporteert)
def mijn_verslagen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Per open round the acties on which the reader reports: how far each report is, and by when."""
    rondes = lees_rondes(request.deelname, timezone.localdate())
    return render(request, "acties/verslagen.html", {"rondes": rondes})


@met_recht(rapporteert, methoden=FORMULIER)
def verslag(request: HttpRequest, programma: Programma, slug: str, periode: str) -> HttpResponse:
    """Write the report, or read it. 409: somebody else wrote meanwhile. 422: something is missing or cannot be read.

    With htmx the page itself keeps what is typed, and answers with a line.
    """
    blad = open_blad(request.deelname, slug, periode, timezone.localdate())
    if request.method != "POST":
        return toon_formulier(request, blad, blad.formulier()) if blad.te_schrijven else toon_verslag(request, blad)
    data = neem_voorstel(request.POST)
    if data.keys() & {"meer", "weg", "herstel"}:
        form = blad.formulier(met_rij(data) if "meer" in data else zonder_rij(data) if "weg" in data else data)
        form.is_valid()
        form.zonder_fouten()
        return toon_formulier(request, blad, form)
    form = blad.formulier(data)
    if request.htmx:
        return _bewaar_vanzelf(request, blad, form)
    indienen = data.get("knop") == "dien_in"
    afloop = voer_uit(
        request,
        form,
        lambda daad: _schrijf(blad, form, daad, indienen=indienen),
        lambda: _botsing(blad.opnieuw(), form, laat_zien=True),
    )
    if not afloop.gedaan:
        knop = "Dien in" if indienen else "Bewaar"
        return toon_formulier(request, blad, form, status=afloop.status, botsing=afloop.botsing, knop=knop)
    if not indienen:
        meld_gedaan(request, "Bewaard. U kunt later verdergaan; ingediend is het nog niet.")
        return redirect(blad.adres)
    meld_gedaan(request, f"Ingediend: {blad.actie.titel}. Het programmateam leest uw verslag.")
    return redirect("voortgang", programma.slug)


def _schrijf(
    blad: Blad, form: Verslagformulier, daad: Daad, *, indienen: bool = False, vanzelf: bool = False
) -> Voortgang:
    if not blad.schrijft:
        raise Geweigerd({"": NIET_VAN_U})
    inhoud, versie, verslag = form.inhoud, form.cleaned_data.get("versie", 0), blad.verslag
    if verslag and versie != verslag.versie and Inhoud.van(verslag) == inhoud:
        # Somebody wrote the same; mostly it was this very page, and its answer got lost.
        versie = verslag.versie
    with transaction.atomic():
        if verslag is None:
            if versie:
                raise VersieBotsing
            verslag = begin_verslag(actie=blad.actie, periode=blad.periode, inhoud=inhoud, daad=daad)
            versie = verslag.versie
        elif not versie:
            raise VersieBotsing
        elif not indienen:
            return bewaar_verslag(verslag=verslag, versie=versie, inhoud=inhoud, daad=daad, vanzelf=vanzelf)
        return dien_in(verslag=verslag, versie=versie, inhoud=inhoud, daad=daad) if indienen else verslag


def _bewaar_vanzelf(request: HttpRequest, blad: Blad, form: Verslagformulier) -> HttpResponse:
    """Keep what can be read, and say in one line that it was done, or why not."""
    form.is_valid()
    daad = Daad(request.user, timezone.now())
    try:
        verslag = _schrijf(blad, form, daad, vanzelf=True)
    except Geweigerd as fout:
        return render(request, "acties/verslag_bewaard.html", {"geweigerd": str(fout)}, status=422)
    except VersieBotsing:
        blad = blad.opnieuw()
        context = {"botsing": _botsing(blad, form), "blad": blad, "knop": "Bewaar"}
        antwoord = render(request, "acties/verslag_botsing.html", context, status=409)
        antwoord["HX-Retarget"] = "#botsing"
        return antwoord
    context = {"op": daad.nu, "versie": verslag.versie, "onleesbaar": form.onleesbaar}
    return render(request, "acties/verslag_bewaard.html", context)


def _botsing(nu: Blad, form: Verslagformulier, *, laat_zien: bool = False) -> Botsing:
    """What there is now beside what was typed; with `laat_zien` sending the form again chooses what was typed."""
    staat, wil = nu.inhoud.kolommen(), form.inhoud.kolommen()
    gezien = form.cleaned_data.get("versie", 0)
    if laat_zien:
        form.kijk_opnieuw(nu.versie)
    regels = (Verschilregel(naam, woorden(staat[veld]), woorden(wil[veld])) for veld, (naam, woorden) in _velden(staat))
    return lees_botsing(SOORT, {nu.verslag.pk: gezien} if nu.verslag else {}, regels)


def _velden(staat: dict) -> list:
    return [(veld, beschrijving) for veld, beschrijving in VERSLAGVELDEN.items() if veld in staat]
