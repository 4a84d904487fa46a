"""Inviting and reminding: first exactly who gets what, then it goes out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from programma.berichten.postbode import kan_versturen
from programma.berichtkeuzes import Berichtsoort
from programma.models import Programma, Rapportageperiode
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from rapportage.handelingen.rondeberichten import verstuur_brieven, waarom_niet

from .afzenders import afzender_van
from .brieven import Brief, maak_verzendlijst, sleutel_van
from .lezen import lees_cockpit
from .melding import meld
from .pagina import adres, context_van, open_ronde

NIET_GEKOZEN = "Kies minstens één ontvanger."
INTUSSEN = "Er is intussen iets veranderd, dus er is nog niets verstuurd. Hieronder staat wie nu welk bericht krijgt."
WOORDEN = {
    Berichtsoort.UITNODIGING: ("Uitnodigen", "uitnodiging", "uitnodigingen"),
    Berichtsoort.HERINNERING: ("Herinneren", "herinnering", "herinneringen"),
}


@met_recht(bewerkt_programma, methoden=FORMULIER)
def versturen(request: HttpRequest, programma: Programma, periode: str, soort: Berichtsoort) -> HttpResponse:
    """Who gets a message of this kind, in which words; a post sends it. The address may name one rapporteur (`wie`).

    409: what was looked at is not what would go out now; 422: nobody was chosen.
    """
    rij = open_ronde(request, programma, periode)
    wie = request.GET.get("wie")
    afzender = afzender_van(rij, soort)
    cockpit = lees_cockpit(rij, vandaag=timezone.localdate())
    lijst = maak_verzendlijst(cockpit, afzender, wie)
    fout, status = waarom_niet(rij), 200
    gekozen = {sleutel_van(brief) for brief in lijst.brieven}
    if request.method == "POST" and not fout:
        gevraagd = request.POST.getlist("brief")
        brieven = [brief for sleutel in gevraagd if (brief := lijst.brief_van(sleutel))]
        if not gevraagd:
            fout, status, gekozen = NIET_GEKOZEN, 422, set()
        elif len(brieven) < len(gevraagd):
            fout, status = INTUSSEN, 409
            gekozen &= set(gevraagd)
        else:
            return _verstuur(request, rij, soort, afzender.over, brieven)
    naam, een, meer = WOORDEN[soort]
    context = context_van(request, rij, (naam, "")) | {
        "soort": soort,
        "naam": naam,
        "een": een,
        "meer": meer,
        "lijst": lijst,
        "rijen": [(brief, sleutel_van(brief), sleutel_van(brief) in gekozen) for brief in lijst.brieven],
        "groep": cockpit.groep(wie) if wie is not None else None,
        "fout": fout,
        "kan": kan_versturen() and not waarom_niet(rij),
    }
    return render(request, "rapportage/cockpit/versturen.html", context, status=status)


def _verstuur(
    request: HttpRequest, periode: Rapportageperiode, soort: Berichtsoort, over: str, brieven: list[Brief]
) -> HttpResponse:
    daad = Daad(request.user, timezone.now())
    uitkomst = verstuur_brieven(periode=periode, soort=soort, over=over, brieven=brieven, daad=daad)
    meld(request, uitkomst, *WOORDEN[soort][1:])
    return redirect(adres(periode, "ronde_berichten" if uitkomst.mislukt else "periode"))
