"""Takes the rows of a file as they are read, holds them to the limits, and sends them on in portions."""

import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

from programma.childprocess.protocol import Geweigerd
from programma.inlezen.plaats import celnaam, plaatsnaam, zin

PORTIE = 500
WIT = " \t\n\u00a0\u2007\u202f\u200b\ufeff"


class Onleesbaar:
    """Stands for a value that cannot be used; see gegevens.Celfout."""

    __slots__ = ("gezegde",)

    def __init__(self, gezegde: str):
        self.gezegde = gezegde


Waarde = str | int | float | date | Onleesbaar | None


class Verzamelaar:
    """The rows of one sheet after another. `zend(header, part)` takes them away, with the fraction that `deel` tells."""

    def __init__(self, grenzen: SimpleNamespace, zend: Callable[..., None]):
        self.grenzen, self._zend = grenzen, zend
        self.deel: Callable[[], float] = lambda: 0.0
        self._cellen = self._tekens = 0

    def begin(self, blad: str, *, zichtbaar: bool = True) -> None:
        """What comes now belongs to this sheet."""
        self.blad, self.laatste = blad, 0
        self._rijen, self._bereiken, self._bedekt = [], [], 0
        self._zend({"soort": "blad", "naam": blad, "zichtbaar": zichtbaar})

    def rij(self, nummer: int, waarden: list[Waarde]) -> None:
        """The next row; its blank cells at the end may be left out. A blank row is forgotten."""
        while waarden and waarden[-1] is None:
            waarden.pop()
        if all(waarde is None or (isinstance(waarde, str) and not waarde.strip(WIT)) for waarde in waarden):
            return
        self.past(nummer, len(waarden) - 1)
        self.laatste = nummer
        self._cellen += len(waarden)
        self._tekens += sum(len(waarde) for waarde in waarden if isinstance(waarde, str))
        if self._cellen > self.grenzen.cellen or self._tekens > self.grenzen.tekst:
            raise Geweigerd(
                f"Het bestand heeft te veel gegevens: tot en met {plaatsnaam(self.blad, nummer)} zijn het al meer dan "
                f"{_punten(self.grenzen.cellen)} cellen of {_punten(self.grenzen.tekst)} tekens. Splits het bestand."
            )
        self._rijen.append((nummer, waarden))
        if len(self._rijen) == PORTIE:
            self._stuur()

    def past(self, rij: int, kolom: int) -> None:
        """Raises Geweigerd when there may be no cell at that place."""
        if rij > self.grenzen.rijen or kolom >= self.grenzen.kolommen:
            raise Geweigerd(
                f"{zin(plaatsnaam(self.blad, rij, kolom), 'ligt te ver weg')}: een blad heeft hoogstens "
                f"{_punten(self.grenzen.rijen)} rijen en {_punten(self.grenzen.kolommen)} kolommen. Verwijder wat daar "
                "staat, of splits het bestand."
            )

    def bereik(self, soort: str, boven: int, links: int, onder: int, rechts: int) -> None:
        """Cells that are merged ("samengevoegd") or filled by one formula ("formule")."""
        rechts = min(rechts, self.grenzen.kolommen - 1)
        naam = f"{celnaam(boven, links)}:{celnaam(onder, rechts)}"
        self._bereiken.append([soort, naam, boven, links, onder, rechts])

    def eind(self) -> None:
        """That was the sheet."""
        self._stuur()
        for bereik in self._bereiken:
            _, naam, boven, links, onder, rechts = bereik
            bereik[4] = min(onder, self.laatste)
            self._bedekt += max(0, bereik[4] - boven + 1) * max(0, rechts - links + 1)
            if self._bedekt > self.grenzen.cellen:
                raise Geweigerd(
                    f"Op {plaatsnaam(self.blad, boven)} beginnen te veel samengevoegde cellen ({naam}). Hef de "
                    "samenvoegingen op."
                )
        self._zend({"soort": "eind", "bereiken": self._bereiken})

    def _stuur(self) -> None:
        if self._rijen:
            deel = json.dumps(self._rijen, ensure_ascii=False, separators=(",", ":"), default=_als_json)
            self._zend({"soort": "rijen", "voortgang": self.deel()}, deel.encode())
            self._rijen = []


def _als_json(waarde: date | Onleesbaar) -> dict:
    return {"datum": waarde.isoformat()} if isinstance(waarde, date) else {"fout": waarde.gezegde}


def _punten(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
