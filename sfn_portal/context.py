"""What every page shows around its own content: programme, navigation and the role of the reader."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from programma.demo import PROEFACCOUNTS
from programma.rechten import (
    beheert_programma,
    beperkt_tot_partner,
    bewerkt_programma,
    geeft_akkoord,
    leest_acties,
    leest_programma,
)

# (name in the menu, URL name, right). The order is the order of the menu.
MENU = [
    ("Dashboard", "dashboard", leest_programma),
    ("Mijn verslagen", "voortgang", beperkt_tot_partner),
    ("Acties", "acties", leest_acties),
    ("Doelen", "doelen", leest_programma),
    ("Partners", "partners", leest_programma),
    ("Financiën", "financien", leest_programma),
    ("Uitvoeringsplan", "uitvoeringsplannen", leest_programma),
    ("Verslagen", "voortgang", bewerkt_programma),
    ("Rapportages", "rapportages", leest_programma),
    ("Edities", "edities", leest_programma),
    ("Bevindingen", "bevindingen", leest_programma),
    ("Geschiedenis", "geschiedenis", leest_programma),
]


def portaal(request: HttpRequest) -> dict:
    """Context processor. Runs no query: the view's door has put the role on the request."""
    context = {"thema": settings.THEMA, "demo": settings.DEMO}
    deelname = getattr(request, "deelname", None)
    if deelname is not None:
        slug = deelname.programma.slug
        context |= {
            "programma": deelname.programma,
            "deelname": deelname,
            "navigatie": [_punt(request, slug, *punt[:2]) for punt in MENU if punt[2](deelname)],
            "bewerkt": bewerkt_programma(deelname),
            "beheert": beheert_programma(deelname),
            "geeft_akkoord": geeft_akkoord(deelname),
        }
    elif settings.DEMO and request.resolver_match and request.resolver_match.url_name == "login":
        context["demo_accounts"] = [
            {"rol": account.naam, "email": account.email, "wachtwoord": account.wachtwoord} for account in PROEFACCOUNTS
        ]
    return context


def _punt(request: HttpRequest, slug: str, naam: str, url_naam: str) -> dict:
    url = reverse(url_naam, args=[slug])
    gekozen = request.path == url or (url_naam != "dashboard" and request.path.startswith(url))
    return {"naam": naam, "url": url, "actief": gekozen}
