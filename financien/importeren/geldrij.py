"""A row of a finance export as it was read. Pure module."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from programma.importeren.voorbeeld import Bericht
from programma.inlezen.gegevens import Rij

from .postnamen import celsleutel

NUL = Decimal("0.00")


@dataclass(slots=True)
class Geldrij:
    """A row with amounts: what it is about in the words of the file, and its amounts in euros with the signs of the file.

    An amount that is not there is None. `totaal` says that it adds up other rows, `gevonden` that only its sum tells so,
    `niet_na` which of its amounts cannot be checked because they are formulas.
    """

    rij: Rij
    naam: str = ""
    kostenplaats: str = ""
    kostensoort: str = ""
    regelsoort: str = ""
    boekjaar: int | None = None
    peildatum: date | None = None
    boekdatum: date | None = None
    bedragen: dict[str, Decimal | None] = field(default_factory=dict)
    totaal: bool = False
    gevonden: bool = False
    niet_na: frozenset[str] = frozenset()
    # What the column of amounts says, where that is not debet − credit.
    gedrukt: Decimal | None = None

    @property
    def sleutel(self) -> str:
        """By which a profile knows the post of this row."""
        return celsleutel(self.naam or self.kostenplaats)


@dataclass(slots=True)
class Rijenboek:
    """All that was read: the rows with amounts in the order of the file, the rows without, and what is wrong."""

    rijen: list[Geldrij] = field(default_factory=list)
    teksten: list[tuple[Rij, str]] = field(default_factory=list)
    fouten: list[Bericht] = field(default_factory=list)
    # The first row of another table below this one.
    andere_tabel: Rij | None = None

    @property
    def posten(self) -> list[Geldrij]:
        """The rows that are no totals."""
        return [rij for rij in self.rijen if not rij.totaal]
