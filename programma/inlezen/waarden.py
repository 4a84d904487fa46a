"""From what stands in a file to the value of a cell; what cannot be read says so in words. Runs in the child."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite

from programma.formules import gewone_regeleinden, zonder_apostrof
from programma.inlezen.verzamelaar import Onleesbaar, Waarde

FORMULE = Onleesbaar(
    "is een formule. Plak de waarde: kopieer de cel en kies op dezelfde plaats Plakken speciaal, alleen de waarden."
)
FOUTCODE = re.compile(
    r"#(?:N/[AB]|REF!|VERW!|DIV/0!|DEEL/0!|VALUE!|WAARDE!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!|SPILL!|OVERLOOP!|CALC!)"
    r"|Err:[0-9]{3}",
    re.IGNORECASE,
)
_LAATSTE_DAG = (date.max - date(1899, 12, 30)).days


def tekst(ruw: str, grens: int) -> Waarde:
    """A text with ordinary line ends, without the apostrophe that our own export puts before what looks like a formula."""
    if not ruw:
        return None
    if len(ruw) > grens:
        lang = f"{len(ruw):,} tekens, en een cel heeft er hoogstens {grens:,}".replace(",", ".").replace(". en", ", en")
        return Onleesbaar(f"heeft {lang}. Kort de tekst in.")
    if ruw[0] in "#Ee" and FOUTCODE.fullmatch(ruw):
        return foutcode(ruw)
    return zonder_apostrof(gewone_regeleinden(ruw))


def foutcode(code: str) -> Onleesbaar:
    return Onleesbaar(
        f"is een fout van het rekenprogramma ({code[:20]}). Zet er de goede waarde neer of maak de cel leeg."
    )


def getal(ruw: str) -> Waarde:
    """Whole numbers exactly; others as the float they are in every spreadsheet program."""
    if ruw.isascii() and ruw.isdigit() and len(ruw) < 100:
        return int(ruw)
    try:
        waarde = float(ruw)
    except ValueError:
        waarde = float("nan")
    if not isfinite(waarde) or "_" in ruw:
        return Onleesbaar(f'is geen getal ("{ruw[:20]}"). Vul een gewoon getal in.')
    return int(waarde) if waarde.is_integer() and abs(waarde) < 2**53 else waarde


def procent(ruw: str) -> Waarde:
    """12.5% for 0.125: as text, since as a number it would be taken for an amount."""
    waarde = getal(ruw)
    if not isinstance(waarde, int | float):
        return waarde
    honderd = f"{Decimal(repr(waarde)).scaleb(2):f}"
    return f"{honderd.rstrip('0').rstrip('.') if '.' in honderd else honderd}%".replace(".", ",")


def waar(ja: bool) -> str:
    return "WAAR" if ja else "ONWAAR"


def dag(ruw: str, *, jaar_1904: bool) -> Waarde:
    """The date, or date and time as text, of the number of days in an XLSX file."""
    dagen = getal(ruw)
    if not isinstance(dagen, int | float):
        return dagen
    if jaar_1904:
        dagen += 1462
    # The first calendar counts 29 February 1900, which did not exist.
    if not 1 <= dagen < _LAATSTE_DAG or int(dagen) == 60:
        return Onleesbaar(f"is geen bestaande datum ({ruw[:20]}). Vul een datum in, zoals 1-4-2026.")
    begin = datetime(1899, 12, 30 if dagen > 60 else 31)  # noqa: DTZ001 (a cell has no time zone)
    return moment(begin + timedelta(seconds=round(dagen * 86400)))


def moment(wanneer: datetime) -> date | str:
    """A date when it is midnight; otherwise text, since dropping the time could be a loss."""
    if wanneer.hour == wanneer.minute == wanneer.second == 0:
        return wanneer.date()
    return wanneer.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


def iso_dag(ruw: str) -> Waarde:
    try:
        return moment(datetime.fromisoformat(ruw).replace(tzinfo=None, microsecond=0))
    except ValueError:
        return Onleesbaar(f'is geen bestaande datum ("{ruw[:20]}"). Vul een datum in, zoals 1-4-2026.')


def uren(ruw: str) -> Waarde:
    """13:30 for the part of a day (or more) that an XLSX file has."""
    dagen = getal(ruw)
    return _klok(round(dagen * 86400)) if isinstance(dagen, int | float) and abs(dagen) < 10**6 else dagen


def iso_uren(ruw: str) -> Waarde:
    """13:30 for PT13H30M00S."""
    delen = re.fullmatch(r"PT(?:([0-9]{1,6})H)?(?:([0-9]{1,2})M)?(?:([0-9]{1,2})(?:[.,][0-9]+)?S)?", ruw)
    if not delen:
        return Onleesbaar(f'is geen tijd ("{ruw[:20]}"). Vul een tijd in, zoals 13:30.')
    uur, minuut, seconde = (int(deel or 0) for deel in delen.groups())
    return _klok(uur * 3600 + minuut * 60 + seconde)


def _klok(seconden: int) -> str:
    minuten, rest = divmod(abs(seconden), 60)
    klok = f"{'-' if seconden < 0 else ''}{minuten // 60:02}:{minuten % 60:02}"
    return f"{klok}:{rest:02}" if rest else klok
