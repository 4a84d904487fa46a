"""The cells of a finance export: an amount in euros, or a day; what can be read in two ways is refused. Pure module."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal

from programma.bedragen import STREEPJES, BedragFout, Toestand, citaat, lees_bedrag, normaal, op_een_regel
from programma.inlezen.gegevens import Celfout, Waarde
from programma.opmaak import datum

from .profiel import Notatie

# A spreadsheet program keeps fifteen digits; what stands behind them is noise of its own arithmetic (1140,6660000000001).
_CIJFERS = Context(prec=15)
_LETTERS = {"vn": ("V", "N"), "dc": ("D", "C")}
_LETTER = re.compile(r"^(?:([VNDC])\.? ?(?=[-(€0-9]))?(.*?)(?: ?([VNDC])\.?)?$", re.IGNORECASE)
_KOMMA = re.compile(r"^([^0-9]*)([0-9][0-9. ]*),([0-9]+)([^0-9]*)$")
_WISSEL = str.maketrans(".,", ",.")
_DRIE = re.compile(r"[^0-9]*[1-9][0-9]{0,2},[0-9]{3}[^0-9]*")


class CelWeigering(ValueError):
    """A cell that is refused, with a Dutch sentence; `anders` is the question that gets on, "" when there is none."""

    def __init__(self, reden: str, anders: str = "") -> None:
        super().__init__(reden)
        self.reden, self.anders = reden, anders


@dataclass(frozen=True, slots=True)
class Geldlezer:
    """Reads the amounts of one column.

    `letters` is "vn" or "dc" where the amounts have one of those letters with them, "" elsewhere.
    """

    schaal: int
    notatie: Notatie
    letters: str = ""

    def lees(self, waarde: Waarde) -> Decimal | None:
        """Euros; None where no amount stands (an empty cell, a dash). Raises CelWeigering."""
        if waarde is None:
            return None
        if isinstance(waarde, Celfout):
            raise CelWeigering(waarde.gezegde)
        if isinstance(waarde, date):
            raise CelWeigering(f"Hier staat een datum ({datum(waarde)}), en het portaal verwacht een bedrag.")
        if not isinstance(waarde, str):
            return self._getal(waarde)
        # An apostrophe in front is how a spreadsheet program marks a number as text.
        tekst = op_een_regel(waarde.translate(STREEPJES)).removeprefix("'")
        if not tekst:
            return None
        if not self.letters:
            return self._tekst(tekst)
        voor, kern, na = _LETTER.fullmatch(tekst).groups()
        return self._met_letter(self._tekst(kern) if kern else None, (voor or na or "").upper(), tekst)

    def _getal(self, waarde: int | Decimal) -> Decimal:
        try:
            return lees_bedrag(
                _CIJFERS.plus(waarde * self.schaal) if isinstance(waarde, Decimal) else waarde * self.schaal
            ).bedrag
        except BedragFout as fout:
            raise CelWeigering(fout.reden) from fout

    def _tekst(self, tekst: str) -> Decimal | None:
        if self.notatie == Notatie.PUNT:
            return self._met_punt(tekst)
        if self.notatie == Notatie.STRENG and self.schaal != 1 and _DRIE.fullmatch(tekst):
            raise CelWeigering(self._twee_lezingen(tekst), "notatie")
        return self._nederlands(tekst)

    def _met_punt(self, tekst: str) -> Decimal | None:
        """Dutch once its points and commas have changed places."""
        try:
            return self._nederlands(tekst.translate(_WISSEL))
        except CelWeigering:
            raise CelWeigering(
                f"{citaat(tekst)} is geen bedrag met een punt voor de decimalen, en met hoogstens twee decimalen."
            ) from None

    def _nederlands(self, tekst: str) -> Decimal | None:
        try:
            gelezen = lees_bedrag(_verschoven(tekst) if self.schaal == 1000 else tekst)
        except BedragFout as fout:
            anders = "notatie" if self.notatie == Notatie.STRENG and _is_engels(tekst) else ""
            raise CelWeigering(fout.reden, anders) from fout
        if gelezen.toestand == Toestand.BEDRAG:
            return gelezen.bedrag * (self.schaal if self.schaal != 1 and "," not in tekst else 1)
        if gelezen.toestand in (Toestand.LEEG, Toestand.GEEN):
            return None
        raise CelWeigering(
            f"{citaat(tekst)} is geen bedrag. Zet hier het bedrag zelf, of laat de rij weg; een woord is geen 0."
        )

    def _twee_lezingen(self, tekst: str) -> str:
        try:
            duizend = lees_bedrag(tekst.replace(",", ".")).bedrag
        except BedragFout as fout:
            raise CelWeigering(fout.reden) from fout
        return (
            f"{citaat(tekst)} kan op twee manieren gelezen worden: {normaal(duizend, Toestand.BEDRAG)} euro (een komma voor "
            f"de decimalen) of {normaal(duizend * self.schaal, Toestand.BEDRAG)} euro (een komma tussen de duizendtallen), "
            "want de bedragen zijn maal 1.000."
        )

    def _met_letter(self, bedrag: Decimal | None, letter: str, tekst: str) -> Decimal | None:
        plus, min_ = _LETTERS[self.letters]
        if not bedrag:
            return bedrag
        if letter not in (plus, min_):
            raise CelWeigering(
                f"Bij {citaat(tekst)} staat geen {plus} of {min_}, en bij andere bedragen in deze kolom wel."
            )
        if bedrag < 0 and letter == plus:
            raise CelWeigering(
                f"{citaat(tekst)} spreekt zichzelf tegen: een minteken, en een {plus}. Haal een van de twee weg."
            )
        if bedrag < 0 and self.letters == "dc":
            raise CelWeigering(
                f"{citaat(tekst)} kan op twee manieren gelezen worden: een min en een C heffen elkaar op, of zeggen hetzelfde. "
                "Haal een van de twee weg."
            )
        return -abs(bedrag) if letter == min_ else bedrag


def _is_engels(tekst: str) -> bool:
    try:
        return lees_bedrag(tekst.translate(_WISSEL)).toestand == Toestand.BEDRAG
    except BedragFout:
        return False


def is_bedrag(waarde: Waarde) -> bool:
    """Whether it looks like an amount at all: a number, a formula, or a text that begins with one."""
    if isinstance(waarde, str):
        return bool(re.match(r"[VNDC]? ?[(€-]* ?[0-9]", op_een_regel(waarde.translate(STREEPJES)), re.IGNORECASE))
    return waarde is not None


def letters_in(waarden: Iterable[Waarde]) -> str:
    """Which letters stand with the amounts of a column: "vn", "dc", or "" when there are none."""
    gezien = {
        (voor or na).upper()
        for waarde in waarden
        if isinstance(waarde, str) and (delen := _LETTER.fullmatch(op_een_regel(waarde.translate(STREEPJES))))
        for voor, kern, na in [delen.groups()]
        if (voor or na) and re.search("[0-9]", kern)
    }
    return next((soort for soort, letters in _LETTERS.items() if gezien and gezien <= set(letters)), "")


def _verschoven(tekst: str) -> str:
    """The amount times a thousand, still as text, when there are decimals: "12,5" → "12500", "1,2855" → "1285,5"."""
    if not (delen := _KOMMA.fullmatch(tekst)):
        return tekst
    voor, heel, decimalen, na = delen.groups()
    cijfers = re.sub("[. ]", "", heel) + decimalen.ljust(3, "0")[:3]
    rest = decimalen[3:].rstrip("0")
    return f"{voor}{cijfers.lstrip('0') or '0'}{',' + rest if rest else ''}{na}"
