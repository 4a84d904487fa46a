"""From when on a figure asks for attention. Pure; the defaults are those of every programme that did not choose its own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Normen:
    """Ratios (1 is 100 %) and days.

    `gebonden`: of a post, before the last quarter of the year; `stand_dagen`: how old a stand may be; `onverdeeld`: the
    part of a ceiling that no actie asks for; `concentratie`: the part of a ceiling that one actie takes.
    """

    gebonden: Decimal = Decimal("0.90")
    stand_dagen: int = 90
    onverdeeld: Decimal = Decimal("0.10")
    concentratie: Decimal = Decimal("0.33")

    def in_procenten(self) -> dict[str, int]:
        """As a programme writes them down, the inverse of `uit_procenten`."""
        return {
            "gebonden": int(self.gebonden * 100),
            "stand_dagen": self.stand_dagen,
            "onverdeeld": int(self.onverdeeld * 100),
            "concentratie": int(self.concentratie * 100),
        }

    def verouderd(self, peildatum: date, moment: date) -> bool:
        """Whether a stand of `peildatum` is too old to report on at `moment`."""
        return (moment - peildatum).days > self.stand_dagen


STANDAARD = Normen()


def uit_procenten(*, gebonden: int, stand_dagen: int, onverdeeld: int, concentratie: int) -> Normen:
    """The norms as a programme writes them down: whole percentages (33 is 33 %) and days."""
    return Normen(Decimal(gebonden) / 100, stand_dagen, Decimal(onverdeeld) / 100, Decimal(concentratie) / 100)
