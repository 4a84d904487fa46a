"""Sums over a selection of acties, per opgave and together. Pure module."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import som
from acties.volgorde import Sorteergegevens


@dataclass(frozen=True, slots=True)
class Totaal:
    """How many acties, and their money in euros: of the programme, and of anybody else with a readable amount."""

    aantal: int
    eigen: Decimal
    ander: Decimal


def totaal(acties: Iterable[Sorteergegevens]) -> Totaal:
    """The sums over `acties`."""
    acties = tuple(acties)
    return Totaal(len(acties), som(actie.programma for actie in acties), som(actie.anders for actie in acties))


def per_opgave(acties: Iterable[Sorteergegevens]) -> dict[int, Totaal]:
    """The sums per number of the opgave, for the opgaven that occur."""
    groepen: dict[int, list[Sorteergegevens]] = {}
    for actie in acties:
        groepen.setdefault(actie.opgave, []).append(actie)
    return {nummer: totaal(groepen[nummer]) for nummer in sorted(groepen)}
