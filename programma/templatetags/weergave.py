"""The notation of `programma.opmaak` as template filters, each under its own name, and `opgemaakt` for stored text."""

from django import template
from django.utils.safestring import SafeString

from programma import opmaak
from programma.meldingen import adresnaam_in, wijziging_in
from programma.tekst import saneer

register = template.Library()


def _filter(functie):
    # Digits, names of months and fixed signs hold nothing to escape; saying so spares a page thousands of escapes.
    def toon(waarde) -> SafeString:
        return SafeString(functie(waarde))

    toon.__doc__ = functie.__doc__
    register.filter(functie.__name__, toon)


for functie in (
    opmaak.bedrag,
    opmaak.bedragverschil,
    opmaak.resultaat,
    opmaak.getal,
    opmaak.procent,
    opmaak.punten,
    opmaak.datum,
    opmaak.moment,
    opmaak.moment_precies,
):
    _filter(functie)

# A code is text, so it is escaped as any other.
register.filter("klasse", opmaak.klasse)


@register.filter
def opgemaakt(html: str | None) -> SafeString:
    """Stored narrative text as HTML; cleaned once more, whatever came into the database."""
    return SafeString(saneer(html or ""))


@register.filter
def wijziging_van(message) -> int | None:
    """The key of the Wijziging that a message offers to undo, see `programma.meldingen`."""
    return wijziging_in(message.tags)


@register.filter
def ongedaan_via(message) -> str:
    """The name of the address that undoes what a message tells."""
    return adresnaam_in(message.tags)
