"""The key of a bar: the same fill and hatching as its parts have."""

from django import template

from financien.balken import VLAK, Segment
from financien.rekenen import NUL

register = template.Library()


@register.inclusion_tag("financien/beelden/vlakje.html")
def vlakje(klasse: str, naam: str) -> dict:
    """A small square that is filled as the parts of a bar with this class are."""
    return {"deel": Segment(naam, klasse, NUL, 0, VLAK), "vlak": VLAK}
