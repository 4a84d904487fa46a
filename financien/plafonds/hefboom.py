"""What others bring in beside the money of the programme: from whom, how sure it is, and how much per euro. Pure; euros."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import ActieGegevens, FinancieringGegevens, som
from acties.keuzes import Bron, Zekerheid
from financien.plafonds.lasten import Lastregel, telt_mee, totaal
from financien.rekenen import deel_van
from programma.bedragen import Toestand

GEEN_GELD = frozenset({Toestand.LEEG, Toestand.GEEN, Toestand.NVT})


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """A line of money of `actie` that is not of the programme. Without an amount the plan speaks of it in words."""

    actie: ActieGegevens
    regel: FinancieringGegevens

    @property
    def bedrag(self) -> Decimal | None:
        return self.regel.bedrag


@dataclass(frozen=True, slots=True)
class Bijdragesom:
    """Contributions together: the lines with an amount, their sum, and the lines of which nobody knows the amount."""

    regels: int
    bedrag: Decimal
    zonder_bedrag: int

    def __bool__(self) -> bool:
        """Whether there is any line at all."""
        return bool(self.regels or self.zonder_bedrag)


@dataclass(frozen=True, slots=True)
class Cofinanciering:
    """The contributions of one bron, split by how sure they are, and the part of all amounts that they are.

    `per_zekerheid` has one sum for every Zekerheid, in its order.
    """

    bron: Bron
    som: Bijdragesom
    aandeel: Decimal | None
    per_zekerheid: tuple[Bijdragesom, ...]

    @property
    def regels(self) -> int:
        """How many lines with an amount."""
        return self.som.regels

    @property
    def bedrag(self) -> Decimal:
        return self.som.bedrag


@dataclass(frozen=True, slots=True)
class Hefboom:
    """Own and other money of the acties of one opgave, or of all when `opgave` is None.

    `eigen` is the programme money of those acties, whoever's ceiling pays it; `zonder_bedrag` counts the contributions
    that are in `ander` for nothing, because the plan names no amount.
    """

    opgave: int | None
    eigen: Decimal
    ander: Decimal
    regels: int = 0
    zonder_bedrag: int = 0

    @property
    def per_euro(self) -> Decimal | None:
        """Euros of others per euro of the programme; None without own money."""
        return deel_van(self.ander, self.eigen)


def bijdragen(acties: Iterable[ActieGegevens]) -> tuple[Bijdrage, ...]:
    """The contributions of others to acties that go on; "geen" and an empty cell are none."""
    return tuple(
        Bijdrage(actie, regel)
        for actie in acties
        if telt_mee(actie)
        for regel in actie.financieringen
        if regel.bron != Bron.PROGRAMMA and regel.toestand not in GEEN_GELD
    )


def tel(bijdragen: Iterable[Bijdrage]) -> Bijdragesom:
    """These contributions together."""
    bedragen = [bijdrage.bedrag for bijdrage in bijdragen]
    bekend = [bedrag for bedrag in bedragen if bedrag is not None]
    return Bijdragesom(len(bekend), som(bekend), len(bedragen) - len(bekend))


def hefbomen(regels: Iterable[Lastregel], bijdragen: Iterable[Bijdrage]) -> tuple[Hefboom, ...]:
    """One lever per opgave that has own or other money, by number."""
    regels, bijdragen = tuple(regels), tuple(bijdragen)
    nummers = {*(regel.opgave for regel in regels), *(bijdrage.actie.opgave for bijdrage in bijdragen)}
    return tuple(
        _hefboom(
            nummer,
            [regel for regel in regels if regel.opgave == nummer],
            [bijdrage for bijdrage in bijdragen if bijdrage.actie.opgave == nummer],
        )
        for nummer in sorted(nummers)
    )


def hefboomtotaal(regels: Iterable[Lastregel], bijdragen: Iterable[Bijdrage]) -> Hefboom:
    """Own and other money of all opgaven together."""
    return _hefboom(None, regels, bijdragen)


def cofinanciering(bijdragen: Iterable[Bijdrage]) -> tuple[Cofinanciering, ...]:
    """The contributions per bron, the largest sum first."""
    bijdragen = tuple(bijdragen)
    alles = tel(bijdragen).bedrag
    rijen = [_van_bron(bron, [rij for rij in bijdragen if rij.regel.bron == bron], alles) for bron in Bron]
    return tuple(sorted((rij for rij in rijen if rij.som), key=lambda rij: -rij.bedrag))


def per_zekerheid(bijdragen: Iterable[Bijdrage]) -> tuple[Bijdragesom, ...]:
    """One sum for every Zekerheid, in its order."""
    bijdragen = tuple(bijdragen)
    return tuple(tel(rij for rij in bijdragen if rij.regel.zekerheid == zekerheid) for zekerheid in Zekerheid)


def _van_bron(bron: Bron, bijdragen: list[Bijdrage], alles: Decimal) -> Cofinanciering:
    geteld = tel(bijdragen)
    return Cofinanciering(bron, geteld, deel_van(geteld.bedrag, alles), per_zekerheid(bijdragen))


def _hefboom(opgave: int | None, regels: Iterable[Lastregel], bijdragen: Iterable[Bijdrage]) -> Hefboom:
    ander = tel(bijdragen)
    return Hefboom(opgave, totaal(regels), ander.bedrag, ander.regels, ander.zonder_bedrag)
