"""Money of an actie in words: an amount, or the reason why there is none. Pure module."""

from collections.abc import Iterable
from typing import NamedTuple

from acties.gegevens import FinancieringGegevens
from acties.keuzes import Bron
from programma.bedragen import Toestand
from programma.opmaak import bedrag

WOORDEN = {
    Toestand.LEEG: "leeg",
    Toestand.GEEN: "geen",
    Toestand.PM: "pm",
    Toestand.NVT: "n.v.t.",
    Toestand.BASISFINANCIERING: "zit in basisfinanciering",
}


class Geldwoord(NamedTuple):
    """A line of money in words: the amount or the reason why there is none, and what must stand beside it."""

    woord: str
    erbij: str
    is_bedrag: bool


def in_woorden(regels: Iterable[FinancieringGegevens]) -> tuple[Geldwoord, ...]:
    """The lines, each once: two lines without an amount may share the words of one printed cell."""
    return tuple(
        dict.fromkeys(Geldwoord(bedrag_of_woord(regel), erbij(regel), regel.bedrag is not None) for regel in regels)
    )


def bedrag_of_woord(regel: FinancieringGegevens) -> str:
    """ "€ 14.770", or without an amount the words for it: "zit in basisfinanciering", "geen", or the text of the source."""
    if regel.bedrag is not None:
        return bedrag(regel.bedrag)
    return WOORDEN.get(regel.toestand) or regel.brontekst or regel.toelichting


def erbij(regel: FinancieringGegevens) -> str:
    """What must stand beside an amount: who pays it, or which opgave; an empty string when there is nothing to say."""
    if regel.bedrag is None:
        return ""
    if regel.ten_laste_van:
        return f"ten laste van opgave\u00a0{regel.ten_laste_van}"
    if regel.bron in (Bron.PROGRAMMA, Bron.NIET_GENOEMD):
        return regel.toelichting
    return regel.bron_partner or regel.toelichting or regel.bron.naam.lower()
