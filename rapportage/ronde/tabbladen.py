"""The screens of one round, side by side: every page of a round shows them above its own content."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from programma.models import Deelname, Rapportageperiode
from programma.periodekeuzes import Periodesoort, Periodetoestand
from programma.rechten import leest_programma

from .stappen import te_bewerken
from .weg import aan_zet

# (name of the tab, name of its address, who sees it), in the order of the work.
TABBLADEN = [
    ("Ronde", "periode", leest_programma),
    ("Status", "status", leest_programma),
    ("Teksten", "teksten", leest_programma),
    ("Tegenspraken", "tegenspraken", leest_programma),
    ("Verschil", "ronde_verschil", leest_programma),
    ("Voorbeeld", "overzicht", leest_programma),
    ("Vaststellen", "vaststellen", leest_programma),
]


def ronde_context(request: HttpRequest, periode: Rapportageperiode, adres: str) -> dict:
    """What templates/rapportage/ronde/kop.html needs, on the tab with this name of address, and the breadcrumbs."""
    slug = periode.programma.slug
    kruimels = [{"naam": "Rapportages", "url": reverse("rapportages", args=[slug])}, {"naam": periode.naam}]
    toestand = Periodetoestand(periode.toestand)
    dag = periode.volgende_behandeling
    return {
        "periode": periode,
        "kruimels": kruimels,
        "tabbladen": [
            {"naam": naam, "url": reverse(tab, args=[slug, periode.slug]), "actief": tab == adres}
            for naam, tab in _zichtbaar(request.deelname)
        ],
        "aan_zet": aan_zet(toestand, Periodesoort(periode.soort)),
        "te_bewerken": te_bewerken(toestand),
        "behandeling_gemist": bool(dag) and dag < timezone.localdate() and toestand != Periodetoestand.AAN_RAAD,
    }


def voordeur(deelname: Deelname, periode: Rapportageperiode) -> str:
    """Where a link to the round leads: to the first of its screens that the reader may see."""
    _, tab = _zichtbaar(deelname)[0]
    return reverse(tab, args=[deelname.programma.slug, periode.slug])


def _zichtbaar(deelname: Deelname) -> list[tuple[str, str]]:
    return [(naam, tab) for naam, tab, recht in TABBLADEN if recht(deelname)]
