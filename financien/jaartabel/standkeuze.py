"""Which stand of the year table a page shows: every peildatum of every boekjaar, and the one that was asked for. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from financien.rekenen import Jaartabel


@dataclass(frozen=True, slots=True)
class Standkeuze:
    """The tables that there are, newest first, and the chosen one. `eerder` and `later` stand beside it in time."""

    tabellen: tuple[Jaartabel, ...]
    gekozen: Jaartabel

    @property
    def jaren(self) -> list[tuple[int, list[Jaartabel]]]:
        """The tables per boekjaar, the newest boekjaar first."""
        per_jaar: dict[int, list[Jaartabel]] = {}
        for tabel in self.tabellen:
            per_jaar.setdefault(tabel.boekjaar, []).append(tabel)
        return sorted(per_jaar.items(), reverse=True)

    @property
    def is_nieuwste(self) -> bool:
        return self.gekozen == self.tabellen[0]

    @property
    def eerder(self) -> Jaartabel | None:
        return self._naast(1)

    @property
    def later(self) -> Jaartabel | None:
        return self._naast(-1)

    def _naast(self, stap: int) -> Jaartabel | None:
        plaats = self.tabellen.index(self.gekozen) + stap
        return self.tabellen[plaats] if 0 <= plaats < len(self.tabellen) else None


def kies_stand(tabellen: Iterable[Jaartabel], vraag: Mapping[str, str]) -> Standkeuze | None:
    """The first of `tabellen` that fits what the address asks: `stand` (its key), or `boekjaar` and `peildatum`.

    None when there is no table at all. Raises LookupError when there are tables, but not this one.
    """
    tabellen = tuple(tabellen)
    for tabel in tabellen:
        eigen = {
            "stand": tabel.sleutel,
            "boekjaar": str(tabel.boekjaar),
            "peildatum": tabel.peildatum.isoformat(),
        }
        if all(vraag.get(naam, waarde) == waarde for naam, waarde in eigen.items()):
            return Standkeuze(tabellen, tabel)
    if tabellen:
        raise LookupError("Van deze peildatum is er geen jaartabel.")
    return None
