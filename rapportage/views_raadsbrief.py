"""The letter to the raad about an edition: read, written, and taken along as PDF and as Word document."""

import logging
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.downloads import download
from programma.formulieren import Huisstijl
from programma.formulierpagina import voer_uit
from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import FORMULIER

from .brieven.formulier import BriefForm
from .brieven.gegevens import Brief
from .brieven.invullen import vul_in
from .brieven.lezen import brief_bij, stel_samen, voorgesteld
from .brieven.sjablonen import sjabloon_van
from .brieven.sjabloonregels import Ongeschikt
from .brieven.velden import NAMEN, Briefvelden
from .edities.deur import met_editie
from .handelingen.raadsbrieven import SOORT, is_aangeboden, schrijf_brief
from .models import Editie
from .pdf import PdfFout
from .uitvoer import als_docx, bestandsnaam, brief_pdf

logger = logging.getLogger(__name__)


@met_editie(leest_programma)
def raadsbrief(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    """The letter as it is; the team sees a proposal when nobody wrote at it yet."""
    rij = brief_bij(editie)
    toont = rij is not None or bewerkt_programma(request.deelname)
    context = {
        "editie": editie,
        "rij": rij,
        "brief": stel_samen(editie, programma, rij) if toont else None,
        "kruimels": _kruimels(programma, editie),
    }
    return render(request, "rapportage/brieven/brief.html", context)


@met_editie(bewerkt_programma, methoden=FORMULIER)
def raadsbrief_bewerken(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    """The form, filled in with the letter or with the proposal."""
    rij = brief_bij(editie)
    velden = Briefvelden.van(rij) if rij else voorgesteld(editie)
    aangeboden = is_aangeboden(editie)
    terug = reverse("raadsbrief", args=[programma.slug, editie.nummer])
    data = request.POST if request.method == "POST" else None
    form = BriefForm(data, velden=velden, versie=rij.versie if rij else 0, aangeboden=aangeboden)
    form.helper = Huisstijl("Sla op", annuleer=terug)

    def bots() -> Botsing:
        nu, wens = brief_bij(editie), form.nieuw()
        staat = Briefvelden.van(nu) if nu else Briefvelden()
        regels = [Verschilregel(naam, staat.in_woorden(veld), wens.in_woorden(veld)) for veld, naam in NAMEN.items()]
        botsing = lees_botsing(SOORT, {nu.pk: form.cleaned_data["versie"]} if nu else {}, regels)
        form.kijk_opnieuw(nu.versie if nu else 0)
        return botsing

    afloop = voer_uit(
        request,
        form,
        lambda daad: schrijf_brief(editie=editie, versie=form.cleaned_data["versie"], velden=form.nieuw(), daad=daad),
        bots,
    )
    if afloop.gedaan:
        messages.success(request, "De brief is opgeslagen.")
        return redirect(terug)
    context = {
        "editie": editie,
        "form": form,
        "nieuw": rij is None,
        "botsing": afloop.botsing,
        "terug": terug,
        "kruimels": [*_kruimels(programma, editie, terug), {"naam": "Bewerken"}],
    }
    return render(request, "rapportage/brieven/bewerken.html", context, status=afloop.status)


@met_editie(leest_programma)
def raadsbrief_pdf(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    return _geef(request, programma, editie, "pdf", "application/pdf", brief_pdf.maak)


@met_editie(leest_programma)
def raadsbrief_docx(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    def maak(brief: Brief) -> bytes:
        return vul_in(sjabloon_van(programma).inhoud, brief)

    return _geef(request, programma, editie, "docx", als_docx.MIME, maak)


def _geef(
    request: HttpRequest, programma: Programma, editie: Editie, extensie: str, mime: str, maak: Callable[[Brief], bytes]
) -> HttpResponse:
    rij = brief_bij(editie)
    if rij is None:
        raise Http404("Er is nog geen brief bij deze editie.")
    brief = stel_samen(editie, programma, rij)
    try:
        inhoud = maak(brief)
    except (PdfFout, Ongeschikt) as fout:
        logger.error("brief bij %s: %s", editie, fout)
        context = {"editie": editie, "fout": fout, "kruimels": _kruimels(programma, editie)}
        return render(request, "rapportage/brieven/fout.html", context, status=503)
    naam = bestandsnaam.van_brief(
        extensie, datum=brief.velden.datum or editie.peildatum, programma=programma.slug, nummer=editie.nummer
    )
    return download(inhoud, mime, naam)


def _kruimels(programma: Programma, editie: Editie, brief: str = "") -> list[dict]:
    laatste = {"naam": "Raadsbrief", "url": brief} if brief else {"naam": "Raadsbrief"}
    return [
        {"naam": "Edities", "url": reverse("edities", args=[programma.slug])},
        {"naam": str(editie), "url": reverse("editie", args=[programma.slug, editie.nummer])},
        laatste,
    ]
