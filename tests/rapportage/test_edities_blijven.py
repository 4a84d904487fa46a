"""What was published stays as it was, whatever happens afterwards to the data, the templates and the people."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Value
from django.db.models.functions import Concat

from acties.models import Actie, Financiering
from financien.models import Plafond, Stand
from programma.models import Gebruiker, Partner, Programma, Rapportageperiode
from rapportage.models import Statusoordeel, Tekstblok
from tests.rapportage.rondes import publiceer


@pytest.fixture
def gepubliceerd(periode, opslag, zonder_druk):
    return publiceer(periode)


def alle_bytes(client, editie) -> dict[str, bytes]:
    plek = f"/sterk-voor-noord/edities/{editie.nummer}/{editie.kort}/"
    return {rij.naam: client.get(plek + rij.naam).content for rij in editie.bestanden.all()}


def test_every_byte_of_an_edition_is_as_it_was_after_everything_was_edited_and_deleted_that_can_be(
    gepubliceerd, client, monkeypatch
):
    toen = alle_bytes(client, gepubliceerd)
    Financiering.objects.all().delete()
    Actie.objects.update(titel="Heel iets anders", status="vervallen", omschrijving="")
    Tekstblok.objects.all().delete()
    Statusoordeel.objects.all().delete()
    Stand.objects.all().delete()
    Plafond.objects.update(bedrag=1)
    Partner.objects.update(naam=Concat("naam", Value(" BV")))
    Programma.objects.update(naam="Een ander programma", kenmerk="x")
    Rapportageperiode.objects.update(naam="Een andere periode", peildatum="2020-01-01")
    Gebruiker.objects.update(naam="Iemand anders")

    def stuk(*_):
        raise AssertionError("a document that was frozen is made anew")

    for maker in ("sjabloon.context", "als_json.maak", "als_docx.maak", "csv_bijlagen.bijlagen", "opmaak.los"):
        monkeypatch.setattr(f"rapportage.uitvoer.{maker}", stuk)
    assert alle_bytes(client, gepubliceerd) == toen
    assert all(toen.values())
    uit = StringIO()
    call_command("verifieer", stdout=uit)
    assert uit.getvalue().endswith("in orde\n")


def test_the_page_of_an_edition_names_who_answered_for_it_then(gepubliceerd, lezer):
    Gebruiker.objects.filter(deelnames__rol="wethouder").update(naam="De opvolger")
    assert "Akkoord van</dt><dd>Wethouder," in lezer.get("/sterk-voor-noord/edities/1/").content.decode()
