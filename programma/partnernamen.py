"""Recognising partners in a text by their spellings. Pure module: the register comes in as spelling → canonical name."""

import re
from collections.abc import Mapping
from functools import lru_cache

_LANGSTE_NAAM = 8  # words


class Partnernamen:
    """Finds canonical names; hyphens, spaces, capitals and a leading "Stichting" or "St." make no difference.

    A short form that fits two partners is nobody's.
    """

    def __init__(self, partners: Mapping[str, str]) -> None:
        self._voluit: dict[str, str] = {}
        self._kort: dict[str, str | None] = {}
        self._bezet: dict[str, str] = {}
        for spelling, naam in [*partners.items(), *((naam, naam) for naam in partners.values())]:
            self._voluit[naamsleutel(spelling)] = naam
            kort = naamsleutel(_zonder_stichting(spelling))
            self._kort[kort] = naam if self._kort.get(kort, naam) == naam else None
            for sleutel in _sleutels(spelling):
                self._bezet.setdefault(sleutel, naam)

    def naam(self, tekst: str) -> str | None:
        """The partner of which the whole text is a spelling."""
        if not (sleutel := naamsleutel(tekst)):
            return None
        return self._voluit.get(sleutel) or self._kort.get(naamsleutel(_zonder_stichting(tekst)))

    def bezet_door(self, tekst: str) -> str | None:
        """The partner that a new one called `tekst` could be taken for, also when only the short form is the same."""
        return next((naam for sleutel in _sleutels(tekst) if (naam := self._bezet.get(sleutel))), None)

    def genoemd(self, tekst: str) -> list[str]:
        """The partners that are named somewhere in the text, in order, the longest name first at every word."""
        woorden = tekst.split()
        namen: list[str] = []
        plaats = 0
        while plaats < len(woorden):
            for einde in range(min(len(woorden), plaats + _LANGSTE_NAAM), plaats, -1):
                if naam := self.naam(" ".join(woorden[plaats:einde])):
                    namen.append(naam)
                    plaats = einde - 1
                    break
            plaats += 1
        return list(dict.fromkeys(namen))


def partnernamen(partners: Mapping[str, str]) -> Partnernamen:
    """The finder for this register; the same one for the same register, because a file has thousands of cells."""
    return _partnernamen(tuple(partners.items()))


@lru_cache(maxsize=8)
def _partnernamen(paren: tuple[tuple[str, str], ...]) -> Partnernamen:
    return Partnernamen(dict(paren))


def naamsleutel(tekst: str) -> str:
    """The letters and digits of a name without capitals: the same for names that differ in hyphens and spaces only."""
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


def _sleutels(tekst: str) -> tuple[str, str]:
    """What names have in common that differ in a hyphen, a capital or "Stichting" only."""
    return naamsleutel(tekst), naamsleutel(_zonder_stichting(tekst))


def _zonder_stichting(tekst: str) -> str:
    return re.sub(r"^ *(?:stichting|st\.?) +", "", tekst, flags=re.IGNORECASE)
