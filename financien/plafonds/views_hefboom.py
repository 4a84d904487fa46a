"""The pages of the co-financing: what others bring in beside the programme, and the lines behind each figure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from acties.geldwoorden import bedrag_of_woord
from financien.lezen import plafonds_van
from financien.plafonds.bijdragekeuze import Bijdragekeuze
from financien.plafonds.hefboom import tel
from financien.plafonds.hefboombeeld import SLEUTEL, maak_beeld
from financien.plafonds.plankeuze import keuze_of_404, lees_keuze
from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import met_recht


@met_recht(leest_programma)
def hefboom(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Other money per euro of the programme, per opgave, and by bron and zekerheid."""
    keuze = lees_keuze(programma, request.GET)
    if keuze is None:
        return render(request, "financien/hefboom.html", {"plan": None})
    overzicht = plafonds_van(keuze.plan, bestedingen=keuze.bestedingen)
    context = {
        "plan": keuze.plan,
        "keuze": keuze,
        "overzicht": overzicht,
        "beeld": maak_beeld(overzicht),
        "bewerkt": bewerkt_programma(request.deelname),
        "sleutel": SLEUTEL,
        "sleutel_anderen": SLEUTEL[1:],
    }
    return render(request, "financien/hefboom.html", context)


@met_recht(leest_programma)
def regels(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The lines of other money that the address asks for, with their sum."""
    keuze = keuze_of_404(programma, request.GET)
    overzicht = plafonds_van(keuze.plan, bestedingen=keuze.bestedingen)
    try:
        gevraagd = Bijdragekeuze.uit(request.GET)
    except ValueError:
        raise Http404("Dit deel van het geld is er niet.") from None
    gekozen = gevraagd.kies(overzicht.bijdragen)
    context = {
        "plan": keuze.plan,
        "keuze": keuze,
        "gevraagd": gevraagd,
        "opgavenaam": overzicht.namen.get(gevraagd.opgave, ""),
        "regels": [(rij, bedrag_of_woord(rij.regel)) for rij in gekozen],
        "som": tel(gekozen),
        "kruimels": [
            {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
            {"naam": "Meefinanciering", "url": reverse("hefboom", args=[programma.slug])},
            {"naam": "De regels"},
        ],
    }
    return render(request, "financien/hefboomregels.html", context)
