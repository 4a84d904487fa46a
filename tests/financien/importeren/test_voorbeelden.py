"""Files of ten systems come in as the same year table, to the cent; what was derived is told."""

import pytest

from financien.importeren.voorbeeldprofielen import VOORBEELDPROFIELEN
from financien.models import Budgetpost, Stand
from tests.financien import exportbestanden as bestanden
from tests.financien.importeren.bestanden import jaartabel, standen, voorbeeld, vraag, zinnen

pytestmark = pytest.mark.eenmaal

# Each with what is derived and needs the yes of a person, by the keys of the questions.
GOED = {
    bestanden.rij_per_post: {"kolommen"},
    bestanden.min_en_haken: {"kolommen"},
    bestanden.subtotalen: {"kolommen"},
    bestanden.cp1252: {"kolommen"},
    bestanden.in_duizenden: {"kolommen", "schaal"},
    bestanden.omgekeerd: {"teken"},
    bestanden.grootboek: {"kolommen", "peildatum", "soort:begroting", "soort:realisatie", "soort:verplichting"},
    bestanden.grootboek_per_soort: {"kolommen", "vorm"},
    bestanden.budgetbewaking: {"kolommen", "vorm"},
    bestanden.ist_en_obligo: {"kolommen"},
    bestanden.debet_en_credit: {"kolommen", "soort:budget", "soort:werkelijk", "soort:verplichting"},
}
# Those that a profile that comes with the portal knows.
BEKEND = {
    bestanden.subtotalen: "raming, geboekt en aangegaan per post",
    bestanden.cp1252: "begroting, werkelijk en obligo per opgave",
    bestanden.ist_en_obligo: "budget, ist en obligo per kostenplaats",
    bestanden.budgetbewaking: "budgetbewaking met FCL en ECL",
    bestanden.grootboek: "grootboekregels met begroting, realisatie en verplichting",
    bestanden.debet_en_credit: "grootboekregels met debet en credit",
}
ZONDER_PROFIEL = {"profiel": "nieuw"}


@pytest.fixture
def leeg(noord) -> None:
    """The posts are there, without standen."""
    Stand.objects.all().delete()


@pytest.mark.parametrize("maak", GOED, ids=lambda maak: maak.__name__)
def test_a_file_of_another_system_says_the_year_table_to_the_cent(noord, leeg, maak):
    beeld = voorbeeld(noord, maak(), ZONDER_PROFIEL)
    assert zinnen(beeld.fouten) == ""
    assert standen(beeld) == jaartabel()
    assert {vraag.sleutel for vraag in beeld.vragen if vraag.open} == GOED[maak]
    assert len(beeld.waarschuwingen) == len(GOED[maak])
    assert all("--keuze" in str(bericht) for bericht in beeld.waarschuwingen)
    assert beeld.kan_door


@pytest.mark.parametrize("maak", BEKEND, ids=lambda maak: maak.__name__)
def test_a_file_that_comes_often_is_recognised_and_one_yes_is_enough(noord, leeg, maak):
    beeld = voorbeeld(noord, maak())
    assert zinnen(beeld.fouten) == ""
    assert standen(beeld) == jaartabel()
    assert vraag(beeld, "profiel").voorstel == f"Voorbeeld: {BEKEND[maak]}"
    assert {vraag.sleutel for vraag in beeld.vragen if vraag.open} <= {"profiel", "peildatum"}
    assert beeld.kolommen == ()


def test_every_profile_that_comes_with_the_portal_has_its_file():
    assert {profiel.naam for profiel in VOORBEELDPROFIELEN} == {f"Voorbeeld: {naam}" for naam in BEKEND.values()}


@pytest.mark.parametrize("maak", GOED, ids=lambda maak: maak.__name__)
def test_what_stands_so_already_is_the_same(noord, maak):
    telling = voorbeeld(noord, maak()).telling
    assert (telling.nieuw, telling.gewijzigd, telling.gelijk, telling.fouten) == (0, 0, 4, 0)


