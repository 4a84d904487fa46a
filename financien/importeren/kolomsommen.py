"""Whether the amounts in columns belong to each other: what tells two columns apart when their heads do not. Pure module."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from programma.inlezen.gegevens import Rij

from .geldcel import CelWeigering, Geldlezer, letters_in
from .profiel import Notatie


class Kolomsommen:
    """The amounts in some rows, by the place of their column."""

    def __init__(self, rijen: Sequence[Rij]) -> None:
        self._rijen = rijen
        self._bedragen: dict[int, list[Decimal | None]] = {}

    def _getallen(self, plek: int | None) -> list[Decimal | None]:
        if plek is None:
            return [Decimal(0)] * len(self._rijen)
        if plek not in self._bedragen:
            self._bedragen[plek] = list(lees_ruim(rij.waarde(plek) for rij in self._rijen))
        return self._bedragen[plek]

    def heeft_bedragen(self, plek: int) -> bool:
        """Whether there is any amount but nothing."""
        return any(self._getallen(plek))

    def sluit(self, beschikbaar: int, uitgaven: int, verplichtingen: int | None, saldo: int) -> bool:
        """Whether in most rows the last is what is left of the first, whatever signs the file uses."""
        rijen = list(zip(*map(self._getallen, (beschikbaar, uitgaven, verplichtingen, saldo)), strict=True))
        rijen = [rij for rij in rijen if None not in rij and any(rij)]
        passend = sum(any(b + tu * u + tv * v in (s, -s) for tu in (1, -1) for tv in (1, -1)) for b, u, v, s in rijen)
        return bool(rijen) and passend * 4 >= len(rijen) * 3


def lees_ruim(waarden: Iterable) -> Iterator[Decimal | None]:
    """Amounts as far as they can be read at all, to compare columns with each other; never to keep."""
    waarden = list(waarden)
    letters = letters_in(waarden)
    lezers = [Geldlezer(1, notatie, letters) for notatie in (Notatie.STRENG, Notatie.PUNT)]
    for waarde in waarden:
        bedrag = None
        if isinstance(waarde, Decimal):
            bedrag = waarde
        else:
            for lezer in lezers:
                try:
                    bedrag = lezer.lees(waarde)
                    break
                except CelWeigering:
                    continue
        yield bedrag
