"""What happened in a round against the table of steps, the state it has, and what was frozen in it. Pure."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from programma.periodekeuzes import Periodetoestand
from rapportage.keuzes import Editiesoort
from rapportage.ronde.stappen import GEBEURD, OP_NAAM, VASTGESTELD, Stapnaam

BEVRIEST = {
    stap.naam: (Editiesoort.COLLEGEVERSIE,)
    if stap.vriest == Editiesoort.COLLEGEVERSIE
    else (Editiesoort.EDITIE, Editiesoort.ERRATUM)
    for stap in OP_NAAM.values()
    if stap.vriest
}


class Gebeurd(Protocol):
    """A step that was taken; `editie_id` is the edition it is about."""

    stap: str
    van: str
    naar: str
    editie_id: int | None


def gebreken(toestand: str, gebeurtenissen: Iterable[Gebeurd], edities: dict[int, str]) -> Iterator[str]:
    """What does not follow from the steps, in their order; `edities` has the kind of everything frozen in the round."""
    hier = Periodetoestand.CONCEPT.value
    bevroren: list[int] = []
    for rij in gebeurtenissen:
        naam = Stapnaam(rij.stap)
        wat = f"‘{GEBEURD[naam]}’"
        if rij.van != hier:
            yield f"{wat} begint bij {rij.van}, maar de ronde stond op {hier}."
        if naam == Stapnaam.TREK_IN:
            if rij.naar != rij.van or rij.editie_id is None:
                yield f"{wat} noemt geen editie, of verandert de ronde."
        elif rij.van not in OP_NAAM[naam].van or rij.naar != OP_NAAM[naam].naar:
            yield f"{wat} kan niet van {rij.van} naar {rij.naar} leiden."
        if naam in BEVRIEST:
            soort = edities.get(rij.editie_id or 0)
            if soort not in BEVRIEST[naam]:
                yield f"{wat} hoort iets anders te bevriezen dan wat er staat."
            bevroren.append(rij.editie_id or 0)
        hier = rij.naar
    if hier != toestand:
        yield f"de ronde staat op {toestand}, maar de stappen leiden naar {hier}."
    if sorted(bevroren) != sorted(edities):
        yield "niet elke editie is door precies één stap bevroren."
    if toestand in VASTGESTELD and not any(soort != Editiesoort.COLLEGEVERSIE for soort in edities.values()):
        yield "de ronde is vastgesteld, maar er is geen editie."
