"""What somebody reads on the pages of the money."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.models import Plafond, Stand
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
