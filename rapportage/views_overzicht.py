"""The programma-overzicht of a period as page, PDF, Word document and JSON."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from programma.downloads import download
from programma.models import Programma
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.edities.rondestand import Rondestand, lees_ronde
from rapportage.pdfantwoord import geef_pdf
from rapportage.ronde.tabbladen import ronde_context
from rapportage.uitvoer import als_docx, als_json, als_pdf, bestandsnaam, sjabloon


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
    return geef_pdf(
        request,
        partial(als_pdf.maak, nu.overzicht, nu.stempel),
        bestandsnaam.voor(nu.overzicht, "pdf"),
        sjabloon="rapportage/overzicht_pdf_fout.html",
        overzicht=nu.overzicht,
    )


@met_recht(leest_programma)
def overzicht_docx(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    nu = _lees(programma, periode)
    return download(als_docx.maak(nu.overzicht, nu.stempel), als_docx.MIME, bestandsnaam.voor(nu.overzicht, "docx"))


@met_recht(leest_programma)
def overzicht_json(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    nu = _lees(programma, periode)
    inhoud = als_json.maak(nu.overzicht, nu.stempel)
    return download(inhoud, "application/json; charset=utf-8", bestandsnaam.voor(nu.overzicht, "json"))


def _lees(programma: Programma, slug: str) -> Rondestand:
    return lees_ronde(programma.perioden.all(), slug, nu=timezone.now())
