"""The budget of a post as a ladder: every step a bar that begins where the one before it ended. Pure geometry."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from financien.balken import Balk, Segment, lengte
from financien.jaartabel.begroting import Begroting, Bijstellingsregel
from programma.opmaak import bedrag, bedragverschil, datum


@dataclass(frozen=True, slots=True)
class Sport:
    """A rung: `bedrag` is what is added (or, at both ends, what there is), `na` the budget after it, None when unknown.

    `regel` is None at both ends. `balk` is None when the budget that the year began with is not registered.
    """

    naam: str
    bedrag: Decimal | None
    na: Decimal | None
    balk: Balk | None
    regel: Bijstellingsregel | None = None

    @property
    def bedrag_in_woorden(self) -> str:
        return bedragverschil(self.bedrag) if self.regel else bedrag(self.bedrag)


def sporten(begroting: Begroting) -> Iterator[Sport]:
    """From primitief by way of every adjustment to actueel."""
    treden = list(begroting.ladder())
    schaal = max([Decimal(0), begroting.primitief or Decimal(0), *(trede.na or Decimal(0) for trede in treden)])

    def balk(naam: str, klasse: str, van: Decimal | None, tot: Decimal | None) -> Balk | None:
        if van is None or tot is None:
            return None
        links, rechts = (lengte(max(grens, Decimal(0)), schaal) for grens in sorted((van, tot)))
        return Balk(naam, bedrag(tot), (Segment(naam, klasse, abs(tot - van), links, rechts - links),))

    nul = Decimal(0)
    primitief, actueel = begroting.primitief, begroting.actueel()
    yield Sport("Primitief", primitief, primitief, balk("Primitief", "vul-zacht", nul, primitief))
    for trede in treden:
        klasse = "vul-toegekend" if trede.regel.bedrag > 0 else "vul-doorbelast"
        naam = f"Bijstelling {datum(trede.regel.datum)}"
        yield Sport(naam, trede.regel.bedrag, trede.na, balk(naam, klasse, trede.voor, trede.na), trede.regel)
    yield Sport("Actueel", actueel, actueel, balk("Actueel", "vul-uitgegeven", nul, actueel))
