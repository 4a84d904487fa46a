"""The column with the names of the posts: by the names in it, by its head, or by where it stands. Pure module."""

from collections.abc import Mapping, Sequence

from programma.inlezen.gegevens import Rij

from .koppen import Kolom, celtekst
from .postnamen import Bekendenamen
from .profiel import BEDRAGVELDEN


class Postkolom:
    """Looks at some rows of a table for names in `bekend`."""

    def __init__(self, rijen: Sequence[Rij], bekend: Bekendenamen) -> None:
        self._rijen, self._bekend = rijen, bekend

    def kies(self, plekken: Mapping[str, int], vrij: list[Kolom]) -> Kolom | None:
        """The column with the names: the one that holds names we know, then by its head, then the first with texts."""
        if "post" in plekken:
            return None
        open_ = [kolom for kolom in vrij if not kolom.woord.prive and kolom.woord.veld in ("", "post")]
        treffers = [(self._treffers(kolom.plek), kolom) for kolom in open_]
        beste = max(treffers, key=lambda paar: paar[0], default=(0, None))
        naam = plekken.get("kostenplaats_naam")
        if beste[0] > 1 and (naam is None or beste[0] > self._treffers(naam)):
            return beste[1]
        benoemd = [kolom for kolom in open_ if kolom.woord.veld == "post"]
        heeft_code = "kostenplaats" in plekken or naam is not None
        zwaar = [kolom for kolom in benoemd if kolom.woord.gewicht > 40 or not heeft_code]
        if zwaar:
            return max(zwaar, key=lambda kolom: (len(self._waarden(kolom.plek)) > 1, kolom.woord.gewicht))
        if heeft_code:
            return None
        eerste_bedrag = min((plek for veld, plek in plekken.items() if veld in BEDRAGVELDEN), default=0)
        teksten = [k for k in open_ if k.plek < eerste_bedrag and self._is_tekst(k.plek)]
        return teksten[0] if teksten else None

    def _treffers(self, plek: int) -> int:
        return sum(self._bekend.kent(tekst) for tekst in self._waarden(plek))

    def _waarden(self, plek: int) -> set[str]:
        return {tekst for rij in self._rijen if (tekst := celtekst(rij.waarde(plek)))}

    def _is_tekst(self, plek: int) -> bool:
        gevuld = [waarde for rij in self._rijen if (waarde := rij.waarde(plek)) is not None]
        return sum(isinstance(waarde, str) and any(map(str.isalpha, waarde)) for waarde in gevuld) * 2 > len(gevuld)
