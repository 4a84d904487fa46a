"""Bars for the money: figures to lengths between 0 and 1000, with a sentence that says the same. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from programma.opmaak import bedrag

from .arcering import arcering
from .rekenen import Jaarregel, Plafondstand

LENGTE = 1000
HOOGTE = 22
VLAK = 14  # of a square in a key

# What the parts look like in the PDF, which takes no colours from a stylesheet; on a screen the class wins.
KLEUREN = {
    "vul-uitgegeven": "#0a3641",
    "vul-verplicht": "#3b8c9c",
    "vul-toegekend": "#3b8c9c",
    "vul-doorbelast": "#b5623a",
    "vul-bureau": "#86796a",
    "vul-over": "#b3261e",
    "vul-zacht": "#b9d3d8",
    "vul-vrij": "#ffffff",
}

# (class, name) of the parts of a bar, for a key that several bars share.
SLEUTEL_JAARTABEL = (
    ("vul-uitgegeven", "uitgegeven"),
    ("vul-verplicht", "verplicht"),
    ("vul-vrij", "vrij"),
    ("vul-over", "meer dan beschikbaar"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: `klasse` is its fill, `x` and `width` lie between 0 and 1000."""

    naam: str
    klasse: str
    bedrag: Decimal
    x: int
    width: int

    @property
    def kleur(self) -> str:
        return KLEUREN[self.klasse]

    @property
    def arcering(self) -> str:
        """The lines across this part as the path of an SVG, between 0 and HOOGTE; "" for a part without."""
        return arcering(self.klasse, self.x, 0, self.width, HOOGTE)


@dataclass(frozen=True, slots=True)
class Balk:
    """A bar; `titel` says its numbers in words, `grens` is the place of what is beschikbaar, None when it does not end there."""

    naam: str
    titel: str
    segmenten: tuple[Segment, ...]
    grens: int | None = None


def jaarbalken(regels: Iterable[Jaarregel]) -> tuple[Balk, ...]:
    """One bar per post, all on one scale."""
    regels = tuple(regels)
    schaal = max((max(regel.beschikbaar, regel.vastgelegd) for regel in regels), default=Decimal(0))
    return tuple(_jaarbalk(regel, schaal) for regel in regels)


def plafondbalken(standen: Iterable[Plafondstand], namen: dict[int | None, str]) -> tuple[Balk, ...]:
    """One bar per ceiling, all on one scale; an opgave without a ceiling has none."""
    standen = tuple(stand for stand in standen if stand.plafond is not None)
    schaal = max((max(stand.plafond, stand.belast) for stand in standen), default=Decimal(0))
    return tuple(_plafondbalk(stand, namen[stand.opgave], schaal) for stand in standen)


def aantalbalk(naam: str, delen: Iterable[tuple[str, str, int]]) -> Balk:
    """A bar of counts, (name, class, number), as long as it can be."""
    delen = [(woord, klasse, Decimal(aantal)) for woord, klasse, aantal in delen]
    return heelbalk(naam, ", ".join(f"{woord} {aantal}" for woord, _, aantal in delen), delen)


def heelbalk(naam: str, titel: str, delen: Iterable[tuple[str, str, Decimal]]) -> Balk:
    """A bar as long as it can be, of parts (name, class, amount) that are a whole together."""
    delen = list(delen)
    return Balk(naam, titel, _segmenten(delen, sum((deel for *_, deel in delen), Decimal(0))))


def schaalbalk(
    naam: str,
    titel: str,
    delen: Iterable[tuple[str, str, Decimal]],
    schaal: Decimal,
    *,
    begin: Decimal = Decimal(0),
    grens: Decimal | None = None,
) -> Balk:
    """A bar of parts (name, class, amount) on a scale from 0 to `schaal`, from `begin` on, with a line at `grens`."""
    streep = None if grens is None else lengte(grens, schaal)
    return Balk(naam, titel, _segmenten(list(delen), schaal, begin), streep)


def _jaarbalk(regel: Jaarregel, schaal: Decimal) -> Balk:
    tekst = (
        f"{bedrag(regel.uitgaven)} uitgegeven en {bedrag(regel.verplichtingen)} verplicht "
        f"van {bedrag(regel.beschikbaar)}; "
    )
    tekst += f"{bedrag(-regel.saldo)} te veel" if regel.overschreden else f"{bedrag(regel.saldo)} vrij"
    uitgegeven = min(regel.uitgaven, regel.beschikbaar)
    delen = [
        ("uitgegeven", "vul-uitgegeven", uitgegeven),
        ("verplicht", "vul-verplicht", min(regel.vastgelegd, regel.beschikbaar) - uitgegeven),
        ("vrij", "vul-vrij", regel.saldo),
        ("meer dan beschikbaar", "vul-over", -regel.saldo),
    ]
    grens = lengte(regel.beschikbaar, schaal) if regel.overschreden else None
    return Balk(regel.post, tekst, _segmenten(delen, schaal), grens)


def _plafondbalk(stand: Plafondstand, naam: str, schaal: Decimal) -> Balk:
    tekst = f"{bedrag(stand.belast)} toegekend van {bedrag(stand.plafond)}; "
    tekst += f"{bedrag(-stand.vrij)} te veel" if stand.overschreden else f"{bedrag(stand.vrij)} vrij"
    eigen = min(stand.eigen - stand.doorbelast_uit, stand.plafond)
    delen = [
        ("eigen acties", "vul-toegekend", eigen),
        ("acties van een andere opgave", "vul-doorbelast", min(stand.belast, stand.plafond) - eigen),
        ("vrij", "vul-vrij", stand.vrij),
        ("boven het plafond", "vul-over", -stand.vrij),
    ]
    return Balk(naam, tekst, _segmenten(delen, schaal), lengte(stand.plafond, schaal) if stand.overschreden else None)


def _segmenten(
    delen: list[tuple[str, str, Decimal]], schaal: Decimal, begin: Decimal = Decimal(0)
) -> tuple[Segment, ...]:
    """Parts of more than nothing, end to end: ends are rounded, not lengths, so that no gap or overlap can arise."""
    segmenten = []
    tot = begin
    for naam, klasse, deel in delen:
        if deel > 0:
            van, tot = tot, tot + deel
            x = lengte(van, schaal)
            segmenten.append(Segment(naam, klasse, deel, x, lengte(tot, schaal) - x))
    return tuple(segmenten)


def lengte(deel: Decimal, schaal: Decimal) -> int:
    """`deel` on a bar of which the whole length is `schaal`; 0 when that is nothing."""
    return int((deel / schaal * LENGTE).quantize(Decimal(1), ROUND_HALF_UP)) if schaal else 0
