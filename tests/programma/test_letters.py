"""The printed letters of the doelen, as the plan writes them."""

import pickle
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programma.letters import LettersFout, lees_letters

VAST = settings(derandomize=True, deadline=None)  # the same examples every time, also on a busy machine


@pytest.mark.parametrize(
    ("tekst", "letters"),
    [
        ("B-C", "BC"),
        ("G -H- J", "GHJ"),
        ("D-G-H-I-J-K-L,", "DGHIJKL"),
        ("E-F-I,", "EFI"),
        ("A, B", "AB"),
        ("B C", "BC"),
        ("b–c", "BC"),
        ("H-T-V-S", "HTVS"),
        (" R\u00a0-\nS ", "RS"),
        ("U", "U"),
        ("", ""),
        (None, ""),
    ],
)
def test_letters_are_read_in_printed_order(tekst, letters):
    assert lees_letters(tekst) == tuple(letters)


@pytest.mark.parametrize(
    ("tekst", "voorstel"),
    [
        ("BC", "B-C"),
        ("AA", None),
        ("A t/m D", None),
        ("A en B", None),
        ("A/B", None),
        ("A--B", None),
        ("A,,B", None),
        ("-", None),
        ("-A", None),
        ("1-2", None),
        ("É-A", None),
    ],
)
def test_anything_else_is_refused_with_the_way_out(tekst, voorstel):
    with pytest.raises(LettersFout, match="Schrijf losse letters met streepjes") as fout:
        lees_letters(tekst)

    assert fout.value.voorstel == voorstel


@pytest.mark.parametrize(
    ("tekst", "welke", "voorstel"), [("A-B-A", "de letter A", "A-B"), ("A-B-B-A", "de letters A en B", "A-B")]
)
def test_a_letter_that_stands_twice_is_refused(tekst, welke, voorstel):
    with pytest.raises(LettersFout, match=welke) as fout:
        lees_letters(tekst)

    assert fout.value.voorstel == voorstel


def test_a_refusal_survives_the_way_out_of_a_child_process():
    fout = pickle.loads(pickle.dumps(LettersFout("BC", "Dat kan niet.", "B-C")))

    assert (fout.tekst, str(fout), fout.voorstel) == ("BC", "Dat kan niet.", "B-C")


@VAST
@given(st.lists(st.sampled_from(string.ascii_uppercase), unique=True), st.sampled_from(["-", ", ", " ", " - ", "- "]))
def test_letters_read_back_whatever_stands_between_them(letters, ertussen):
    assert lees_letters(ertussen.join(letters)) == tuple(letters)


@VAST
@given(st.text())
def test_whatever_is_typed_is_read_or_refused(tekst):
    try:
        letters = lees_letters(tekst)
    except LettersFout:
        return
    assert lees_letters("-".join(letters)) == letters
