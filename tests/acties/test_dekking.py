"""The coverage of the doelen, as printed and as proposed."""

import pytest

from acties.dekking import dekking
from acties.lezing import Lezing
from acties.matrix import VOL, kolommen, rijen
from acties.models import Actie

LETTERS = dict.fromkeys("ABCD", 1) | dict.fromkeys("EFGHIJKL", 2) | dict.fromkeys("MNOPQRSTU", 3)


@pytest.fixture
def acties(noord):
    return Actie.objects.van_programma(noord).gegevens()


def test_as_printed_m_and_n_have_no_actie_and_s_has_twenty(acties):
    gedrukt = dekking(acties, LETTERS)
    assert gedrukt.gaten == ("M", "N")
    assert gedrukt.overvol == ("S",)
    assert gedrukt.onbekend == ("V",)
    assert {letter: gedrukt.aantal(letter) for letter in "MNQSUV"} == {"M": 0, "N": 0, "Q": 1, "S": 20, "U": 7, "V": 1}


def test_seventeen_acties_serve_a_doel_of_another_opgave(acties):
    assert len(dekking(acties, LETTERS).elders) == 17


def test_the_proposal_moves_the_acties_one_letter_back_and_leaves_v_alone(acties):
    voorstel = dekking(acties, LETTERS, Lezing.VOORSTEL)
    assert {letter: voorstel.aantal(letter) for letter in "MNQRSTUV"} == {
        "M": 0, "N": 2, "Q": 11, "R": 20, "S": 6, "T": 7, "U": 0, "V": 1
    }  # fmt: skip
    assert [voorstel.aantal(letter) for letter in "ABCDEFGHIJKL"] == [
        dekking(acties, LETTERS).aantal(letter) for letter in "ABCDEFGHIJKL"
    ]


def test_a_letter_that_fits_as_printed_stays_where_it_is(acties):
    voorstel = dekking(acties, LETTERS, Lezing.VOORSTEL)
    assert "3.15" in [actie.nummer for actie in voorstel.per_letter["P"]]  # Terrasje bij Bakker Klink
    assert "3.06" in [actie.nummer for actie in voorstel.per_letter["Q"]]  # Integrale leefbaarheidsactie


def test_the_matrix_shows_the_printed_letter_where_the_proposal_reads_another(acties):
    voorstel = dekking(acties, LETTERS, Lezing.VOORSTEL)
    letters = [kolom.letter for kolom in kolommen(voorstel)]
    woonfraude = next(rij for rij in rijen(voorstel)[3] if rij.actie.nummer == "3.02")
    assert {letter: cel for letter, cel in zip(letters, woonfraude.cellen, strict=True) if cel} == {"S": "T"}
    huiswerk = next(rij for rij in rijen(voorstel)[1] if rij.actie.nummer == "1.06")
    assert {letter: cel for letter, cel in zip(letters, huiswerk.cellen, strict=True) if cel} == dict.fromkeys(
        "BCD", VOL
    )


def test_the_columns_name_the_gaps_and_the_overload(acties):
    oordelen = {kolom.letter: kolom.oordeel for kolom in kolommen(dekking(acties, LETTERS))}
    assert {letter for letter, oordeel in oordelen.items() if oordeel == "leeg-vak"} == {"M", "N"}
    assert {letter for letter, oordeel in oordelen.items() if oordeel == "te-veel"} == {"S"}
