"""The programma-overzicht of a period as page, PDF, Word document and JSON."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from programma.models import Programma
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.edities.rondestand import Rondestand, lees_ronde
from rapportage.pdf import PdfFout
from rapportage.ronde.tabbladen import ronde_context
from rapportage.uitvoer import als_docx, als_json, als_pdf, bestandsnaam, sjabloon

logger = logging.getLogger(__name__)


@met_recht(leest_programma)
def overzicht(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    nu = _lees(programma, periode)
    context = sjabloon.context(nu.overzicht, nu.stempel) | {
        **ronde_context(request, nu.periode, "overzicht"),
        "op_scherm": True,
        "gegevens": f"stand {datum(nu.overzicht.peildatum)}",
    }
    return render(request, "rapportage/overzicht.html", context)


@met_recht(leest_programma)
def overzicht_pdf(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """The PDF as a download; when it cannot be made a plain page says so and the rest of the portal goes on."""
    nu = _lees(programma, periode)
    try:
        inhoud = als_pdf.maak(nu.overzicht, nu.stempel)
    except PdfFout as fout:
        logger.error("pdf van %s: %s %s", nu.overzicht.kenmerk, fout, fout.detail)
        return render(request, "rapportage/overzicht_pdf_fout.html", {"overzicht": nu.overzicht}, status=503)
    return _bestand(inhoud, "application/pdf", bestandsnaam.voor(nu.overzicht, "pdf"))


@met_recht(leest_programma)
def overzicht_docx(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    nu = _lees(programma, periode)
    return _bestand(als_docx.maak(nu.overzicht, nu.stempel), als_docx.MIME, bestandsnaam.voor(nu.overzicht, "docx"))


@met_recht(leest_programma)
def overzicht_json(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    nu = _lees(programma, periode)
    inhoud = als_json.maak(nu.overzicht, nu.stempel)
    return _bestand(inhoud, "application/json; charset=utf-8", bestandsnaam.voor(nu.overzicht, "json"))


def _lees(programma: Programma, slug: str) -> Rondestand:
    return lees_ronde(programma.perioden.all(), slug, nu=timezone.now())


def _bestand(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    return HttpResponse(inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
