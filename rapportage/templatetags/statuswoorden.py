"""The words about a judgement beside the edition before it, and beside the figures."""

from django import template

from rapportage.gegevens import Statusregel
from rapportage.keuzes import VAN_GOED_NAAR_SLECHT, Oordeel
from rapportage.verschil import statusverschil

register = template.Library()


@register.filter
def trend(regel: Statusregel, editie: int | None = None) -> str:
    """ "was Aandachtspunt in editie 2", "3e editie ongewijzigd"; "" without an edition before it."""
    if regel.vorige is None:
        return ""
    if regel.oordeel == regel.vorige:
        return f"{regel.onveranderd}e editie ongewijzigd"
    return f"was {regel.vorige.naam} {f'in editie {editie}' if editie else 'in de vorige editie'}"


@register.filter
def richting(regel: Statusregel) -> str:
    """Which way the judgement went, as the class of its arrow; "" without an edition before it."""
    return statusverschil.richting(regel.vorige, regel.oordeel, VAN_GOED_NAAR_SLECHT).value if regel.vorige else ""


@register.filter
def naast(regel: Statusregel) -> bool:
    """Whether the figures say something else than there stands, also beside a judgement that nobody gave."""
    return regel.signaal not in (None, regel.oordeel)


@register.filter
def verschilt(regel: Statusregel) -> bool:
    """Whether somebody judged otherwise than the figures."""
    return regel.oordeel != Oordeel.NIET_BEOORDEELD and naast(regel)


@register.filter
def veranderd(regel: Statusregel) -> bool:
    """Whether the figures say something else than when somebody judged."""
    return regel.signaal_toen is not None and regel.signaal_toen != regel.signaal
