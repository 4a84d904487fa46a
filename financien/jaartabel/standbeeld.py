"""How the amounts of one stand were made, for the page behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from financien.jaartabel.grootboek import Regelgroep, aantal
from financien.keuzes import Kolom
from financien.models import Stand
from programma.opmaak import getal


@dataclass(frozen=True, slots=True)
class Bedragherkomst:
    """One amount of a stand. `gedrukt` is the cell of the source, "" where there was none; `regels` is the number of rows
    of the ledger that it is the sum of, 0 when it is none.
    """

    kolom: Kolom
    bedrag: Decimal | None
    gedrukt: str
    regels: int
    hoe: str


def bedragherkomst(stand: Stand, groepen: Iterable[Regelgroep]) -> tuple[Bedragherkomst, ...]:
    """The amounts that a stand keeps, in their order; a prognose only when there is one."""
    groepen = tuple(groepen)
    rijen = []
    for kolom in Kolom:
        bedrag = getattr(stand, kolom)
        if bedrag is None:
            continue
        gedrukt = stand.bronwaarden.get(kolom, "")
        regels = aantal(groep for groep in groepen if groep.kolom == kolom)
        rijen.append(Bedragherkomst(kolom, bedrag, gedrukt, regels, _hoe(stand, gedrukt, regels)))
    return tuple(rijen)


def _hoe(stand: Stand, gedrukt: str, regels: int) -> str:
    if regels:
        return f"de som van {getal(regels)} {'regel' if regels == 1 else 'regels'} van het grootboek"
    if stand.importronde_id:
        return "gelezen uit het bestand" if gedrukt else "het bestand noemt dit bedrag niet"
    return "overgenomen uit de bron" if gedrukt else "ingevuld in het portaal"
