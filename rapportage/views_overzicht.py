"""The programma-overzicht of a period as page, PDF, Word document and JSON."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from programma.models import Programma, Rapportageperiode
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.edities.vorige import met_vorige_editie, naast_vorige
from rapportage.gegevens import Overzicht, concept
from rapportage.overzicht import stel_samen
from rapportage.pdf import PdfFout
from rapportage.ronde.tabbladen import ronde_context
from rapportage.uitvoer import als_docx, als_json, als_pdf, bestandsnaam, sjabloon

logger = logging.getLogger(__name__)


@met_recht(leest_programma)
def overzicht(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    rij = _lees(programma, periode)
    gegevens = _stel_samen(rij)
    context = sjabloon.context(gegevens, concept(timezone.now())) | {
        **ronde_context(request, rij, "overzicht"),
        "op_scherm": True,
        "gegevens": f"stand {datum(gegevens.peildatum)}",
    }
    return render(request, "rapportage/overzicht.html", context)


@met_recht(leest_programma)
def overzicht_pdf(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """The PDF as a download; when it cannot be made a plain page says so and the rest of the portal goes on."""
    gegevens = _samengesteld(programma, periode)
    try:
        inhoud = als_pdf.maak(gegevens, concept(timezone.now()))
    except PdfFout as fout:
        logger.error("pdf van %s: %s %s", gegevens.kenmerk, fout, fout.detail)
        return render(request, "rapportage/overzicht_pdf_fout.html", {"overzicht": gegevens}, status=503)
    return _bestand(inhoud, "application/pdf", bestandsnaam.voor(gegevens, "pdf"))


@met_recht(leest_programma)
def overzicht_docx(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    gegevens = _samengesteld(programma, periode)
    inhoud = als_docx.maak(gegevens, concept(timezone.now()))
    return _bestand(inhoud, als_docx.MIME, bestandsnaam.voor(gegevens, "docx"))


@met_recht(leest_programma)
def overzicht_json(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    gegevens = _samengesteld(programma, periode)
    inhoud = als_json.maak(gegevens, concept(timezone.now()))
    return _bestand(inhoud, "application/json; charset=utf-8", bestandsnaam.voor(gegevens, "json"))


def _samengesteld(programma: Programma, slug: str) -> Overzicht:
    """The overview of the period at this address, as the data stands now."""
    return _stel_samen(_lees(programma, slug))


def _stel_samen(periode: Rapportageperiode) -> Overzicht:
    return naast_vorige(stel_samen(periode, nu=timezone.now()), periode.vorige_editie)


def _lees(programma: Programma, slug: str) -> Rapportageperiode:
    return get_object_or_404(met_vorige_editie(programma.perioden.all()), slug=slug)


def _bestand(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    return HttpResponse(inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
