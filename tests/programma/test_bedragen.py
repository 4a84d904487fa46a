"""The table "Reading Dutch amounts" of the municipality's rules, line by line, and that writing is read back."""

import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programma.bedragen import Bedrag, BedragFout, Toestand, lees_bedrag, normaal

VAST = settings(derandomize=True, deadline=None)  # the same examples every time, also on a busy machine
CENTEN = st.decimals(Decimal("-9999999999.99"), Decimal("9999999999.99"), places=2)
ZONDER_BEDRAG = st.sampled_from([lid for lid in Toestand if lid not in (Toestand.BEDRAG, Toestand.TEKST)])


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1.140.666", "1140666.00"),
        ("15.000", "15000.00"),
        ("15000", "15000.00"),
        ("15 000", "15000.00"),
        ("1.285", "1285.00"),
        ("€ 30.000,-", "30000.00"),
        ("30.000,--", "30000.00"),
        ("30.000,=", "30000.00"),
        ("30.000,—", "30000.00"),
        ("4.977,50", "4977.50"),
        ("12,5", "12.50"),
        ("0", "0.00"),
        ("-0", "0.00"),
        ("0,05", "0.05"),
        ("-5.237", "-5237.00"),
        ("− 5.237", "-5237.00"),
        ("–5.237", "-5237.00"),
        ("‒5.237", "-5237.00"),
        ("5.237-", "-5237.00"),
        ("(5.237)", "-5237.00"),
        ("€ -5.237", "-5237.00"),
        ("- € 5.237", "-5237.00"),
        ("(€ 5.237)", "-5237.00"),
        ("€ (5.237)", "-5237.00"),
        ("-30.000,-", "-30000.00"),
        ("€30.000", "30000.00"),
        ("30.000 €", "30000.00"),
        ("EUR 30.000", "30000.00"),
        ("EUR30.000", "30000.00"),
        ("30.000 euro", "30000.00"),
        ("\ufeff€\u00a015\u202f000\u2009", "15000.00"),
        ("9.999.999.999,99", "9999999999.99"),
        (15000, "15000.00"),
        (-5237, "-5237.00"),
        (4977.5, "4977.50"),
        (0.1, "0.10"),
        (15000.0, "15000.00"),
        (Decimal("4977.5"), "4977.50"),
        (Decimal("1.500"), "1.50"),
        (Decimal("1E+3"), "1000.00"),
    ],
)
def test_an_amount_is_read_to_the_cent(tekst, bedrag):
    gelezen = lees_bedrag(tekst)

    assert (str(gelezen.bedrag), gelezen.toestand) == (bedrag, Toestand.BEDRAG)


@pytest.mark.parametrize(
    ("tekst", "toestand"),
    [
        (None, "leeg"),
        ("", "leeg"),
        (" \u00a0\n", "leeg"),
        ("-", "geen"),
        ("−", "geen"),
        ("€ -", "geen"),
        ("Geen", "geen"),
        ("PM", "pm"),
        ("p.m.", "pm"),
        ("n.v.t.", "nvt"),
        ("NVT", "nvt"),
        ("niet van toepassing", "nvt"),
        ("Zit in basis financiering", "basisfinanciering"),
        ("zit in basisfinanciering", "basisfinanciering"),
        ("Zit in de basisfinanciering", "basisfinanciering"),
        ("Aangevuld door Inholland", "tekst"),
        ("(nog onbekend)", "tekst"),
        ("zie bijlage 2", "tekst"),
        ("Euroclub", "tekst"),
    ],
)
def test_no_amount_has_its_own_state_and_is_never_zero(tekst, toestand):
    assert lees_bedrag(tekst) == Bedrag(None, toestand)


