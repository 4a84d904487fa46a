"""Doing what somebody asks on the page of a step: the one place where a step that freezes and one that does not part."""

from dataclasses import dataclass

from django.urls import reverse

from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from rapportage.edities import achtergrond
from rapportage.handelingen.bevriezen import begin_bevriezing, lopende_bevriezing
from rapportage.handelingen.stappen import Besluitgegevens, zet_stap
from rapportage.handelingen.vriezen import bereid_voor

from .stappen import Stap
from .stapwoorden import GEDAAN


@dataclass(frozen=True, slots=True)
class Vervolg:
    """Where the reader goes now, and what the next page says first ("" for nothing)."""

    adres: str
    melding: str


def voer_stap_uit(
    *,
    periode: Rapportageperiode,
    versie: int,
    stap: Stap,
    daad: Daad,
    besluit: Besluitgegevens | None = None,
    gezien: str = "",
) -> Vervolg:
    """Take `stap`, or begin to when it freezes; then the reader goes to a page that shows how far it is.

    `gezien` is the fingerprint of the overview that somebody agrees to. Raises Geweigerd, and VersieBotsing when somebody
    was first; nothing is written then.
    """
    plek = [periode.programma.slug, periode.slug]
    if not stap.vriest:
        zet_stap(periode=periode, versie=versie, stap=stap, daad=daad, besluit=besluit)
        return Vervolg(reverse("vaststellen", args=plek), GEDAAN[stap.naam])
    bezig = lopende_bevriezing(periode, stap, daad.nu)
    if bezig is None:
        opdracht = bereid_voor(periode=periode, versie=versie, stap=stap, daad=daad, besluit=besluit, gezien=gezien)
        bezig = begin_bevriezing(opdracht)
        achtergrond.vries_in_achtergrond(bezig.pk, opdracht)
    return Vervolg(reverse("bevriezing", args=[*plek, bezig.pk]), "")
