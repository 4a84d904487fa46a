"""Fields that are a text: titel, omschrijving, gebied; and the one way in which a text that somebody wrote is read."""

import re
from typing import Any

from acties.models import Actie
from programma.bedragen import op_een_regel
from programma.tekens import gewone_tekens, waarom_vreemd

from .basis import Veld, VeldFout

LANGSTE_OMSCHRIJVING = 5000


def lees_tekst(tekst: Any, naam: str, *, hoogstens: int, regels: bool = False) -> str:
    """`tekst` in ordinary signs, on one line unless it may have `regels`. Raises VeldFout; `naam` is what it is called."""
    ruw = gewone_tekens("" if tekst is None else str(tekst))
    schoon = _alineas(ruw) if regels else op_een_regel(ruw)
    if vreemd := waarom_vreemd(schoon):
        raise VeldFout(vreemd)
    if len(schoon) > hoogstens:
        raise VeldFout(
            f"Dit zijn {len(schoon)} tekens; bij {naam.lower()} passen er {hoogstens}. Maak de tekst korter."
        )
    return schoon


def tekstveld(sleutel: str, naam: str, *, hoogstens: int, verplicht: bool = False, regels: bool = False) -> Veld:
    """A text of at most `hoogstens` characters; with `regels` it may have more than one line."""

    def lees(tekst: Any, naslag: Any, huidig: str) -> str:
        schoon = lees_tekst(tekst, naam, hoogstens=hoogstens, regels=regels)
        if verplicht and not schoon:
            raise VeldFout(f"Vul bij {naam.lower()} iets in.")
        return schoon

    def zet(actie: Actie, waarde: str, naslag: Any, daad: Any) -> None:
        setattr(actie, sleutel, waarde)

    return Veld(sleutel, naam, lambda gegevens: getattr(gegevens, sleutel), lambda waarde: waarde, lees, zet)


def _alineas(tekst: str) -> str:
    """Lines without blanks at their ends, at most one empty line between two."""
    regels = "\n".join(" ".join(regel.split()) for regel in tekst.splitlines())
    return re.sub(r"\n{3,}", "\n\n", regels).strip()


TITEL = tekstveld("titel", "Actie", hoogstens=200, verplicht=True)
OMSCHRIJVING = tekstveld("omschrijving", "Omschrijving", hoogstens=LANGSTE_OMSCHRIJVING, regels=True)
GEBIED = tekstveld("gebied", "Gebied", hoogstens=200)
