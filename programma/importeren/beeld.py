"""The preview of a round as its page shows it: every list by the hundred, and every change as the history tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from programma.geschiedenisbeeld import Veldbeeld, vergelijk

from .voorbeeld import Celbeeld, Rijbeeld, Voorbeeld

PER_PAGINA = 100


@dataclass(frozen=True, slots=True)
class Verschilrij:
    """A row of the preview with its cells, each as the history would tell it; of a new record nothing was there before."""

    rij: Rijbeeld
    nieuw: bool
    cellen: tuple[tuple[Veldbeeld, Celbeeld], ...]


def bladzijde(voorbeeld: Voorbeeld, deel: str, nummer: str | int = 1) -> Page:
    """One page of the list `deel` (a field of Voorbeeld); a number that cannot be gives the nearest."""
    lijst: Sequence[Any] = getattr(voorbeeld, deel)
    gekozen = Paginator(lijst, PER_PAGINA).get_page(nummer)
    if deel in ("nieuw", "gewijzigd"):
        gekozen.object_list = [_verschilrij(rij, deel == "nieuw") for rij in gekozen.object_list]
    return gekozen


def _verschilrij(rij: Rijbeeld, nieuw: bool) -> Verschilrij:
    return Verschilrij(rij, nieuw, tuple((vergelijk(cel.naam, cel.oud, cel.nieuw), cel) for cel in rij.cellen))
