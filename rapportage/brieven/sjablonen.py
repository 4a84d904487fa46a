"""The Word template of the letter: the municipality's own, or that of the portal. Files by their content."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from programma.models import Programma
from programma.opslag import Opslag
from rapportage.models import Briefsjabloon

from .sjabloonregels import Ongeschikt

OPSLAG = Opslag("briefsjablonen")
STANDAARD = Path(__file__).parent / "sjabloon" / "raadsbrief.docx"
KWIJT = (
    "Het Word-sjabloon van de gemeente ligt niet meer in de opslag. Kies het opnieuw, of gebruik dat van het portaal."
)


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A template; `rij` is None for that of the portal."""

    naam: str
    sha256: str
    rij: Briefsjabloon | None

    @property
    def inhoud(self) -> bytes:
        """Raises Ongeschikt when somebody took the file away."""
        if self.rij is None:
            return STANDAARD.read_bytes()
        if (inhoud := OPSLAG.lees(self.sha256)) is None:
            raise Ongeschikt([KWIJT])
        return inhoud


def sjabloon_van(programma: Programma) -> Sjabloon:
    """What the letters of `programma` are made with. One query."""
    rij = Briefsjabloon.objects.filter(programma=programma).select_related("door").first()
    if rij is None:
        return Sjabloon(STANDAARD.name, hashlib.sha256(STANDAARD.read_bytes()).hexdigest(), None)
    return Sjabloon(rij.bestandsnaam, rij.sha256, rij)
