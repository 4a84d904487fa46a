"""Setting a ceiling on the screen: its effect is seen before it is saved."""

from decimal import Decimal

import pytest
from lxml import html

from financien.models import Plafond
from programma.models import Uitvoeringsplan
from programma.planlezen import huidig_plan
from tests.bladzijde import lees, rijen, woorden

ADRES = "/sterk-voor-noord/financien/plafonds/1/wijzigen/"
INGEVULD = {"bedrag": "145.000", "reden": "Besluit college 3 maart 2026", "versie": "1", "gezien": ""}


def bedrag(noord, nummer: int = 1):
    return Plafond.objects.get(plan=huidig_plan(noord), opgave__nummer=nummer).bedrag


def blad(antwoord) -> html.HtmlElement:
    return html.fromstring(antwoord.content.decode())


def gezien(antwoord) -> str:
    return blad(antwoord).xpath("//input[@name='gezien']")[0].get("value")


def test_what_it_does_is_on_the_screen_before_anything_is_saved(programmateam, noord):
    antwoord = programmateam.post(ADRES, INGEVULD)
    assert antwoord.status_code == 200
    tekst = woorden(blad(antwoord))
    assert "U komt € 450 tekort" in tekst
    assert "Er is nog niets opgeslagen." in tekst
    assert rijen(blad(antwoord), "Wat er verandert") == {
        "Plafond van deze opgave": ["€ 146.000", "€ 145.000"],
        "Toegekend": ["€ 145.450", "€ 145.450"],
        "Vrij": ["€ 550", "€ −450"],
        "Vrij, alle opgaven samen": ["€ 6.410", "€ 5.410"],
    }
    assert bedrag(noord) == 146_000


def test_seen_and_sent_again_it_is_saved_and_stands_on_the_page_with_its_reason(programmateam, noord):
    eerst = programmateam.post(ADRES, INGEVULD | {"bedrag": "150.000,50"})
    assert "Er blijft € 4.550,50 vrij" in woorden(blad(eerst))
    antwoord = programmateam.post(ADRES, INGEVULD | {"bedrag": "150.000,50", "gezien": gezien(eerst)}, follow=True)
    assert bedrag(noord) == Decimal("150000.50")
    tekst = woorden(blad(antwoord))
    assert "Het plafond van Jeugd, jongeren en onderwijs is € 150.000,50." in tekst
    assert "€ 146.000 wordt € 150.000,50. Besluit college 3 maart 2026" in tekst
    assert "In Uitvoeringsplan 2025-2026 staat ‘€ 146.000’" in tekst
    geschiedenis = lees(programmateam, "/sterk-voor-noord/geschiedenis/")
    assert "Plafond · Gewijzigd Plafond was: € 146.000 → wordt: € 150.000,50" in woorden(geschiedenis)


def test_another_amount_than_the_one_that_was_seen_is_shown_again(programmateam, noord):
    antwoord = programmateam.post(ADRES, INGEVULD | {"gezien": "150000.00"})
    assert antwoord.status_code == 200
    assert gezien(antwoord) == "145000.00"
    assert bedrag(noord) == 146_000


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"bedrag": "1,285"}, "1.285"),
        ({"bedrag": "-5"}, "Een plafond kan niet negatief zijn."),
        ({"bedrag": ""}, "Plafond"),
        ({"bedrag": "pm"}, "Vul een bedrag in"),
        ({"reden": " "}, "Schrijf kort waarom, en noem het besluit als dat er is."),
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(programmateam, noord, anders, fout):
    antwoord = programmateam.post(ADRES, INGEVULD | {"gezien": "145000.00"} | anders)
    assert antwoord.status_code == 422
    assert fout in woorden(blad(antwoord).xpath("//*[@role='alert']")[0])
    assert blad(antwoord).xpath("//input[@name='bedrag']")[0].get("value", "") == (INGEVULD | anders)["bedrag"]
    assert bedrag(noord) == 146_000


@pytest.mark.parametrize("gezien", ["", "145000.00"])
def test_who_was_second_keeps_the_input_and_reads_both_amounts(programmateam, noord, gezien):
    Plafond.objects.filter(plan=huidig_plan(noord), opgave__nummer=1).update(bedrag=170_000, versie=2)
    antwoord = programmateam.post(ADRES, INGEVULD | {"gezien": gezien})
    assert antwoord.status_code == 409
    tekst = woorden(blad(antwoord))
    assert "Het plafond is intussen € 170.000. U vulde 145.000 in." in tekst
    assert blad(antwoord).xpath("//input[@name='bedrag']")[0].get("value") == "145.000"
    assert blad(antwoord).xpath("//input[@name='reden']")[0].get("value") == INGEVULD["reden"]
    # And from there it goes on.
    verder = programmateam.post(ADRES, INGEVULD | {"versie": "2"})
    programmateam.post(ADRES, INGEVULD | {"versie": "2", "gezien": "145000.00"})
    assert verder.status_code == 200
    assert bedrag(noord) == 145_000


def test_an_opgave_without_a_ceiling_gets_one(programmateam, noord):
    plan = Uitvoeringsplan.objects.create(
        programma=noord, slug="2027-2028", naam="Plan 2027-2028", van_jaar=2027, tot_jaar=2028
    )
    overzicht = lees(programmateam, "/sterk-voor-noord/financien/plafonds/")
    assert len(overzicht.xpath("//a[contains(@href, '/wijzigen/')]")) == 3
    nieuw = INGEVULD | {"versie": "0"}
    eerst = programmateam.post(f"{ADRES}?plan=2027-2028", nieuw)
    assert "Er blijft € 145.000 vrij" in woorden(blad(eerst))
    programmateam.post(f"{ADRES}?plan=2027-2028", nieuw | {"gezien": "145000.00"})
    assert Plafond.objects.get(plan=plan).bedrag == 145_000
    assert programmateam.post(f"{ADRES}?plan=2027-2028", nieuw | {"gezien": "145000.00"}).status_code == 409


def test_only_the_team_finds_the_way_to_it(wethouder, programmateam):
    blad = "/sterk-voor-noord/financien/plafonds/1/"
    assert lees(programmateam, blad).xpath("//a[contains(@href, '/wijzigen/')]")
    assert not lees(wethouder, blad).xpath("//a[contains(@href, '/wijzigen/')]")
    assert wethouder.get(ADRES).status_code == 404
