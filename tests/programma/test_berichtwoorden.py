"""The words of a message say what they must, and what is filled in stays text."""

import re

import pytest

from programma.berichten.woorden import STANDAARD, Woorden, fouten_in, plekken, vul_in
from programma.berichtkeuzes import Berichtsoort

pytestmark = pytest.mark.zonder_database

WAARDEN = {
    "partner": "Stichting Studielokalen",
    "programma": "Sterk voor Noord",
    "periode": "Najaar 2026",
    "deadline": "1 december 2026",
    "acties": "- 1.01 Project Taal en Coaching",
    "adres": "https://noord.example/sterk-voor-noord/",
    "opmerking": "Hoeveel kinderen waren er?",
}


@pytest.mark.parametrize("soort", Berichtsoort)
def test_the_words_of_the_portal_can_be_sent_and_leave_no_place_open(soort):
    assert fouten_in(soort, STANDAARD[soort]) == {}
    ingevuld = vul_in(STANDAARD[soort], WAARDEN)
    assert "{" not in ingevuld.onderwerp + ingevuld.tekst
    # Whoever gets a report back may always send it in again, also after the deadline.
    for plek in plekken(soort).keys() - ({"deadline"} if soort == Berichtsoort.TERUG else set()):
        assert WAARDEN[plek] in ingevuld.onderwerp + ingevuld.tekst


@pytest.mark.parametrize(
    ("woorden", "veld", "zin"),
    [
        (
            Woorden("Dag {parnter}", "Kijk op {adres}."),
            "onderwerp",
            r"kent \{parnter\} niet.*\{partner\}, .* en \{adres\}",
        ),
        (Woorden("Dag", "Kijk op {adres}: {}"), "tekst", r"kent \{\} niet"),
        (Woorden("Dag", "Dien het in."), "tekst", r"Zet \{adres\} ergens in de tekst"),
        (Woorden("Dag", "{opmerking} {adres}"), "tekst", "alleen in het bericht bij een teruggestuurd verslag"),
        (Woorden(" ", "Kijk op {adres}."), "onderwerp", "Vul een onderwerp in"),
    ],
)
def test_words_that_would_go_wrong_are_refused(woorden, veld, zin):
    fouten = fouten_in(Berichtsoort.HERINNERING, woorden)
    assert list(fouten) == [veld]
    assert re.search(zin, fouten[veld])


def test_who_gets_a_report_back_reads_why():
    fouten = fouten_in(Berichtsoort.TERUG, Woorden("Vraag", "Kijk op {adres}."))
    assert "Zet {opmerking} ergens in de tekst" in fouten["tekst"]


def test_what_is_filled_in_is_never_read_as_a_place_or_as_another_header():
    slinks = WAARDEN | {"partner": "{adres}\r\nBcc: iedereen@noord.example"}
    ingevuld = vul_in(Woorden("Aan {partner}", "{partner}"), slinks)
    assert ingevuld.onderwerp == "Aan {adres} Bcc: iedereen@noord.example"
    assert ingevuld.tekst.startswith("{adres}")


def test_a_subject_that_grows_too_long_is_cut():
    assert len(vul_in(Woorden("{partner}", ""), WAARDEN | {"partner": "x" * 900}).onderwerp) == 200
