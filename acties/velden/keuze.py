"""Fields that are one of a few words: soort, aard, status."""

from typing import Any

from acties.keuzes import Aard, Soort, Status
from acties.models import Actie
from programma.bedragen import citaat, op_een_regel
from programma.keuzes import Keuze

from .basis import Veld, VeldFout


def keuzeveld(sleutel: str, naam: str, keuzes: type[Keuze], *, leeg: str, reden_nodig: bool = False) -> Veld:
    """One of `keuzes`, read by its code or its name in any capitals; an empty text stands for the value `leeg`."""
    bij_woord = {woord.casefold(): lid.value for lid in keuzes for woord in (lid.value, lid.naam)}

    def lees(tekst: Any, naslag: Any, huidig: str) -> str:
        schoon = op_een_regel("" if tekst is None else str(tekst))
        if not schoon:
            return leeg
        if (waarde := bij_woord.get(schoon.casefold())) is None:
            namen = ", ".join(lid.naam for lid in keuzes)
            raise VeldFout(f"{citaat(schoon)} is geen keuze bij {naam.lower()}. Kies uit: {namen}.")
        return waarde

    def waarde(gegevens: Any) -> str:
        lid = getattr(gegevens, sleutel)
        return lid.value if lid else ""

    def zet(actie: Actie, waarde: str, naslag: Any, daad: Any) -> None:
        setattr(actie, sleutel, waarde)

    def tekst(waarde: str) -> str:
        return keuzes(waarde).naam if waarde else ""

    return Veld(sleutel, naam, waarde, tekst, lees, zet, reden_nodig=reden_nodig)


SOORT = keuzeveld("soort", "Doorlopend of nieuw", Soort, leeg="")
AARD = keuzeveld("aard", "Aard", Aard, leeg=Aard.ACTIE.value)
STATUS = keuzeveld("status", "Status", Status, leeg=Status.NIET_GERAPPORTEERD.value, reden_nodig=True)
# What there is to choose from, as (value, word).
OPTIES = {
    SOORT.sleutel: [("", "Niet genoemd"), *Soort.keuzes()],
    AARD.sleutel: Aard.keuzes(),
    STATUS.sleutel: Status.keuzes(),
}
