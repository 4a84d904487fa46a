"""Reading the cells of a file with bestedingen: amounts, a day, a versie. Pure module; every refusal is a Dutch sentence."""

from datetime import date
from decimal import Decimal

from programma.bedragen import BedragFout, Toestand, citaat, lees_bedrag, op_een_regel
from programma.inlezen.gegevens import Celfout, Waarde
from programma.perioden import PeriodeFout, lees_datum
from programma.tabelbestand import in_woorden


class Celgeweigerd(ValueError):
    """A cell that cannot be read; the message says why, and the way out."""


def als_tekst(waarde: Waarde) -> str:
    """The cell on one line, "" when it is empty or has no value one may use."""
    if isinstance(waarde, Celfout):
        return ""
    return op_een_regel(waarde if isinstance(waarde, str) else in_woorden(waarde))


def lees_geld(waarde: Waarde) -> Decimal | None:
    """An amount in euros, None for an empty cell. Raises Celgeweigerd."""
    if isinstance(waarde, Celfout):
        raise Celgeweigerd(f"De cel {waarde.gezegde}")
    if isinstance(waarde, date):
        raise Celgeweigerd("In de cel staat een datum. Vul een bedrag in.")
    try:
        gelezen = lees_bedrag(waarde)
    except BedragFout as fout:
        raise Celgeweigerd(fout.reden) from fout
    if gelezen.bedrag is None and gelezen.toestand != Toestand.LEEG:
        raise Celgeweigerd(
            f"{citaat(als_tekst(waarde))} is geen bedrag. Vul een getal in, 0 voor niets, of laat de cel leeg."
        )
    if gelezen.bedrag is not None and gelezen.bedrag < 0:
        raise Celgeweigerd("Een bedrag kan hier niet negatief zijn.")
    return gelezen.bedrag


def lees_dag(waarde: Waarde) -> date | None:
    """A day, None for an empty cell. Raises Celgeweigerd."""
    if isinstance(waarde, Celfout):
        raise Celgeweigerd(f"De cel {waarde.gezegde}")
    if isinstance(waarde, date):
        return waarde
    tekst = als_tekst(waarde)
    try:
        return lees_datum(tekst) if tekst else None
    except PeriodeFout as fout:
        raise Celgeweigerd(fout.reden) from fout


def lees_versie(waarde: Waarde) -> int | None:
    """The versie of a besteding, None for an empty cell: then there was none. Raises Celgeweigerd."""
    tekst = als_tekst(waarde)
    if not tekst:
        return None
    if not (tekst.isascii() and tekst.isdecimal() and 0 < int(tekst) < 10**9):
        raise Celgeweigerd(f"{citaat(tekst)} is geen versie. Zet het getal uit de export terug, of exporteer opnieuw.")
    return int(tekst)
