"""What came of reading one file. Pure module."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from programma.importeren.voorbeeld import Bericht, Kolombeeld

from .groepen import Groep
from .koppen import Geldtabel
from .kwesties import Kwestie
from .profiel import Profiel
from .profielkeuze import Bekendprofiel
from .rijen import Rijenlezer


@dataclass(slots=True)
class Lezing:
    """What a file says, in euros with the signs of the portal.

    `profiel` is the way in which it was read, without a name when it is new; `bekend` the profile that said so. `nieuw`
    says that a person may want to keep this way of reading. `afgerond` that amounts in the file were rounded.
    """

    tabel: Geldtabel
    plekken: Mapping[str, int]
    profiel: Profiel
    bekend: Bekendprofiel | None
    groepen: list[Groep] = field(default_factory=list)
    kwesties: list[Kwestie] = field(default_factory=list)
    fouten: list[Bericht] = field(default_factory=list)
    waarschuwingen: list[Bericht] = field(default_factory=list)
    mededelingen: list[str] = field(default_factory=list)
    kolommen: tuple[Kolombeeld, ...] = ()
    lezer: Rijenlezer | None = None
    zonder_verplichtingen: bool = False
    afgerond: bool = False
    nieuw: bool = False
