"""What others bring in, as the wethouder reads it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.models import Financiering
from programma.planlezen import huidig_plan
from tests.bladzijde import lees, rijen, woorden
from tests.fabriek import veel_acties

HEFBOOM = "/sterk-voor-noord/financien/hefboom/"
REGELS = f"{HEFBOOM}regels/"


def test_the_lever_stands_first_and_says_what_it_leaves_out(wethouder):
    tekst = woorden(lees(wethouder, HEFBOOM))
    assert "€ 1,32 van anderen voor elke euro van het programma" in tekst
    assert "Naast € 312.590 van het programma noemt het plan € 411.365 van anderen, in 18 regels." in tekst
    assert "Nog 12 keer noemt het plan een bijdrage zonder bedrag: die telt niet mee en is niet geschat." in tekst


def test_of_seventy_percent_nobody_knows_who_pays_and_the_page_says_so(wethouder):
    (melding,) = lees(wethouder, HEFBOOM).xpath("//div[contains(@class, 'melding')]")
    assert "Van 71,2 % is niet bekend wie betaalt" in woorden(melding)
    assert "Bij 12 regels, samen € 292.865 van de € 411.365, noemt het plan geen bron" in woorden(melding)
    (adres,) = melding.xpath(".//a/@href")
    blad = lees(wethouder, adres)
    assert len(blad.xpath("//tbody/tr")) == 12
    assert woorden(blad.xpath("//tfoot//td")[0]) == "€ 292.865"


def test_per_opgave_and_in_total(wethouder):
    assert rijen(lees(wethouder, HEFBOOM), "Geld van het programma en van anderen") == {
        "1 Jeugd, jongeren en onderwijs": ["€ 160.220", "€ 240.080", "€ 1,50", "5", "1"],
        "2 Financiële zelfredzaamheid en taal": ["€ 58.000", "€ 107.000", "€ 1,84", "3", "6"],
        "3 Fijn en veilig wonen": ["€ 94.370", "€ 64.285", "€ 0,68", "10", "5"],
        "Totaal": ["€ 312.590", "€ 411.365", "€ 1,32", "18", "12"],
    }


def test_by_bron_and_how_sure(wethouder, noord):
    fonds = Financiering.objects.filter(actie__plan=huidig_plan(noord), bron="fonds", bedrag__isnull=False).first()
    Financiering.objects.filter(pk=fonds.pk).update(zekerheid="toegezegd", bedrag=Decimal("1000.50"))
    tabel = rijen(lees(wethouder, HEFBOOM), "Van wie, in euro’s")
    assert tabel["Niet genoemd"] == ["geen", "geen", "geen", "€ 292.865", "€ 292.865", *tabel["Niet genoemd"][5:]]
    assert tabel["Fonds"][:3] == ["geen", "€ 1.000,50", "geen"]
    assert tabel["Fonds"][-2:] == ["4", "1"]
    assert tabel["Basisfinanciering"] == ["geen"] * 5 + ["n.v.t.", "0", "8"]
    assert tabel["Totaal"][1] == "€ 1.000,50"


def test_contributions_in_words_are_listed_with_those_words(wethouder):
    (deel,) = lees(wethouder, HEFBOOM).xpath("//section[.//h2[@id='woorden']]")
    regels = [woorden(regel) for regel in deel.xpath(".//li")]
    assert len(regels) == 12
    assert "2.01 Ondernemersloket Partner: ‘Aangevuld door Inholland’" in regels


def test_every_figure_leads_to_rows_that_are_exactly_that_much(wethouder):
    bekeken = 0
    for verwijzing in lees(wethouder, HEFBOOM).xpath("//a[@class='cijfer']"):
        adres = verwijzing.get("href")
        if not adres.startswith(REGELS):
            continue
        blad = lees(wethouder, adres)
        aantal = len(blad.xpath("//tbody/tr[th]"))
        gevonden = str(aantal) if "bedrag=zonder" in adres else woorden(blad.xpath("//tfoot//td")[0])
        assert gevonden == woorden(verwijzing), adres
        bekeken += 1
    assert bekeken == 20


def test_own_money_leads_to_the_acties_of_the_opgave(wethouder):
    adressen = lees(wethouder, HEFBOOM).xpath("//a[@class='cijfer'][contains(@href, 'plafonds')]/@href")
    assert adressen[0] == "/sterk-voor-noord/financien/plafonds/1/#eigen"
    assert adressen[-1] == "/sterk-voor-noord/financien/plafonds/samen/"


@pytest.mark.parametrize("vraag", ["bron=loterij", "zekerheid=misschien", "opgave=een", "bedrag=veel"])
def test_what_is_not_there_is_not_found(wethouder, vraag):
    assert wethouder.get(f"{REGELS}?{vraag}").status_code == 404


def test_where_nobody_names_an_amount_there_is_no_lever_and_no_nothing(wethouder, noord):
    anderen = Financiering.objects.filter(actie__plan=huidig_plan(noord), actie__opgave__nummer=3)
    anderen.exclude(bron="programma").update(bedrag=None, toestand="tekst")
    rij = rijen(lees(wethouder, HEFBOOM), "Geld van het programma en van anderen")["3 Fijn en veilig wonen"]
    assert rij[1:3] == ["geen bedrag genoemd", "niet bekend"]


@pytest.mark.parametrize("adres", [HEFBOOM, REGELS])
def test_more_acties_ask_no_more_of_the_database(wethouder, noord, adres):
    with CaptureQueriesContext(connection) as eerst:
        lees(wethouder, adres)
    veel_acties(huidig_plan(noord), 504)
    with CaptureQueriesContext(connection) as daarna:
        lees(wethouder, adres)
    assert len(daarna) == len(eerst) <= 15
