"""A difference as a document of its own: the two sides of it, and what changed from the one to the other."""

from dataclasses import dataclass
from datetime import date, datetime

from .verschilgegevens import Verschil


@dataclass(frozen=True, slots=True)
class Kant:
    """One side: an edition by its number, or without one the overview as it is now. `gelezen_op` is when its data was read."""

    nummer: int | None
    periode: str
    peildatum: date
    gelezen_op: datetime
    inhoud_sha256: str

    @property
    def naam(self) -> str:
        return f"editie {self.nummer}" if self.nummer else "nu"


@dataclass(frozen=True, slots=True)
class Verschilstuk:
    """From `van` to `naar`, made at `gemaakt_op` (aware)."""

    programma: str
    programma_slug: str
    gemeente: str
    van: Kant
    naar: Kant
    gemaakt_op: datetime
    verschil: Verschil

    @property
    def titel(self) -> str:
        return f"Van {self.van.naam} naar {self.naar.naam}"
