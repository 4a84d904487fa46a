"""The package of an edition: one zip for the raad, the Woo and the archive."""

import logging

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from programma.models import Programma
from programma.rechten import leest_programma

from .brieven.lezen import brief_bij
from .brieven.sjabloonregels import Ongeschikt
from .edities.deur import met_editie
from .models import Editie
from .pakket import samenstellen
from .pakket.zipstroom import stroom
from .pdf import PdfFout
from .uitvoer import bestandsnaam

logger = logging.getLogger(__name__)
ZIP = "application/zip"


@met_editie(leest_programma)
def pakket(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    """Sent while it is made; who has it already is told so without making it."""
    rij = brief_bij(editie)
    etag = quote_etag(samenstellen.kenteken(editie, programma, rij))
    naam = bestandsnaam.van_editie(
        "pakket.zip", peildatum=editie.peildatum, programma=programma.slug, soort=editie.soort, nummer=editie.nummer
    )
    koppen = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": content_disposition_header(True, naam),
    }
    kaal = HttpResponse(content_type=ZIP, headers=koppen)
    antwoord = get_conditional_response(request, etag=etag, response=kaal)
    if antwoord is not kaal or request.method == "HEAD":
        return antwoord
    try:
        bestanden = samenstellen.bestanden(samenstellen.stel_samen(editie, programma, rij))
    except (PdfFout, Ongeschikt) as fout:
        logger.error("pakket van %s: %s", editie, fout)
        context = {"editie": editie, "fout": fout, "kruimels": _kruimels(programma, editie)}
        return render(request, "rapportage/brieven/fout.html", context, status=503)
    return StreamingHttpResponse(stroom(bestanden), content_type=ZIP, headers=koppen)


def _kruimels(programma: Programma, editie: Editie) -> list[dict]:
    return [
        {"naam": "Edities", "url": reverse("edities", args=[programma.slug])},
        {"naam": str(editie), "url": reverse("editie", args=[programma.slug, editie.nummer])},
        {"naam": "Pakket"},
    ]
