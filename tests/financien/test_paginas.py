"""What somebody reads on the pages of the money."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.models import Budgetpost, Plafond, Stand
from programma.planlezen import huidig_plan
from tests.bladzijde import lees, woorden
from tests.fabriek import veel_acties

FINANCIEN = "/sterk-voor-noord/financien/"
PLAFONDS = "/sterk-voor-noord/financien/plafonds/"


def rijen(pagina, bijschrift: str) -> dict[str, list[str]]:
    """The cells of a table per row heading."""
    (tabel,) = [tabel for tabel in pagina.iter("table") if bijschrift in woorden(tabel.find("caption"))]
    return {
        woorden(rij.find("th")): [woorden(cel) for cel in rij.findall("td")]
        for rij in tabel.iter("tr")
        if rij.find("td") is not None
    }


def test_the_wethouder_reads_the_year_table_with_saldo_and_both_percentages(wethouder):
    tabel = rijen(lees(wethouder, FINANCIEN), "Boekjaar 2024, in euro’s, stand 1 april 2024")
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


def test_every_bar_says_its_numbers_in_words(wethouder):
    titels = [woorden(titel) for titel in lees(wethouder, FINANCIEN).xpath("//svg[@role='img']/title")]
    assert len(titels) == 4
    assert titels[0] == (
        "Programma algemeen: € 89.829 uitgegeven en € 265.408 verplicht van € 350.000; € 5.237 te veel"
    )


def test_the_printed_amounts_stand_beside_the_computed_ones(wethouder):
    gedrukt = rijen(lees(wethouder, FINANCIEN), "Zoals gedrukt in de bron")
    assert gedrukt["Programma algemeen"] == ["350.000", "89.829", "265.408", "-5.237", "€ −5.237"]


def test_with_one_peildatum_the_page_says_that_there_is_no_other(wethouder):
    assert "Dit is de enige stand die het portaal kent." in woorden(lees(wethouder, FINANCIEN))


@pytest.fixture
def tweede_peildatum(noord):
    post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
    Stand.objects.create(post=post, peildatum=date(2024, 10, 1), beschikbaar=350_000, uitgaven=1, verplichtingen=0)


def test_an_earlier_peildatum_stays_readable_under_its_own_address(wethouder, tweede_peildatum):
    nieuwste = lees(wethouder, FINANCIEN)
    assert "stand 1 oktober 2024" in woorden(nieuwste.find(".//h1/.."))
    (adres,) = nieuwste.xpath("//section[.//h2[@id='peildata']]//a/@href")
    eerder = woorden(lees(wethouder, FINANCIEN + adres))
    assert "Jaartabel 2024, stand 1 april 2024" in eerder
    assert "Dit is niet de nieuwste stand." in eerder


@pytest.mark.parametrize("vraag", ["?peildatum=2020-01-01", "?boekjaar=1999", "?peildatum=gisteren"])
def test_a_peildatum_without_a_table_is_not_found(wethouder, vraag):
    assert wethouder.get(FINANCIEN + vraag).status_code == 404


def test_a_programme_without_a_year_table_or_ceilings_says_so(wethouder, noord):
    Stand.objects.all().delete()
    assert "Er is nog geen jaartabel" in woorden(lees(wethouder, FINANCIEN))
    Plafond.objects.all().delete()
    assert rijen(lees(wethouder, PLAFONDS), "Geld van het programma en plafonds")["Totaal"][-1] == "niet bekend"


def test_the_ceilings_show_the_cross_charge_on_both_sides(wethouder):
    tabel = rijen(lees(wethouder, PLAFONDS), "Geld van het programma en plafonds")
    assert tabel == {
        "1 Jeugd, jongeren en onderwijs": ["€ 160.220", "€ −14.770", "geen", "€ 145.450", "€ 146.000", "€ 550"],
        "2 Financiële zelfredzaamheid en taal": ["€ 58.000", "geen", "€ 14.770", "€ 72.770", "€ 75.000", "€ 2.230"],
        "3 Fijn en veilig wonen": ["€ 94.370", "geen", "geen", "€ 94.370", "€ 98.000", "€ 3.630"],
        "Totaal": ["€ 312.590", "€ −14.770", "€ 14.770", "€ 312.590", "€ 319.000", "€ 6.410"],
    }


def test_the_actie_that_is_charged_across_is_named_and_linked(wethouder):
    (verband,) = lees(wethouder, PLAFONDS).xpath("//section[.//h2[@id='doorbelasting']]//a")
    assert woorden(verband) == "Versterken Educatief Thuismilieu"
    assert verband.get("href") == "/sterk-voor-noord/acties/versterken-educatief-thuismilieu/"


def test_from_verplicht_on_nothing_is_registered_and_the_year_table_is_another_budget(wethouder):
    pagina = lees(wethouder, PLAFONDS)
    assert [woorden(stap) for stap in pagina.xpath("//ol[@class='geldketen']/li")] == [
        "Plafond € 319.000",
        "Toegekend aan acties € 312.590",
        "Verplicht niet geregistreerd",
        "Uitgegeven niet geregistreerd",
        "Vrij onder het plafond € 6.410",
    ]
    assert "Dit is een ander budget dan de jaartabel: tel ze niet bij elkaar op." in woorden(pagina)


def test_what_others_pay_is_shown_per_bron(wethouder):
    pagina = lees(wethouder, PLAFONDS)
    tabel = rijen(pagina, "Van wie, in euro’s")
    assert tabel["Niet genoemd"][:2] == ["12", "€ 292.865"]
    assert tabel["Totaal"][1] == "€ 411.365"
    tekst = woorden(pagina)
    assert "€ 1,32 van anderen voor elke euro van het programma" in tekst
    assert "Bij 12 regels (€ 292.865) noemt het plan geen bron" in tekst


def test_the_remark_on_the_ceilings_leads_to_the_findings(wethouder):
    pagina = lees(wethouder, PLAFONDS)
    assert "exclusief doorlopende acties" in woorden(pagina)
    assert pagina.xpath("//div[contains(@class, 'melding')]//a/@href") == ["/sterk-voor-noord/bevindingen/"]


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
