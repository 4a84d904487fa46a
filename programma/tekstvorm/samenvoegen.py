"""Two people changed the same text: what both of them want, as far as that can be seen. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from .boom import Blok, normaal, schrijf
from .opschonen import ontleed


def samengevoegd(basis: str, hun: str, mijn: str) -> tuple[str, bool]:
    """Both changes of `basis` in one text; True when somebody must look, as both changed the same passage.

    Such a passage stands there twice: theirs first, then mine.
    """
    begin, links, rechts = ontleed(basis), ontleed(hun), ontleed(mijn)
    uit: list[Blok] = []
    botst = False
    vorige = (0, 0, 0)
    for plaats in _vaste_plekken(begin, links, rechts):
        stuk, dubbel = _keuze(
            *(kant[van:tot] for kant, van, tot in zip((begin, links, rechts), vorige, plaats, strict=True))
        )
        uit += stuk
        botst |= dubbel
        if plaats[0] < len(begin):
            uit.append(begin[plaats[0]])
        vorige = tuple(deel + 1 for deel in plaats)
    return schrijf(normaal(uit)), botst


def _vaste_plekken(basis: Sequence[Blok], links: Sequence[Blok], rechts: Sequence[Blok]) -> list[tuple[int, int, int]]:
    """Where a block of `basis` stands in both, in order, and the end of all three."""
    hun, mijn = _plekken(basis, links), _plekken(basis, rechts)
    gedeeld = [(plaats, hun[plaats], mijn[plaats]) for plaats in range(len(basis)) if plaats in hun and plaats in mijn]
    return [*gedeeld, (len(basis), len(links), len(rechts))]


def _plekken(basis: Sequence[Blok], nieuw: Sequence[Blok]) -> dict[int, int]:
    gelijk = SequenceMatcher(None, basis, nieuw, autojunk=False).get_matching_blocks()
    return {van + stap: naar + stap for van, naar, lengte in gelijk for stap in range(lengte)}


def _keuze(basis: Sequence[Blok], hun: Sequence[Blok], mijn: Sequence[Blok]) -> tuple[Sequence[Blok], bool]:
    if hun == mijn or mijn == basis:
        return hun, False
    if hun == basis:
        return mijn, False
    return (*hun, *mijn), True
