"""What one cell of a file wants of one field: nothing, another value, or what somebody else changed as well."""

from dataclasses import dataclass
from typing import Literal

from acties.celwidgets import Cel
from acties.naslag import Naslag
from acties.resources import Veldkolom
from acties.velden import Waarde


@dataclass(frozen=True, slots=True)
class Celwens:
    """`nieuw` is what the file wants. `soort` says whether it may: "gelijk", "wijzigt" or "botst"."""

    soort: Literal["gelijk", "wijzigt", "botst"]
    nieuw: Waarde = None


GELIJK = Celwens("gelijk")


def wens_van(kolom: Veldkolom, cel: Cel, *, toen: Waarde, nu: Waarde, naslag: Naslag) -> Celwens:
    """What the cell wants of a field that was `toen` in the export and is `nu`. Raises VeldFout.

    A cell that still says what the export said wants nothing, whatever others did since. What the text cannot say is
    taken from the value that it is compared with.
    """
    if kolom.widget.staat_er(cel, toen):
        return GELIJK
    rij = {kolom.column_name: cel}
    nieuw = kolom.clean(rij, naslag=naslag, huidig=toen)
    if nieuw == toen:
        return GELIJK
    if toen == nu:
        return Celwens("wijzigt", nieuw)
    nieuw = kolom.clean(rij, naslag=naslag, huidig=nu)
    return GELIJK if nieuw == nu else Celwens("botst", nieuw)
