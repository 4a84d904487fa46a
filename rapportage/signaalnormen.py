"""From when on the figures say that an aspect needs attention. Pure; a programme that chose nothing has the defaults."""

from dataclasses import dataclass

from financien.normen import STANDAARD as GELD
from financien.normen import Normen as Geldnormen


@dataclass(frozen=True, slots=True)
class Normen:
    """Whole percentages, and for `einde_verzet` a number of times.

    `te_laat`: of the acties are past their end; `verslagen_aandacht` and `verslagen_bijsturen`: of the reports were in at
    the deadline. `geld` are the norms of the money.
    """

    te_laat: int = 10
    einde_verzet: int = 2
    verslagen_aandacht: int = 80
    verslagen_bijsturen: int = 50
    geld: Geldnormen = GELD

    def in_procenten(self) -> dict[str, int]:
        """As a programme writes its own down; those of the money it writes down elsewhere."""
        return {
            "te_laat": self.te_laat,
            "einde_verzet": self.einde_verzet,
            "verslagen_aandacht": self.verslagen_aandacht,
            "verslagen_bijsturen": self.verslagen_bijsturen,
        }


STANDAARD = Normen()


def meer_dan(deel: int, geheel: int, procent: int) -> bool:
    """Whether `deel` is more than this part of `geheel`, exactly."""
    return deel * 100 > geheel * procent


def minder_dan(deel: int, geheel: int, procent: int) -> bool:
    """Whether `deel` is less than this part of `geheel`, exactly."""
    return deel * 100 < geheel * procent
