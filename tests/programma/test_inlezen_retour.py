"""What the portal writes, it reads back exactly: importing an export changes nothing."""

from datetime import date
from decimal import Decimal

import pytest
import tablib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from programma.bedragen import lees_bedrag
from programma.formules import STUURTEKENS, gewone_regeleinden
from programma.inlezen.lezen import lees_bestand
from programma.inlezen.waarden import FOUTCODE
from programma.tabelbestand import TABELVORMEN, als_csv, als_ods, als_xlsx

pytestmark = pytest.mark.zonder_database

teksten = st.text(
    st.one_of(st.sampled_from("=+-@'\"\t\r\n ;,_x0Dé€\u00a0\u200b\ufeff&<>"), st.characters(exclude_categories=["Cs"])),
    max_size=40,
).filter(lambda tekst: not FOUTCODE.fullmatch(tekst))
bedragen = st.decimals(-(10**10), 10**10, places=2)
dagen = st.dates(date(1900, 3, 1), date(9999, 12, 31))


def terug(schrijf, vorm: str, rijen: list[list]) -> list[list]:
    """The rows below the names of the columns, as wide as they were."""
    tabel = tablib.Dataset(*rijen, headers=[f"kolom {nr}" for nr in range(len(rijen[0]))], title="Acties")
    _, *gelezen = lees_bestand(schrijf(tabel), f"a.{vorm}").bladen[0].rijen
    return [[rij.waarde(plek) for plek in range(len(rijen[0]))] for rij in gelezen]


def zoals_bewaard(tekst: str) -> str | None:
    """No file keeps control characters or the kind of line end, nor an empty text apart from no text."""
    return gewone_regeleinden(STUURTEKENS.sub("", tekst)) or None


@settings(max_examples=40, deadline=None)
@given(st.lists(teksten, min_size=1, max_size=30))
@example(
    ["=1+1", "'=1", "''-2", "\rx", "-", "\t", " a  b ", "a\r\nb\n", "_x0041_", "__x0041_", "'s-Graven", "007", "1.285"]
)
def test_texts_come_back_from_every_kind_of_file(lijst):
    rijen = [[nr, tekst] for nr, tekst in enumerate(lijst)]
    for vorm, schrijf in TABELVORMEN.items():
        assert [rij[1] for rij in terug(schrijf, vorm, rijen)] == [zoals_bewaard(tekst) for tekst in lijst], vorm


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(bedragen, st.integers(-(10**12), 10**12), dagen), min_size=1, max_size=30))
def test_amounts_numbers_and_dates_come_back_from_every_kind_of_file(lijst):
    rijen = [[1, *rij, None] for rij in lijst]
    assert terug(als_xlsx, "xlsx", rijen) == rijen
    assert terug(als_ods, "ods", rijen) == rijen
    for gelezen, (bedrag, getal, dag) in zip(terug(als_csv, "csv", rijen), lijst, strict=True):
        if abs(bedrag) < 10**10:
            assert lees_bedrag(gelezen[1]).bedrag == bedrag
        assert gelezen[2:] == [str(getal), dag.isoformat(), None]


def test_no_binary_float_leaves_the_reader():
    rijen = [[Decimal("0.10"), Decimal("1285.40"), Decimal("9999999999.99"), 123456789012345]]
    for vorm, schrijf in (("xlsx", als_xlsx), ("ods", als_ods)):
        (gelezen,) = terug(schrijf, vorm, rijen)
        assert gelezen == rijen[0]
        assert [type(waarde) for waarde in gelezen] == [Decimal, Decimal, Decimal, int]
