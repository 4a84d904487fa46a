"""The words of the overview's tables and source lines."""

import re
from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from acties.gegevens import FinancieringGegevens
from acties.geldwoorden import Geldwoord, in_woorden
from programma.perioden import Looptijd, toon_looptijd
from rapportage.gegevens import Bronvermelding, Tekst

register = template.Library()
# The lowest heading that the outputs know.
LAAGSTE_KOP = 5


@register.filter
def geldwoorden(regels: Iterable[FinancieringGegevens]) -> tuple[Geldwoord, ...]:
    """The lines of a money column: per line the amount or the words in its place, and what stands beside it."""
    return in_woorden(regels)


@register.filter
def looptijd(waarde: Looptijd | None) -> str:
    """ "2025-2026"; an empty string without one."""
    return toon_looptijd(waarde) if waarde else ""


@register.filter
def bronnen(teksten: Iterable[Tekst] | None) -> list[Bronvermelding]:
    """The sources of `teksten` by document and chapter, each once and without its heading; the literal ones last."""
    gezien = dict.fromkeys(
        Bronvermelding(tekst.bron.document, tekst.bron.hoofdstuk, "", tekst.bron.letterlijk) for tekst in teksten or ()
    )
    return sorted(gezien, key=lambda bron: bron.letterlijk)


@register.filter
def tegengesteld(bedrag: Decimal) -> Decimal:
    """What is taken off, as a negative amount."""
    return -bedrag if bedrag else bedrag


@register.filter
def onder_kop(html: str, niveau: int) -> SafeString:
    """The clean HTML of a text below a heading of this level: its own headings are of the levels below that."""
    return SafeString(
        re.sub(r"(</?h)([34])", lambda kop: f"{kop[1]}{min(int(kop[2]) - 2 + niveau, LAAGSTE_KOP)}", html)
    )
