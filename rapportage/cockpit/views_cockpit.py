"""The cockpit of a round: who reported, who did not, and where the team goes on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import met_recht
from rapportage.handelingen.rondeberichten import waarom_niet

from .beeld import maak_blad, over_dagen, tellingen, tijdbalk, verslagbalk
from .lezen import lees_cockpit
from .pagina import context_van, open_ronde
from .standen import Verslagstand


@met_recht(leest_programma)
def cockpit(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Everybody who reads the programme looks; only the team acts."""
    rij = open_ronde(request, programma, periode)
    cockpit = lees_cockpit(rij, vandaag=timezone.localdate())
    gevraagd = request.GET.get("stand", "")
    keuzes = tellingen(cockpit)
    stand = gevraagd if gevraagd in {keuze.stand for keuze in keuzes} else ""
    balk, sleutel = verslagbalk(cockpit)
    dicht = waarom_niet(rij)
    context = context_van(request, rij) | {
        "cockpit": cockpit,
        "verslagbalk": balk,
        "sleutel": sleutel,
        "tijdbalk": tijdbalk(cockpit),
        "tellingen": keuzes,
        "stand": stand,
        "blad": maak_blad(cockpit.kies(stand), request.GET.get("blad", "")),
        "wanneer": over_dagen(rij.deadline, cockpit.vandaag) if rij.deadline else "",
        "dicht": dicht,
        "doet": bewerkt_programma(request.deelname) and not dicht,
        "ingediend": cockpit.tellingen[Verslagstand.INGEDIEND],
        "onbereikbaar": [groep for groep in cockpit.groepen if groep.onbereikbaar],
    }
    return render(request, "rapportage/cockpit/cockpit.html", context)
