"""Sums over a selection of acties, per opgave and together. Pure module."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import NUL, som
from acties.keuzes import Status
from acties.volgorde import Sorteergegevens


@dataclass(frozen=True, slots=True)
class Totaal:
    """How many acties, and their money in euros: of the programme, and of anybody else with a readable amount.

    Acties that are vervallen stand in the list, so their money is in it; no ceiling bears that part any more.
    """

    aantal: int
    eigen: Decimal
    ander: Decimal
    eigen_vervallen: Decimal = NUL
    ander_vervallen: Decimal = NUL


def totaal(acties: Iterable[Sorteergegevens]) -> Totaal:
    """The sums over `acties`."""
    acties = tuple(acties)
    vervallen = [actie for actie in acties if actie.status == Status.VERVALLEN]
    return Totaal(len(acties), *_geld(acties), *_geld(vervallen))


def per_opgave(acties: Iterable[Sorteergegevens]) -> dict[int, Totaal]:
    """The sums per number of the opgave, for the opgaven that occur."""
    groepen: dict[int, list[Sorteergegevens]] = {}
    for actie in acties:
        groepen.setdefault(actie.opgave, []).append(actie)
    return {nummer: totaal(groepen[nummer]) for nummer in sorted(groepen)}


def _geld(acties: Collection[Sorteergegevens]) -> tuple[Decimal, Decimal]:
    return som(actie.programma for actie in acties), som(actie.anders for actie in acties)
