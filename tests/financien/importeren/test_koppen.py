"""What heads and the words around a table say."""

import pytest

from financien.importeren.bovenschrift import vind_boekjaren, vind_peildata, vind_schaal
from financien.importeren.postnamen import kern, naamsleutel
from financien.importeren.woorden import lees_kop


@pytest.mark.parametrize(
    ("veld", "koppen"),
    [
        (
            "beschikbaar",
            "Beschikbaar|Begroting 2024|Actuele begroting|Raming na wijziging|Budget (€)|Beschikbaar gesteld|Krediet",
        ),
        (
            "beschikbaar",
            "Lasten begroting|Toegekend budget|Begroting na wijziging|Primitieve begroting|Programmabudget",
        ),
        (
            "uitgaven",
            "Realisatie t/m 1 april|Werkelijk|Geboekt|Uitgegeven|Besteed|Lasten|Werkelijke lasten|Ist|Realisatie Q1",
        ),
        (
            "verplichtingen",
            "Obligo|Aangegane verplichtingen|Vastgelegd|Verplicht|Realisatie verplichtingen|Saldo verplichtingen",
        ),
        (
            "saldo",
            "Restant|Restantbudget|Vrije ruimte|Nog te besteden|Nog beschikbaar|Beschikbaar na verplichtingen|Verschil",
        ),
        ("prognose", "Prognose|Verwacht jaareinde|Verwachte uitgaven|Forecast"),
        ("afwijking", "Verwachte afwijking|Afwijking V/N"),
        ("post", "Post|Opgave|Programmaonderdeel|Omschrijving|Programma"),
        ("kostenplaats", "Kostenplaats|Kpl.|FCL|Taakveld|Product|Grootboekrekening|Project"),
        ("kostenplaats_naam", "Omschrijving kostenplaats|Naam product|Projectnaam"),
        ("kostensoort", "Kostensoort|ECL|Economische categorie"),
        ("regelsoort", "Soort|Soort boeking|Regelsoort"),
        ("boekjaar", "Boekjaar|Dienstjaar|Jaar"),
        ("peildatum", "Peildatum|Stand per"),
        ("boekdatum", "Datum|Boekingsdatum"),
        ("teken", "D/C|V/N|Debet/Credit"),
        (
            "",
            "% uitgegeven|Uitputting %|Baten begroting|Begrotingswijzigingen|Besteed incl. verplichtingen|Begroting vorig jaar",
        ),
        ("", "Leverancier|Factuurnummer|Boekstukomschrijving|Budgethouder|Toelichting"),
    ],
)
def test_a_head_says_which_field_it_is(veld, koppen):
    assert {kop: lees_kop(kop).veld for kop in koppen.split("|")} == dict.fromkeys(koppen.split("|"), veld)


def test_our_own_words_weigh_more_and_the_first_budget_less():
    assert lees_kop("Uitgaven").gewicht > lees_kop("Begroting na wijziging").gewicht > lees_kop("Begroting").gewicht
    assert lees_kop("Begroting").gewicht > lees_kop("Primitieve begroting").gewicht
    assert lees_kop("Begroting 2023").jaar == 2023
    assert lees_kop("Naam leverancier").prive


@pytest.mark.parametrize(
    ("tekst", "peildata"),
    [
        ("Stand per 1 april 2024", [("2024-04-01", True)]),
        ("Peildatum 01-04-2024", [("2024-04-01", True)]),
        ("Realisatie t/m 1 apr 2024", [("2024-04-01", True)]),
        ("Periode 01-01-2024 t/m 01-04-2024", [("2024-01-01", False), ("2024-04-01", True)]),
        ("Cijfers t/m maart 2024", [("2024-03-31", True)]),
        ("Boekjaar 2024, periode 1 - 3", [("2024-03-31", False)]),
        ("Rapportage 1e kwartaal 2024", [("2024-03-31", False)]),
        ("standen-2024-04-01", [("2024-04-01", False)]),
        ("stand per 06/12/2024", [("", False)]),
        ("Peildatum 13/06/2024", [("2024-06-13", True)]),
        ("Afgedrukt op 12-06-2024", []),
        ("Datum: 12-06-2024", []),
        ("Peildatum 31-02-2024", []),
    ],
)
def test_a_day_is_found_and_the_day_of_printing_is_not(tekst, peildata):
    assert [(vondst.waarde, vondst.zeker) for vondst in vind_peildata([tekst])] == peildata


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("Boekjaar 2024", [("2024", True)]),
        ("Jaar: 2024", [("2024", True)]),
        ("Begroting 2024 Sterk voor Noord", [("2024", False)]),
        ("Stand per 1 april 2024", []),
        ("2021-2041", []),
    ],
)
def test_a_year_is_found(tekst, jaren):
    assert [(vondst.waarde, vondst.zeker) for vondst in vind_boekjaren([tekst])] == jaren


@pytest.mark.parametrize(
    "tekst", ["x € 1.000", "(x 1.000)", "bedragen in duizenden euro's", "× 1.000", "in € 1.000", "(€ 1.000)"]
)
def test_thousands_are_announced(tekst):
    assert vind_schaal([tekst]).waarde == "1000"


@pytest.mark.parametrize("tekst", ["meer dan € 1.000", "Bedragen in euro's", "€ 1.000.000", "Begroting"])
def test_an_amount_announces_nothing(tekst):
    assert vind_schaal([tekst]) is None


def test_names_of_posts_are_the_same_however_they_are_spelled():
    namen = [
        "Jeugd en onderwijs (incl. jongeren)",
        "1. JEUGD & ONDERWIJS (inclusief jongeren)",
        "Jeugd en onderwijs, incl. jongeren",
    ]
    assert len(set(map(naamsleutel, namen))) == 1
    assert kern("Jeugd en onderwijs") == kern(namen[0])
    assert naamsleutel("Financiële zelfredzaamheid") == naamsleutel("Opgave 2: Financiele zelfredzaamheid")
    assert naamsleutel("Jeugd") != naamsleutel("Jongeren")
