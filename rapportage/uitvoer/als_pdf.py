"""The overview as PDF: the print template, through the worker of the PDF engine, with the tables attached as CSV."""

from django.template.loader import render_to_string

from programma.opmaak import datum
from rapportage.gegevens import Overzicht
from rapportage.stempel import Stempel
from rapportage.pdf import druk

from .csv_bijlagen import bijlagen
from .sjabloon import context


def maak(overzicht: Overzicht, stempel: Stempel) -> bytes:
    """PDF/A-3a and PDF/UA-1 in one file; the same overview and moment give the same bytes. Raises PdfFout."""
    return druk(
        render_to_string("rapportage/druk/overzicht.html", context(overzicht, stempel)),
        titel=f"Programma-overzicht {overzicht.programma}, stand {datum(overzicht.peildatum)}",
        kenmerk=overzicht.kenmerk,
        datum=stempel.gebouwd_op,
        bijlagen=bijlagen(overzicht),
    )
