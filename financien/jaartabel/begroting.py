"""The budget of a post: what its year began with, and how that was adjusted since. Pure; amounts are Decimal, in euros.

What a year began with (primitief) and what it became (actueel) are the same money at two moments: never added up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from programma.opmaak import bedrag

NUL = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Bijstellingsregel:
    """One adjustment as it counts for one post: `bedrag` is negative where money was taken away.

    `van` and `naar` name the post on the other side of an overheveling, "" for none. `sleutel` is the key of its record.
    """

    datum: date
    bedrag: Decimal
    besluit: str
    reden: str
    van: str = ""
    naar: str = ""
    sleutel: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Trede:
    """A step of the ladder: the adjustment, and what the budget was before and after it, None when nobody knows."""

    regel: Bijstellingsregel
    voor: Decimal | None
    na: Decimal | None


@dataclass(frozen=True, slots=True)
class Begroting:
    """`primitief` is None when nobody registered it, and then `actueel` is unknown too; the adjustments go by date."""

    primitief: Decimal | None
    bijstellingen: tuple[Bijstellingsregel, ...] = ()

    def bijgesteld(self, tot: date | None = None) -> Decimal:
        """What was added and taken away together, up to and including the day `tot`; everything without it."""
        return sum((regel.bedrag for regel in self.bijstellingen if tot is None or regel.datum <= tot), NUL)

    def actueel(self, op: date | None = None) -> Decimal | None:
        """The budget as it is after every adjustment, or as it was on the day `op`."""
        return None if self.primitief is None else self.primitief + self.bijgesteld(op)

    def ladder(self) -> Iterator[Trede]:
        """From the budget that the year began with to the one it has now, step by step."""
        tussen = self.primitief
        for regel in self.bijstellingen:
            voor, tussen = tussen, None if tussen is None else tussen + regel.bedrag
            yield Trede(regel, voor, tussen)


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """A stand of which the beschikbaar is another amount than the budget was on its peildatum."""

    peildatum: date
    beschikbaar: Decimal
    begroot: Decimal

    @property
    def verschil(self) -> Decimal:
        """beschikbaar − begroot; never zero."""
        return self.beschikbaar - self.begroot

    @property
    def in_woorden(self) -> str:
        """The difference as the end of a sentence: "€ 350.000, dat is € 10.000 meer dan de begroting van € 340.000"."""
        woord = "meer" if self.verschil > 0 else "minder"
        return f"{bedrag(self.beschikbaar)}, dat is {bedrag(abs(self.verschil))} {woord} dan de begroting van {bedrag(self.begroot)}"


def aansluiting(begroting: Begroting, peildatum: date, beschikbaar: Decimal) -> Aansluiting | None:
    """How the beschikbaar of a stand differs from the budget on its peildatum.

    None when it does not, and when the budget is not registered: then there is nothing to compare with.
    """
    begroot = begroting.actueel(peildatum)
    return None if begroot is None or begroot == beschikbaar else Aansluiting(peildatum, beschikbaar, begroot)
