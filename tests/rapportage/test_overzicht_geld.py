"""The money in the overview: bureau and acties, sources, what is still to be divided, and a prognose when there is one."""

import json
from decimal import Decimal

import lxml.html
import pytest
from django.template.loader import render_to_string

from financien.models import Stand
from programma.models import Importronde
from rapportage.gegevens import Overzicht, Zicht
from rapportage.overzicht import stel_samen
from rapportage.uitvoer import als_json, sjabloon
from tests.bladzijde import woorden

from .conftest import GEBOUWD_OP


def geldsectie(overzicht: Overzicht) -> lxml.html.HtmlElement:
    html = render_to_string("rapportage/overzicht_secties.html", sjabloon.context(overzicht, gebouwd_op=GEBOUWD_OP))
    (sectie,) = lxml.html.fromstring(html).xpath("//section[@aria-labelledby='financien']")
    return sectie


def rijen(tabel) -> list[list[str]]:
    return [[woorden(cel) for cel in rij.xpath("th|td")] for rij in tabel.xpath("tbody/tr|tfoot/tr")]


@pytest.fixture
def ingelezen(noord):
    """One post comes from a file, and has a prognose."""
    ronde = Importronde.objects.create(
        programma=noord,
        soort="financien",
        bestandsnaam="uitdraai 3.csv",
        sha256="0" * 64,
        grootte=1,
        begonnen_op=GEBOUWD_OP,
    )
    stand = Stand.objects.get(post__naam="Fijn en veilig wonen")
    stand.bron, stand.importronde, stand.prognose = "Grootboek", ronde, Decimal(160_000)
    stand.save()


def test_the_raad_sees_bureau_and_acties_of_the_same_year_table(overzicht):
    (tabel,) = geldsectie(overzicht).xpath(".//table[contains(@class, 'bureautabel')]")
    assert woorden(tabel.find("caption")) == "Boekjaar 2024, stand 1 april 2024"
    assert [[*rij[:4], rij[4].split("bureau ")[-1]] for rij in rijen(tabel)] == [
        ["Beschikbaar", "€ 350.000", "€ 790.666", "€ 1.140.666", "30,7 %"],
        ["Uitgaven", "€ 89.829", "€ 265.537", "€ 355.366", "25,3 %"],
        ["Verplichtingen", "€ 265.408", "€ 333.422", "€ 598.830", "44,3 %"],
        ["Saldo", "€ −5.237", "€ 191.707", "€ 186.470", "n.v.t."],
    ]


def test_the_post_that_is_still_to_be_divided_says_so_with_the_words_of_the_source(overzicht):
    sectie = geldsectie(overzicht)
    (tabel,) = sectie.xpath(".//table[contains(@class, 'jaartabel')]")
    namen = [rij[0] for rij in rijen(tabel)]
    assert [naam for naam in namen if "moet nog verdeeld worden" in naam] == [
        "Jeugd en onderwijs (incl. jongeren) moet nog verdeeld worden"
    ]
    assert "moet nog over acties verdeeld worden: ‘De verdeling van de middelen ten behoeve van acties" in woorden(
        sectie
    )


def test_one_source_is_printed_once(overzicht):
    tekst = woorden(geldsectie(overzicht))
    assert tekst.count("Programma-overzicht met de stand van 1 april 2024, onder Financiën.") == 1
    assert "Bron van de bedragen: Programma-overzicht met de stand" in tekst


def test_figures_from_a_file_say_which_posts_and_which_file(ingelezen, periode, nu):
    tekst = woorden(geldsectie(stel_samen(periode, nu=nu)))
    assert "De bedragen komen uit 2 bronnen:" in tekst
    assert "Fijn en veilig wonen: Grootboek, bestand ‘uitdraai 3.csv’." in tekst


def test_a_post_without_a_source_is_not_given_one(periode, nu):
    Stand.objects.filter(post__naam="Fijn en veilig wonen").update(bron="")
    assert "Fijn en veilig wonen: niet genoemd." in woorden(geldsectie(stel_samen(periode, nu=nu)))


def test_the_public_does_not_read_the_name_of_an_imported_file(ingelezen, periode, nu):
    openbaar = stel_samen(periode, nu=nu, zicht=Zicht.OPENBAAR)
    assert "uitdraai 3.csv" not in als_json.maak(openbaar, gebouwd_op=nu).decode()
    assert "Fijn en veilig wonen: Grootboek." in woorden(geldsectie(openbaar))


def test_without_a_prognose_there_is_no_table_for_it(overzicht):
    assert not geldsectie(overzicht).xpath(".//table[contains(@class, 'prognosetabel')]")


def test_a_prognose_is_told_in_words_and_only_where_somebody_gave_it(ingelezen, periode, nu):
    (tabel,) = geldsectie(stel_samen(periode, nu=nu)).xpath(".//table[contains(@class, 'prognosetabel')]")
    assert rijen(tabel)[0] == ["Programma algemeen", "€ 350.000", "niet genoemd", "niet bekend", "niet bekend"]
    assert rijen(tabel)[3] == ["Fijn en veilig wonen", "€ 155.966", "€ 160.000", "€ −4.034", "nadelig"]
    assert rijen(tabel)[4] == ["Totaal", "€ 1.140.666", "niet genoemd", "niet bekend", "niet bekend"]


def test_the_json_has_the_split_and_the_sources_and_knows_no_keys_of_our_database(overzicht, gebouwd_op):
    gegevens = json.loads(als_json.maak(overzicht, gebouwd_op=gebouwd_op))
    assert gegevens["bureaudelen"][0] == {
        "kolom": "beschikbaar",
        "bureau": "350000.00",
        "acties": "790666.00",
        "totaal": "1140666.00",
        "aandeel": "0.3068",
    }
    assert gegevens["jaartabel"]["bureau"]["saldo"] == "-5237.00"
    assert [bron["posten"] for bron in gegevens["cijferbronnen"]] == [
        [regel["post"] for regel in gegevens["jaartabel"]["regels"]]
    ]
    for rij in (gegevens["jaartabel"]["regels"][0], gegevens["cijferbronnen"][0]):
        assert not [naam for naam in rij if naam.endswith("_sleutel")]
