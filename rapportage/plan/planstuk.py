"""The document of a plan as plain data: what it says, and its acties and ceilings as they are now. Pure."""

from dataclasses import dataclass
from datetime import datetime

from programma.plangegevens import Plandocument
from rapportage.bijlagegegevens import Bijlage, Opgaveacties


@dataclass(frozen=True, slots=True)
class Planstuk:
    """Everything the document shows; `bijlage` is None for a plan of which the portal holds no acties."""

    programma: str
    programma_slug: str
    gemeente: str
    kenmerk: str
    gelezen_op: datetime
    plan: Plandocument
    bijlage: Bijlage | None

    @property
    def per_opgave(self) -> dict[int, Opgaveacties]:
        """The acties by the number of their opgave."""
        return {rij.nummer: rij for rij in self.bijlage.opgaven if rij.acties} if self.bijlage else {}
