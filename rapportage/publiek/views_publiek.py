"""What anybody reads in the portal: the same pages and files as the site that is written to a folder."""

import posixpath

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from programma.models import Programma
from programma.toegang import LEZEND

from .blad import Blad
from .bladen import bladen
from .uitgavenlezen import programmas_met_uitgaven, uitgaven_van

# A reader asks each time whether there is something new.
STEEDS = "public, no-cache"


@login_not_required
def programmas(request: HttpRequest) -> HttpResponse:
    """The programmes of which something was published; straight through when there is one."""
    if request.method not in LEZEND:
        return HttpResponseNotAllowed(LEZEND)
    gevonden = programmas_met_uitgaven()
    if len(gevonden) == 1:
        return redirect("publiek", programma=gevonden[0].slug, pad="index.html")
    return render(request, "publiek/programmas.html", {"programmas": gevonden})


@login_not_required
def blad(request: HttpRequest, programma: str, pad: str = "") -> HttpResponse:
    """One page of the site, or a file of its looks; the files of editions are given by `rapportage.edities.snel`.

    A folder is its index.html, as on any web server.
    """
    if request.method not in LEZEND:
        return HttpResponseNotAllowed(LEZEND)
    uitgaven = uitgaven_van(get_object_or_404(Programma, slug=programma))
    if not uitgaven:
        raise Http404("Van dit programma is nog niets gepubliceerd.")
    alle = bladen(uitgaven)
    if gevonden := alle.get(pad):
        return _geef(request, gevonden)
    if posixpath.join(pad, "index.html") in alle:
        return redirect("publiek", programma=programma, pad=posixpath.join(pad, "index.html"))
    if weg := next((rij for rij in uitgaven if rij.ingetrokken and pad.startswith(f"{rij.map}/")), None):
        landing = alle[f"edities/{weg.nummer}/index.html"]
        return HttpResponse(landing.maak(), content_type="text/html; charset=utf-8", status=410)
    raise Http404("Deze pagina staat niet in de gepubliceerde edities.")


def _geef(request: HttpRequest, gevonden: Blad) -> HttpResponse:
    soort = f"{gevonden.mime}; charset=utf-8" if gevonden.mime.startswith("text/") else gevonden.mime
    etag = quote_etag(gevonden.sleutel)
    antwoord = HttpResponse(content_type=soort, headers={"ETag": etag, "Cache-Control": STEEDS})
    uitkomst = get_conditional_response(request, etag=etag, response=antwoord)
    if uitkomst is antwoord and request.method != "HEAD":
        antwoord.content = gevonden.maak()
    return uitkomst
