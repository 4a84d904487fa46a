"""The page of the year tables one after the other."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from financien.balken import SLEUTEL_JAARTABEL
from financien.jaartabel.bronnen import bronnen
from financien.jaartabel.bureau import SLEUTEL, bureaubalk, bureaudelen
from financien.jaartabel.kolommenbeeld import Kolommenbeeld, hoogste_van, teken
from financien.jaartabel.vergelijking import Vergelijking
from financien.jaartabel.verloop import per_boekjaar, postnamen, van_post
from financien.lezen import jaartabellen
from financien.rekenen import Jaartabel
from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht


@met_recht(leest_programma)
def verloop(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Every peildatum of all posts together, or of the post of which the address gives the name."""
    alle = jaartabellen(programma)
    namen, gekozen = postnamen(alle), request.GET.get("post", "")
    if gekozen and gekozen not in namen:
        raise Http404("Geen enkele jaartabel heeft een post met deze naam.")
    tabellen = van_post(alle, gekozen) if gekozen else alle
    jaren = per_boekjaar(tabellen)
    context = {
        "namen": namen,
        "gekozen": gekozen,
        "jaren": jaren,
        "aantal": len(tabellen),
        "beeld": teken(tabellen) if tabellen else None,
        "sleutel": SLEUTEL_JAARTABEL,
        "bronnen": [(tabel, bronnen(tabel)) for jaar in jaren for tabel in jaar.tabellen],
        "vergelijking": _laatste_stap(tabellen),
        "met_prognose": any(tabel.heeft_prognose for tabel in tabellen),
    }
    if not gekozen:
        context |= {"per_post": _per_post(alle, namen), "bureau": _bureau(alle), "bureausleutel": SLEUTEL}
    return render(request, "financien/verloop.html", context)


def _laatste_stap(tabellen: tuple[Jaartabel, ...]) -> Vergelijking | None:
    """The newest table beside the one before it of the same boekjaar; None when there is none."""
    for tabel in tabellen[1:]:
        if tabel.boekjaar == tabellen[0].boekjaar:
            return Vergelijking(tabel, tabellen[0])
    return None


def _per_post(tabellen: tuple[Jaartabel, ...], namen: tuple[str, ...]) -> list[tuple[str, Kolommenbeeld]]:
    """A small picture of every post, all on one scale."""
    reeksen = {naam: van_post(tabellen, naam) for naam in namen}
    schaal = max((hoogste_van(reeks) for reeks in reeksen.values()), default=None)
    return [(naam, teken(reeks, schaal)) for naam, reeks in reeksen.items()]


def _bureau(tabellen: tuple[Jaartabel, ...]) -> list[tuple[int, list[tuple[Jaartabel, Any]]]]:
    """Per boekjaar and peildatum the part of the bureau in every amount, each with its bar."""
    return [
        (jaar.jaar, [(tabel, [(deel, bureaubalk(deel)) for deel in bureaudelen(tabel)]) for tabel in jaar.tabellen])
        for jaar in per_boekjaar(tabellen)
    ]
