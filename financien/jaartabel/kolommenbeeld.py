"""The money per peildatum as columns: spent, promised and free on top of each other. Pure geometry, in whole units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from financien.arcering import arcering
from financien.balken import KLEUREN
from financien.jaartabel.verloop import per_boekjaar
from financien.rekenen import Jaarregel, Jaartabel
from programma.opmaak import bedrag, datum, procent

LINKS, RECHTS = 74, 8  # what stands beside the columns
BOVEN, VLOER, ONDER = 24, 264, 64  # how high the columns can be, where they stand, and what is below them
BREED, STAP, JAARSPATIE = 34, 52, 22
LIJNEN = 4
# The place in the list is the number of the month.
KORTE_MAANDEN = " jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ")


@dataclass(frozen=True, slots=True)
class Vlak:
    """A part of a column."""

    klasse: str
    x: int
    y: int
    width: int
    height: int

    @property
    def kleur(self) -> str:
        return KLEUREN[self.klasse]

    @property
    def arcering(self) -> str:
        return arcering(self.klasse, self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Kolom:
    """One peildatum: `dag` and `jaar` stand below it, `boven` (which part is bound) above it at `y`.

    `grens` is the height of what is beschikbaar, None when the column does not go beyond it.
    """

    dag: str
    jaar: str
    boven: str
    x: int
    y: int
    vlakken: tuple[Vlak, ...]
    grens: int | None
    titel: str

    @property
    def midden(self) -> int:
        return self.x + BREED // 2

    @property
    def rechts(self) -> int:
        return self.x + BREED


@dataclass(frozen=True, slots=True)
class Jaar:
    """The columns of one boekjaar, from `x` to `rechts`."""

    naam: str
    x: int
    rechts: int

    @property
    def midden(self) -> int:
        return (self.x + self.rechts) // 2


@dataclass(frozen=True, slots=True)
class Lijn:
    """An amount on the scale."""

    y: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Kolommenbeeld:
    kolommen: tuple[Kolom, ...]
    jaren: tuple[Jaar, ...]
    lijnen: tuple[Lijn, ...]
    breedte: int
    hoogte: int = VLOER + ONDER
    links: int = LINKS
    vloer: int = VLOER

    @property
    def titel(self) -> str:
        """All columns in words."""
        return "; ".join(kolom.titel for kolom in self.kolommen)


def teken(tabellen: Iterable[Jaartabel], schaal: Decimal | None = None) -> Kolommenbeeld:
    """One column per table, of its total, grouped by boekjaar; `schaal` is the amount that is as high as it can be."""
    jaren = per_boekjaar(tabellen)
    hoogste = hoogste_van(tabel for jaar in jaren for tabel in jaar.tabellen) if schaal is None else schaal
    stap = _ronde_stap(hoogste)
    top = max(hoogste, stap)
    kolommen, groepen, x = [], [], LINKS + JAARSPATIE // 2
    for jaar in jaren:
        begin = x
        for tabel in jaar.tabellen:
            kolommen.append(_kolom(tabel, x, top))
            x += STAP
        groepen.append(Jaar(f"Boekjaar {jaar.jaar}", begin, x - STAP + BREED))
        x += JAARSPATIE
    rechts = groepen[-1].rechts + RECHTS if groepen else x
    lijnen = (Lijn(_hoogte(stap * keer, top), bedrag(stap * keer)) for keer in range(int(top / stap) + 1))
    return Kolommenbeeld(tuple(kolommen), tuple(groepen), tuple(lijnen), rechts)


def hoogste_van(tabellen: Iterable[Jaartabel]) -> Decimal:
    """The highest amount that a column of `tabellen` reaches."""
    totalen = [tabel.totaal for tabel in tabellen]
    return max((max(rij.beschikbaar, rij.vastgelegd) for rij in totalen), default=Decimal(0))


def _kolom(tabel: Jaartabel, x: int, top: Decimal) -> Kolom:
    regel, dag = tabel.totaal, tabel.peildatum
    vlakken = tuple(_vlakken(regel, x, top))
    over = regel.overschreden and regel.beschikbaar >= 0
    return Kolom(
        dag=f"{dag.day} {KORTE_MAANDEN[dag.month]}",
        jaar=str(dag.year),
        boven=procent(regel.gebonden),
        x=x,
        y=min((vlak.y for vlak in vlakken), default=VLOER) - 7,
        vlakken=vlakken,
        grens=_hoogte(regel.beschikbaar, top) if over else None,
        titel=in_woorden(regel, datum(dag)),
    )


def in_woorden(regel: Jaarregel, wanneer: str) -> str:
    """The figures of one column."""
    slot = f"{bedrag(-regel.saldo)} te veel" if regel.overschreden else f"{bedrag(regel.saldo)} vrij"
    return f"{wanneer}: {bedrag(regel.uitgaven)} uitgegeven, {bedrag(regel.verplichtingen)} verplicht, {slot}"


def _vlakken(regel: Jaarregel, x: int, top: Decimal) -> Iterator[Vlak]:
    """From the floor up; ends are rounded, not heights, so that no gap or overlap can arise."""
    uitgegeven = max(min(regel.uitgaven, regel.beschikbaar), Decimal(0))
    binnen = max(min(regel.vastgelegd, regel.beschikbaar), uitgegeven)
    einden = (
        ("vul-uitgegeven", uitgegeven),
        ("vul-verplicht", binnen),
        ("vul-vrij" if regel.saldo > 0 else "vul-over", max(regel.beschikbaar, regel.vastgelegd)),
    )
    onder = VLOER
    for klasse, tot in einden:
        boven = _hoogte(tot, top)
        if boven < onder:
            yield Vlak(klasse, x, boven, BREED, onder - boven)
            onder = boven


def _hoogte(deel: Decimal, top: Decimal) -> int:
    return VLOER - int((deel / top * (VLOER - BOVEN)).quantize(Decimal(1), ROUND_HALF_UP))


def _ronde_stap(hoogste: Decimal) -> Decimal:
    """A round amount (1, 2 or 5 with zeros) of which at most LIJNEN fit in `hoogste`."""
    stap = Decimal(1)
    while True:
        for keer in (1, 2, 5):
            if stap * keer * LIJNEN >= hoogste:
                return stap * keer
        stap *= 10
