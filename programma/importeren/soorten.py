"""The kinds of records that can be imported; every app registers its own when it is ready."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from programma.inlezen.gegevens import Tabelbestand
from programma.models import Importronde, Programma
from programma.vastleggen import Daad

from .voorbeeld import Voorbeeld

Voortgang = Callable[[float], None]


class Ingehaald(Exception):
    """Somebody changed records after the preview was made; `onderwerpen` are they, in words. Nothing was written."""

    def __init__(self, onderwerpen: Sequence[str]) -> None:
        super().__init__(onderwerpen)
        self.onderwerpen = onderwerpen


@dataclass(frozen=True, slots=True)
class Importsoort:
    """One kind of record.

    - `sleutel`: as in `Importronde.soort`; `naam` and `meervoud` as a reader says it ("Actie", "acties").
    - `uitleg`: what file is meant, in a sentence or two below the upload form.
    - `vergelijk(programma, bestand, keuzes, voortgang)`: the preview of a file that was read. `keuzes` are the answers of a
      person by the keys that an earlier preview gave. Raises InleesFout.
    - `voer_uit(ronde, daad)`: do what the preview of `ronde` says, in a transaction of the caller; returns how many
      records were written. Raises Ingehaald.
    - `maak_ongedaan(ronde, daad)`: take back all that `ronde` did. Raises Ingehaald. `bij_ongedaan` says in a sentence what
      becomes of what was added.
    - `verwant`: the pages that have to do with it, each with its name for a reader and the name of its address.
    """

    sleutel: str
    naam: str
    meervoud: str
    uitleg: str
    vergelijk: Callable[[Programma, Tabelbestand, Mapping[str, str], Voortgang], Voorbeeld]
    voer_uit: Callable[[Importronde, Daad], int]
    maak_ongedaan: Callable[[Importronde, Daad], int]
    bij_ongedaan: str = ""
    verwant: Sequence[tuple[str, str]] = ()


SOORTEN: dict[str, Importsoort] = {}


def registreer(soort: Importsoort) -> None:
    """Make a kind of record known; call it from the `ready` of the app."""
    SOORTEN[soort.sleutel] = soort
