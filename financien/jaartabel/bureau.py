"""Which part of the money of a year runs the programme, and which part goes to acties. Pure; amounts in euros."""

from dataclasses import dataclass
from decimal import Decimal

from financien.balken import Balk, heelbalk
from financien.keuzes import Kolom, Postsoort
from financien.rekenen import Jaartabel, deel_van
from programma.opmaak import bedrag, procent

KOLOMMEN = (Kolom.BESCHIKBAAR, Kolom.UITGAVEN, Kolom.VERPLICHTINGEN)
SLEUTEL = (("vul-bureau", Postsoort.BUREAU.naam.lower()), ("vul-toegekend", Postsoort.ACTIES.naam.lower()))


@dataclass(frozen=True, slots=True)
class Bureaudeel:
    """One column of the year table, split in the posts that run the programme and those that pay for acties."""

    kolom: Kolom
    bureau: Decimal
    acties: Decimal

    @property
    def totaal(self) -> Decimal:
        return self.bureau + self.acties

    @property
    def aandeel(self) -> Decimal | None:
        """The bureau's part of the total as a ratio; None of nothing, and when either part is less than nothing."""
        return None if self.bureau < 0 or self.acties < 0 else deel_van(self.bureau, self.totaal)


def bureaudelen(tabel: Jaartabel) -> tuple[Bureaudeel, ...]:
    """Beschikbaar, uitgaven and verplichtingen, each split."""
    bureau, acties = tabel.bureau, tabel.acties
    return tuple(Bureaudeel(kolom, getattr(bureau, kolom.value), getattr(acties, kolom.value)) for kolom in KOLOMMEN)


def bureaubalk(deel: Bureaudeel) -> Balk | None:
    """The two parts as a bar of full length; None where there is no share."""
    if deel.aandeel is None:
        return None
    woorden = [naam for _, naam in SLEUTEL]
    titel = f"{woorden[0]} {bedrag(deel.bureau)}, {woorden[1]} {bedrag(deel.acties)}"
    delen = [(naam, klasse, geld) for (klasse, naam), geld in zip(SLEUTEL, (deel.bureau, deel.acties), strict=True)]
    return heelbalk(deel.kolom.naam, f"{titel}; {procent(deel.aandeel)} is voor het bureau", delen)
