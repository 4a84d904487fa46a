"""The fields of an actie, by key. A new field starts here; grid, form, import, history and undo follow."""

from collections.abc import Iterable, Mapping
from typing import Any

from .basis import Veld, VeldFout, Waarde, merk
from .doelen import DOELEN, TOEWIJZING
from .geld import FINANCIERING_ANDERS, FINANCIERING_PROGRAMMA
from .keuze import AARD, OPTIES, SOORT, STATUS
from .looptijd import LOOPTIJD
from .partners import BORGING_AFDELING, HOOFDPARTNERS, RAPPORTEUR, SAMENWERKINGSPARTNERS, OnbekendePartner
from .tekst import GEBIED, OMSCHRIJVING, TITEL
from .verband import BORGING_VANAF, GEKOPPELD_AAN, KOMT_UIT, MIJLPALEN, VOORTZETTING_VAN

# In the order in which a handeling writes them, and the history tells them.
VELDEN: dict[str, Veld] = {
    veld.sleutel: veld
    for veld in (
        TITEL,
        OMSCHRIJVING,
        DOELEN,
        TOEWIJZING,
        HOOFDPARTNERS,
        SAMENWERKINGSPARTNERS,
        RAPPORTEUR,
        SOORT,
        AARD,
        GEKOPPELD_AAN,
        STATUS,
        BORGING_AFDELING,
        BORGING_VANAF,
        FINANCIERING_PROGRAMMA,
        FINANCIERING_ANDERS,
        LOOPTIJD,
        MIJLPALEN,
        GEBIED,
        VOORTZETTING_VAN,
        KOMT_UIT,
    )
}
# The columns of the plan's table: what the grid edits in place.
ROOSTERVELDEN = (
    "titel",
    "doelen",
    "hoofdpartners",
    "samenwerkingspartners",
    "soort",
    "aard",
    "status",
    "financiering_programma",
    "financiering_anders",
    "looptijd",
)


def gevolgen(verschillen: Iterable[Mapping[str, Any]]) -> str:
    """What to say to who made these changes (as in `Wijziging.verschillen`), "" when there is nothing to say."""
    zinnen = (VELDEN[rij["veld"]].gevolg(rij["oud"], rij["nieuw"]) for rij in verschillen)
    return " ".join(filter(None, zinnen))


__all__ = ["OPTIES", "ROOSTERVELDEN", "VELDEN", "OnbekendePartner", "Veld", "VeldFout", "Waarde", "gevolgen", "merk"]
