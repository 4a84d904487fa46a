"""How a field that changed is told: short ones from old to new, long ones word by word."""

from django import template

from programma.woordverschil import Stuk, woordverschil
from rapportage.verschil.verschilgegevens import Veldverschil

KORT = 60

register = template.Library()


@register.filter
def is_lang(veld: Veldverschil) -> bool:
    """Whether a reader would have to look for what changed."""
    return max(len(veld.oud), len(veld.nieuw)) > KORT


@register.filter
def per_woord(veld: Veldverschil) -> tuple[Stuk, ...]:
    return woordverschil(veld.oud, veld.nieuw)
