"""The page behind a figure: where a stand comes from and what it is made of."""

import pytest

from financien.models import Budgetpost
from tests.bladzijde import lees, woorden


def adres(post: str, peildatum: str = "2024-04-01") -> str:
    return f"/sterk-voor-noord/financien/posten/{Budgetpost.objects.get(naam=post).pk}/standen/{peildatum}/"


def test_the_wethouder_reads_where_a_stand_comes_from(wethouder):
    tekst = woorden(lees(wethouder, adres("Programma algemeen")))
    assert "stand 1 april 2024" in tekst
    assert "Programma-overzicht met de stand van 1 april 2024, onder Financiën" in tekst


@pytest.mark.parametrize("peildatum", ["2024-04-02", "20240401", "2024-W14-1", "gisteren"])
def test_a_peildatum_without_a_stand_is_not_found(wethouder, peildatum):
    assert wethouder.get(adres("Programma algemeen", peildatum)).status_code == 404


def test_a_partner_gets_no_page(partner):
    assert partner.get(adres("Programma algemeen")).status_code == 404
