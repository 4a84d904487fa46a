"""Reading and writing Dutch dates and looptijden; a looptijd keeps the precision of its source. Pure module."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from programma.bedragen import STREEPJES, citaat, op_een_regel
from programma.keuzes import Keuze
from programma.opmaak import MAANDEN, datum

_MAANDEN = MAANDEN[1:]
_JAAR = "((?:19|20|21)[0-9]{2})"
_MAAND = f"({'|'.join(_MAANDEN)})"
_EN = "(?: ?- ?| t/m | tot en met | en )"
_ORDE = "([0-9])(?:e|de|ste)"

# Two units written as one: the pattern, and how its first and its last unit read in full.
_TWEE_IN_EEN = [
    (re.compile(patroon), eerste, laatste)
    for patroon, eerste, laatste in (
        (rf"{_JAAR} ?[-/] ?{_JAAR}", r"\1", r"\2"),
        (r"schooljaar (.+) t/m ([0-9'/ -]+)", r"schooljaar \1", r"schooljaar \2"),
        (rf"kwartaal ([0-9]){_EN}([0-9]) (?:van )?{_JAAR}", r"q\1 \3", r"q\2 \3"),
        (rf"q([0-9]){_EN}q?([0-9]) {_JAAR}", r"q\1 \3", r"q\2 \3"),
        (rf"{_ORDE}{_EN}{_ORDE} kwartaal (?:van )?{_JAAR}", r"q\1 \3", r"q\2 \3"),
        (rf"{_MAAND}{_EN}{_MAAND} {_JAAR}", r"\1 \3", r"\2 \3"),
        (r"(.+?)(?: - | t/m | tot en met )(.+)", r"\1", r"\2"),
    )
]


class Precisie(Keuze):
    """The unit in which a looptijd is written."""

    JAAR = "jaar", "Jaar"
    SCHOOLJAAR = "schooljaar", "Schooljaar"
    KWARTAAL = "kwartaal", "Kwartaal"
    MAAND = "maand", "Maand"
    DAG = "dag", "Dag"


class PeriodeFout(ValueError):
    """A date or looptijd that is refused.

    `tekst` is what was read, `reden` the Dutch sentence for the person who typed it (also `str(fout)`), `voorstel` the
    spelling that is probably meant, which a person must confirm, or None.
    """

    def __init__(self, tekst: str, reden: str, voorstel: str | None = None) -> None:
        super().__init__(tekst, reden, voorstel)  # all arguments, so that it survives the way out of a child process
        self.tekst = tekst
        self.reden = reden
        self.voorstel = voorstel

    def __str__(self) -> str:
        return self.reden


@dataclass(frozen=True)
class Looptijd:
    """From and including `van` up to and including `tot`, both on the edge of a unit of `precisie`.

    A schooljaar runs from 1 August up to and including 31 July. Raises PeriodeFout when the dates do not fit.
    """

    van: date
    tot: date
    precisie: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "precisie", Precisie(self.precisie))
        tekst = f"{datum(self.van)} t/m {datum(self.tot)}"
        if self.tot < self.van:
            raise PeriodeFout(tekst, f"De looptijd {tekst} eindigt voor het begin. Controleer begin en einde.")
        if not (_begint_op(self.van, self.precisie) and _begint_op(self.tot + timedelta(days=1), self.precisie)):
            reden = f"De looptijd {tekst} past niet bij de precisie '{self.precisie}'. Kies een andere precisie."
            raise PeriodeFout(tekst, reden)


def _begint_op(dag: date, precisie: str) -> bool:
    """Does a unit of this precision begin on this day?"""
    eerste = {Precisie.JAAR: (1,), Precisie.SCHOOLJAAR: (8,), Precisie.KWARTAAL: (1, 4, 7, 10)}
    return precisie == Precisie.DAG or (dag.day == 1 and dag.month in eerste.get(precisie, range(1, 13)))


def lees_datum(tekst: str | date | None) -> date:
    """Read "1 april 2024", "01-04-2024", "1-4-2024", "2024-04-01" or the date of a spreadsheet cell (without its time).

    Raises PeriodeFout; for slashes always, because 06/12/2024 is 6 December or 12 June.
    """
    if isinstance(tekst, date):
        return tekst.date() if isinstance(tekst, datetime) else tekst
    bron = op_een_regel("" if tekst is None else str(tekst))
    if not bron:
        raise PeriodeFout(bron, "Er staat geen datum. Schrijf bijvoorbeeld 1 april 2024.")
    if dag := _dag(bron.translate(STREEPJES).lower(), bron):
        return dag
    raise PeriodeFout(
        bron, f"{citaat(bron)} is niet te lezen als datum. Schrijf bijvoorbeeld 1 april 2024 of 01-04-2024."
    )


def lees_looptijd(tekst: str | int | float | None) -> Looptijd | None:
    """Read a looptijd in years, school years, quarters, months or days; None when there is none.

    A year may be the number of a spreadsheet cell. Raises PeriodeFout, with the proposal "2025-2026" for "2025-2016".
    """
    if isinstance(tekst, date):
        reden = f"In de cel staat de datum {datum(tekst)}. Schrijf de looptijd als tekst, bijvoorbeeld 2025-2026."
        raise PeriodeFout(str(tekst), reden)
    if isinstance(tekst, float) and tekst.is_integer():
        tekst = int(tekst)
    bron = op_een_regel("" if tekst is None else str(tekst))
    if not bron:
        return None
    schoon = bron.translate(STREEPJES).replace("\u2018", "'").replace("\u2019", "'").lower()
    eerste, laatste = (_eenheid(helft, bron) for helft in _helften(schoon))
    if not eerste or not laatste or eerste.precisie != laatste.precisie:
        raise PeriodeFout(bron, _onleesbaar(bron))
    if laatste.tot < eerste.van:
        raise _omgekeerd(eerste, laatste, bron)
    if " en " in schoon and laatste.van > eerste.tot + timedelta(days=1):
        raise PeriodeFout(bron, f"{citaat(bron)} is niet één aaneengesloten looptijd. Schrijf begin en einde.")
    return Looptijd(eerste.van, laatste.tot, eerste.precisie)


def toon_looptijd(looptijd: Looptijd) -> str:
    """The form that `lees_looptijd` reads back: "2025", "2025-2026", "schooljaar 2025/2026", "kwartaal 2-3 2025"."""
    van, tot = looptijd.van, looptijd.tot
    match looptijd.precisie:
        case Precisie.JAAR:
            return str(van.year) if van.year == tot.year else f"{van.year}-{tot.year}"
        case Precisie.SCHOOLJAAR:
            return "schooljaar " + _van_tot(f"{van.year}/{van.year + 1}", f"{tot.year - 1}/{tot.year}", " t/m ")
        case Precisie.DAG:
            return _van_tot(datum(van), datum(tot), " t/m ")
        case Precisie.KWARTAAL:
            woord, eerste, laatste = "kwartaal ", str((van.month + 2) // 3), str(tot.month // 3)
        case _:
            woord, eerste, laatste = "", MAANDEN[van.month], MAANDEN[tot.month]
    if van.year == tot.year:
        return f"{woord}{_van_tot(eerste, laatste, '-')} {van.year}"
    return f"{woord}{eerste} {van.year} t/m {woord}{laatste} {tot.year}"


def _van_tot(eerste: str, laatste: str, ertussen: str) -> str:
    return eerste if eerste == laatste else f"{eerste}{ertussen}{laatste}"


def _helften(schoon: str) -> tuple[str, str]:
    """The first and the last unit of a looptijd, each in full; twice the same when there is only one."""
    for patroon, eerste, laatste in _TWEE_IN_EEN:
        if gevonden := patroon.fullmatch(schoon):
            return gevonden.expand(eerste), gevonden.expand(laatste)
    return schoon, schoon


def _eenheid(schoon: str, bron: str) -> Looptijd | None:
    """One year, school year, quarter, month or day; None when it is none of these."""
    if delen := re.fullmatch(_JAAR, schoon):
        return _maanden(int(delen[1]), 1, 12, Precisie.JAAR)
    if delen := re.fullmatch("schooljaar ('?[0-9]{2}|[0-9]{4}) ?[-/] ?('?[0-9]{2}|[0-9]{4})", schoon):
        return _schooljaar(delen[1], delen[2], bron)
    kwartaal = re.fullmatch(rf"(?:kwartaal |q)([0-9]) (?:van )?{_JAAR}", schoon)
    if delen := kwartaal or re.fullmatch(rf"{_ORDE} kwartaal (?:van )?{_JAAR}", schoon):
        if delen[1] not in "1234":
            raise PeriodeFout(bron, f"{citaat(bron)} kan niet: een jaar heeft kwartaal 1 tot en met 4.")
        return _maanden(int(delen[2]), 3 * int(delen[1]) - 2, 3, Precisie.KWARTAAL)
    if delen := re.fullmatch(rf"{_MAAND} {_JAAR}", schoon):
        return _maanden(int(delen[2]), _MAANDEN.index(delen[1]) + 1, 1, Precisie.MAAND)
    dag = _dag(schoon, bron)
    return Looptijd(dag, dag, Precisie.DAG) if dag else None


def _maanden(jaar: int, maand: int, aantal: int, precisie: Precisie) -> Looptijd:
    """A unit of `aantal` months that begins on the first of this month."""
    daarna = jaar * 12 + maand - 1 + aantal
    return Looptijd(date(jaar, maand, 1), date(daarna // 12, daarna % 12 + 1, 1) - timedelta(days=1), precisie)


def _schooljaar(eerste: str, tweede: str, bron: str) -> Looptijd:
    van, tot = (int(jaar) if len(jaar) == 4 else 2000 + int(jaar.strip("'")) for jaar in (eerste, tweede))
    if not 1900 <= van < 2200:
        raise PeriodeFout(bron, _onleesbaar(bron))
    if tot != van + 1:
        voorstel = f"schooljaar {van}/{van + 1}" + (f" t/m {tot - 1}/{tot}" if van < tot < van + 10 else "")
        reden = f"{citaat(bron)} kan niet: een schooljaar loopt over twee jaren na elkaar. Bedoelt u {voorstel}?"
        raise PeriodeFout(bron, reden, voorstel)
    return _maanden(van, 8, 12, Precisie.SCHOOLJAAR)


def _dag(schoon: str, bron: str) -> date | None:
    """A day in one of the spellings that are read, None when it is not written as a date at all."""
    if delen := re.fullmatch(rf"([0-9]{{1,2}}) {_MAAND} {_JAAR}", schoon):
        lezingen = [(delen[3], _MAANDEN.index(delen[2]) + 1, delen[1])]
    elif delen := re.fullmatch(rf"([0-9]{{1,2}})([-/])([0-9]{{1,2}})\2{_JAAR}", schoon):
        lezingen = [(delen[4], delen[3], delen[1])] + ([(delen[4], delen[1], delen[3])] if delen[2] == "/" else [])
    elif delen := re.fullmatch(rf"{_JAAR}-([0-9]{{2}})-([0-9]{{2}})", schoon):
        lezingen = [delen.groups()]
    else:
        return None
    dagen = [dag for lezing in lezingen if (dag := _bestaand(*lezing))]
    if not dagen:
        raise PeriodeFout(bron, f"{citaat(bron)} bestaat niet op de kalender. Controleer de dag en de maand.")
    if len(lezingen) == 1:
        return dagen[0]
    namen = list(dict.fromkeys(datum(dag) for dag in dagen))
    if len(namen) == 1:
        reden = f"{citaat(bron)} heeft schuine strepen. Bedoelt u {namen[0]}? Schrijf het dan zo."
        raise PeriodeFout(bron, reden, namen[0])
    reden = f"{citaat(bron)} kan op twee manieren gelezen worden: {namen[0]} of {namen[1]}. Schrijf de maand als woord."
    raise PeriodeFout(bron, reden)


def _bestaand(jaar: str, maand: str | int, dag: str) -> date | None:
    try:
        return date(int(jaar), int(maand), int(dag))
    except ValueError:
        return None


def _onleesbaar(bron: str) -> str:
    return (
        f"{citaat(bron)} is niet te lezen als looptijd. Schrijf bijvoorbeeld 2025, 2025-2026, schooljaar 2025/2026, "
        "kwartaal 2-3 2025 of maart-mei 2025."
    )


def _omgekeerd(eerste: Looptijd, laatste: Looptijd, bron: str) -> PeriodeFout:
    """The end lies before the begin. Of two years, a wrong decade is the likely slip: 2025-2016 is 2025-2026."""
    reden = f"De looptijd {citaat(bron)} eindigt voor het begin."
    if eerste.precisie != Precisie.JAAR:
        return PeriodeFout(bron, f"{reden} Zijn begin en einde verwisseld? Controleer ze allebei.")
    van, tot = eerste.van.year, laatste.tot.year
    bedoeld = van + (tot - van) % 10
    gewisseld = f"{tot}-{van} (begin en einde verwisseld)"
    if not 0 < bedoeld - van <= 5 or bedoeld // 100 != tot // 100:
        return PeriodeFout(bron, f"{reden} Het kan {gewisseld} zijn, of een van de jaren klopt niet.")
    voorstel = f"{van}-{bedoeld}"
    reden = f"{reden} Het kan {voorstel} zijn (een typefout in het tweede jaar) of {gewisseld}. Schrijf wat bedoeld is."
    return PeriodeFout(bron, reden, voorstel)
