"""Doing what somebody asks on the page of a step: the one place where a step that freezes and one that does not part."""

from dataclasses import dataclass

from django.urls import reverse

from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from rapportage.handelingen.stappen import Besluitgegevens, zet_stap
from rapportage.handelingen.vriezen import vries
from rapportage.pdf import PdfFout

from .stappen import Stap
from .stapwoorden import GEDAAN

GEEN_PDF = "De PDF kon niet worden gemaakt. Er is niets veranderd. Probeer het straks opnieuw."


@dataclass(frozen=True, slots=True)
class Vervolg:
    """Where the reader goes now, and what the next page says first ("" for nothing)."""

    adres: str
    melding: str


def voer_stap_uit(
    *, periode: Rapportageperiode, versie: int, stap: Stap, daad: Daad, besluit: Besluitgegevens | None = None
) -> Vervolg:
    """Take `stap`. Raises Geweigerd, and VersieBotsing when somebody was first; nothing is written then."""
    try:
        if stap.vriest:
            vries(periode=periode, versie=versie, stap=stap, daad=daad, besluit=besluit)
        else:
            zet_stap(periode=periode, versie=versie, stap=stap, daad=daad, besluit=besluit)
    except PdfFout as fout:
        raise Geweigerd({"": GEEN_PDF}) from fout
    return Vervolg(reverse("vaststellen", args=[periode.programma.slug, periode.slug]), GEDAAN[stap.naam])
