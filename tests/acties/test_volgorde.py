"""The order of the list of acties."""

from dataclasses import replace

import pytest

from acties.filter import Actiefilter
from acties.kandidaten import lees_kandidaten
from acties.models import Actie
from acties.volgorde import KOLOMMEN, Sorteergegevens, Volgorde


@pytest.fixture
def acties(noord):
    return Actie.objects.van_programma(noord)


def rijen(acties, tekst: str) -> tuple[Sorteergegevens, ...]:
    return lees_kandidaten(acties, Actiefilter(), Volgorde.uit(tekst)).rijen


def nummers(acties, tekst: str) -> list[str]:
    return [rij.nummer for rij in rijen(acties, tekst)]


def test_the_dearest_actie_comes_first_and_words_come_last_both_ways(acties):
    assert nummers(acties, "-financiering_programma")[:3] == ["3.11", "2.06", "1.01"]
    assert nummers(acties, "financiering_programma")[0] == "3.27"
    zonder_bedrag = {rij.nummer for rij in rijen(acties, "") if not rij.programma}
    for richting in ("financiering_programma", "-financiering_programma"):
        assert set(nummers(acties, richting)[-len(zonder_bedrag) :]) == zonder_bedrag


def test_a_looptijd_that_is_missing_comes_last_both_ways(acties):
    for richting in ("looptijd", "-looptijd"):
        assert nummers(acties, richting)[-3:] == ["3.09", "3.10", "3.14"]


def test_equal_acties_keep_the_order_of_the_plan(acties):
    assert nummers(acties, "status") == nummers(acties, "-status") == nummers(acties, "nummer")


def test_the_hundredth_actie_comes_after_the_ninety_ninth(acties):
    eerste = rijen(acties, "")[0]
    drie = [replace(eerste, nummer=nummer) for nummer in ("3.100", "3.99", "1.2")]
    assert [actie.nummer for actie in Volgorde().sorteer(drie)] == ["1.2", "3.99", "3.100"]


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_no_column_loses_an_actie(acties, kolom):
    assert sorted(nummers(acties, f"-{kolom}")) == sorted(nummers(acties, kolom)) == sorted(nummers(acties, ""))


def test_a_column_that_does_not_exist_gives_the_order_of_the_plan():
    assert Volgorde.uit("-wachtwoord") == Volgorde.uit("") == Volgorde("nummer")


def test_a_second_click_on_a_head_turns_the_order_round():
    eerste = Volgorde().na_klik_op("titel")
    assert str(eerste) == "titel"
    assert str(eerste.na_klik_op("titel")) == "-titel"
    assert str(eerste.na_klik_op("titel").na_klik_op("titel")) == "titel"
