"""The rows of a ledger added up, per kostenplaats or per kostensoort. Pure: amounts are Decimal, in euros."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from financien.keuzes import Kolom

NUL = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Regelgroep:
    """All rows of a stand with one kolom, kostenplaats and kostensoort ("" where the file had none)."""

    kolom: Kolom
    kostenplaats: str
    kostensoort: str
    aantal: int
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Somregel:
    """What one kostenplaats or kostensoort adds to each column of its Opstelling; None where it has no row."""

    naam: str
    aantal: int
    bedragen: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Opstelling:
    """The same rows by name, with their total. `kolommen` are those that the ledger has rows for."""

    kolommen: tuple[Kolom, ...]
    regels: tuple[Somregel, ...]
    totaal: Somregel

    @property
    def sommen(self) -> tuple[tuple[Kolom, Decimal], ...]:
        """Every column with its total."""
        return tuple(zip(self.kolommen, self.totaal.bedragen, strict=True))


def per_kostenplaats(groepen: Iterable[Regelgroep]) -> Opstelling:
    """By kostenplaats, in the order of the alphabet."""
    return _stel_op(tuple(groepen), lambda groep: groep.kostenplaats)


def per_kostensoort(groepen: Iterable[Regelgroep]) -> Opstelling:
    """By kostensoort, in the order of the alphabet."""
    return _stel_op(tuple(groepen), lambda groep: groep.kostensoort)


def som(groepen: Iterable[Regelgroep]) -> Decimal:
    return sum((groep.bedrag for groep in groepen), NUL)


def aantal(groepen: Iterable[Regelgroep]) -> int:
    """How many rows these are together."""
    return sum(groep.aantal for groep in groepen)


def _stel_op(groepen: tuple[Regelgroep, ...], naam: Callable[[Regelgroep], str]) -> Opstelling:
    aanwezig = {groep.kolom for groep in groepen}
    kolommen = tuple(kolom for kolom in Kolom if kolom in aanwezig)
    per_naam = groupby(sorted(groepen, key=naam), naam)
    regels = tuple(_somregel(wat, tuple(deel), kolommen) for wat, deel in per_naam)
    return Opstelling(kolommen, regels, _somregel("", groepen, kolommen))


def _somregel(naam: str, groepen: tuple[Regelgroep, ...], kolommen: tuple[Kolom, ...]) -> Somregel:
    per_kolom = [[groep for groep in groepen if groep.kolom == kolom] for kolom in kolommen]
    return Somregel(naam, aantal(groepen), tuple(som(deel) if deel else None for deel in per_kolom))
