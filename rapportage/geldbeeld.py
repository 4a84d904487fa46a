"""The year table as a picture: per post which part of its money is spent and promised. Pure geometry, in whole units."""

from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from financien.arcering import arcering
from financien.balken import HOOGTE, SLEUTEL_JAARTABEL
from financien.rekenen import Jaarregel, Jaartabel

LINKS = 290
RECHTS = 860  # after it stands the percentage
TEKENS = 31
KOP = 34
RIJ = 41


@dataclass(frozen=True, slots=True)
class Geldbalk:
    """A bar from LINKS on: first what is spent, then what is promised, then what goes beyond the money there is."""

    regel: Jaarregel
    label: tuple[str, ...]
    y: int
    uitgegeven: int
    verplicht_x: int
    verplicht: int
    over_x: int
    over: int
    totaal: bool

    @property
    def verplicht_arcering(self) -> str:
        return arcering("vul-verplicht", self.verplicht_x, 0, self.verplicht, HOOGTE)

    @property
    def over_arcering(self) -> str:
        return arcering("vul-over", self.over_x, 0, self.over, HOOGTE)


@dataclass(frozen=True, slots=True)
class Geldbeeld:
    """`grens_x` is where 100 % of the available money stands."""

    balken: tuple[Geldbalk, ...]
    grens_x: int
    hoogte: int
    sleutel: tuple[tuple[str, str], ...] = tuple(rij for rij in SLEUTEL_JAARTABEL if rij[0] != "vul-vrij")

    @property
    def baan(self) -> int:
        """How wide 100 % is."""
        return self.grens_x - LINKS


def teken(tabel: Jaartabel) -> Geldbeeld:
    """One bar per post with money, and one for the total; every bar is a share of its own beschikbaar."""
    regels = [regel for regel in (*tabel.regels, tabel.totaal) if regel.beschikbaar > 0]
    hoogste = max([Decimal("1.05"), *(regel.gebonden for regel in regels)])
    per_een = Decimal(RECHTS - LINKS) / hoogste
    balken = tuple(
        _balk(regel, KOP + plaats * RIJ, per_een, totaal=plaats == len(regels) - 1)
        for plaats, regel in enumerate(regels)
    )
    return Geldbeeld(balken, LINKS + int(per_een), KOP + len(regels) * RIJ + 4)


def _balk(regel: Jaarregel, y: int, per_een: Decimal, *, totaal: bool) -> Geldbalk:
    grens = LINKS + int(per_een)
    na_uitgaven = LINKS + int(regel.uitgegeven * per_een)
    einde = LINKS + int(regel.gebonden * per_een)
    return Geldbalk(
        regel=regel,
        label=tuple(wrap(regel.post, TEKENS)),
        y=y,
        uitgegeven=min(na_uitgaven, grens) - LINKS,
        verplicht_x=min(na_uitgaven, grens),
        verplicht=max(min(einde, grens) - na_uitgaven, 0),
        over_x=grens,
        over=max(einde - grens, 0),
        totaal=totaal,
    )
