"""The pages on which the team begins a round, changes it, and keeps the agenda."""

from datetime import date

import pytest
from lxml.html import fromstring

from programma.models import Rapportageperiode
from rapportage.ronde.stappen import Stapnaam
from tests.bladzijde import lees, woorden
from tests.rapportage.rondes import volgende, zet

PAD = "/sterk-voor-noord/rapportages/"
NIEUW = {
    "versie": "0",
    "soort": "regulier",
    "peildatum": "1 oktober 2026",
    "indienen_vanaf": "1-10-2026",
    "deadline": "23-10-2026",
    "indienen_tot": "31-10-2026",
    "plannen": ["2025-2026"],
    "risicoprofiel": "midden",
}


def ingevuld(client, pad: str) -> dict[str, list[str]]:
    """What the form on a page sends when nothing is changed."""
    (formulier,) = lees(client, pad).xpath("//main//form")
    velden: dict[str, list[str]] = {}
    for naam, waarde in formulier.form_values():
        velden.setdefault(naam, []).append(waarde)
    return velden


def test_the_team_begins_a_round_and_finds_it_on_top_of_the_list(programmateam, periode):
    velden = ingevuld(programmateam, f"{PAD}nieuw/")
    # What the round before it reported on, and what runs now.
    assert len(velden["plannen"]) == 4
    antwoord = programmateam.post(f"{PAD}nieuw/", NIEUW)
    assert antwoord.status_code == 302
    ronde = Rapportageperiode.objects.get(slug="2026-10")
    assert (ronde.naam, ronde.deadline) == ("Programma-overzicht, stand 1 oktober 2026", date(2026, 10, 23))
    assert [plan.slug for plan in ronde.plannen.all()] == ["2025-2026"]
    rijen = lees(programmateam, PAD).xpath("//main//tbody/tr")
    assert [woorden(rij.find("th")) for rij in rijen] == [
        "Programma-overzicht, stand 1 oktober 2026Reguliere ronde",
        "Programma-overzicht, stand 1 april 2024Reguliere ronde",
    ]
    assert "23 oktober 2026" in woorden(rijen[0])
    assert "Aan zet: het programmateam" in woorden(rijen[0])


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"peildatum": "1 april 2024"}, "Kies een dag na de peildatum van de vorige ronde"),
        ({"peildatum": ""}, "verplicht"),
        ({"slug": "nieuw"}, "gebruikt het portaal zelf"),
        ({"slug": "2024-04"}, "heeft al een ronde met dit adres"),
        ({"slug": "okto ber"}, "zonder spaties"),
        ({"deadline": ""}, "alle drie de dagen"),
        ({"risicoprofiel": "hoog"}, "Schrijf waarom"),
    ],
)
def test_a_round_that_cannot_be_comes_back_with_what_was_typed(programmateam, periode, anders, zin):
    antwoord = programmateam.post(f"{PAD}nieuw/", NIEUW | anders)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert 'value="31-10-2026"' in antwoord.content.decode()
    assert Rapportageperiode.objects.count() == 1


def test_two_people_who_change_a_round_see_both(programmateam, beheerder, periode):
    ronde = volgende(periode)
    velden = ingevuld(programmateam, f"{PAD}2026-10/wijzigen/")
    assert programmateam.post(f"{PAD}2026-10/wijzigen/", velden | {"naam": "Najaar"}).status_code == 302
    antwoord = beheerder.post(f"{PAD}2026-10/wijzigen/", velden | {"naam": "Herfst"})
    assert antwoord.status_code == 409
    blad = " ".join(antwoord.content.decode().split())
    assert "Er staat nu: Najaar U wilt: Herfst" in woorden(fromstring(blad))
    assert beheerder.post(f"{PAD}2026-10/wijzigen/", velden | {"naam": "Herfst", "versie": "2"}).status_code == 302
    ronde.refresh_from_db()
    assert ronde.naam == "Herfst"


def test_after_concept_the_page_says_that_the_round_is_fixed(programmateam, periode):
    velden = ingevuld(programmateam, f"{PAD}2024-04/wijzigen/")
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    blad = lees(programmateam, f"{PAD}2024-04/wijzigen/").find(".//main")
    assert "Wijzigen kan alleen zolang zij een concept is" in woorden(blad)
    assert not blad.xpath(".//form")
    assert programmateam.post(f"{PAD}2024-04/wijzigen/", velden).status_code == 422


def test_a_treatment_that_has_been_is_told_on_the_round_until_there_is_a_new_day(programmateam, lezer, periode):
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    Rapportageperiode.objects.filter(pk=periode.pk).update(volgende_behandeling=date(2025, 1, 14))
    pad, gemist = f"{PAD}2024-04/vaststellen/", "De behandeling van 14 januari 2025 is voorbij"
    for client in (programmateam, lezer):
        assert gemist in woorden(lees(client, pad).find(".//main"))
    assert f"{PAD}2024-04/behandeling/" in lees(programmateam, pad).xpath("//main//a/@href")
    assert f"{PAD}2024-04/behandeling/" not in lees(lezer, pad).xpath("//main//a/@href")
    velden = ingevuld(programmateam, f"{PAD}2024-04/behandeling/")
    zonder_reden = programmateam.post(f"{PAD}2024-04/behandeling/", velden | {"dag": "15 december 2199"})
    assert zonder_reden.status_code == 422
    nieuw = velden | {"dag": "15 december 2199", "reden": "De commissie is verplaatst."}
    assert programmateam.post(f"{PAD}2024-04/behandeling/", nieuw).status_code == 302
    blad = woorden(lees(programmateam, pad).find(".//main"))
    assert "15 december 2199" in blad
    assert gemist not in blad


def test_the_first_round_of_a_programme_starts_on_an_empty_list(programmateam, periode):
    periode.delete()
    assert "Er is nog geen ronde" in woorden(lees(programmateam, PAD).find(".//main"))
    assert "Dit is de eerste ronde" in woorden(lees(programmateam, f"{PAD}nieuw/").find(".//main"))
    assert programmateam.post(f"{PAD}nieuw/", NIEUW | {"risicoprofiel_reden": "Nieuw."}).status_code == 302
