"""The kinds of records that have a history; every app registers its own when it is ready.

The history of a programme asks here what a record is called, where its page is, and how a change of it is taken back.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from .models import Deelname, Programma, Wijziging
from .rechten import leest_programma


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """The page of a record, the version it has now, and what its other addresses are made with."""

    url: str
    versie: int | None = None
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Herstel:
    """The addresses that take a handeling back: all of it ("" when that cannot be), or one field (by its key)."""

    ongedaan: str = ""
    velden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Onderwerpsoort:
    """One kind of record.

    - `sleutel`: as in `Wijziging.onderwerp_soort`; `naam` and `meervoud` as a reader says it ("Actie", "acties").
    - `velden`: the fields that can change, by key, with their names.
    - `vind(programma, sleutels)`: where the records with these keys are; who has no page is left out.
    - `herstel(programma, wijziging, plaats)`: how a Wijziging of the record at `plaats` is taken back.
    - `recht`: who may read its history.
    """

    sleutel: str
    naam: str
    meervoud: str
    velden: Mapping[str, str]
    vind: Callable[[Programma, Collection[int]], Mapping[int, Vindplaats]] = lambda programma, sleutels: {}
    herstel: Callable[[Programma, Wijziging, Vindplaats], Herstel] = lambda programma, wijziging, plaats: Herstel()
    recht: Callable[[Deelname], bool] = leest_programma


SOORTEN: dict[str, Onderwerpsoort] = {}


def registreer(soort: Onderwerpsoort) -> None:
    """Make a kind of record known; call it from the `ready` of the app."""
    SOORTEN[soort.sleutel] = soort


def verborgen_voor(deelname: Deelname) -> list[str]:
    """The kinds of records of which this reader may not see the history."""
    return [soort.sleutel for soort in SOORTEN.values() if not soort.recht(deelname)]
