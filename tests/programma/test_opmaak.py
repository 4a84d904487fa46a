from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Engine
from django.template.defaultfilters import escape

from programma import opmaak

EURO = "€\u00a0"
MIN = "\u2212"


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("14770.00"), f"{EURO}14.770"),
        (Decimal("14770.5"), f"{EURO}14.770,50"),
        (Decimal("1285.05"), f"{EURO}1.285,05"),
        (Decimal("0.00"), f"{EURO}0"),
        (Decimal("0.05"), f"{EURO}0,05"),
        (Decimal("-5237"), f"{EURO}{MIN}5.237"),
        (Decimal("-0.50"), f"{EURO}{MIN}0,50"),
        (Decimal("1234567.89"), f"{EURO}1.234.567,89"),
        (Decimal("1E+3"), f"{EURO}1.000"),
        (319000, f"{EURO}319.000"),
    ],
)
def test_sanne_reads_an_amount_in_dutch(waarde, tekst):
    assert opmaak.bedrag(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("0.005"), f"{EURO}0,01"),
        (Decimal("2.675"), f"{EURO}2,68"),
        (Decimal("-2.675"), f"{EURO}{MIN}2,68"),
        (Decimal("999.995"), f"{EURO}1.000"),
        (Decimal("-0.004"), f"{EURO}0"),
    ],
)
def test_an_amount_is_rounded_half_up_and_nothing_is_never_negative(waarde, tekst):
    assert opmaak.bedrag(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (56, "56"),
        (1234, "1.234"),
        (Decimal("12.50"), "12,5"),
        (Decimal("100"), "100"),
        (Decimal("1234567.125"), "1.234.567,125"),
        (Decimal("-3"), f"{MIN}3"),
        (Decimal("-0.0"), "0"),
    ],
)
def test_a_number_keeps_only_the_decimals_that_say_something(waarde, tekst):
    assert opmaak.getal(waarde) == tekst


@pytest.mark.parametrize(
    ("verhouding", "tekst"),
    [
        (Decimal("1.015"), "101,5\u00a0%"),
        (Decimal("1"), "100,0\u00a0%"),
        (Decimal("0.0625"), "6,3\u00a0%"),
        (Decimal("-0.125"), f"{MIN}12,5\u00a0%"),
        (Decimal("-0.0001"), "0,0\u00a0%"),
        (Decimal(145450) / Decimal(146000), "99,6\u00a0%"),
        (12, "1.200,0\u00a0%"),
    ],
)
def test_a_ratio_reads_as_a_percentage_with_one_decimal(verhouding, tekst):
    assert opmaak.procent(verhouding) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("1250"), f"{EURO}+1.250"),
        (Decimal("0.50"), f"{EURO}+0,50"),
        (Decimal("-5237"), f"{EURO}{MIN}5.237"),
        (Decimal("0.00"), f"{EURO}0"),
        (None, ""),
    ],
)
def test_a_difference_between_amounts_says_whether_it_became_more_or_less(waarde, tekst):
    assert opmaak.bedragverschil(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("12000"), f"{EURO}12.000\u00a0V"),
        (Decimal("-5000"), f"{EURO}5.000\u00a0N"),
        (Decimal("0.00"), f"{EURO}0"),
        (None, ""),
    ],
)
def test_an_expected_result_is_voordelig_or_nadelig(waarde, tekst):
    assert opmaak.resultaat(waarde) == tekst


@pytest.mark.parametrize(
    ("verschil", "tekst"),
    [
        (Decimal("0.0344"), "+3,4"),
        (Decimal("-0.12"), f"{MIN}12,0"),
        (Decimal("0.0001"), "0,0"),
        (Decimal("0"), "0,0"),
        (None, ""),
    ],
)
def test_ratios_differ_by_percentage_points(verschil, tekst):
    assert opmaak.punten(verschil) == tekst


@pytest.mark.parametrize(
    "functie", [opmaak.bedrag, opmaak.bedragverschil, opmaak.resultaat, opmaak.getal, opmaak.procent, opmaak.punten]
)
def test_a_float_is_refused_because_it_is_not_exact(functie):
    with pytest.raises(TypeError):
        functie(14770.5)


def test_a_day_is_written_with_the_name_of_its_month():
    assert opmaak.datum(date(2024, 4, 1)) == "1 april 2024"
    eerste, laatste = opmaak.datum(date(2025, 1, 8)), opmaak.datum(date(2025, 12, 31))
    assert (eerste, laatste) == ("8 januari 2025", "31 december 2025")


def test_the_export_of_12_june_reads_in_amsterdam_time():
    export = datetime(2024, 6, 12, 9, 2, 37, tzinfo=UTC)
    assert opmaak.moment(export) == "12 juni 2024 11:02"
    assert opmaak.moment_precies(export) == "12 juni 2024 11:02:37"


def test_just_before_midnight_in_winter_it_is_already_the_next_day_in_amsterdam():
    oudjaar = datetime(2024, 12, 31, 23, 5, tzinfo=UTC)
    assert opmaak.datum(oudjaar) == "1 januari 2025"
    assert opmaak.moment(oudjaar) == "1 januari 2025 00:05"


@pytest.mark.parametrize("functie", [opmaak.datum, opmaak.moment, opmaak.moment_precies])
def test_a_time_without_zone_is_refused_rather_than_guessed(functie):
    with pytest.raises(ValueError, match="tijdzone"):
        functie(datetime(2024, 6, 12, 11, 2))  # noqa: DTZ001


@pytest.mark.parametrize(
    "functie", [opmaak.bedrag, opmaak.getal, opmaak.procent, opmaak.datum, opmaak.moment, opmaak.moment_precies]
)
@pytest.mark.parametrize("niets", [None, ""])
def test_what_is_not_there_reads_as_nothing(functie, niets):
    assert functie(niets) == ""


def test_a_code_becomes_part_of_a_css_class():
    assert opmaak.klasse("volgens_verwachting") == "volgens-verwachting"
    assert opmaak.klasse(None) == ""


def toon(sjabloon: str, **context) -> str:
    return Engine(builtins=["programma.templatetags.weergave"]).from_string(sjabloon).render(Context(context))


def test_a_page_shows_the_same_notation():
    assert toon("{{ x|bedrag }}", x=Decimal("14770")) == f"{EURO}14.770"
    assert toon("{{ x|getal }}", x=1234) == "1.234"
    assert toon("{{ x|procent }}", x=Decimal("1.015")) == "101,5\u00a0%"
    assert toon("{{ x|datum }}", x=date(2024, 4, 1)) == "1 april 2024"
    assert toon("{{ x|moment }}", x=datetime(2024, 6, 12, 9, 2, 37, tzinfo=UTC)) == "12 juni 2024 11:02"
    assert toon("{{ x|moment_precies }}", x=datetime(2024, 6, 12, 9, 2, 37, tzinfo=UTC)) == "12 juni 2024 11:02:37"
    assert toon("{{ niet_gegeven|bedrag }}") == ""


def test_a_code_from_outside_is_escaped_on_a_page():
    boos = '"><script>'
    assert toon("{{ x|klasse }}", x=boos) == escape(boos)
