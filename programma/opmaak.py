"""Dutch notation of amounts, numbers, percentages, dates and times, as plain string code without Django or a locale.

Every function takes None or "" (a value that is not there) and answers "". A negative number gets the minus sign
U+2212 and a unit is tied to its number with a no-break space U+00A0, so that neither is ever left alone on a line.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

CENT = Decimal("0.01")
TIENDE = Decimal("0.1")
MIN = "\u2212"
SPATIE = "\u00a0"
# The place in the list is the number of the month.
MAANDEN = " januari februari maart april mei juni juli augustus september oktober november december".split(" ")
_LOS = re.compile(f"(?<=€) (?=[{MIN}+\\d])|(?<=\\d) (?=%)")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def bedrag(waarde: Decimal | int | None) -> str:
    """An amount in euros: "€ 14.770", "€ 14.770,50", "€ −5.237"; cents only when it is not whole, rounded half up.

    Raises TypeError for a float: money is Decimal.
    """
    if waarde is None or waarde == "":
        return ""
    afgerond = _decimaal(waarde).quantize(CENT, ROUND_HALF_UP)
    heel, centen = f"{abs(afgerond):,.2f}".split(".")
    heel = heel.replace(",", ".")
    teken = MIN if afgerond < 0 else ""
    return f"€{SPATIE}{teken}{heel}" if centen == "00" else f"€{SPATIE}{teken}{heel},{centen}"


def bedragverschil(waarde: Decimal | int | None) -> str:
    """A difference between two amounts, with its sign: "€ +1.250", "€ −5.237", "€ 0". Raises TypeError for a float."""
    tekst = bedrag(waarde)
    return tekst if not tekst or waarde <= 0 else tekst.replace(SPATIE, f"{SPATIE}+")


def resultaat(waarde: Decimal | int | None) -> str:
    """An expected result: "€ 12.000 V" (voordelig: money is left), "€ 5.000 N" (nadelig), "€ 0".

    Raises TypeError for a float.
    """
    if not (tekst := bedrag(waarde)) or not waarde:
        return tekst
    return f"{bedrag(abs(waarde))}{SPATIE}{'V' if waarde > 0 else 'N'}"


def punten(verschil: Decimal | None) -> str:
    """A difference between two ratios in percentage points, with its sign: "+3,4", "−12,0", "0,0"."""
    tekst = procent(verschil).removesuffix(f"{SPATIE}%")
    return f"+{tekst}" if tekst and verschil > 0 and tekst != "0,0" else tekst


def getal(waarde: Decimal | int | None) -> str:
    """A number with its own decimals, without closing zeros: "1.234", "12,5", "−3". Raises TypeError for a float."""
    if waarde is None or waarde == "":
        return ""
    heel, _, decimalen = f"{abs(_decimaal(waarde)):,f}".partition(".")
    heel = heel.replace(",", ".")
    decimalen = decimalen.rstrip("0")
    teken = MIN if waarde < 0 else ""
    return f"{teken}{heel},{decimalen}" if decimalen else f"{teken}{heel}"


def procent(verhouding: Decimal | int | None) -> str:
    """A ratio as a percentage with one decimal, rounded half up: 1.015 → "101,5 %". Raises TypeError for a float."""
    if verhouding is None or verhouding == "":
        return ""
    afgerond = (_decimaal(verhouding) * 100).quantize(TIENDE, ROUND_HALF_UP)
    heel, decimaal = f"{abs(afgerond):,.1f}".split(".")
    heel = heel.replace(",", ".")
    return f"{MIN if afgerond < 0 else ''}{heel},{decimaal}{SPATIE}%"


def bijeen(tekst: str) -> str:
    """`tekst` with every amount and percentage tied to its sign again, where an ordinary space came between them."""
    return _LOS.sub(SPATIE, tekst)


def datum(dag: date | datetime | None) -> str:
    """A day: "1 april 2024". An aware datetime gives its day in Amsterdam; a naive one raises ValueError."""
    if not dag:
        return ""
    if isinstance(dag, datetime):
        dag = _plaatselijk(dag)
    return f"{dag.day} {MAANDEN[dag.month]} {dag.year}"


def moment(tijdstip: datetime | None) -> str:
    """An aware datetime in Amsterdam: "12 juni 2024 11:02". A naive one raises ValueError."""
    if not tijdstip:
        return ""
    hier = _plaatselijk(tijdstip)
    return f"{hier.day} {MAANDEN[hier.month]} {hier.year} {hier.hour:02}:{hier.minute:02}"


def moment_precies(tijdstip: datetime | None) -> str:
    """As `moment`, to the second: "12 juni 2024 11:02:37"."""
    if not tijdstip:
        return ""
    return f"{moment(tijdstip)}:{tijdstip.second:02}"


def klasse(code: str | None) -> str:
    """The code of a choice as part of a CSS class or file name: "volgens_verwachting" → "volgens-verwachting"."""
    return str(code or "").lower().replace("_", "-").replace(" ", "-")


def _decimaal(waarde: Decimal | int) -> Decimal:
    if isinstance(waarde, Decimal):
        return waarde
    if isinstance(waarde, int):
        return Decimal(waarde)
    raise TypeError(f"{waarde!r} is geen Decimal of int")


def _plaatselijk(tijdstip: datetime) -> datetime:
    # astimezone() would silently take the server's own zone for a naive value.
    if tijdstip.tzinfo is None:
        raise ValueError(f"{tijdstip!r} heeft geen tijdzone")
    return tijdstip.astimezone(AMSTERDAM)
