"""The pages: the list against Django admin's, saving a cell, and the number of queries at 56 and at 560 acties."""

import statistics
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acties.models import Actie
from acties.velden import VELDEN, merk
from programma.models import Gebruiker, Rol, Uitvoeringsplan
from tests.aanmelden import aangemeld
from tests.adressen import paginas
from tests.fabriek import veel_acties

from .meten import Rij, duur, verhouding

LIJST = "/sterk-voor-noord/acties/"
BEHEER = "/beheer/acties/actie/"
MEESTE_QUERIES = 15
# What begins and ends a transaction asks nothing.
TRANSACTIE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def meet() -> Iterator[Rij]:
    """The rows of the table about pages."""
    client = Client()
    client.force_login(Gebruiker.objects.create_superuser("bench@noord.example", None, naam="Bench"))
    assert Actie.objects.count() == 56
    yield _lijst(aangemeld(Rol.LEZER), client, "de lijst van 56 acties / Django admin", grens=0.5)
    yield _lijst(client, client, "dezelfde lijst om te bewerken / Django admin", grens=1.0)
    yield from _cellen(client)
    bij_56 = _queries()
    veel_acties(Uitvoeringsplan.objects.get(slug="2025-2026"), 560 - 56)
    assert Actie.objects.count() == 560
    bij_560 = _queries()
    naam = max(bij_560, key=bij_560.get)
    yield Rij(
        "meeste queries op een pagina", bij_560[naam], MEESTE_QUERIES, "queries", f"pagina {naam}, bij 560 acties"
    )
    groei = {naam: bij_560[naam] - bij_56[naam] for naam in bij_56}
    naam = max(groei, key=groei.get)
    yield Rij("extra queries bij 560 in plaats van 56", groei[naam], 0, "queries", "alle pagina's")
    veel_acties(Uitvoeringsplan.objects.get(slug="2025-2026"), 2000 - 560)
    assert Actie.objects.count() == 2000
    yield _lijst(client, client, "100 van 2.000 om te bewerken / Django admin", grens=1.0)


def _cellen(client: Client) -> Iterator[Rij]:
    """Saving a cell, against the least that a save with history can be: as many rows, and no more."""
    geld = {"bedrag": "1"}
    yield _cel(client, "titel", "Bondgenoten {}", "een cel bewaren / een kale rij", {})
    yield _cel(client, "looptijd", "{}", "een cel met reden bewaren / een kale rij", {})
    yield _cel(client, "financiering_anders", "€ {} via fondsen", "een geldcel bewaren / twee kale rijen", geld)


def _cel(client: Client, veld: str, tekst: str, wat: str, erbij: dict[str, str]) -> Rij:
    onze, hunne = [], []
    for nummer in range(2030, 2062):
        actie = Actie.objects.get(slug="bondgenoten")
        (nu,) = Actie.objects.filter(pk=actie.pk).gegevens()
        invoer = {"gezien": merk(VELDEN[veld].waarde(nu)), "versie": nu.versie, "reden": "Meting"}
        invoer["waarde"] = tekst.format(nummer)
        adres = f"{LIJST}bondgenoten/veld/{veld}/"
        onze.append(duur(lambda: _post(client, adres, invoer, {"HX-Request": "true"})))  # noqa: B023 - called at once
        hunne.append(duur(lambda: _post(client, f"/kaal/{actie.pk}/", {"waarde": f"Kaal {nummer}"} | erbij, {})))  # noqa: B023
    factor = statistics.median(ons / hun for ons, hun in zip(onze[1:], hunne[1:], strict=True))
    uitleg = f"{statistics.median(onze):.1f} ms tegen {statistics.median(hunne):.1f} ms"
    return Rij(wat, factor, 2.0, "×", uitleg)


def _post(client: Client, adres: str, invoer: dict, kop: dict[str, str]) -> None:
    assert client.post(adres, invoer, headers=kop).status_code == 200


def _lijst(lezer: Client, beheerder: Client, wat: str, *, grens: float) -> Rij:
    """The list as `lezer` gets it, against the change list of the admin."""

    def haal(client: Client, pad: str) -> None:
        assert client.get(pad).status_code == 200

    factor, onze, hunne = verhouding(lambda: haal(lezer, LIJST), lambda: haal(beheerder, BEHEER), keren=15)
    return Rij(wat, factor, grens, "×", f"{onze:.0f} ms tegen {hunne:.0f} ms")


def _queries() -> dict[str, int]:
    """Per page how often the database is asked, for somebody who may open it."""
    aantallen, lezers = {}, {}
    for adres in paginas():
        if adres.lezer not in lezers:
            lezers[adres.lezer] = aangemeld(Rol(adres.lezer))
        client = lezers[adres.lezer]
        assert client.get(adres.pad).status_code in (200, 302), adres.pad
        with CaptureQueriesContext(connection) as queries:
            client.get(adres.pad)
        aantallen[adres.naam] = sum(not vraag["sql"].startswith(TRANSACTIE) for vraag in queries)
    return aantallen
