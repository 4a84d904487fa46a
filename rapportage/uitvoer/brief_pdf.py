"""The letter to the raad as PDF: PDF/A-3a and PDF/UA-1, as the overview is."""

from django.template.loader import render_to_string

from rapportage.brieven.gegevens import Brief
from rapportage.pdf import druk

STIJLEN = ("rapportage/brief.css",)


def maak(brief: Brief) -> bytes:
    """The same letter gives the same bytes. Raises PdfFout."""
    return druk(
        render_to_string("rapportage/brieven/druk.html", {"brief": brief}),
        titel=f"Raadsbrief {brief.velden.onderwerp}",
        kenmerk=brief.velden.zaaknummer,
        datum=brief.moment,
        stijlen=STIJLEN,
    )
