"""Two year tables side by side: per post and in total what they were, what they became, and the difference. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from financien.rekenen import TOTAAL, Jaarregel, Jaartabel

# The amounts that are compared, and the ratios, by the name that stands before them.
BEDRAGEN: tuple[tuple[str, Callable[[Jaarregel], Decimal]], ...] = (
    ("Beschikbaar", lambda regel: regel.beschikbaar),
    ("Uitgaven", lambda regel: regel.uitgaven),
    ("Verplichtingen", lambda regel: regel.verplichtingen),
    ("Saldo", lambda regel: regel.saldo),
)
VERHOUDINGEN: tuple[tuple[str, Callable[[Jaarregel], Decimal | None]], ...] = (
    ("Uitgegeven", lambda regel: regel.uitgegeven),
    ("Gebonden", lambda regel: regel.gebonden),
)


@dataclass(frozen=True, slots=True)
class Maat:
    """One figure in both tables; None where the post does not exist, or where there is nothing to divide by.

    With `is_verhouding` the figures are ratios, and the difference is in ratios too: 0.034 is 3,4 percentage points.
    """

    naam: str
    van: Decimal | None
    naar: Decimal | None
    is_verhouding: bool = False

    @property
    def verschil(self) -> Decimal | None:
        """naar − van; None when one of the two is not there."""
        return None if self.van is None or self.naar is None else self.naar - self.van


@dataclass(frozen=True, slots=True)
class Paar:
    """A post, or the total, in both tables; `van` or `naar` is None when that table does not have it."""

    naam: str
    van: Jaarregel | None
    naar: Jaarregel | None

    def maten(self) -> Iterator[Maat]:
        """The amounts, then the ratios."""
        for naam, waarde in BEDRAGEN:
            yield Maat(naam, *(regel and waarde(regel) for regel in (self.van, self.naar)))
        for naam, waarde in VERHOUDINGEN:
            yield Maat(naam, *(regel and waarde(regel) for regel in (self.van, self.naar)), is_verhouding=True)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two tables, of one boekjaar or of two; posts go by their name."""

    van: Jaartabel
    naar: Jaartabel

    @property
    def zelfde_jaar(self) -> bool:
        return self.van.boekjaar == self.naar.boekjaar

    @property
    def posten(self) -> tuple[Paar, ...]:
        """Every post of either table, in the order of `naar`, then what only `van` has."""
        van = {regel.post: regel for regel in self.van.regels}
        naar = {regel.post: regel for regel in self.naar.regels}
        return tuple(Paar(naam, van.get(naam), naar.get(naam)) for naam in dict.fromkeys((*naar, *van)))

    @property
    def totaal(self) -> Paar:
        return Paar(TOTAAL, self.van.totaal, self.naar.totaal)

    @property
    def alleen_van(self) -> tuple[str, ...]:
        """The posts that are gone in `naar`."""
        return tuple(paar.naam for paar in self.posten if paar.naar is None)

    @property
    def alleen_naar(self) -> tuple[str, ...]:
        """The posts that are new in `naar`."""
        return tuple(paar.naam for paar in self.posten if paar.van is None)
