"""Dates and looptijden as the sources write them."""

import pickle
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programma.perioden import Looptijd, PeriodeFout, Precisie, lees_datum, lees_looptijd, toon_looptijd

VAST = settings(derandomize=True, deadline=None)  # the same examples every time, also on a busy machine
DAGEN = st.dates(date(1900, 1, 1), date(2199, 12, 31))
JAREN = st.integers(1900, 2190)


def looptijd(van: str, tot: str, precisie: str) -> Looptijd:
    return Looptijd(date.fromisoformat(van), date.fromisoformat(tot), precisie)


@pytest.mark.parametrize(
    ("tekst", "van", "tot", "precisie", "getoond"),
    [
        ("2025", "2025-01-01", "2025-12-31", "jaar", "2025"),
        (2025, "2025-01-01", "2025-12-31", "jaar", "2025"),
        (2025.0, "2025-01-01", "2025-12-31", "jaar", "2025"),
        ("2025-2026", "2025-01-01", "2026-12-31", "jaar", "2025-2026"),
        ("2025 - 2026", "2025-01-01", "2026-12-31", "jaar", "2025-2026"),
        ("2025–2026", "2025-01-01", "2026-12-31", "jaar", "2025-2026"),
        ("2025/2026", "2025-01-01", "2026-12-31", "jaar", "2025-2026"),
        ("2025 t/m 2026", "2025-01-01", "2026-12-31", "jaar", "2025-2026"),
        ("2025-2025", "2025-01-01", "2025-12-31", "jaar", "2025"),
        ("schooljaar 2025/2026", "2025-08-01", "2026-07-31", "schooljaar", "schooljaar 2025/2026"),
        ("schooljaar 2025/ 2026", "2025-08-01", "2026-07-31", "schooljaar", "schooljaar 2025/2026"),
        ("Schooljaar 2025-2026", "2025-08-01", "2026-07-31", "schooljaar", "schooljaar 2025/2026"),
        ("schooljaar '25/'26", "2025-08-01", "2026-07-31", "schooljaar", "schooljaar 2025/2026"),
        ("schooljaar ’25/’26", "2025-08-01", "2026-07-31", "schooljaar", "schooljaar 2025/2026"),
        ("schooljaar 2025/26", "2025-08-01", "2026-07-31", "schooljaar", "schooljaar 2025/2026"),
        (
            "schooljaar 2025/2026 t/m 2026/2027",
            "2025-08-01",
            "2027-07-31",
            "schooljaar",
            "schooljaar 2025/2026 t/m 2026/2027",
        ),
        ("kwartaal 2-3 2025", "2025-04-01", "2025-09-30", "kwartaal", "kwartaal 2-3 2025"),
        ("kwartaal 2 en 3 2025", "2025-04-01", "2025-09-30", "kwartaal", "kwartaal 2-3 2025"),
        ("2e en 3e kwartaal van 2025", "2025-04-01", "2025-09-30", "kwartaal", "kwartaal 2-3 2025"),
        ("Q2 2025", "2025-04-01", "2025-06-30", "kwartaal", "kwartaal 2 2025"),
        ("Q2-Q3 2025", "2025-04-01", "2025-09-30", "kwartaal", "kwartaal 2-3 2025"),
        ("2e kwartaal 2025", "2025-04-01", "2025-06-30", "kwartaal", "kwartaal 2 2025"),
        ("4e kwartaal 2025", "2025-10-01", "2025-12-31", "kwartaal", "kwartaal 4 2025"),
        ("Q4 2025 t/m Q1 2026", "2025-10-01", "2026-03-31", "kwartaal", "kwartaal 4 2025 t/m kwartaal 1 2026"),
        ("februari 2028", "2028-02-01", "2028-02-29", "maand", "februari 2028"),
        ("maart - mei 2025", "2025-03-01", "2025-05-31", "maand", "maart-mei 2025"),
        (
            "december 2025 tot en met januari 2026",
            "2025-12-01",
            "2026-01-31",
            "maand",
            "december 2025 t/m januari 2026",
        ),
        ("1 april 2025", "2025-04-01", "2025-04-01", "dag", "1 april 2025"),
        ("01-04-2025 - 30-06-2025", "2025-04-01", "2025-06-30", "dag", "1 april 2025 t/m 30 juni 2025"),
    ],
)
def test_a_looptijd_keeps_its_precision(tekst, van, tot, precisie, getoond):
    gelezen = lees_looptijd(tekst)

    assert gelezen == looptijd(van, tot, precisie)
    assert toon_looptijd(gelezen) == getoond
    assert lees_looptijd(getoond) == gelezen


