"""Which partners could be the same one: names that differ in a letter or two, or of which one holds the other. Pure module."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from .partnernamen import naamsleutel

# How much of the threes of letters two names have in common: 1 is all.
GELIJKEND = 0.62
KORTSTE_NAAM = 5  # letters; shorter names differ in everything when they differ in one letter
# What tells no organisation from another.
VULWOORDEN = frozenset("de het een en in van voor der den te aan op st stichting vereniging noord leidschendam".split())

Paar = tuple[str, str]


def lijkenissen(namen: Mapping[str, Iterable[str]]) -> tuple[Paar, ...]:
    """Pairs of partners of which a name or spelling looks alike, in the order of the register.

    `namen` maps the canonical name of each partner to all its names.
    """
    return _lijkenissen(tuple((naam, tuple(alle)) for naam, alle in namen.items()))


# The pairs stay the same as long as the register does.
@lru_cache(maxsize=8)
def _lijkenissen(namen: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Paar, ...]:
    plaats = {naam: nummer for nummer, (naam, _) in enumerate(namen)}
    paren = {*_bijna_gelijk(namen), *_omvat(namen)}
    return tuple(sorted(paren, key=lambda paar: (plaats[paar[0]], plaats[paar[1]])))


def _bijna_gelijk(namen: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterable[Paar]:
    """Only names with a three in common are compared, so that a long register takes little longer than a short one."""
    drietallen = {
        (naam, spelling): frozenset(_drietallen(sleutel))
        for naam, alle in namen
        for spelling in alle
        if len(sleutel := naamsleutel(spelling)) >= KORTSTE_NAAM
    }
    met_drietal = defaultdict(list)
    for wie, eigen in drietallen.items():
        for drietal in eigen:
            met_drietal[drietal].append(wie)
    samen = Counter(paar for wie in met_drietal.values() for paar in combinations(wie, 2))
    for (een, ander), aantal in samen.items():
        gelijk = 2 * aantal / (len(drietallen[een]) + len(drietallen[ander]))
        if een[0] != ander[0] and gelijk >= GELIJKEND:
            yield een[0], ander[0]


def _drietallen(sleutel: str) -> Iterable[str]:
    tekst = f"  {sleutel} "
    return (tekst[plaats : plaats + 3] for plaats in range(len(tekst) - 2))


def _omvat(namen: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterable[Paar]:
    """Names of which the telling words are all in the other."""
    woorden = [(naam, frozenset(_woorden(spelling))) for naam, alle in namen for spelling in alle]
    for (een, links), (ander, rechts) in combinations(woorden, 2):
        if een != ander and links and rechts and (links <= rechts or rechts <= links):
            yield een, ander


def _woorden(naam: str) -> Iterable[str]:
    return (woord for woord in re.findall(r"\w+", naam.casefold()) if woord not in VULWOORDEN and len(woord) > 2)
