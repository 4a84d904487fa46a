"""Recognising partners in a text by their spellings. Pure module: the register comes in as spelling → canonical name."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache

_LANGSTE_NAAM = 8  # words


class Partnernamen:
    """Finds canonical names; hyphens, spaces, capitals and a leading "Stichting" or "St." make no difference.

    A short form that fits two partners is nobody's.
    """

    def __init__(self, partners: Mapping[str, str] | Callable[[], Mapping[str, str]]) -> None:
        """`partners`, or what gives them: they are asked for once, when the first name is looked up."""
        self._partners = partners

    @cached_property
    def _tabellen(self) -> tuple[dict[str, str], dict[str, str | None], dict[str, str]]:
        """By full name, by short name (None where two partners have it), and by every form that is taken."""
        partners = self._partners() if callable(self._partners) else self._partners
        voluit: dict[str, str] = {}
        korte: dict[str, str | None] = {}
        bezet: dict[str, str] = {}
        for spelling, naam in [*partners.items(), *((naam, naam) for naam in partners.values())]:
            voluit[naamsleutel(spelling)] = naam
            kort = naamsleutel(_zonder_stichting(spelling))
            korte[kort] = naam if korte.get(kort, naam) == naam else None
            for sleutel in _sleutels(spelling):
                bezet.setdefault(sleutel, naam)
        return voluit, korte, bezet

    def naam(self, tekst: str) -> str | None:
        """The partner of which the whole text is a spelling."""
        if not (sleutel := naamsleutel(tekst)):
            return None
        voluit, korte, _ = self._tabellen
        return voluit.get(sleutel) or korte.get(naamsleutel(_zonder_stichting(tekst)))

    def bezet_door(self, tekst: str) -> str | None:
        """The partner that a new one called `tekst` could be taken for, also when only the short form is the same."""
        _, _, bezet = self._tabellen
        return next((naam for sleutel in _sleutels(tekst) if (naam := bezet.get(sleutel))), None)

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


def partnernamen(partners: Mapping[str, str] | Partnernamen) -> Partnernamen:
    """The finder for this register; the same one for the same register, because a file has thousands of cells."""
    return partners if isinstance(partners, Partnernamen) else _partnernamen(tuple(partners.items()))


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
