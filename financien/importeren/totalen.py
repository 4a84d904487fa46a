"""Rows that add up other rows: recognised by a word or by their sum, and checked against the rows they add up. Pure module."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .geldrij import NUL, Geldrij

# A total above its parts is looked for in tables of posts, not in ledgers; and its parts not further down than this.
MEESTE_RIJEN, VOORUIT = 2_000, 100
# Of so many totals before or after it, the rows since one of them may be what a total adds up.
MEESTE_GROEPEN = 200


@dataclass(frozen=True, slots=True)
class Verschil:
    """One amount of a row: what the file says, and what it adds up to."""

    veld: str
    staat: Decimal
    som: Decimal

    @property
    def verschil(self) -> Decimal:
        return self.staat - self.som


@dataclass(frozen=True, slots=True)
class Totaal:
    """A row of totals, how many rows it adds up, and where the two differ; 0 rows when nothing could be checked."""

    rij: Geldrij
    aantal: int
    verschillen: tuple[Verschil, ...]


class _Sommen:
    """The sum of every amount over any run of rows that are no totals, counted from the first."""

    def __init__(self, rijen: Iterable[Geldrij], velden: Sequence[str]) -> None:
        self.velden = velden
        self.tot: list[list[Decimal]] = [[NUL] * len(velden)]
        for rij in rijen:
            self.voeg_toe(rij)

    def voeg_toe(self, rij: Geldrij) -> None:
        self.tot.append(
            [som + (rij.bedragen.get(veld) or NUL) for som, veld in zip(self.tot[-1], self.velden, strict=True)]
        )

    def verschillen(self, rij: Geldrij, van: int, tot: int) -> Iterator[Verschil]:
        """Where the amounts of `rij` differ from the sum of the rows `van` up to `tot`."""
        for veld, begin, einde in zip(self.velden, self.tot[van], self.tot[tot], strict=True):
            staat = rij.bedragen.get(veld)
            if staat is not None and staat != einde - begin:
                yield Verschil(veld, staat, einde - begin)


def merk_sommen(rijen: Sequence[Geldrij], bekend: Collection[str]) -> list[Geldrij]:
    """Mark the rows that are the sum of others without a word that says so, and return them.

    Such a row adds up at least two rows in at least two amounts: those above it since the last total, all above it, or
    those right below it. A row whose `sleutel` is in `bekend` is a post, whatever it adds up to.
    """
    velden = sorted({veld for rij in rijen for veld in rij.bedragen})
    if len(rijen) <= MEESTE_RIJEN:
        _merk_boven_hun_delen(rijen, velden, bekend)
    sommen, begin = _Sommen((), velden), 0
    for rij in rijen:
        aantal = len(sommen.tot) - 1
        if rij.totaal:
            begin = aantal
        elif rij.sleutel not in bekend and (_is_som(rij, sommen, begin, aantal) or _is_som(rij, sommen, 0, aantal)):
            rij.totaal = rij.gevonden = True
            begin = aantal
        else:
            sommen.voeg_toe(rij)
    return [rij for rij in rijen if rij.gevonden]


def _merk_boven_hun_delen(rijen: Sequence[Geldrij], velden: Sequence[str], bekend: Collection[str]) -> None:
    """From the bottom up, so that a total of totals is compared with the rows themselves."""
    for plaats in range(len(rijen) - 1, -1, -1):
        rij = rijen[plaats]
        if rij.totaal or rij.sleutel in bekend or not _zegt_iets(rij):
            continue
        sommen = _Sommen((), velden)
        for volgende in rijen[plaats + 1 : plaats + 1 + VOORUIT]:
            if volgende.totaal:
                continue
            sommen.voeg_toe(volgende)
            if _is_som(rij, sommen, 0, len(sommen.tot) - 1):
                rij.totaal = rij.gevonden = True
                break


def _zegt_iets(rij: Geldrij) -> bool:
    """Debet and credit say no more than the amount that they make."""
    return sum(bool(bedrag) for veld, bedrag in rij.bedragen.items() if veld not in ("debet", "credit")) > 1


def _is_som(rij: Geldrij, sommen: _Sommen, van: int, tot: int) -> bool:
    """In every amount, and no part is the whole sum by itself."""
    if tot - van < 2 or not _zegt_iets(rij) or any(True for _ in sommen.verschillen(rij, van, tot)):
        return False
    return sum(sommen.tot[plaats] != sommen.tot[plaats + 1] for plaats in range(van, tot)) > 1


def toets(rijen: Sequence[Geldrij], marge: Decimal) -> list[Totaal]:
    """Every total against a run of rows right above or below it: the first that ties, or else the one that comes nearest.

    `marge` is how far rounding may bring one row from its own amount; a total of n rows may be n + 1 times that off.
    """
    velden = sorted({veld for rij in rijen for veld in rij.bedragen})
    sommen = _Sommen((rij for rij in rijen if not rij.totaal), velden)
    plaatsen, aantal = [], 0
    for rij in rijen:
        if rij.totaal:
            plaatsen.append((rij, aantal))
        else:
            aantal += 1
    totalen = []
    for nummer, (rij, plaats) in enumerate(plaatsen):
        eerder = [ander for _, ander in plaatsen[max(0, nummer - MEESTE_GROEPEN) : nummer] if ander < plaats]
        later = [ander for _, ander in plaatsen[nummer + 1 : nummer + MEESTE_GROEPEN] if ander > plaats]
        boven = [(van, plaats) for van in (*reversed(eerder), 0) if van < plaats]
        onder = [(plaats, tot) for tot in (*later, aantal) if tot > plaats]
        totalen.append(_toets(rij, sommen, dict.fromkeys((*boven, *onder)), marge))
    return totalen


def _toets(rij: Geldrij, sommen: _Sommen, groepen: Iterable[tuple[int, int]], marge: Decimal) -> Totaal:
    beste = Totaal(rij, 0, ())
    if all(bedrag is None for bedrag in rij.bedragen.values()):
        return beste
    for van, tot in groepen:
        verschillen = tuple(sommen.verschillen(rij, van, tot))
        gevonden = Totaal(rij, tot - van, verschillen)
        if all(abs(verschil.verschil) <= marge * (tot - van + 1) for verschil in verschillen):
            return gevonden
        if not beste.aantal or _afstand(gevonden) < _afstand(beste):
            beste = gevonden
    return beste


def _afstand(totaal: Totaal) -> tuple[int, Decimal]:
    return len(totaal.verschillen), sum((abs(verschil.verschil) for verschil in totaal.verschillen), NUL)
