"""From when on a figure asks for attention: what Sanne chooses, and what follows from it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml.html import fromstring

from financien.handelingen.normen import GELDNORMEN
from financien.lezen import normen_van
from financien.models import Geldnormen
from financien.normen import STANDAARD, uit_procenten
from programma.handelingen.normen import kies_normen
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging
from programma.versies import VersieBotsing
from tests.bladzijde import lees, woorden

PAD = "/sterk-voor-noord/financien/normen/"
STRENG = {"gebonden": 80, "stand_dagen": 30, "onverdeeld": 3, "concentratie": 50}


def vers() -> Programma:
    """The programme as it is now in the database."""
    return Programma.objects.get(slug="sterk-voor-noord")


def test_a_stand_of_ninety_days_is_new_enough_for_everybody_who_chose_nothing(noord):
    assert normen_van(noord) == STANDAARD
    assert not STANDAARD.verouderd(date(2024, 4, 1), date(2024, 6, 30))
    assert STANDAARD.verouderd(date(2024, 4, 1), date(2024, 7, 1))


def test_norms_are_written_down_as_percentages_and_read_back():
    assert uit_procenten(**STANDAARD.in_procenten()) == STANDAARD
    assert uit_procenten(**STRENG).in_procenten() == STRENG


def test_sanne_chooses_other_norms_and_the_history_tells_why(noord, daad):
    rij = kies_normen(GELDNORMEN, programma=noord, versie=0, nieuw=STRENG, daad=daad)
    assert normen_van(vers()) == uit_procenten(**STRENG)
    wijziging = Wijziging.objects.over("geldnormen", rij.pk).get()
    assert (wijziging.actor, wijziging.reden) == (daad.actor, daad.reden)
    assert [(rij["naam"], rij["oud_tekst"], rij["nieuw_tekst"]) for rij in wijziging.verschillen] == [
        ("Vroeg gebonden vanaf", "90 %", "80 %"),
        ("Stand te oud na", "90 dagen", "30 dagen"),
        ("Onverdeeld vanaf", "10 %", "3 %"),
        ("Groot deel van een plafond vanaf", "33 %", "50 %"),
    ]
    assert rij.history.get().wijziging == wijziging


def test_what_is_the_same_already_is_left_as_it_is(noord, daad):
    kies_normen(GELDNORMEN, programma=noord, versie=0, nieuw=STANDAARD.in_procenten(), daad=daad)
    assert not Geldnormen.objects.exists()


def test_without_a_reason_nothing_is_chosen(noord, sanne, daad):
    with pytest.raises(Geweigerd):
        kies_normen(GELDNORMEN, programma=noord, versie=0, nieuw=STRENG, daad=type(daad)(sanne, daad.nu, " "))
    assert not Geldnormen.objects.exists()


@pytest.mark.parametrize("versie", [0, 1])
def test_who_comes_second_writes_over_nobody(noord, daad, versie):
    if versie:
        kies_normen(GELDNORMEN, programma=noord, versie=0, nieuw=STRENG | {"gebonden": 70}, daad=daad)
    kies_normen(GELDNORMEN, programma=noord, versie=versie, nieuw=STRENG, daad=daad)
    with pytest.raises(VersieBotsing):
        kies_normen(
            GELDNORMEN, programma=noord, versie=versie, nieuw=STANDAARD.in_procenten() | {"gebonden": 60}, daad=daad
        )
    assert normen_van(vers()) == uit_procenten(**STRENG)


def test_joost_fills_in_the_form_and_the_findings_follow(programmateam):
    bevindingen = "/sterk-voor-noord/bevindingen/?regel="
    assert "Tuinkamer van Noord" in woorden(lees(programmateam, f"{bevindingen}actie-groot-deel-van-plafond"))
    antwoord = programmateam.post(
        PAD, {str(veld): str(waarde) for veld, waarde in STRENG.items()} | {"reden": "Zo is het", "versie": "0"}
    )
    assert (antwoord.status_code, antwoord.url) == (302, PAD)
    assert lees(programmateam, PAD).xpath("//input[@name='concentratie']/@value") == ["50"]
    tabel = lees(programmateam, f"{bevindingen}actie-groot-deel-van-plafond").find_class("bevindingen")
    assert not any("Tuinkamer van Noord" in woorden(rij) for rij in tabel)
    assert "Fijn en veilig wonen" in woorden(lees(programmateam, f"{bevindingen}plafond-onverdeeld").find(".//main"))


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("concentratie", "101", "Vul een heel getal in van 1 tot en met 100."),
        ("stand_dagen", "0", "Vul een heel getal in van 1 tot en met 1000."),
        ("gebonden", "veel", "Vul een heel getal in van 1 tot en met 100."),
        ("reden", "", "Schrijf kort waarom dit verandert."),
    ],
)
def test_a_norm_that_cannot_be_is_refused_with_the_input_kept(programmateam, veld, waarde, zin):
    gevuld = {str(naam): str(norm) for naam, norm in STRENG.items()} | {"reden": "Zo is het", "versie": "0"}
    antwoord = programmateam.post(PAD, gevuld | {veld: waarde})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Geldnormen.objects.exists()


def test_two_people_at_once_see_both(programmateam, noord, daad):
    kies_normen(GELDNORMEN, programma=noord, versie=0, nieuw=STRENG, daad=daad)
    gevuld = {str(naam): str(norm) for naam, norm in STRENG.items()} | {"gebonden": "75", "reden": "x"}
    antwoord = programmateam.post(PAD, gevuld | {"versie": "0"})
    assert antwoord.status_code == 409
    tekst = woorden(fromstring(antwoord.content.decode()))
    assert "Vroeg gebonden vanaf Er staat nu: 80 % U wilt: 75 %" in tekst
    assert programmateam.post(PAD, gevuld | {"versie": "1"}).status_code == 302
    assert Geldnormen.objects.get().gebonden == 75


def test_only_the_team_chooses_and_finds_the_way(wethouder, programmateam):
    assert wethouder.get(PAD).status_code == 404
    for adres in ("/sterk-voor-noord/bevindingen/", "/sterk-voor-noord/financien/plafonds/"):
        assert PAD in lees(programmateam, adres).xpath("//a/@href")
        assert PAD not in lees(wethouder, adres).xpath("//a/@href")


@pytest.mark.parametrize("adres", ["/sterk-voor-noord/", "/sterk-voor-noord/bevindingen/"])
def test_norms_of_its_own_cost_a_page_no_question(wethouder, noord, daad, adres):
    # SQLite is asked once per process whether it knows JSON.
    lees(wethouder, adres)
    with CaptureQueriesContext(connection) as zonder:
        lees(wethouder, adres)
    kies_normen(GELDNORMEN, programma=noord, versie=0, nieuw=STRENG, daad=daad)
    with CaptureQueriesContext(connection) as met:
        lees(wethouder, adres)
    assert len(met) == len(zonder) <= 15
