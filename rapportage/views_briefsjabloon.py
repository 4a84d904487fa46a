"""The Word template of the letter: which one there is, another one, and back to that of the portal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.downloads import download
from programma.formulieren import Huisstijl
from programma.formulierpagina import Versieveld, voer_uit
from programma.models import Programma
from programma.rechten import beheert_programma
from programma.toegang import FORMULIER, HANDELING, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .brieven.formulier import SjabloonForm
from .brieven.gegevens import ERBIJ
from .brieven.invullen import keur
from .brieven.sjablonen import STANDAARD, Sjabloon, sjabloon_van
from .brieven.sjabloonregels import ALINEAS, Ongeschikt
from .brieven.velden import NAMEN
from .handelingen.briefsjablonen import SOORT, gebruik_standaard, kies_sjabloon
from .models import Briefsjabloon
from .uitvoer import als_docx


@met_recht(beheert_programma, methoden=FORMULIER)
def briefsjabloon(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Which template there is, which fields it may hold, and the form for another."""
    sjabloon = sjabloon_van(programma)
    form = SjabloonForm(request.POST or None, request.FILES or None, initial={"versie": _versie(sjabloon)})
    form.helper = Huisstijl("Gebruik dit sjabloon")

    def doe(daad: Daad) -> Briefsjabloon:
        bestand = form.cleaned_data["bestand"]
        return kies_sjabloon(
            programma=programma,
            versie=form.cleaned_data["versie"],
            bestandsnaam=bestand.name,
            inhoud=bestand.read(),
            daad=daad,
        )

    def bots() -> Botsing:
        nu = sjabloon_van(programma)
        regels = [Verschilregel("Bestand", nu.naam, form.cleaned_data["bestand"].name)]
        gezien = {nu.rij.pk: form.cleaned_data["versie"]} if nu.rij else {}
        form.kijk_opnieuw(_versie(nu))
        return lees_botsing(SOORT, gezien, regels)

    afloop = voer_uit(request, form, doe, bots)
    if afloop.gedaan:
        messages.success(request, "De brieven worden vanaf nu met dit sjabloon gemaakt.")
        return redirect("briefsjabloon", programma.slug)
    context = {
        "sjabloon": sjabloon,
        "velden": [(veld, naam, veld in ALINEAS) for veld, naam in (NAMEN | ERBIJ).items()],
        "form": form,
        "botsing": afloop.botsing,
        "terug": reverse("briefsjabloon", args=[programma.slug]),
        "kruimels": [{"naam": "Edities", "url": reverse("edities", args=[programma.slug])}, {"naam": "Briefsjabloon"}],
        **_beeld(sjabloon),
    }
    return render(request, "rapportage/brieven/sjabloon.html", context, status=afloop.status)


@met_recht(beheert_programma, methoden=HANDELING)
def briefsjabloon_standaard(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Back to the template of the portal."""
    sjabloon = sjabloon_van(programma)
    form = Versieveld(request.POST)
    if sjabloon.rij and form.is_valid():
        try:
            gebruik_standaard(
                sjabloon=sjabloon.rij, versie=form.cleaned_data["versie"], daad=Daad(request.user, timezone.now())
            )
            messages.success(request, "De brieven worden weer met het sjabloon van het portaal gemaakt.")
        except VersieBotsing:
            messages.warning(request, "Iemand anders koos intussen een ander sjabloon. Kijk eerst welk dat is.")
    return redirect("briefsjabloon", programma.slug)


@met_recht(beheert_programma)
def briefsjabloon_huidig(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The template that is used, as a file."""
    sjabloon = sjabloon_van(programma)
    try:
        return download(sjabloon.inhoud, als_docx.MIME, sjabloon.naam)
    except Ongeschikt as fout:
        messages.error(request, str(fout))
        return redirect("briefsjabloon", programma.slug)


@met_recht(beheert_programma)
def briefsjabloon_portaal(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The template of the portal, to begin with."""
    return download(STANDAARD.read_bytes(), als_docx.MIME, STANDAARD.name)


def _versie(sjabloon: Sjabloon) -> int:
    return sjabloon.rij.versie if sjabloon.rij else 0


def _beeld(sjabloon: Sjabloon) -> dict:
    """What the template leaves out of a letter, or why it cannot be used any more."""
    try:
        return {"ontbreekt": keur(sjabloon.inhoud)}
    except Ongeschikt as fout:
        return {"bezwaren": fout.bezwaren}