@pytest.mark.parametrize(
    ("tekst", "lezingen", "voorstel"),
    [
        ("1,285", ["1.285", "1,285"], "1285.00"),
        ("€ 1,285", ["1.285", "1,285"], "1285.00"),
        ("-1,285", ["-1.285", "-1,285"], "-1285.00"),
        (1.285, ["1.285", "1,285"], "1285.00"),
        (Decimal("1.285"), ["1.285", "1,285"], "1285.00"),
        ("12.5", ["12,50", "125"], "12.50"),
        ("1234.56", ["1.234,56", "123.456"], "1234.56"),
        ("1,140,666.00", ["1.140.666", "Engelse"], "1140666.00"),
        ("1,140,666", ["1.140.666", "Engelse"], "1140666.00"),
        ("12.34.567", ["1.234.567", "ontbreekt een cijfer"], None),
        ("1.2345", ["12.345", "ontbreekt een cijfer"], None),
        ("5.237 -", ["5.237,-", "-5.237"], None),
        ("-5.237-", ["5.237", "-5.237"], None),
        ("(-5.237)", ["5.237", "-5.237"], None),
        ("(5.237", ["5.237", "-5.237"], None),
        ("+5.237", ["5.237"], "5237.00"),
        ("0,285", ["0,29"], "0.29"),
        ("1.234,567", ["1.234,57"], "1234.57"),
        (14770.000000000002, ["14.770"], "14770.00"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both_readings(tekst, lezingen, voorstel):
    with pytest.raises(BedragFout) as fout:
        lees_bedrag(tekst)

    assert all(lezing in str(fout.value) for lezing in lezingen)
    assert fout.value.voorstel == (None if voorstel is None else Decimal(voorstel))


@pytest.mark.parametrize(
    ("tekst", "uitleg"),
    [
        ("€ 1.000 via fondsen", "cijfers en woorden"),
        ("12a", "cijfers en woorden"),
        ("€ 10 € 500", "meer dan één euroteken"),
        ("€ 5 €", "meer dan één euroteken"),
        ("5 € 000", "niet te lezen"),
        ("30.000,---", "niet te lezen"),
        ("12,", "niet te lezen"),
        ("1'000", "niet te lezen"),
        ("1.000 000", "niet te lezen"),
        ("015", "begint met een nul"),
        ("0.285", "begint met een nul"),
        ("--", "geen bedrag"),
        ("?", "geen bedrag"),
        ("٣", "geen bedrag"),
        ("10.000.000.000", "10 miljard"),
        (10**30, "10 miljard"),
        (1e300, "10 miljard"),
        ("1" + ",000" * 30, "veel cijfers"),
        ("9" * 40 + ".5", "veel cijfers"),
        (True, "geen bedrag"),
        (float("nan"), "geen bedrag"),
        (float("inf"), "geen bedrag"),
        (Decimal("NaN"), "geen bedrag"),
        (date(2025, 5, 12), "geen bedrag"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(tekst, uitleg):
    with pytest.raises(BedragFout, match=uitleg) as fout:
        lees_bedrag(tekst)

    assert fout.value.voorstel is None
    assert fout.value.reden == str(fout.value)


def test_a_refusal_survives_the_way_out_of_a_child_process():
    with pytest.raises(BedragFout) as fout:
        lees_bedrag("€ 1,285")

    terug = pickle.loads(pickle.dumps(fout.value))

    assert (terug.tekst, terug.reden, terug.voorstel) == ("€ 1,285", str(fout.value), Decimal("1285.00"))


def test_a_very_long_cell_is_cut_off_in_the_message():
    with pytest.raises(BedragFout) as fout:
        lees_bedrag("1,2" * 10_000)

    assert len(str(fout.value)) < 250


@pytest.mark.parametrize(
    ("bedrag", "toestand", "vorm"),
    [
        (Decimal("1285"), "bedrag", "1.285"),
        (Decimal("4977.50"), "bedrag", "4.977,50"),
        (Decimal("-5237"), "bedrag", "-5.237"),
        (Decimal("-0.00"), "bedrag", "0"),
        (None, "leeg", ""),
        (None, "geen", "-"),
        (None, "pm", "PM"),
        (None, "nvt", "n.v.t."),
        (None, "basisfinanciering", "zit in basisfinanciering"),
    ],
)
def test_the_normal_form(bedrag, toestand, vorm):
    assert normaal(bedrag, toestand) == vorm


def test_words_are_their_own_normal_form_and_must_be_given():
    assert normaal(None, Toestand.TEKST, "Aangevuld door Inholland") == "Aangevuld door Inholland"
    with pytest.raises(ValueError, match="woorden zelf"):
        normaal(None, Toestand.TEKST)


@pytest.mark.parametrize(
    ("bedrag", "toestand"),
    [
        (None, "bedrag"),
        (Decimal("1.00"), "geen"),
        (Decimal("1.285"), "bedrag"),
        (Decimal("10000000000"), "bedrag"),
        (Decimal("NaN"), "bedrag"),
        (None, "onzin"),
    ],
)
def test_an_impossible_amount_does_not_exist(bedrag, toestand):
    with pytest.raises(ValueError, match=r"\w"):
        Bedrag(bedrag, toestand)


@VAST
@given(CENTEN)
def test_every_amount_reads_back_to_the_cent(bedrag):
    assert lees_bedrag(normaal(bedrag, "bedrag")) == Bedrag(bedrag, "bedrag")


@VAST
@given(ZONDER_BEDRAG)
def test_every_state_reads_back(toestand):
    assert lees_bedrag(normaal(None, toestand)) == Bedrag(None, toestand)


@VAST
@given(CENTEN)
def test_a_number_of_a_spreadsheet_is_never_off_by_a_cent(bedrag):
    assert lees_bedrag(float(bedrag)).bedrag == bedrag


@VAST
@given(st.one_of(st.text(), st.text("0123456789.,-+=() €eurpmg"), st.floats(), st.integers(), st.decimals()))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_stays_the_same(tekst):
    try:
        gelezen = lees_bedrag(tekst)
    except BedragFout:
        return
    if gelezen.toestand != Toestand.TEKST:
        assert lees_bedrag(normaal(gelezen.bedrag, gelezen.toestand)) == gelezen
