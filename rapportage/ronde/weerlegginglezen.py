"""Reading a round together with what was decided about its contradictions."""

from datetime import datetime

from django.db.models import F
from django.http import Http404

from programma.models import Programma, Rapportageperiode
from rapportage.edities.inhoud import als_erratum, lopend_erratum
from rapportage.gegevens import Overzicht
from rapportage.overzicht import OM_TE_OORDELEN, stel_samen

from .tegenspraakbeeld import Besloten, Tegenspraakbeeld, maak_beeld
from .tegenspraken import vind

KOLOMMEN = "pk versie sleutel vingerafdruk tekst reden door__naam op".split()


def lees_tegenspraken(programma: Programma, slug: str, *, nu: datetime) -> tuple[Rapportageperiode, Tegenspraakbeeld]:
    """The round, and its contradictions as a freeze at `nu` would find them. Raises Http404."""
    periode, besloten = _periode_met_weerleggingen(programma, slug)
    return periode, maak_beeld(vind(_te_vriezen(periode, nu)), besloten)


def _te_vriezen(periode: Rapportageperiode, nu: datetime) -> Overzicht:
    """What a freeze would hold, as far as contradictions go."""
    overzicht = stel_samen(periode, nu=nu, delen=OM_TE_OORDELEN)
    erratum = lopend_erratum(periode)
    return als_erratum(periode, overzicht, erratum) if erratum else overzicht


def _periode_met_weerleggingen(programma: Programma, slug: str) -> tuple[Rapportageperiode, dict[str, Besloten]]:
    """One query: a row per weerlegging."""
    erbij = {f"weerlegging_{kolom}": F(f"weerleggingen__{kolom}") for kolom in KOLOMMEN}
    rijen = list(programma.perioden.filter(slug=slug).annotate(**erbij).order_by("weerleggingen"))
    if not rijen:
        raise Http404("Deze ronde bestaat niet.")
    gelezen = [[getattr(rij, naam) for naam in erbij] for rij in rijen if rij.weerlegging_pk]
    return rijen[0], {
        sleutel: Besloten(pk, versie, sleutel, afdruk, tekst, reden, door or "", op)
        for pk, versie, sleutel, afdruk, tekst, reden, door, op in gelezen
    }
