"""A difference as PDF, in the house style of the overview."""

from django.template.loader import render_to_string

from rapportage.pdf import druk
from rapportage.verschil.verschilstuk import Verschilstuk

from .verschilbeeld import beeld

STIJLEN = ("rapportage/druk.css", "rapportage/verschilstuk.css")


def maak(stuk: Verschilstuk) -> bytes:
    """PDF/A-3a and PDF/UA-1 in one file. Raises PdfFout."""
    return druk(
        render_to_string("rapportage/druk/verschil.html", {"stuk": stuk, "beeld": beeld(stuk.verschil)}),
        titel=f"{stuk.titel}, {stuk.programma}",
        kenmerk=naam(stuk, "pdf").removesuffix(".pdf"),
        datum=stuk.gemaakt_op,
        stijlen=STIJLEN,
    )


def naam(stuk: Verschilstuk, extensie: str) -> str:
    """ "2026-10-01-verschil-editie-1-nu-sterk-voor-noord.pdf": lower case, ISO date first."""
    kanten = "-".join(kant.naam.replace(" ", "-") for kant in (stuk.van, stuk.naar))
    return f"{stuk.naar.peildatum.isoformat()}-verschil-{kanten}-{stuk.programma_slug}.{extensie}"
