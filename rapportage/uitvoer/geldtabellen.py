"""The tables of the annex about money: which columns they need, and their rows. Page and PDF share them; euros."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import som
from acties.keuzes import Aard, Bron, Zekerheid
from financien.plafonds.keten import Aarddeel
from financien.plafonds.plafondbeeld import Jaardelen
from financien.plafonds.regelkeuze import MEERVOUD
from financien.rekenen import deel_van
from rapportage.bijlagegegevens import Bijdragen, Bijlage, Plafonddeel


@dataclass(frozen=True, slots=True)
class Plafondrij:
    """A ceiling, or all of them without a `naam`; `aarden` has every kind of the table, with None for nothing."""

    naam: str
    toegekend: Decimal
    aarden: tuple[tuple[str, Aarddeel | None], ...]
    jaren: Jaardelen


@dataclass(frozen=True, slots=True)
class Plafondtabel:
    """What is charged to every ceiling: `aarden` are the kinds that occur, in the plural, and `jaren` those of the plan."""

    aarden: tuple[str, ...]
    jaren: tuple[int, ...]
    rijen: tuple[Plafondrij, ...]
    totaal: Plafondrij


@dataclass(frozen=True, slots=True)
class Bijdragerij:
    """The money of one bron, or of all without one. `bedragen` has every zekerheid of the table.

    None means that no contribution has an amount. `zonder_bedrag` are contributions of which nobody knows the amount.
    """

    bron: Bron | None
    bedragen: tuple[tuple[Zekerheid, Decimal | None], ...]
    bedrag: Decimal | None
    aandeel: Decimal | None
    zonder_bedrag: int


@dataclass(frozen=True, slots=True)
class Bijdragetabel:
    zekerheden: tuple[Zekerheid, ...]
    rijen: tuple[Bijdragerij, ...]
    totaal: Bijdragerij


def plafondtabel(bijlage: Bijlage) -> Plafondtabel:
    """What is charged to every ceiling by kind and over the years, with a column for each kind that occurs."""
    *per_opgave, samen = bijlage.plafonddelen
    aarden = tuple(deel.aard for deel in samen.aarden)
    return Plafondtabel(
        tuple(MEERVOUD[aard] for aard in aarden),
        tuple(deel.jaar for deel in samen.jaren.jaren),
        tuple(_plafondrij(f"{deel.opgave} {bijlage.naam_van(deel.opgave)}", deel, aarden) for deel in per_opgave),
        _plafondrij("", samen, aarden),
    )


def bijdragetabel(bijlage: Bijlage) -> Bijdragetabel | None:
    """The money of others by bron and zekerheid, the largest bron first; None when nobody else pays."""
    if not bijlage.bijdragen:
        return None
    voorkomend = {rij.zekerheid for rij in bijlage.bijdragen}
    zekerheden = tuple(zekerheid for zekerheid in Zekerheid if zekerheid in voorkomend)
    alles = som(rij.bedrag for rij in bijlage.bijdragen)
    bronnen = dict.fromkeys(rij.bron for rij in bijlage.bijdragen)
    rijen = (_bijdragerij(bron, [rij for rij in bijlage.bijdragen if rij.bron == bron], zekerheden, alles) for bron in bronnen)
    return Bijdragetabel(zekerheden, tuple(rijen), _bijdragerij(None, bijlage.bijdragen, zekerheden, alles))


def _plafondrij(naam: str, deel: Plafonddeel, aarden: Iterable[Aard]) -> Plafondrij:
    per_aard = {rij.aard: rij for rij in deel.aarden}
    return Plafondrij(naam, deel.toegekend, tuple((MEERVOUD[aard], per_aard.get(aard)) for aard in aarden), deel.jaren)


def _bijdragerij(
    bron: Bron | None, bijdragen: Iterable[Bijdragen], zekerheden: Iterable[Zekerheid], alles: Decimal
) -> Bijdragerij:
    bijdragen = tuple(bijdragen)
    per_zekerheid = ((zekerheid, [rij for rij in bijdragen if rij.zekerheid == zekerheid]) for zekerheid in zekerheden)
    bedrag = _bekend(bijdragen)
    return Bijdragerij(
        bron,
        tuple((zekerheid, _bekend(rijen)) for zekerheid, rijen in per_zekerheid),
        bedrag,
        None if bedrag is None else deel_van(bedrag, alles),
        sum(rij.zonder_bedrag for rij in bijdragen),
    )


def _bekend(rijen: Collection[Bijdragen]) -> Decimal | None:
    return som(rij.bedrag for rij in rijen) if any(rij.regels for rij in rijen) else None
