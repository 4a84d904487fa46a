"""The pages: the list against Django admin's, and the number of queries at 56 and at 560 acties."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acties.models import Actie
from programma.models import Gebruiker, Uitvoeringsplan
from tests.adressen import paginas
from tests.fabriek import veel_acties

from .meten import Rij, verhouding

LIJST = "/sterk-voor-noord/acties/"
BEHEER = "/beheer/acties/actie/"
MEESTE_QUERIES = 15


def meet() -> Iterator[Rij]:
    """The rows of the table about pages."""
    client = Client()
    client.force_login(Gebruiker.objects.create_superuser("bench@noord.example", None, naam="Bench"))
    assert Actie.objects.count() == 56
    yield _lijst(client, "de lijst van 56 acties / Django admin")
    bij_56 = _queries(client)
    veel_acties(Uitvoeringsplan.objects.get(slug="2025-2026"), 560 - 56)
    assert Actie.objects.count() == 560
    bij_560 = _queries(client)
    naam = max(bij_560, key=bij_560.get)
    yield Rij(
        "meeste queries op een pagina", bij_560[naam], MEESTE_QUERIES, "queries", f"pagina {naam}, bij 560 acties"
    )
    groei = {naam: bij_560[naam] - bij_56[naam] for naam in bij_56}
    naam = max(groei, key=groei.get)
    yield Rij("extra queries bij 560 in plaats van 56", groei[naam], 0, "queries", "alle pagina's")
    yield _lijst(client, "de lijst van 560 acties / Django admin")


def _lijst(client: Client, wat: str) -> Rij:
    def haal(pad: str) -> None:
        assert client.get(pad).status_code == 200

    factor, onze, hunne = verhouding(lambda: haal(LIJST), lambda: haal(BEHEER), keren=15)
    return Rij(wat, factor, 0.5, "×", f"{onze:.0f} ms tegen {hunne:.0f} ms")


def _queries(client: Client) -> dict[str, int]:
    aantallen = {}
    for adres in paginas():
        client.get(adres.pad)
        with CaptureQueriesContext(connection) as queries:
            client.get(adres.pad)
        aantallen[adres.naam] = len(queries)
    return aantallen
