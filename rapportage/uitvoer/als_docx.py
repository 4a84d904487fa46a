"""The overview as a Word document: the words and tables of the print template, for who goes on writing with it."""

from django.template.loader import render_to_string

from programma.opmaak import datum
from rapportage.gegevens import Overzicht
from rapportage.stempel import Stempel
from rapportage.word import Properties, write

from .sjabloon import context
from .stempelwoorden import document

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def maak(overzicht: Overzicht, stempel: Stempel) -> bytes:
    """The same overview and stamp give the same bytes. Where the print has a picture, this has its numbers."""
    titel = f"Programma-overzicht {overzicht.programma}"
    stand = datum(overzicht.peildatum)
    return write(
        render_to_string("rapportage/druk/overzicht.html", context(overzicht, stempel) | {"zonder_beeld": True}),
        Properties(
            title=f"{titel}, stand {stand}",
            subject=f"Programma-overzicht, kenmerk {overzicht.kenmerk}, peildatum {stand}",
            author=overzicht.gemeente,
            identifier=overzicht.kenmerk,
            status=document(stempel),
            moment=stempel.gebouwd_op,
        ),
        head=titel,
        foot=f"Kenmerk {overzicht.kenmerk} · peildatum {stand} · {document(stempel)}",
    )