@pytest.mark.parametrize("tekst", ["", None, " \u00a0"])
def test_no_looptijd_is_no_looptijd(tekst):
    assert lees_looptijd(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "uitleg", "voorstel"),
    [
        ("2025-2016", "eindigt voor het begin.*2025-2026.*2016-2025", "2025-2026"),
        ("2029-2020", "eindigt voor het begin.*2029-2030.*2020-2029", "2029-2030"),
        ("2025-2024", "2024-2025.*verwisseld", None),
        ("2025-2015", "een van de jaren klopt niet", None),
        ("2025-1926", "een van de jaren klopt niet", None),
        ("kwartaal 3-2 2025", "eindigt voor het begin", None),
        ("kwartaal 2 en 4 2025", "aaneengesloten", None),
        ("kwartaal 5 2025", "kwartaal 1 tot en met 4", None),
        ("schooljaar 2025/2027", "twee jaren na elkaar", "schooljaar 2025/2026 t/m 2026/2027"),
        ("schooljaar 2025/2016", "twee jaren na elkaar", "schooljaar 2025/2026"),
        ("schooljaar 0025/0026", "niet te lezen", None),
        ("31-06-2025 - 31-07-2025", "bestaat niet op de kalender", None),
        ("2025 t/m maart 2026", "niet te lezen", None),
        ("2025-26", "niet te lezen", None),
        ("2025-06", "niet te lezen", None),
        ("2025-2026-2027", "niet te lezen", None),
        ("2 2025", "niet te lezen", None),
        ("20250", "niet te lezen", None),
        ("onbekend", "niet te lezen", None),
        (2025.5, "niet te lezen", None),
        (True, "niet te lezen", None),
        (date(2025, 3, 1), "datum 1 maart 2025.*als tekst", None),
    ],
)
def test_a_looptijd_that_cannot_be_right_is_refused_with_the_way_out(tekst, uitleg, voorstel):
    with pytest.raises(PeriodeFout, match=uitleg) as fout:
        lees_looptijd(tekst)

    assert fout.value.voorstel == voorstel
    assert fout.value.reden == str(fout.value)


@pytest.mark.parametrize(
    ("van", "tot", "precisie"),
    [
        ("2026-01-01", "2025-12-31", "jaar"),
        ("2025-02-01", "2025-12-31", "jaar"),
        ("2025-01-01", "2025-12-30", "jaar"),
        ("2025-01-01", "2025-12-31", "schooljaar"),
        ("2025-02-01", "2025-03-31", "kwartaal"),
        ("2025-02-02", "2025-02-28", "maand"),
        ("2025-01-01", "2025-12-31", "eeuw"),
    ],
)
def test_an_impossible_looptijd_does_not_exist(van, tot, precisie):
    with pytest.raises(ValueError, match=r"\w"):
        looptijd(van, tot, precisie)


@pytest.mark.parametrize(
    "tekst",
    [
        "1 april 2024",
        "1 April 2024",
        "01-04-2024",
        "1-4-2024",
        "1–4–2024",
        "2024-04-01",
        " 1\u00a0april 2024 ",
        date(2024, 4, 1),
        datetime(2024, 4, 1, 13, 59),  # noqa: DTZ001 a spreadsheet has no time zones
    ],
)
def test_a_date_is_read_in_every_dutch_spelling(tekst):
    gelezen = lees_datum(tekst)

    assert (type(gelezen), gelezen) == (date, date(2024, 4, 1))


@pytest.mark.parametrize(
    ("tekst", "uitleg", "voorstel"),
    [
        ("06/12/2024", "6 december 2024 of 12 juni 2024", None),
        ("13/05/2024", "Bedoelt u 13 mei 2024", "13 mei 2024"),
        ("05/13/2024", "Bedoelt u 13 mei 2024", "13 mei 2024"),
        ("12/12/2024", "Bedoelt u 12 december 2024", "12 december 2024"),
        ("31/31/2024", "bestaat niet", None),
        ("31-02-2024", "bestaat niet", None),
        ("29 februari 2025", "bestaat niet", None),
        ("1-4-24", "niet te lezen", None),
        ("1-4/2024", "niet te lezen", None),
        ("2024-4-1", "niet te lezen", None),
        ("april 2024", "niet te lezen", None),
        (45383, "niet te lezen", None),
        ("", "Er staat geen datum", None),
        (None, "Er staat geen datum", None),
    ],
)
def test_a_date_that_is_not_clear_is_refused(tekst, uitleg, voorstel):
    with pytest.raises(PeriodeFout, match=uitleg) as fout:
        lees_datum(tekst)

    assert fout.value.voorstel == voorstel


def test_a_refusal_survives_the_way_out_of_a_child_process():
    fout = pickle.loads(pickle.dumps(PeriodeFout("2025-2016", "Dat kan niet.", "2025-2026")))

    assert (fout.tekst, str(fout), fout.voorstel) == ("2025-2016", "Dat kan niet.", "2025-2026")


@VAST
@given(DAGEN)
def test_every_date_reads_back(dag):
    assert lees_datum(f"{dag.day}-{dag.month}-{dag.year}") == lees_datum(dag.isoformat()) == dag


@st.composite
def looptijden(draw) -> Looptijd:
    """A whole number of years, school years, quarters, months or days."""
    precisie = draw(st.sampled_from(list(Precisie)))
    if precisie == Precisie.DAG:
        van, tot = sorted(draw(st.tuples(DAGEN, DAGEN)))
        return Looptijd(van, tot, precisie)
    stap = {Precisie.JAAR: 12, Precisie.SCHOOLJAAR: 12, Precisie.KWARTAAL: 3, Precisie.MAAND: 1}[precisie]
    begin = draw(JAREN) * 12 + (7 if precisie == Precisie.SCHOOLJAAR else stap * draw(st.integers(0, 12 // stap - 1)))
    einde = begin + stap * draw(st.integers(1, 8))
    van, na = (date(maand // 12, maand % 12 + 1, 1) for maand in (begin, einde))
    return Looptijd(van, na - timedelta(days=1), precisie)


@VAST
@given(looptijden())
def test_every_looptijd_reads_back(looptijd):
    assert lees_looptijd(toon_looptijd(looptijd)) == looptijd


@VAST
@given(st.one_of(st.text(), st.text("0123456789 -/'qschoolkwartaetm"), st.integers(), st.floats()))
def test_whatever_is_typed_is_read_or_refused(tekst):
    for lees in (lees_looptijd, lees_datum):
        try:
            lees(tekst)
        except PeriodeFout:
            continue
