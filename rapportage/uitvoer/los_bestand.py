"""The overview as one HTML file that is read without a server: stylesheet, fonts and shapes are inside it."""

from django.template.loader import render_to_string

from rapportage.gegevens import Overzicht
from rapportage.stempel import Stempel

from .opmaak import ingesloten
from .sjabloon import context


def maak(overzicht: Overzicht, stempel: Stempel) -> bytes:
    """UTF-8 HTML that asks nothing of the network."""
    gegevens = context(overzicht, stempel) | {"stijl": ingesloten()}
    return render_to_string("rapportage/druk/overzicht.html", gegevens).encode()
