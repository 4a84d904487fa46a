"""Tables as files: numbers stay numbers, dates stay dates, and no text becomes a formula."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
import tablib
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from programma.formules import gewone_regeleinden, zonder_apostrof, zonder_formule
from programma.tabelbestand import als_csv, als_json, als_ods, als_xlsx


@pytest.fixture
def tabel() -> tablib.Dataset:
    """A row of the year table with an evil note."""
    return tablib.Dataset(
        ["Programma algemeen", Decimal("-5237.00"), date(2024, 4, 1), 2024, None, "=HYPERLINK(1)"],
        headers=["post", "saldo", "peildatum", "boekjaar", "opgave", "noot"],
        title="financien",
    )


def test_csv_is_what_a_dutch_spreadsheet_program_reads(tabel):
    inhoud = als_csv(tabel)
    assert inhoud.startswith(b"\xef\xbb\xbf")
    (rij,) = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
    assert rij == {
        "post": "Programma algemeen",
        "saldo": "-5237,00",
        "peildatum": "2024-04-01",
        "boekjaar": "2024",
        "opgave": "",
        "noot": "'=HYPERLINK(1)",
    }


def test_xlsx_keeps_numbers_and_dates(tabel):
    rij = load_workbook(io.BytesIO(als_xlsx(tabel))).active[2]
    waarden = [cel.value.date() if cel.is_date else cel.value for cel in rij]
    assert waarden == ["Programma algemeen", -5237, date(2024, 4, 1), 2024, None, "'=HYPERLINK(1)"]
    assert [cel.data_type for cel in rij] == ["s", "n", "d", "n", "n", "s"]


def test_ods_keeps_numbers_and_dates(tabel):
    (rij,) = tablib.Dataset().load(als_ods(tabel), format="ods").dict
    assert list(rij.values()) == ["Programma algemeen", -5237.0, date(2024, 4, 1), 2024.0, "", "'=HYPERLINK(1)"]


def test_json_is_a_list_that_ends_with_a_line_end():
    assert als_json([{"post": "Café"}]).endswith(b"]\n")
    assert json.loads(als_json([{"post": "Café"}])) == [{"post": "Café"}]


@pytest.mark.parametrize(
    "tekst", ["=1+1", "+31", "-2+3", "@SUM(A1)", "  =1+1", "\t=1", "\tgewoon", "\rx", "\u00a0-1", "\n=1", "＝1", "'=1"]
)
def test_what_looks_like_a_formula_gets_an_apostrophe(tekst):
    assert zonder_formule(tekst) == gewone_regeleinden(f"'{tekst}")


@pytest.mark.parametrize("tekst", ["", "-", "Huiswerkspots", "'s-Gravendreef College", "€ -5.237", "B-C", "a=b"])
def test_ordinary_text_stays_as_it_is(tekst):
    assert zonder_formule(tekst) == tekst
    assert zonder_apostrof(tekst) == tekst


@given(st.text(alphabet=st.sampled_from("=+-@'\t\r\n Aé1€"), max_size=8))
def test_the_way_back_is_exact(tekst):
    assert zonder_apostrof(zonder_formule(tekst)) == gewone_regeleinden(tekst)


def test_control_characters_do_not_break_a_file():
    tabel = tablib.Dataset(["bel\x07len"], headers=["titel"], title="acties")
    assert load_workbook(io.BytesIO(als_xlsx(tabel))).active["A2"].value == "bellen"
    assert b"\x07" not in als_csv(tabel)
