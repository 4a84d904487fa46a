"""What somebody wants of an actie, and what can come of it besides that it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from acties.gegevens import ActieGegevens
from acties.naslag import Naslag
from acties.velden import VELDEN, Waarde, merk


@dataclass(frozen=True)
class Wens:
    """What somebody wants of one actie: new values by field, and the mark of the value that was seen (see `merk`).

    A field without a mark is written whatever is there now; one that is wanted as it was seen is left alone. `teksten` are values as somebody typed them; they are read
    beside the value there is now, which knows what a text cannot say.
    """

    actie: int
    waarden: Mapping[str, Waarde] = field(default_factory=dict)
    gezien: Mapping[str, str] = field(default_factory=dict)
    teksten: Mapping[str, Any] = field(default_factory=dict)

    def gelezen(self, nu: ActieGegevens, naslag: Naslag) -> "Wens":
        """The same wish without texts, and without fields that are wanted as they were seen. Raises VeldFout."""
        gelezen = {
            sleutel: VELDEN[sleutel].lees(tekst, naslag, VELDEN[sleutel].waarde(nu))
            for sleutel, tekst in self.teksten.items()
        }
        gewenst = {
            sleutel: waarde
            for sleutel, waarde in {**self.waarden, **gelezen}.items()
            if merk(waarde) != self.gezien.get(sleutel)
        }
        return Wens(self.actie, gewenst, self.gezien)


@dataclass(frozen=True)
class Veldbotsing:
    """A field that somebody else changed: what there is now, what was wanted, and who changed it when (if known)."""

    veld: str
    huidig: Waarde
    gewenst: Waarde
    door: str
    moment: datetime | None


class Botsing(Exception):
    """Somebody else was first. Nothing is written; `botsingen` are the fields, of the acties with these keys."""

    def __init__(self, botsingen: Mapping[int, Sequence[Veldbotsing]]) -> None:
        super().__init__(botsingen)
        self.botsingen = botsingen


class RedenNodig(Exception):
    """Money, status and looptijd change with a reason only."""

    def __init__(self, velden: Sequence[str]) -> None:
        super().__init__(velden)
        self.velden = velden

    def __str__(self) -> str:
        namen = " en ".join(VELDEN[veld].naam.lower() for veld in self.velden)
        return f"Schrijf bij een wijziging van {namen} kort waarom."
