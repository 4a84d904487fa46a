"""The chain of a programme: everything that was frozen, one after the other, without a gap or a branch. Pure."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from rapportage.keuzes import Editiesoort


class Schakel(Protocol):
    volgnummer: int
    soort: str
    nummer: int
    sha256: str
    vorige_sha256: str


def gebreken(schakels: Iterable[Schakel]) -> Iterator[tuple[Schakel, str]]:
    """The links, in their order, that do not follow from the one before, each with a sentence."""
    vorige, plaats = "", 0
    nummers = {True: 0, False: 0}
    for schakel in schakels:
        plaats += 1
        if schakel.volgnummer != plaats:
            yield schakel, f"zij staat op plaats {schakel.volgnummer} in de keten, maar plaats {plaats} is leeg."
            plaats = schakel.volgnummer
        if schakel.vorige_sha256 != vorige:
            yield schakel, "zij verwijst niet naar de editie ervoor."
        vorige = schakel.sha256
        soort = schakel.soort == Editiesoort.COLLEGEVERSIE.value
        nummers[soort] += 1
        if schakel.nummer != nummers[soort]:
            yield schakel, f"zij heeft nummer {schakel.nummer}, maar nummer {nummers[soort]} is overgeslagen."
            nummers[soort] = schakel.nummer
