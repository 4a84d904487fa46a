"""What a what-if that was kept was based on, and what became of that since. Pure; amounts in euros."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acties.gegevens import ActieGegevens
from financien.plafonds.lasten import GEEN_BESTEDINGEN, Bestedingen, lastregels
from programma.opmaak import bedrag

from ..rekenen import NUL

PerOpgave = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class Kosten:
    """What an actie costs the ceilings, per opgave that pays."""

    titel: str
    per_opgave: PerOpgave

    @property
    def in_woorden(self) -> str:
        """ "€ 14.770 van opgave 2", "niets"."""
        delen = [f"{bedrag(deel)} van opgave {opgave}" for opgave, deel in sorted(self.per_opgave.items())]
        return " en ".join(delen) or "niets"


@dataclass(frozen=True, slots=True)
class Toen:
    """The acties that cost something, by number, and the ceilings, by number of the opgave, at one moment."""

    acties: Mapping[str, Kosten]
    plafonds: PerOpgave

    def als_json(self) -> dict[str, Any]:
        return {
            "acties": {
                nummer: {"titel": kosten.titel, "per_opgave": _json(kosten.per_opgave)}
                for nummer, kosten in self.acties.items()
            },
            "plafonds": _json(self.plafonds),
        }

    @classmethod
    def uit_json(cls, gegevens: Mapping[str, Any]) -> "Toen":
        """The inverse of `als_json`."""
        return cls(
            {nummer: Kosten(rij["titel"], _uit(rij["per_opgave"])) for nummer, rij in gegevens["acties"].items()},
            _uit(gegevens["plafonds"]),
        )


@dataclass(frozen=True, slots=True)
class Verandering:
    """An actie that costs another amount now, or another opgave; without `nummer` it is the ceiling of an opgave."""

    nummer: str
    titel: str
    toen: str
    nu: str


def momentopname(
    acties: Iterable[ActieGegevens], plafonds: PerOpgave, bestedingen: Bestedingen = GEEN_BESTEDINGEN
) -> Toen:
    """What the acties cost now."""
    kosten: dict[str, Kosten] = {}
    for regel in lastregels(acties, bestedingen):
        per_opgave = kosten.setdefault(regel.actie.nummer, Kosten(regel.actie.titel, {})).per_opgave
        per_opgave[regel.betaler] = per_opgave.get(regel.betaler, NUL) + regel.bedrag
    return Toen(kosten, dict(plafonds))


def veranderd(toen: Toen, nu: Toen) -> Iterator[Verandering]:
    """What is otherwise now: first the ceilings, then the acties by number."""
    for opgave in sorted(toen.plafonds.keys() | nu.plafonds.keys()):
        was, is_ = (bedrag(moment.plafonds.get(opgave)) or "niet genoemd" for moment in (toen, nu))
        if was != is_:
            yield Verandering("", f"Het plafond van opgave {opgave}", was, is_)
    for nummer in sorted(toen.acties.keys() | nu.acties.keys()):
        was, is_ = (moment.acties.get(nummer, Kosten("", {})) for moment in (toen, nu))
        if was.per_opgave != is_.per_opgave:
            yield Verandering(nummer, is_.titel or was.titel, was.in_woorden, is_.in_woorden)


def _json(per_opgave: PerOpgave) -> dict[str, str]:
    return {str(opgave): f"{deel:.2f}" for opgave, deel in sorted(per_opgave.items())}


def _uit(gegevens: Mapping[str, str]) -> dict[int, Decimal]:
    return {int(opgave): Decimal(deel) for opgave, deel in gegevens.items()}
