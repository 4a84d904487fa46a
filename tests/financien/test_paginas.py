"""What somebody reads on the pages of the money."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.models import Stand
from programma.planlezen import huidig_plan
from tests.bladzijde import lees, rijen, woorden
from tests.fabriek import veel_acties

FINANCIEN = "/sterk-voor-noord/financien/"
PLAFONDS = "/sterk-voor-noord/financien/plafonds/"


def test_the_wethouder_reads_the_year_table_with_saldo_and_both_percentages(wethouder):
    tabel = rijen(lees(wethouder, FINANCIEN), "een bedrag leidt naar de stand")
    assert tabel["Programma algemeen negatief saldo"] == [
        "€ 350.000",
        "€ 89.829",
        "€ 265.408",
        "€ −5.237",
        "25,7 %",
        "101,5 %",
    ]
    assert tabel["Totaal"] == ["€ 1.140.666", "€ 355.366", "€ 598.830", "€ 186.470", "31,2 %", "83,7 %"]
    assert len(tabel) == 5


def test_the_page_says_how_each_figure_is_computed_and_warns_about_programma_algemeen(wethouder):
    tekst = woorden(lees(wethouder, FINANCIEN))
    assert "saldo = beschikbaar − uitgaven − verplichtingen" in tekst
    assert "uitgegeven = uitgaven / beschikbaar" in tekst
    assert "gebonden = (uitgaven + verplichtingen) / beschikbaar" in tekst
    assert "Let op: Programma algemeen heeft een negatief saldo" in tekst
    assert "Van de € 350.000 is 101,5 % gebonden. Het saldo is € −5.237." in tekst


def test_the_printed_amounts_stand_beside_the_computed_ones(wethouder):
    gedrukt = rijen(lees(wethouder, FINANCIEN), "Zoals gedrukt in de bron")
    assert gedrukt["Programma algemeen"] == ["350.000", "89.829", "265.408", "-5.237", "€ −5.237"]


def test_a_programme_without_a_year_table_says_so(wethouder, noord):
    Stand.objects.all().delete()
    assert "Er is nog geen jaartabel" in woorden(lees(wethouder, FINANCIEN))


@pytest.mark.parametrize("adres", [FINANCIEN, PLAFONDS])
def test_a_partner_gets_no_page_about_the_money(partner, adres):
    assert partner.get(adres).status_code == 404


@pytest.mark.parametrize("adres", [FINANCIEN, PLAFONDS])
def test_ten_times_as_many_acties_ask_no_more_of_the_database(wethouder, noord, adres):
    with CaptureQueriesContext(connection) as bij_56:
        lees(wethouder, adres)
    veel_acties(huidig_plan(noord), 504)
    with CaptureQueriesContext(connection) as bij_560:
        lees(wethouder, adres)
    assert len(bij_560) == len(bij_56) <= 15
