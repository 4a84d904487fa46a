"""A printed letter as plain data, with what was decided about it. Pure module."""

from dataclasses import dataclass
from datetime import datetime

from acties.gegevens import Verwijzing
from acties.keuzes import Toewijzing


@dataclass(frozen=True, slots=True)
class Besluit:
    """What a letter counts as since somebody decided: how, and the letter of the doel, None for no doel at all."""

    hoe: Toewijzing
    doel: str | None

    @property
    def waarde(self) -> list[str]:
        """As the field toewijzing keeps it."""
        return [self.hoe.value, self.doel or ""]


@dataclass(frozen=True, slots=True)
class Letterrij:
    """One letter at one actie; `actie` is its key. `door` and `op` say who decided and when, as far as somebody did."""

    actie: int
    nummer: str
    slug: str
    titel: str
    opgave: int
    verwijzing: Verwijzing
    door: str
    op: datetime | None

    @property
    def sleutel(self) -> str:
        """By which a form names this letter: "3.02-T"."""
        return f"{self.nummer}-{self.letter}"

    @property
    def letter(self) -> str:
        return self.verwijzing.letter

    @property
    def besluit(self) -> Besluit | None:
        """What was decided; None while it counts as printed because nobody decided anything."""
        return besluit_van(self.verwijzing)


def besluit_van(verwijzing: Verwijzing) -> Besluit | None:
    return Besluit(verwijzing.toewijzing, verwijzing.toegewezen) if verwijzing.toewijzing else None


@dataclass(frozen=True, slots=True)
class Letterbesluit:
    """What somebody decides about one letter of the actie with this key, and what was decided when they looked."""

    actie: int
    letter: str
    gezien: Besluit | None
    nieuw: Besluit | None


@dataclass(frozen=True, slots=True)
class Letterverschil:
    """A letter about which somebody else decided since then, or that is no longer printed (`weg`); who and when, if known."""

    besluit: Letterbesluit
    weg: bool
    huidig: Besluit | None
    door: str
    moment: datetime | None
