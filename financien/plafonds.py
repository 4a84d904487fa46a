"""What the acties of a plan cost its ceilings, who pays for whom, and what others bring in. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.gegevens import ActieGegevens, FinancieringGegevens, som
from acties.keuzes import Bron
from programma.bedragen import Toestand

from .rekenen import Last, Plafondstand, plafondstanden, plafondtotaal

GEEN_GELD = frozenset({Toestand.LEEG, Toestand.GEEN, Toestand.NVT})


@dataclass(frozen=True, slots=True)
class Doorbelasting:
    """Programme money of an actie of opgave `van` that the ceiling of opgave `naar` pays."""

    nummer: str
    slug: str
    titel: str
    van: int
    naar: int
    bedrag: Decimal
    brontekst: str


@dataclass(frozen=True, slots=True)
class Cofinanciering:
    """Money of one bron besides the programme: lines with an amount, their sum in euros, and its part of the whole."""

    bron: Bron
    regels: int
    bedrag: Decimal
    aandeel: Decimal


@dataclass(frozen=True, slots=True)
class Hefboom:
    """Own and other money of one opgave, or of all when `opgave` is None."""

    opgave: int | None
    eigen: Decimal
    ander: Decimal

    @property
    def per_euro(self) -> Decimal | None:
        """Euros of others per euro of the programme; None without own money."""
        return self.ander / self.eigen if self.eigen else None


@dataclass(frozen=True, slots=True)
class PlafondOverzicht:
    """The ceilings of one plan. `namen` and `bronwaarden` (the printed ceilings) are by number of the opgave."""

    plan: str
    plan_naam: str
    vastgesteld_op: date | None
    namen: Mapping[int, str]
    bronwaarden: Mapping[int, str]
    standen: tuple[Plafondstand, ...]
    doorbelastingen: tuple[Doorbelasting, ...]
    hefbomen: tuple[Hefboom, ...]
    cofinanciering: tuple[Cofinanciering, ...]
    regels_zonder_bedrag: int

    @property
    def totaal(self) -> Plafondstand:
        return plafondtotaal(self.standen)

    @property
    def hefboom(self) -> Hefboom:
        """Own and other money of all opgaven together."""
        return Hefboom(None, som(rij.eigen for rij in self.hefbomen), som(rij.ander for rij in self.hefbomen))

    @property
    def regels_met_bedrag(self) -> int:
        """How many lines of other money have an amount."""
        return sum(rij.regels for rij in self.cofinanciering)

    @property
    def zonder_bron(self) -> Cofinanciering | None:
        """The other money of which the plan does not say whose it is."""
        return next((rij for rij in self.cofinanciering if rij.bron == Bron.NIET_GENOEMD), None)


def lasten(acties: Iterable[ActieGegevens]) -> tuple[Last, ...]:
    """Every line of programme money with an amount."""
    return tuple(Last(actie.opgave, regel.bedrag, regel.ten_laste_van) for actie, regel in _eigen_regels(acties))


def standen(acties: Iterable[ActieGegevens], plafonds: Mapping[int, Decimal]) -> tuple[Plafondstand, ...]:
    """The stand of every ceiling; `plafonds` maps the number of an opgave to euros."""
    return plafondstanden(lasten(acties), plafonds)


def doorbelastingen(acties: Iterable[ActieGegevens]) -> tuple[Doorbelasting, ...]:
    """The lines of programme money that another opgave pays, in the order of the acties."""
    return tuple(
        Doorbelasting(
            nummer=actie.nummer,
            slug=actie.slug,
            titel=actie.titel,
            van=actie.opgave,
            naar=regel.ten_laste_van,
            bedrag=regel.bedrag,
            brontekst=regel.brontekst,
        )
        for actie, regel in _eigen_regels(acties)
        if regel.ten_laste_van not in (None, actie.opgave)
    )


def hefbomen(acties: Iterable[ActieGegevens]) -> tuple[Hefboom, ...]:
    """Own and other money per opgave, by number."""
    acties = tuple(acties)
    return tuple(
        Hefboom(
            nummer,
            som(actie.eigen_geld for actie in acties if actie.opgave == nummer),
            som(actie.ander_geld for actie in acties if actie.opgave == nummer),
        )
        for nummer in sorted({actie.opgave for actie in acties})
    )


def cofinanciering(acties: Iterable[ActieGegevens]) -> tuple[Cofinanciering, ...]:
    """Other money with an amount, per bron, the largest first."""
    regels = [regel for regel in _andere_regels(acties) if regel.bedrag is not None]
    totaal = som(regel.bedrag for regel in regels)
    rijen = [
        Cofinanciering(bron, len(bedragen), som(bedragen), som(bedragen) / totaal if totaal else totaal)
        for bron in Bron
        if (bedragen := [regel.bedrag for regel in regels if regel.bron == bron])
    ]
    return tuple(sorted(rijen, key=lambda rij: -rij.bedrag))


def regels_zonder_bedrag(acties: Iterable[ActieGegevens]) -> int:
    """How many lines speak of other money in words only; "geen" and an empty cell do not count."""
    return sum(1 for regel in _andere_regels(acties) if regel.toestand not in {Toestand.BEDRAG, *GEEN_GELD})


def _eigen_regels(acties: Iterable[ActieGegevens]) -> Iterator[tuple[ActieGegevens, FinancieringGegevens]]:
    for actie in acties:
        for regel in actie.financieringen:
            if regel.bron == Bron.PROGRAMMA and regel.bedrag is not None:
                yield actie, regel


def _andere_regels(acties: Iterable[ActieGegevens]) -> Iterator[FinancieringGegevens]:
    for actie in acties:
        yield from (regel for regel in actie.financieringen if regel.bron != Bron.PROGRAMMA)
