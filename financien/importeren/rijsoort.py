"""Rows that are no amounts of a post: heads that come again, another table, words of a total. Pure module."""

import re
from collections.abc import Collection, Mapping

from programma.inlezen.gegevens import Celfout, Rij, Waarde
from programma.inlezen.tabel import kolomnaam

from .koppen import Geldtabel, past_in_kop
from .postnamen import Bekendenamen, celsleutel
from .profiel import BEDRAGVELDEN, Profiel

_TOTAALWOORD = re.compile(
    r"[*= ]*(?:(?:sub|eind|generaal|algemeen|grand|programma)[ -]?)?(?:totaal|totalen|total)\b|[*= ]*(?:som|optelling)\b|.*\btotaal$"
)
_KOPPEN = frozenset((*BEDRAGVELDEN, "begroting", "budget", "realisatie", "besteed", "restant", "obligo"))


def is_leeg(waarde: Waarde) -> bool:
    """Nothing of its own: an empty cell, or one that another covers."""
    if isinstance(waarde, Celfout):
        return bool(waarde.bedekt_door)
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())


class Rijsoorten:
    """Tells rows apart for one table; `bedragplekken` are the places of its amounts. A name in `bekend` is no total."""

    def __init__(
        self, tabel: Geldtabel, bedragplekken: Collection[int], profiel: Profiel, bekend: Bekendenamen
    ) -> None:
        self._koppen = {kolom.plek: kolomnaam(kolom.kop) for kolom in tabel.kolommen if kolom.kop}
        self._bedragplekken, self._profiel, self._bekend = bedragplekken, profiel, bekend
        self._totaalwoorden: dict[str, bool] = {}

    def is_kop(self, rij: Rij) -> bool:
        """The heads once more, as on a next page, or a row with only units below them."""
        if not all(waarde is None or isinstance(waarde, str) for waarde in rij.waarden):
            return False
        teksten = {plek: kolomnaam(waarde) for plek, waarde in enumerate(rij.waarden) if waarde is not None}
        if all(self._koppen.get(plek) == tekst for plek, tekst in teksten.items()):
            return True
        eenheden = [tekst for plek, tekst in teksten.items() if plek in self._bedragplekken and tekst]
        zonder_cijfers = not any(re.search("[0-9]", re.sub("1[. ]?000", "", tekst)) for tekst in eenheden)
        return len(eenheden) == len(list(filter(None, teksten.values()))) > 1 and zonder_cijfers

    def is_andere_kop(self, rij: Rij) -> bool:
        """Other heads: below this table is another one. A row of a ledger can name its kind, but has an amount too."""
        gevuld = [waarde for waarde in rij.waarden if waarde is not None]
        if not all(isinstance(waarde, str) and past_in_kop(waarde) for waarde in gevuld):
            return False
        return sum(kolomnaam(waarde) in _KOPPEN for waarde in gevuld) > 1

    def is_totaal(self, namen: Mapping[str, str], eerste: str) -> bool:
        """Whether a word says so: in a name or code, or in the first text of a row without."""
        teksten = [tekst for tekst in namen.values() if tekst] or [eerste]
        for tekst in teksten:
            if tekst not in self._totaalwoorden:
                self._totaalwoorden[tekst] = self._is_totaalwoord(celsleutel(tekst))
        return any(map(self._totaalwoorden.get, teksten))

    def _is_totaalwoord(self, tekst: str) -> bool:
        if tekst in self._profiel.posten or self._bekend.is_post(tekst):
            return False
        return bool(_TOTAALWOORD.match(tekst)) or any(
            tekst == woord or tekst.startswith((f"{woord} ", f"{woord}:")) for woord in self._profiel.overslaan
        )
