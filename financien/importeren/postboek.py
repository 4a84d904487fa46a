"""The posts of a programme as a file is compared with them. Pure module."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .postnamen import Bekendenamen, sleutels

BEDRAGEN = ("beschikbaar", "uitgaven", "verplichtingen", "prognose")


@dataclass(frozen=True, slots=True)
class Post:
    """A post that is there, with the amounts of its standen by peildatum, in euros."""

    sleutel: int
    versie: int
    boekjaar: int
    naam: str
    opgave: int | None
    soort: str
    standen: Mapping[date, Mapping[str, Decimal | None]]

    @property
    def laatste(self) -> Mapping[str, Decimal | None]:
        """The newest stand, empty without one."""
        return self.standen[max(self.standen)] if self.standen else {}


@dataclass(frozen=True, slots=True)
class Postboek:
    """All posts, newest boekjaar first, and the opgaven by number."""

    posten: tuple[Post, ...]
    opgaven: Mapping[int, str]

    def van(self, boekjaar: int) -> list[Post]:
        return [post for post in self.posten if post.boekjaar == boekjaar]

    @property
    def namen(self) -> Bekendenamen:
        return Bekendenamen(sleutels(post.naam for post in self.posten), sleutels(self.opgaven.values()))
