"""What changed in a text, word by word. Pure module."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from programma.keuzes import Keuze

# Words that stay visible on either side of a change; a longer stretch that stayed the same is left out.
EROMHEEN = 8
# With less in common than this the old and the new text are told as a whole.
VERWANT = 0.25


class Soort(Keuze):
    """What happened to a piece of text."""

    GELIJK = "gelijk", "Gebleven"
    WEG = "weg", "Weggehaald"
    ERBIJ = "erbij", "Toegevoegd"
    OVERGESLAGEN = "overgeslagen", "Overgeslagen"


@dataclass(frozen=True, slots=True)
class Stuk:
    """Words that share one fate, in the order of reading. `soort` OVERGESLAGEN stands for text that stayed the same."""

    soort: Soort
    tekst: str


def woordverschil(oud: str, nieuw: str) -> tuple[Stuk, ...]:
    """From `oud` to `nieuw`: what was removed, what was added, and enough of the rest to understand it."""
    voor, na = _woorden(oud), _woorden(nieuw)
    vergelijking = SequenceMatcher(None, voor, na)
    if voor and na and vergelijking.ratio() < VERWANT:
        return (Stuk(Soort.WEG, _tekst(voor)), Stuk(Soort.ERBIJ, _tekst(na)))
    stukken: list[Stuk] = []
    stappen = vergelijking.get_opcodes()
    for plaats, (stap, van, tot, begin, einde) in enumerate(stappen):
        if stap == "equal":
            stukken += _ingekort(voor[van:tot], eerste=plaats == 0, laatste=plaats == len(stappen) - 1)
            continue
        if tot > van:
            stukken.append(Stuk(Soort.WEG, _tekst(voor[van:tot])))
        if einde > begin:
            stukken.append(Stuk(Soort.ERBIJ, _tekst(na[begin:einde])))
    return tuple(stukken)


def _woorden(tekst: str) -> list[str]:
    """Words, and the ends of lines as words of their own."""
    return re.findall(r"\S+|\n+", tekst)


def _tekst(woorden: Sequence[str]) -> str:
    return re.sub(r" ?(\n+) ?", r"\1", " ".join(woorden))


def _ingekort(woorden: Sequence[str], *, eerste: bool, laatste: bool) -> Iterator[Stuk]:
    """A stretch that stayed the same, with only the words around the changes."""
    voor = 0 if eerste else EROMHEEN
    na = 0 if laatste else EROMHEEN
    if len(woorden) <= voor + na + EROMHEEN:
        yield Stuk(Soort.GELIJK, _tekst(woorden))
        return
    if voor:
        yield Stuk(Soort.GELIJK, _tekst(woorden[:voor]))
    yield Stuk(Soort.OVERGESLAGEN, "…")
    if na:
        yield Stuk(Soort.GELIJK, _tekst(woorden[-na:]))
