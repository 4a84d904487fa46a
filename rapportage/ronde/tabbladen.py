"""The screens of one round, side by side: every page of a round shows them above its own content."""

from django.http import HttpRequest
from django.urls import reverse

from programma.models import Deelname, Rapportageperiode
from programma.rechten import leest_programma

# (name of the tab, name of its address, who sees it), in the order of the work.
TABBLADEN = [
    ("Ronde", "periode", leest_programma),
    ("Voorbeeld", "overzicht", leest_programma),
]


def ronde_context(request: HttpRequest, periode: Rapportageperiode, adres: str) -> dict:
    """What templates/rapportage/ronde/kop.html needs, on the tab with this name of address, and the breadcrumbs."""
    deelname: Deelname = request.deelname
    slug = periode.programma.slug
    kruimels = [{"naam": "Rapportages", "url": reverse("rapportages", args=[slug])}, {"naam": periode.naam}]
    return {
        "periode": periode,
        "kruimels": kruimels,
        "tabbladen": [
            {"naam": naam, "url": reverse(tab, args=[slug, periode.slug]), "actief": tab == adres}
            for naam, tab, recht in TABBLADEN
            if recht(deelname)
        ],
    }
