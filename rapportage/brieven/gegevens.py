"""A letter to the raad as plain data: what its outputs get. Pure."""

from dataclasses import dataclass
from datetime import datetime

from .velden import NAMEN, TEKSTEN, Briefvelden, Gebrek

# What a template may print besides the fields of the letter, and what that is.
ERBIJ = {
    "gemeente": "de naam van de gemeente",
    "plaats": "hetzelfde zonder het woord gemeente",
    "programma": "de naam van het programma",
    "editie": "het nummer van de editie",
    "bijlagen": "de bijlagen met hun bestandsnaam, als lijst",
    "concept": "het woord CONCEPT, zolang de brief niet compleet is",
}


@dataclass(frozen=True, slots=True)
class Briefbijlage:
    """A file that goes with the letter, by the name it is saved under."""

    wat: str
    bestandsnaam: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter about edition `editie`. `moment` (aware) is when somebody wrote at it last."""

    velden: Briefvelden
    gemeente: str
    programma: str
    editie: int
    bijlagen: tuple[Briefbijlage, ...]
    gebreken: tuple[Gebrek, ...]
    moment: datetime

    @property
    def compleet(self) -> bool:
        return not self.gebreken

    @property
    def concept(self) -> str:
        """The word that stands on a letter that cannot be sent yet."""
        return "" if self.compleet else "CONCEPT"

    @property
    def plaats(self) -> str:
        """The municipality without the word for what it is: "Leidschendam-Voorburg"."""
        return self.gemeente.removeprefix("Gemeente ")

    @property
    def kop(self) -> list[tuple[str, str, str]]:
        """The lines above the letter: field, name, value."""
        regels = ("aan", "onderwerp", "datum", "zaaknummer", "datum_collegebesluit", "portefeuillehouder")
        return [(veld, NAMEN[veld], self.velden.in_woorden(veld)) for veld in regels]

    @property
    def stukken(self) -> list[tuple[str, str]]:
        """The pieces of text that say something, with their headings, as somebody typed them."""
        return [(NAMEN[veld], tekst) for veld in TEKSTEN if (tekst := getattr(self.velden, veld))]
