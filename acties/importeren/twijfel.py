"""Cells that can be read, and that a person had better look at once more."""

import re

from acties.celwidgets import Cel
from acties.velden import Waarde

from .plannen import titelsleutel
from .rijen import Importrij

_TWEE_LETTERS = re.compile(r" *([A-Z]) ?[-–] ?([A-Z]) *")


def twijfel(sleutel: str, cel: Cel, nieuw: Waarde, rij: Importrij) -> str:
    """The Dutch sentence about a cell that gives the field `sleutel` the value `nieuw`, "" without doubt."""
    if sleutel == "doelen":
        return _van_tot(cel)
    if sleutel == "titel":
        return _dubbele_titel(nieuw, rij)
    return ""


def _van_tot(cel: Cel) -> str:
    """The plan writes A-D for two letters; somebody else may mean four."""
    letters = _TWEE_LETTERS.fullmatch(cel) if isinstance(cel, str) else None
    if not letters or ord(letters[2]) - ord(letters[1]) < 2:
        return ""
    alle = "-".join(chr(code) for code in range(ord(letters[1]), ord(letters[2]) + 1))
    return f"Dit is gelezen als de twee doelen {letters[1]} en {letters[2]}. Bedoelt u ook wat ertussen ligt, schrijf dan {alle}."


def _dubbele_titel(titel: str, rij: Importrij) -> str:
    """A new actie with the title of another is an error already."""
    if rij.bekend is None:
        return ""
    andere = [nummer for nummer in rij.boek.titels.get(titelsleutel(titel), ()) if nummer != rij.bekend.nu.nummer]
    return f"Actie {', '.join(andere)} heet ook zo. Kijk na of dat klopt." if andere else ""
