"""Programme money per year of its plan: as somebody divided it, or as the looptijd says. Pure; amounts in euros."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import Enum

from acties.gegevens import ActieGegevens, FinancieringGegevens, som
from acties.looptijdwoorden import looptijd_in_woorden
from financien.plafonds.lasten import Lastregel, lastregels, telt_mee

CENT = Decimal("0.01")


class Wijze(Enum):
    """How the years of a line are known. OPEN: nobody divided it, and it is not for one year."""

    VERDEELD = "verdeeld"
    LOOPTIJD = "looptijd"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Jaarlast:
    """A line of programme money with what is of each year; `delen` is empty as long as nobody knows."""

    last: Lastregel
    wijze: Wijze
    delen: tuple[tuple[int, Decimal], ...]

    @property
    def actie(self) -> ActieGegevens:
        return self.last.actie

    @property
    def regel(self) -> FinancieringGegevens:
        return self.last.regel

    @property
    def sleutel(self) -> int | None:
        """The key of the line."""
        return self.regel.financiering_sleutel

    @property
    def looptijd(self) -> str:
        """The looptijd of the actie in words."""
        return looptijd_in_woorden(self.actie)

    @property
    def te_kiezen(self) -> bool:
        """Whether a person says what is of which year."""
        return self.wijze != Wijze.LOOPTIJD

    def deel(self, jaar: int) -> Decimal | None:
        """What is of `jaar`, None when nobody said so."""
        return dict(self.delen).get(jaar)


@dataclass(frozen=True, slots=True)
class Jaartotaal:
    """What the ceiling of `opgave` (None for all of them) bears in each year, and what nobody divided yet.

    A year of which no line says anything has None, which is not nothing.
    """

    opgave: int | None
    per_jaar: tuple[tuple[int, Decimal | None], ...]
    onverdeeld: Decimal

    @property
    def totaal(self) -> Decimal:
        return som(deel for _, deel in self.per_jaar) + self.onverdeeld


def jaarlasten(acties: Iterable[ActieGegevens], jaren: Sequence[int]) -> tuple[Jaarlast, ...]:
    """Every line of programme money of acties that still count, in their order. `jaren` are those of the plan."""
    return tuple(jaarlast(last, jaren) for last in lastregels(acties) if telt_mee(last.actie) and last.bedrag)


def jaarlast(last: Lastregel, jaren: Sequence[int]) -> Jaarlast:
    """One line over the years: as somebody divided it, else as its looptijd says.

    Of an actie that is vervallen the ceiling bears less than what was divided, so that the division says nothing then.
    """
    if last.regel.jaarverdeling and last.volledig:
        return Jaarlast(last, Wijze.VERDEELD, last.regel.jaarverdeling)
    looptijd = last.actie.looptijd
    binnen = [jaar for jaar in jaren if looptijd and looptijd.van.year <= jaar <= looptijd.tot.year]
    if len(binnen) == 1:
        return Jaarlast(last, Wijze.LOOPTIJD, ((binnen[0], last.bedrag),))
    return Jaarlast(last, Wijze.OPEN, ())


def jaartotalen(lasten: Iterable[Jaarlast], jaren: Sequence[int]) -> tuple[Jaartotaal, ...]:
    """Per opgave that pays, by number."""
    lasten = tuple(lasten)
    betalers = sorted({last.last.betaler for last in lasten})
    return tuple(
        _totaal(betaler, [last for last in lasten if last.last.betaler == betaler], jaren) for betaler in betalers
    )


def alles_samen(lasten: Iterable[Jaarlast], jaren: Sequence[int]) -> Jaartotaal:
    """All opgaven together."""
    return _totaal(None, tuple(lasten), jaren)


def gelijke_delen(geld: Decimal, jaren: Sequence[int]) -> tuple[tuple[int, Decimal], ...]:
    """`geld` in equal parts to the cent; what is left over goes to the last year."""
    deel = (geld / len(jaren)).quantize(CENT, ROUND_DOWN)
    return tuple((jaar, deel if jaar != jaren[-1] else geld - deel * (len(jaren) - 1)) for jaar in jaren)


def _totaal(opgave: int | None, lasten: Sequence[Jaarlast], jaren: Sequence[int]) -> Jaartotaal:
    return Jaartotaal(
        opgave,
        tuple((jaar, _samen(last.deel(jaar) for last in lasten)) for jaar in jaren),
        som(last.last.bedrag for last in lasten if last.wijze == Wijze.OPEN),
    )


def _samen(delen: Iterable[Decimal | None]) -> Decimal | None:
    bekend = [deel for deel in delen if deel is not None]
    return som(bekend) if bekend else None
