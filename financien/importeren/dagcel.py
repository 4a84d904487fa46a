"""The days in a finance export, also in digits that only the whole column explains. Pure module."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from programma.bedragen import STREEPJES, citaat, op_een_regel
from programma.inlezen.gegevens import Celfout, Waarde
from programma.opmaak import datum
from programma.perioden import PeriodeFout, lees_datum

from .geldcel import CelWeigering
from .profiel import Datumvorm

_CIJFERDATUM = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: .*)?")
_JMD = re.compile(r"(20[0-9]{2})[/.]?([0-9]{2})[/.]?([0-9]{2})(?: .*)?")


def lees_dag(waarde: Waarde, vorm: Datumvorm | None) -> date | None:
    """The day in a cell; `vorm` says how digits are read, None when nobody knows. Raises CelWeigering."""
    if waarde is None or (isinstance(waarde, str) and not waarde.strip()):
        return None
    if isinstance(waarde, Celfout):
        raise CelWeigering(waarde.gezegde)
    if isinstance(waarde, date):
        return waarde.date() if isinstance(waarde, datetime) else waarde
    tekst = op_een_regel(str(waarde)).translate(STREEPJES)
    if delen := _JMD.fullmatch(tekst):
        return _dag(tekst, delen[1], delen[2], delen[3])
    if delen := _CIJFERDATUM.fullmatch(tekst):
        eerste, _, tweede, jaar = delen.groups()
        jaar = jaar if len(jaar) == 4 else f"20{jaar}"
        if vorm is None:
            lezingen = (_dag(tekst, jaar, tweede, eerste), _dag(tekst, jaar, eerste, tweede))
            raise CelWeigering(f"{citaat(tekst)} kan {' of '.join(map(datum, lezingen))} zijn.", "datumvorm")
        dag, maand = (tweede, eerste) if vorm == Datumvorm.MDJ else (eerste, tweede)
        return _dag(tekst, jaar, maand, dag)
    try:
        return lees_datum(tekst.partition(" ")[0] if re.fullmatch("[0-9-]{10} [0-9:.]+", tekst) else tekst)
    except PeriodeFout as fout:
        raise CelWeigering(fout.reden) from fout


def datumvormen(waarden: Iterable[Waarde]) -> set[Datumvorm]:
    """The ways in which all dates in digits of a column exist: one is sure, two need a person, none is no column of dates.

    With slashes 4/1/2024 may be either; with dashes or dots a Dutch system writes the day first, unless the dates say
    otherwise.
    """
    vormen, streepjes = {Datumvorm.DMJ, Datumvorm.MDJ}, set()
    for waarde in waarden:
        if isinstance(waarde, str) and (delen := _CIJFERDATUM.fullmatch(op_een_regel(waarde).translate(STREEPJES))):
            eerste, streep, tweede, _ = delen.groups()
            streepjes.add(streep)
            vormen -= {Datumvorm.DMJ} if int(tweede) > 12 else set()
            vormen -= {Datumvorm.MDJ} if int(eerste) > 12 else set()
    if "/" not in streepjes and Datumvorm.DMJ in vormen:
        return {Datumvorm.DMJ}
    return vormen


def _dag(tekst: str, jaar: str, maand: str, dag: str) -> date:
    try:
        return date(int(jaar), int(maand), int(dag))
    except ValueError:
        raise CelWeigering(f"{citaat(tekst)} bestaat niet op de kalender. Controleer de dag en de maand.") from None
