"""Measuring in pairs: the two sides take turns, so that a slow moment of the machine hits both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rij:
    """One line of the table: a ratio or figure with its limit; lower is better, and at most `grens` is good."""

    wat: str
    uitkomst: float
    grens: float
    eenheid: str
    uitleg: str

    @property
    def gehaald(self) -> bool:
        return self.uitkomst <= self.grens

    def __str__(self) -> str:
        teken = "goed" if self.gehaald else "TE TRAAG"
        return (
            f"{self.wat:<44} {self.uitkomst:>8.2f}  (hoogstens {self.grens:g} {self.eenheid})  {teken:<9} {self.uitleg}"
        )


def verhouding(onze: Callable[[], object], hunne: Callable[[], object], *, keren: int) -> tuple[float, float, float]:
    """The median of the pairwise ratios onze / hunne, and both median times in milliseconds, after one warm-up each."""
    onze(), hunne()
    paren = [(duur(onze), duur(hunne)) for _ in range(keren)]
    return (
        statistics.median(a / b for a, b in paren),
        statistics.median(a for a, _ in paren),
        statistics.median(b for _, b in paren),
    )


def duur(werk: Callable[[], object]) -> float:
    """How long `werk` takes, in milliseconds."""
    begin = time.perf_counter()
    werk()
    return (time.perf_counter() - begin) * 1000