@pytest.mark.parametrize("maak", GOED, ids=lambda maak: maak.__name__)
def test_what_a_person_said_yes_to_is_not_asked_again(noord, maak):
    eerst = voorbeeld(noord, maak())
    keuzes = {vraag.sleutel: vraag.voorstel for vraag in eerst.vragen if vraag.open}
    assert keuzes
    assert not voorbeeld(noord, maak(), keuzes).wacht_op_antwoord


def test_two_peildata_in_one_file_with_the_month_in_front(noord, leeg):
    beeld = voorbeeld(noord, bestanden.maand_voorop())
    assert zinnen(beeld.fouten) == ""
    assert standen(beeld).keys() == {(rij[0], dag) for rij in bestanden.POSTEN for dag in ("2024-01-31", "2024-04-01")}
    assert {
        sleutel: waarden for sleutel, waarden in standen(beeld).items() if sleutel[1] == "2024-04-01"
    } == jaartabel()
    assert vraag(beeld, "datumvorm").voorstel == "mdj"


def test_a_file_that_does_not_tie_is_told_cell_by_cell_and_never_mended(noord, leeg):
    beeld = voorbeeld(noord, bestanden.telt_niet_op())
    assert [(fout.plaats, fout.keuze) for fout in beeld.fouten] == [
        ('cel E3 op blad "Blad1"', "optelling=ja"),
        ('cel C7 op blad "Blad1"', "optelling=ja"),
        ('cel E7 op blad "Blad1"', "optelling=ja"),
    ]
    assert (
        beeld.fouten[0]
        .gezegde.replace("\xa0", " ")
        .startswith(
            "In het bestand staat € 5.237, maar beschikbaar min uitgaven min verplichtingen is € −5.237: een verschil van € 10.474."
        )
    )
    assert not beeld.kan_door

    toch = voorbeeld(noord, bestanden.telt_niet_op(), {"optelling": "ja"})
    assert zinnen(toch.fouten) == ""
    assert [bericht.plaats for bericht in toch.waarschuwingen] == [fout.plaats for fout in beeld.fouten]
    assert standen(toch) == jaartabel()
    assert toch.opdracht["standen"][0]["bronwaarden"]["saldo"] == "5.237"


def test_the_totals_that_tie_are_told(noord):
    beeld = voorbeeld(noord, bestanden.rij_per_post())
    assert 'De totaalrij in rij 9 op blad "Overzicht" klopt met de som van 4 rijen.' in beeld.mededelingen
    assert any("rij 9 (Totaal)" in zin for zin in beeld.mededelingen)


def test_a_ledger_gives_its_rows_and_nothing_of_creditors(noord, leeg):
    beeld = voorbeeld(noord, bestanden.grootboek())
    regels = beeld.opdracht["standen"][0]["regels"]
    assert len(regels) == 9
    assert regels[0] == [2, "beschikbaar", "6180100", "430000", "2024-01-01", "116666.65"]
    tekst = str(beeld)
    assert "Relatie 12" not in tekst
    assert "Factuur" not in tekst


def test_the_amounts_are_kept_as_they_stood_in_the_file(noord, leeg):
    (eerste, *_) = voorbeeld(noord, bestanden.min_en_haken()).opdracht["standen"]
    assert eerste["bronwaarden"] == {
        "beschikbaar": "350.000",
        "uitgaven": "89.829",
        "verplichtingen": "265.408",
        "saldo": "-5.237",
    }
    assert eerste["bron"] == "Bestand restanten.csv"


def test_nothing_is_written_by_looking(noord):
    voor = list(Budgetpost.objects.values()), list(Stand.objects.values())
    for maak in GOED:
        voorbeeld(noord, maak())
    assert (list(Budgetpost.objects.values()), list(Stand.objects.values())) == voor
