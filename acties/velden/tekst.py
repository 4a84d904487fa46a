"""Fields that are a text: titel, omschrijving, gebied."""

import re
from typing import Any

from acties.models import Actie
from programma.bedragen import op_een_regel

from .basis import Veld, VeldFout

# What neither XML nor a spreadsheet program can hold, and what would break a PDF.
_STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LANGSTE_OMSCHRIJVING = 5000


def tekstveld(sleutel: str, naam: str, *, hoogstens: int, verplicht: bool = False, regels: bool = False) -> Veld:
    """A text of at most `hoogstens` characters; with `regels` it may have more than one line."""

    def lees(tekst: Any, naslag: Any, huidig: str) -> str:
        ruw = _STUURTEKENS.sub("", "" if tekst is None else str(tekst))
        schoon = _alineas(ruw) if regels else op_een_regel(ruw)
        if verplicht and not schoon:
            raise VeldFout(f"Vul bij {naam.lower()} iets in.")
        if len(schoon) > hoogstens:
            raise VeldFout(
                f"Dit zijn {len(schoon)} tekens; bij {naam.lower()} passen er {hoogstens}. Maak de tekst korter."
            )
        return schoon

    def zet(actie: Actie, waarde: str, naslag: Any, daad: Any) -> None:
        setattr(actie, sleutel, waarde)

    return Veld(sleutel, naam, lambda gegevens: getattr(gegevens, sleutel), lambda waarde: waarde, lees, zet)


def _alineas(tekst: str) -> str:
    """Lines without blanks at their ends, at most one empty line between two."""
    regels = "\n".join(" ".join(regel.replace("\ufeff", "").split()) for regel in tekst.splitlines())
    return re.sub(r"\n{3,}", "\n\n", regels).strip()


TITEL = tekstveld("titel", "Actie", hoogstens=200, verplicht=True)
OMSCHRIJVING = tekstveld("omschrijving", "Omschrijving", hoogstens=LANGSTE_OMSCHRIJVING, regels=True)
GEBIED = tekstveld("gebied", "Gebied", hoogstens=200)
