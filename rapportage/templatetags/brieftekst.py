"""A text of the letter as the page and the print show it."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from programma.opmaak import bijeen
from programma.tekst import saneer
from programma.tekstvorm.schrijftaal import uit_schrijftaal

register = template.Library()


@register.filter
def brieftekst(tekst: str) -> SafeString:
    """What somebody typed as clean HTML, with amounts in one piece."""
    return mark_safe(bijeen(saneer(uit_schrijftaal(tekst))))
