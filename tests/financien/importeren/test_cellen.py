"""The cells of an export: amounts in every spelling of bookkeepers, and days in digits."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from financien.importeren.dagcel import datumvormen, lees_dag
from financien.importeren.geldcel import CelWeigering, Geldlezer, letters_in
from financien.importeren.profiel import Datumvorm, Notatie
from programma.inlezen.gegevens import Celfout
from tests.financien.exportbestanden import min_erachter, punten, tussen_haken

STRENG, KOMMA, PUNT = Notatie.STRENG, Notatie.KOMMA, Notatie.PUNT


@pytest.mark.parametrize(
    ("schaal", "notatie", "letters", "cel", "euro"),
    [
        (1, STRENG, "", "5.237-", "-5237"),
        (1, STRENG, "", "(5.237)", "-5237"),
        (1, STRENG, "", "€ -5.237", "-5237"),
        (1, STRENG, "", "− 5.237", "-5237"),
        (1, STRENG, "", 350_000, "350000"),
        (1, STRENG, "", Decimal("4977.5"), "4977.50"),
        # What a spreadsheet program makes of 0,1 + 0,2.
        (1, STRENG, "", Decimal("350000.30000000004"), "350000.30"),
        (1, STRENG, "", None, None),
        (1, STRENG, "", " ", None),
        (1, STRENG, "", "-", None),
        (1000, STRENG, "", "12,5", "12500"),
        (1000, STRENG, "", Decimal("1.285"), "1285"),
        (1000, STRENG, "", "1.140,7", "1140700"),
        (1000, STRENG, "", "5,2-", "-5200"),
        (1000, STRENG, "", 350, "350000"),
        (1000, KOMMA, "", "1,285", "1285"),
        (1000, KOMMA, "", "-1,28550", "-1285.50"),
        (1, PUNT, "", "1,140,666.00", "1140666"),
        (1, PUNT, "", "12.5", "12.50"),
        (1000, PUNT, "", "1.285", "1285"),
        (1, STRENG, "vn", "5.237 N", "-5237"),
        (1, STRENG, "vn", "5.237V", "5237"),
        (1, STRENG, "vn", "-5.237 N", "-5237"),
        (1, STRENG, "vn", "0", "0"),
        (1, STRENG, "dc", "100,00 C", "-100"),
        (1, STRENG, "dc", "D 100", "100"),
    ],
)
def test_an_amount_is_read(schaal, notatie, letters, cel, euro):
    assert Geldlezer(schaal, notatie, letters).lees(cel) == (None if euro is None else Decimal(euro))


@pytest.mark.parametrize(
    ("schaal", "notatie", "letters", "cel", "zin", "anders"),
    [
        (1, STRENG, "", "1,285", "1.285 (een komma waar een punt hoort) of 1,285", "notatie"),
        (1, STRENG, "", Decimal("1.285"), "1.285 (een komma waar een punt hoort) of 1,285", ""),
        (1, STRENG, "", "1234.56", "1.234,56 (een punt waar een komma hoort) of 123.456", "notatie"),
        (1, STRENG, "", "12.34.567", "heeft een punt op een vreemde plaats", ""),
        (1, STRENG, "", "12,5%", "is niet te lezen als bedrag", ""),
        (1, STRENG, "", date(2024, 4, 1), "Hier staat een datum (1 april 2024)", ""),
        (1, STRENG, "", Celfout("is een formule."), "is een formule.", ""),
        (1, STRENG, "", "n.v.t.", "een woord is geen 0", ""),
        (1000, STRENG, "", "1,285", "1.285 euro (een komma voor de decimalen) of 1.285.000 euro", "notatie"),
        (1000, STRENG, "", Decimal("0.1234567"), "heeft meer dan twee cijfers achter de komma", ""),
        (1, PUNT, "", "1.285", "is geen bedrag met een punt voor de decimalen", ""),
        (1, STRENG, "vn", "5.237", "staat geen V of N", ""),
        (1, STRENG, "vn", "-5.237 V", "spreekt zichzelf tegen", ""),
        (1, STRENG, "dc", "-100 C", "heffen elkaar op, of zeggen hetzelfde", ""),
    ],
)
def test_what_can_be_read_in_two_ways_or_in_none_is_refused(schaal, notatie, letters, cel, zin, anders):
    with pytest.raises(CelWeigering) as fout:
        Geldlezer(schaal, notatie, letters).lees(cel)
    assert zin in fout.value.reden
    assert fout.value.anders == anders


@given(st.integers(min_value=-(10**9), max_value=10**9), st.sampled_from([punten, min_erachter, tussen_haken]))
def test_what_a_bookkeeper_writes_is_what_is_read(bedrag, schrijf):
    assert Geldlezer(1, STRENG).lees(schrijf(bedrag)) == bedrag


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_thousands_are_the_same_amount_to_the_euro(bedrag):
    duizenden = Decimal(bedrag) / 1000
    assert Geldlezer(1000, STRENG).lees(duizenden) == bedrag
    assert Geldlezer(1000, KOMMA).lees(f"{duizenden:.3f}".replace(".", ",")) == bedrag
    assert Geldlezer(1000, PUNT).lees(f"{duizenden:,.3f}") == bedrag


@pytest.mark.parametrize(
    ("cellen", "letters"),
    [(["5 N", "0", "3 V"], "vn"), (["5 D"], "dc"), (["5", "3"], ""), (["5 N", "3 C"], ""), (["PM", "N"], "")],
)
def test_letters_belong_to_a_column(cellen, letters):
    assert letters_in(cellen) == letters


@pytest.mark.parametrize(
    ("cellen", "vormen"),
    [
        (["1-4-2024", "31-1-2024"], {Datumvorm.DMJ}),
        (["1-4-2024"], {Datumvorm.DMJ}),
        (["01.04.2024"], {Datumvorm.DMJ}),
        (["4/13/2024", "4/1/2024"], {Datumvorm.MDJ}),
        (["4/1/2024"], {Datumvorm.DMJ, Datumvorm.MDJ}),
        (["13/1/2024", "1/13/2024"], set()),
    ],
)
def test_the_order_of_dates_is_told_by_the_dates(cellen, vormen):
    assert datumvormen(cellen) == vormen


@pytest.mark.parametrize(
    ("cel", "vorm", "dag"),
    [
        ("4/1/2024", Datumvorm.MDJ, date(2024, 4, 1)),
        ("1/4/2024", Datumvorm.DMJ, date(2024, 4, 1)),
        ("1-4-24", Datumvorm.DMJ, date(2024, 4, 1)),
        ("20240401", None, date(2024, 4, 1)),
        (20240401, None, date(2024, 4, 1)),
        ("2024-04-01 13:30", None, date(2024, 4, 1)),
        ("1 april 2024", None, date(2024, 4, 1)),
        (date(2024, 4, 1), None, date(2024, 4, 1)),
        (None, None, None),
    ],
)
def test_a_day_is_read(cel, vorm, dag):
    assert lees_dag(cel, vorm) == dag


def test_a_day_that_may_be_two_names_both():
    with pytest.raises(CelWeigering, match="6 december 2024 of 12 juni 2024") as fout:
        lees_dag("06/12/2024", None)
    assert fout.value.anders == "datumvorm"
