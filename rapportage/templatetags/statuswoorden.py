"""The words about a judgement beside the edition before it."""

from django import template

from rapportage.gegevens import Statusregel
from rapportage.keuzes import Oordeel
from rapportage.signalen import beter

register = template.Library()


@register.filter
def trend(regel: Statusregel, editie: int | None = None) -> str:
    """ "was Aandachtspunt in editie 2: beter", "3e editie ongewijzigd"; "" without an edition before it."""
    if regel.vorige is None:
        return ""
    if regel.oordeel == regel.vorige:
        return f"{regel.onveranderd}e editie ongewijzigd"
    waar = f"in editie {editie}" if editie else "in de vorige editie"
    return f"was {regel.vorige.naam} {waar}{_richting(regel.oordeel, regel.vorige)}"


def _richting(nu: Oordeel, voor: Oordeel) -> str:
    if Oordeel.NIET_BEOORDEELD in (nu, voor):
        return ""
    return ": beter" if beter(nu, voor) else ": slechter"


@register.filter
def verschilt(regel: Statusregel) -> bool:
    """Whether somebody judged otherwise than the figures."""
    return regel.oordeel != Oordeel.NIET_BEOORDEELD and regel.signaal not in (None, regel.oordeel)


@register.filter
def veranderd(regel: Statusregel) -> bool:
    """Whether the figures say something else than when somebody judged."""
    return regel.signaal_toen is not None and regel.signaal_toen != regel.signaal
