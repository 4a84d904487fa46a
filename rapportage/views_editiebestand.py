"""The permanent address of every file that was frozen: the stored bytes, for ever, or why they were withdrawn."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import LEZEND, met_recht

from .edities import adressen, bewaarplaats
from .edities.deur import ingetrokken, met_editie, van_soort
from .edities.lezen import Vondst, vind_bestand
from .keuzes import Editiesoort
from .models import Editie
from .uitvoer import als_docx, bestandsnaam

# What a reader keeps; the rest is shown.
OM_TE_BEWAREN = {"application/pdf", als_docx.MIME, "application/json", "text/csv"}
ALTIJD = "max-age=31536000, immutable"


@login_not_required
def editie_bestand(request: HttpRequest, programma: str, nummer: int, kort: str, naam: str) -> HttpResponse:
    """A file of an edition: for everybody once it was published, until then for who reads the programme."""
    vondst = vind_bestand(programma, collegeversie=False, nummer=nummer, kort=kort, naam=naam)
    if vondst and vondst.openbaar:
        if request.method not in LEZEND:
            return HttpResponseNotAllowed(LEZEND)
        return geef_bestand(request, vondst, programma, False, nummer, naam)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return _besloten(request, programma=programma, nummer=nummer, naam=naam, vondst=vondst, collegeversie=False)


@met_recht(leest_programma)
def collegeversie_bestand(
    request: HttpRequest, programma: Programma, nummer: int, kort: str, naam: str
) -> HttpResponse:
    """A file of a collegeversie, for who reads the programme."""
    vondst = vind_bestand(programma.slug, collegeversie=True, nummer=nummer, kort=kort, naam=naam)
    return geef_bestand(request, vondst, programma.slug, True, nummer, naam)


@met_recht(leest_programma)
def _besloten(
    request: HttpRequest, programma: Programma, nummer: int, naam: str, vondst: Vondst | None, collegeversie: bool
) -> HttpResponse:
    return geef_bestand(request, vondst, programma.slug, collegeversie, nummer, naam)


editie_bestand.recht, editie_bestand.methoden = _besloten.recht, _besloten.methoden


@met_editie(leest_programma)
def editie_vorm(request: HttpRequest, programma: Programma, editie: Editie, vorm: str) -> HttpResponse:
    """From an address that is easily typed, `edities/3.pdf`, to the permanent one."""
    return redirect(adressen.bestand(editie, programma.slug, f"{bestandsnaam.HEEL}.{vorm}"))


def geef_bestand(
    request: HttpRequest, vondst: Vondst | None, programma: str, collegeversie: bool, nummer: int, naam: str
) -> HttpResponse:
    """The stored bytes of `vondst`, which a browser keeps for ever; 304 when it has them already."""
    if vondst is None:
        raise Http404("Dit bestand bestaat niet.")
    if vondst.ingetrokken:
        edities = van_soort(Editie.objects.filter(programma__slug=programma, nummer=nummer), collegeversie)
        return ingetrokken(request, edities.met_gebeurd().zonder_inhoud().get())
    etag = quote_etag(vondst.sha256)
    antwoord = HttpResponse(
        content_type=_soort(vondst.mime),
        headers={
            "ETag": etag,
            "Cache-Control": f"{'public' if vondst.openbaar else 'private'}, {ALTIJD}",
            "Content-Length": str(vondst.grootte),
            "Content-Disposition": content_disposition_header(
                vondst.mime in OM_TE_BEWAREN, _naam(vondst, programma, collegeversie, nummer, naam)
            ),
        },
    )
    ongewijzigd = get_conditional_response(request, etag=etag, response=antwoord)
    if ongewijzigd is antwoord and request.method != "HEAD":
        antwoord.content = bewaarplaats.pad(vondst.sha256).read_bytes()
    return ongewijzigd


def _naam(vondst: Vondst, programma: str, collegeversie: bool, nummer: int, naam: str) -> str:
    """What it is called where a reader keeps it."""
    soort = (Editiesoort.COLLEGEVERSIE if collegeversie else Editiesoort.EDITIE).value
    return bestandsnaam.van_editie(naam, peildatum=vondst.peildatum, programma=programma, soort=soort, nummer=nummer)


def _soort(mime: str) -> str:
    """With the encoding, where a browser would guess it."""
    return f"{mime}; charset=utf-8" if mime.startswith("text/") else mime
