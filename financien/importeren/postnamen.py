"""Names of posts, compared as people write them: capitals, signs, "incl." and a number in front make no difference. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from programma.bedragen import STREEPJES, op_een_regel

_NUMMER = re.compile(
    r"^(?:(?:opgave|post|programma|product|nr) ?)?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-z])[.:) -]+(?=[a-z])"
)
# A ledger says the same names over and over.
_ONTHOUD = lru_cache(maxsize=4_096)
_TOEVOEGING = re.compile(r"\([^)]*\)|\b(?:incl|inclusief|excl|exclusief)\b.*$")


@_ONTHOUD
def celsleutel(naam: str) -> str:
    """The name as a profile keeps it: on one line, in small letters."""
    return op_een_regel(naam).casefold()


@_ONTHOUD
def naamsleutel(naam: str) -> str:
    """By which two spellings of one name are the same."""
    plat = unicodedata.normalize("NFD", celsleutel(naam).translate(STREEPJES))
    plat = "".join(letter for letter in plat if not unicodedata.combining(letter))
    plat = _NUMMER.sub("", plat).replace("&", " en ").replace("+", " en ")
    plat = re.sub(r"\binclusief\b", "incl", plat)
    return " ".join(re.sub(r"[^a-z0-9]", " ", plat).split())


@_ONTHOUD
def kern(naam: str) -> str:
    """The key of a name without what stands in brackets or after "incl."."""
    return naamsleutel(_TOEVOEGING.sub(" ", celsleutel(naam))) or naamsleutel(naam)


@dataclass(frozen=True, slots=True)
class Bekendenamen:
    """The keys of the names of posts, in whatever boekjaar, and of opgaven, by which a row may be recognised."""

    posten: frozenset[str] = frozenset()
    opgaven: frozenset[str] = frozenset()

    def kent(self, naam: str) -> bool:
        return bool({naamsleutel(naam), kern(naam)} & (self.posten | self.opgaven))

    def is_post(self, naam: str) -> bool:
        return bool({naamsleutel(naam), kern(naam)} & self.posten)


def sleutels(namen: Iterable[str]) -> frozenset[str]:
    return frozenset(sleutel for naam in namen for sleutel in (naamsleutel(naam), kern(naam)))
