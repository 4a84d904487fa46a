"""The lines behind one figure of the ceilings, with the part of each that the figure counts. Pure; amounts in euros."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import som
from acties.keuzes import Aard
from acties.volgorde import natuurlijk
from financien.plafonds.jaren import Wijze, jaarlast
from financien.plafonds.lasten import Lastregel
from programma.opmaak import datum

NIET_VERDEELD = "niet-verdeeld"
UIT_LOOPTIJD = "volgt uit de looptijd"
MEERVOUD = {
    Aard.ACTIE: "Acties",
    Aard.RESERVERING: "Reserveringen",
    Aard.DEELBUDGET: "Deelbudgetten",
    Aard.GEKOPPELD: "Gekoppelde acties",
}
VOLGORDEN: dict[str, Callable[[Lastregel], tuple]] = {
    "bedrag": lambda regel: (-regel.bedrag, natuurlijk(regel.actie.nummer)),
    "nummer": lambda regel: natuurlijk(regel.actie.nummer),
}


@dataclass(frozen=True, slots=True)
class Waarvan:
    """A part of what is toegekend: what it is called, and what of a line belongs to it (None for nothing of it).

    `erbij` says of a line why, "" when there is nothing to say.
    """

    naam: str
    deel: Callable[[Lastregel], Decimal | None]
    erbij: Callable[[Lastregel], str] = lambda regel: ""


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A line with the part of it that a figure counts, and what must stand beside that."""

    regel: Lastregel
    bedrag: Decimal
    erbij: str


def waarvan(woord: str, jaren: Sequence[int]) -> Waarvan | None:
    """The part that `woord` in an address asks for; None when there is no such part. `jaren` are those of the plan.

    It is the value of an Aard, "verplicht", "uitgegeven", a year, or NIET_VERDEELD.
    """
    if woord in list(Aard):
        return Waarvan(MEERVOUD[Aard(woord)], lambda regel: regel.bedrag if regel.actie.aard == woord else None)
    if woord in ("verplicht", "uitgegeven"):
        return Waarvan(woord.capitalize(), lambda regel: getattr(regel.besteding, woord, None), _peildatum)
    if woord == NIET_VERDEELD:
        return Waarvan(
            "Niet verdeeld", lambda regel: regel.bedrag if jaarlast(regel, jaren).wijze == Wijze.OPEN else None
        )
    if woord in map(str, jaren):
        return Waarvan(
            f"Jaar {woord}", lambda regel: jaarlast(regel, jaren).deel(int(woord)), lambda regel: _wijze(regel, jaren)
        )
    return None


def _wijze(regel: Lastregel, jaren: Sequence[int]) -> str:
    return UIT_LOOPTIJD if jaarlast(regel, jaren).wijze == Wijze.LOOPTIJD else ""


def _peildatum(regel: Lastregel) -> str:
    return ", ".join(filter(None, (datum(regel.besteding.peildatum), regel.besteding.bron)))


def kies(regels: Iterable[Lastregel], deel: Waarvan) -> tuple[Gekozen, ...]:
    """The lines that `deel` counts something of."""
    return tuple(
        Gekozen(regel, bedrag, deel.erbij(regel)) for regel in regels if (bedrag := deel.deel(regel)) is not None
    )


def gekozen_totaal(gekozen: Iterable[Gekozen]) -> Decimal:
    """The figure that these lines make."""
    return som(rij.bedrag for rij in gekozen)


def gesorteerd(regels: Iterable[Lastregel], volgorde: str) -> tuple[Lastregel, ...]:
    """The lines by one of VOLGORDEN, the largest amount first for another word."""
    return tuple(sorted(regels, key=VOLGORDEN.get(volgorde, VOLGORDEN["bedrag"])))
