"""Which money of the acties a plan has to pay, line by line: who pays it, and what became of it. Pure; euros."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.gegevens import NUL, ActieGegevens, FinancieringGegevens, som
from acties.keuzes import Status
from financien.rekenen import Last


@dataclass(frozen=True, slots=True)
class Bestedingsstand:
    """What somebody registered of one line of money on `peildatum`, each None when nobody did.

    As in the year table the two are apart: `verplicht` was promised and is still to be paid, `uitgegeven` was paid.
    """

    peildatum: date
    verplicht: Decimal | None
    uitgegeven: Decimal | None
    bron: str = ""

    @property
    def gebonden(self) -> Decimal:
        """What cannot be taken back any more: what was paid, and what was promised and is still to be paid."""
        return som((self.verplicht, self.uitgegeven))


# Per line (its `financiering_sleutel`) the newest stand.
Bestedingen = Mapping[int, Bestedingsstand]
GEEN_BESTEDINGEN: Bestedingen = {}


@dataclass(frozen=True, slots=True)
class Lastregel:
    """A line of programme money of `actie`, and the `bedrag` that a ceiling bears for it.

    That is what was toegekend; an actie that is vervallen asks no more than what is registered as promised or paid.
    """

    actie: ActieGegevens
    regel: FinancieringGegevens
    bedrag: Decimal
    besteding: Bestedingsstand | None = None

    @property
    def opgave(self) -> int:
        """The opgave of the actie."""
        return self.actie.opgave

    @property
    def betaler(self) -> int:
        """The opgave whose ceiling pays."""
        return self.regel.ten_laste_van or self.actie.opgave

    @property
    def doorbelast(self) -> bool:
        """Whether another opgave pays."""
        return self.betaler != self.opgave

    @property
    def volledig(self) -> bool:
        """Whether the ceiling bears all that was toegekend."""
        return self.bedrag == self.regel.bedrag

    @property
    def last(self) -> Last:
        """The same for the arithmetic of the ceilings."""
        return Last(self.opgave, self.bedrag, self.regel.ten_laste_van)


def lastregels(acties: Iterable[ActieGegevens], bestedingen: Bestedingen = GEEN_BESTEDINGEN) -> tuple[Lastregel, ...]:
    """Every line of programme money that a ceiling bears, in the order of the acties."""
    return tuple(
        Lastregel(actie, regel, regel.bedrag if telt_mee(actie) else besteding.gebonden, besteding)
        for actie, regel, besteding in _eigen_regels(acties, bestedingen)
        if telt_mee(actie) or besteding
    )


def telt_mee(actie: ActieGegevens) -> bool:
    """Whether the actie still asks for the money that was toegekend to it."""
    return actie.status != Status.VERVALLEN


def vrijgevallen(acties: Iterable[ActieGegevens], bestedingen: Bestedingen = GEEN_BESTEDINGEN) -> tuple[Lastregel, ...]:
    """The lines of acties that are vervallen, each with the part of its amount that no ceiling bears any more."""
    regels = (
        Lastregel(actie, regel, regel.bedrag - (besteding.gebonden if besteding else NUL), besteding)
        for actie, regel, besteding in _eigen_regels(acties, bestedingen)
        if not telt_mee(actie)
    )
    return tuple(regel for regel in regels if regel.bedrag > 0)


def van_betaler(regels: Iterable[Lastregel], opgave: int | None) -> tuple[Lastregel, ...]:
    """The lines that the ceiling of `opgave` pays; all of them for None."""
    return tuple(regel for regel in regels if opgave in (None, regel.betaler))


def totaal(regels: Iterable[Lastregel]) -> Decimal:
    """What the ceilings bear for these lines together."""
    return som(regel.bedrag for regel in regels)


def _eigen_regels(
    acties: Iterable[ActieGegevens], bestedingen: Bestedingen
) -> Iterator[tuple[ActieGegevens, FinancieringGegevens, Bestedingsstand | None]]:
    for actie in acties:
        for regel in actie.eigen_regels:
            yield actie, regel, bestedingen.get(regel.financiering_sleutel)
