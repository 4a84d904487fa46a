"""A PDF as the answer to somebody who asked for it; when it cannot be made a plain page says so."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programma.downloads import download
from rapportage.pdf import PdfFout

logger = logging.getLogger(__name__)


def geef_pdf(
    request: HttpRequest, maak: Callable[[], bytes], naam: str, *, sjabloon: str = "rapportage/pdf_fout.html", **uitleg
) -> HttpResponse:
    """What `maak` makes, to be kept under `naam`; the rest of the portal goes on when it raises PdfFout.

    `uitleg` is what the page about that needs: `terug` and `knop`, the way to read it on the screen, and `wat`, what it is.
    """
    try:
        inhoud = maak()
    except PdfFout as fout:
        logger.error("pdf van %s: %s %s", naam, fout, fout.detail)
        return render(request, sjabloon, uitleg, status=503)
    return download(inhoud, "application/pdf", naam)
