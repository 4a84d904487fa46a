"""What became of the money of acties: registered for many lines at once, corrected with a reason, taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest

from acties.models import Financiering
from financien.handelingen.bestedingen import Bestedingswens, leg_bestedingen_vast
from financien.handelingen.bestedingen_schrijven import SOORT, Bestedingsbotsing
from financien.handelingen.bestedingen_terug import maak_bestedingen_ongedaan
from financien.models import Besteding
from programma.handelingen.weigering import Geweigerd
from programma.importeren.soorten import Ingehaald
from programma.models import Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

APRIL, JULI = date(2026, 4, 1), date(2026, 7, 1)
BRON = "Financiële administratie"


@pytest.fixture
def daad(sanne) -> Daad:
    return Daad(sanne, datetime(2026, 7, 3, 9, 30, tzinfo=UTC))


def regel(nummer: str) -> int:
    return Financiering.objects.get(actie__nummer=nummer, bron="programma").pk


def wens(nummer: str, verplicht=None, uitgegeven=None, versie=None, bron=BRON) -> Bestedingswens:
    bedragen = [None if geld is None else D(geld) for geld in (verplicht, uitgegeven)]
    return Bestedingswens(regel(nummer), *bedragen, bron=bron, versie=versie)


@pytest.fixture
def leg(noord, daad):
    """Sanne registers these lines on a day."""

    def leg(*wensen: Bestedingswens, peildatum: date = APRIL, reden: str = "") -> tuple[Wijziging, ...]:
        return leg_bestedingen_vast(
            programma=noord, peildatum=peildatum, wensen=wensen, daad=replace(daad, reden=reden)
        )

    return leg


def stand() -> list[tuple]:
    rijen = Besteding.objects.order_by("peildatum", "financiering__actie__nummer")
    return [(rij.financiering.actie.nummer, rij.peildatum, rij.verplicht, rij.uitgegeven) for rij in rijen]


def test_two_lines_are_registered_at_once_with_one_history_each(leg):
    gedaan = leg(wens("3.11", 30_000, 10_000), wens("1.01", None, "0"))
    assert stand() == [("1.01", APRIL, None, 0), ("3.11", APRIL, 30_000, 10_000)]
    assert {wijziging.reeks for wijziging in gedaan} == {gedaan[0].reeks}
    assert gedaan[0].onderwerp == "3.11 Tuinkamer van Noord, €\u00a040.000 op 1 april 2026"
    assert [(rij["naam"], rij["oud_tekst"], rij["nieuw_tekst"]) for rij in gedaan[0].verschillen] == [
        ("Geld", "", "3.11 Tuinkamer van Noord, €\u00a040.000"),
        ("Peildatum", "", "1 april 2026"),
        ("Verplicht", "", "€\u00a030.000"),
        ("Uitgegeven", "", "€\u00a010.000"),
        ("Bron", "", BRON),
    ]
    assert Besteding.history.filter(wijziging=gedaan[0]).count() == 1


def test_what_says_the_same_already_is_left_alone(leg):
    leg(wens("3.11", 30_000))
    assert leg(wens("3.11", 30_000, versie=1)) == ()
    # Who did not know that it was there wanted the same.
    assert leg(wens("3.11", 30_000)) == ()
    assert Besteding.objects.get().versie == 1


def test_an_amount_that_was_not_registered_yet_needs_no_reason_and_another_amount_does(leg):
    leg(wens("3.11", 30_000))
    leg(wens("3.11", 30_000, 500, versie=1))
    with pytest.raises(Geweigerd, match="waarom"):
        leg(wens("3.11", 25_000, 500, versie=2))
    leg(wens("3.11", 25_000, 500, versie=2), reden="Opdracht ingetrokken")
    assert stand() == [("3.11", APRIL, 25_000, 500)]


def test_all_or_none(leg):
    leg(wens("3.11", 30_000))
    with pytest.raises(Bestedingsbotsing) as fout:
        leg(wens("1.01", 100), wens("3.11", 20_000, versie=7), reden="Anders")
    assert fout.value.financieringen == (regel("3.11"),)
    assert stand() == [("3.11", APRIL, 30_000, None)]


def test_who_did_not_see_that_another_registered_it_is_told(leg):
    leg(wens("3.11", 30_000))
    with pytest.raises(VersieBotsing):
        leg(wens("3.11", 20_000), reden="Anders")


def test_who_changes_what_another_took_away_is_told(leg):
    leg(wens("3.11", 30_000))
    leg(wens("3.11", versie=1), reden="Was een vergissing")
    assert stand() == []
    with pytest.raises(Bestedingsbotsing):
        leg(wens("3.11", 20_000, versie=1), reden="Anders")


def test_a_negative_amount_and_a_day_to_come_are_refused(leg):
    with pytest.raises(Geweigerd, match="kan niet negatief zijn"):
        leg(wens("3.11", -1))
    with pytest.raises(Geweigerd) as fout:
        leg(wens("3.11", 1), peildatum=date(2026, 7, 4))
    assert fout.value.fouten["peildatum"].startswith("4 juli 2026 ligt in de toekomst.")
    assert stand() == []


def test_money_of_others_has_no_bestedingen(leg):
    ander = Financiering.objects.filter(bron="fonds", bedrag__isnull=False).first()
    with pytest.raises(Geweigerd, match="intussen weggehaald"):
        leg(Bestedingswens(ander.pk, D(1), None, BRON))


def test_taking_away_needs_a_reason(leg):
    leg(wens("3.11", 30_000, 10_000))
    with pytest.raises(Geweigerd):
        leg(wens("3.11", versie=1))
    (wijziging,) = leg(wens("3.11", versie=1), reden="Verkeerde regel")
    assert stand() == []
    assert wijziging.handeling == Wijziging.Handeling.VERWIJDERD
    assert [rij["veld"] for rij in wijziging.verschillen] == [
        "financiering",
        "peildatum",
        "verplicht",
        "uitgegeven",
        "bron",
    ]


def test_undo_takes_back_what_was_new_and_what_was_changed_together(leg, daad):
    leg(wens("3.11", 30_000))
    gedaan = leg(wens("3.11", 25_000, 5_000, versie=1), wens("1.01", 100), reden="Nieuwe uitdraai")
    assert maak_bestedingen_ongedaan(wijziging=gedaan[0], daad=daad) == 2
    assert stand() == [("3.11", APRIL, 30_000, None)]
    laatste = Wijziging.objects.filter(onderwerp_soort=SOORT).order_by("-pk").first()
    assert (laatste.handeling, laatste.reden[:15]) == (Wijziging.Handeling.ONGEDAAN, "Maakt ongedaan ")


def test_what_was_taken_away_comes_back_and_can_go_again(leg, daad):
    leg(wens("3.11", 30_000, 10_000))
    (weg,) = leg(wens("3.11", versie=1), reden="Vergissing")
    assert maak_bestedingen_ongedaan(wijziging=weg, daad=daad) == 1
    assert stand() == [("3.11", APRIL, 30_000, 10_000)]
    terug = Wijziging.objects.filter(onderwerp_soort=SOORT).order_by("-pk").first()
    assert maak_bestedingen_ongedaan(wijziging=terug, daad=daad) == 1
    assert stand() == []


def test_what_was_changed_since_is_not_undone(leg, daad):
    (eerste,) = leg(wens("3.11", 30_000))
    leg(wens("3.11", 30_000, 1, versie=1))
    with pytest.raises(Ingehaald) as fout:
        maak_bestedingen_ongedaan(wijziging=eerste, daad=daad)
    assert fout.value.onderwerpen == ["3.11 Tuinkamer van Noord, €\u00a040.000 op 1 april 2026"]
    assert stand() == [("3.11", APRIL, 30_000, 1)]


def test_what_was_taken_away_does_not_come_back_over_something_newer(leg, daad):
    leg(wens("3.11", 30_000))
    (weg,) = leg(wens("3.11", versie=1), reden="Vergissing")
    leg(wens("3.11", 500))
    with pytest.raises(Ingehaald):
        maak_bestedingen_ongedaan(wijziging=weg, daad=daad)
    assert stand() == [("3.11", APRIL, 500, None)]
