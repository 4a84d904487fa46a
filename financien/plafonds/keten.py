"""What became of the money under a ceiling: plafond, toegekend, verplicht, uitgegeven, vrij. Pure; amounts in euros."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.gegevens import ActieGegevens, som
from acties.keuzes import Aard
from financien.plafonds.lasten import Bestedingsstand, Lastregel, totaal, van_betaler
from financien.rekenen import Plafondstand, deel_van, plafondstanden, plafondtotaal


@dataclass(frozen=True, slots=True)
class Registratie:
    """A sum over the lines of which somebody registered it; `bedrag` is None when nobody did for any line.

    It covers `regels` lines of all `van`, to which `toegekend` euros of all `van_toegekend` were given.
    """

    bedrag: Decimal | None
    regels: int
    van: int
    toegekend: Decimal
    van_toegekend: Decimal

    @property
    def compleet(self) -> bool:
        """Whether it covers every line, and there is one."""
        return 0 < self.regels == self.van

    @property
    def gedeeltelijk(self) -> bool:
        """Whether it covers some lines but not all: the sum is no more than a beginning."""
        return 0 < self.regels < self.van


@dataclass(frozen=True, slots=True)
class Keten:
    """The chain of one ceiling, or of all of them together when its stand is a total.

    `vastgelegd` is about the lines of which anything is registered: of each what was promised and what was paid together.
    `peildata` are the oldest and the newest day of those registrations, None without any.
    """

    stand: Plafondstand
    verplichting: Registratie
    uitgave: Registratie
    vastgelegd: Registratie
    peildata: tuple[date, date] | None

    @property
    def opgave(self) -> int | None:
        return self.stand.opgave

    @property
    def plafond(self) -> Decimal | None:
        return self.stand.plafond

    @property
    def toegekend(self) -> Decimal:
        """What the ceiling bears, cross-charges included."""
        return self.stand.belast

    @property
    def verplicht(self) -> Decimal | None:
        """What is registered as promised; None when nobody registered anything, which is not nothing."""
        return self.verplichting.bedrag

    @property
    def uitgegeven(self) -> Decimal | None:
        """What is registered as paid; None when nobody registered anything, which is not nothing."""
        return self.uitgave.bedrag

    @property
    def vrij(self) -> Decimal | None:
        return self.stand.vrij


@dataclass(frozen=True, slots=True)
class Aarddeel:
    """The part of what is toegekend that goes to one kind of actie: how many acties, and euros."""

    aard: Aard
    acties: int
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Zwaartepunt:
    """What one actie takes of a ceiling: `aandeel` is a ratio, None without a ceiling; `zwaar` is at or above the norm."""

    actie: ActieGegevens
    bedrag: Decimal
    aandeel: Decimal | None
    zwaar: bool


def ketens(regels: Iterable[Lastregel], plafonds: Mapping[int, Decimal | None]) -> tuple[Keten, ...]:
    """One chain per opgave that has a ceiling or a last, by number. `plafonds` maps opgave to ceiling."""
    regels = tuple(regels)
    standen = plafondstanden((regel.last for regel in regels), plafonds)
    return tuple(_keten(stand, van_betaler(regels, stand.opgave)) for stand in standen)


def ketentotaal(ketens: Iterable[Keten], regels: Iterable[Lastregel]) -> Keten:
    """All `ketens` together; `regels` are the lines they were made of."""
    return _keten(plafondtotaal(keten.stand for keten in ketens), tuple(regels))


def per_aard(regels: Iterable[Lastregel]) -> tuple[Aarddeel, ...]:
    """The kinds that occur among `regels`, in their own order; together they are the total of `regels`."""
    regels = tuple(regels)
    delen = ((aard, [regel for regel in regels if regel.actie.aard == aard]) for aard in Aard)
    return tuple(
        Aarddeel(aard, len({regel.actie.slug for regel in deel}), totaal(deel)) for aard, deel in delen if deel
    )


def zwaartepunten(regels: Iterable[Lastregel], plafond: Decimal | None, norm: Decimal) -> tuple[Zwaartepunt, ...]:
    """What every actie takes of the ceiling that pays `regels`, the largest first. `norm` is a ratio of the ceiling."""
    per_actie: dict[str, list[Lastregel]] = {}
    for regel in regels:
        per_actie.setdefault(regel.actie.slug, []).append(regel)
    punten = []
    for deel in per_actie.values():
        aandeel = None if plafond is None else deel_van(totaal(deel), plafond)
        punten.append(Zwaartepunt(deel[0].actie, totaal(deel), aandeel, aandeel is not None and aandeel >= norm))
    return tuple(sorted(punten, key=lambda punt: -punt.bedrag))


def _keten(stand: Plafondstand, regels: tuple[Lastregel, ...]) -> Keten:
    dagen = [regel.besteding.peildatum for regel in regels if regel.besteding]
    return Keten(
        stand,
        verplichting=_registratie(regels, lambda besteding: besteding.verplicht),
        uitgave=_registratie(regels, lambda besteding: besteding.uitgegeven),
        vastgelegd=_registratie(regels, lambda besteding: besteding.gebonden),
        peildata=(min(dagen), max(dagen)) if dagen else None,
    )


def _registratie(regels: tuple[Lastregel, ...], deel: Callable[[Bestedingsstand], Decimal | None]) -> Registratie:
    bekend = [(regel, bedrag) for regel in regels if regel.besteding and (bedrag := deel(regel.besteding)) is not None]
    return Registratie(
        bedrag=som(bedrag for _, bedrag in bekend) if bekend else None,
        regels=len(bekend),
        van=len(regels),
        toegekend=totaal(regel for regel, _ in bekend),
        van_toegekend=totaal(regels),
    )
