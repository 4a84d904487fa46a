"""Undoing what was done, from the list, from a message or from the history."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.geschiedenisbeeld import in_een_zin
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging
from programma.opmaak import moment
from programma.rechten import bewerkt_programma
from programma.terugkeer import terug_naar
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad

from .handelingen.terugdraaien import NietTerugTeDraaien, maak_ongedaan, samen_gedaan, wijziging_van
from .handelingen.wensen import Botsing, Veldbotsing
from .handelingen.wijzigen import Uitkomst
from .models import Actie
from .velden import VELDEN


@dataclass(frozen=True, slots=True)
class Botsingsbeeld:
    """A field that somebody else changed, in words; at `url` the earlier value can be put back all the same."""

    actie: str
    slug: str
    veld: str
    huidig: str
    eerder: str
    wie: str
    wanneer: str
    url: str


@met_recht(bewerkt_programma, methoden=HANDELING)
def ongedaan(request: HttpRequest, programma: Programma, wijziging: int) -> HttpResponse:
    """Undo a handeling, with everything that was done together with it, and go back to where one was (`next`).

    409: somebody changed one of the fields since then. 422: it cannot be undone. Nothing is written then. For htmx the
    answer is a message, and the event `actie-gewijzigd` tells which acties are not as they were on the page.
    """
    rij = wijziging_van(programma, wijziging)
    if rij is None:
        raise Http404("Deze wijziging bestaat niet.")
    try:
        uitkomsten = maak_ongedaan(wijziging=rij, daad=Daad(request.user, timezone.now()))
    except Botsing as fout:
        botsingen = _botsingen(programma, rij, fout.botsingen)
        return _meld_gewijzigd(_mislukt(request, programma, rij, 409, botsingen=botsingen), botsingen)
    except (NietTerugTeDraaien, Geweigerd) as fout:
        return _mislukt(request, programma, rij, 422, fout=str(fout))
    if not request.htmx:
        messages.success(request, _gelukt(uitkomsten))
        return redirect(terug_naar(request, reverse("geschiedenis", args=[programma.slug])))
    antwoord = render(request, "acties/ongedaan_gelukt.html", {"tekst": _gelukt(uitkomsten)})
    return _meld_gewijzigd(antwoord, [uitkomst.actie for uitkomst in uitkomsten if uitkomst.wijziging])


def _meld_gewijzigd(antwoord: HttpResponse, over: Iterable[Any]) -> HttpResponse:
    slugs = sorted({rij.slug for rij in over})
    antwoord["HX-Trigger"] = json.dumps({"actie-gewijzigd": {"acties": slugs}})
    return antwoord


def _gelukt(uitkomsten: Sequence[Uitkomst]) -> str:
    gewijzigd = [uitkomst for uitkomst in uitkomsten if uitkomst.wijziging]
    if not gewijzigd:
        return "Er was niets meer ongedaan te maken: alles staat al zoals het was."
    if len(gewijzigd) > 1:
        return f"De wijziging van {len(gewijzigd)} acties is ongedaan gemaakt."
    (uitkomst,) = gewijzigd
    velden = " en ".join(f"‘{verschil['naam']}’" for verschil in uitkomst.wijziging.verschillen)
    return f"Ongedaan gemaakt bij {uitkomst.actie}: {velden}."


def _mislukt(request: HttpRequest, programma: Programma, rij: Wijziging, status: int, **waarom: Any) -> HttpResponse:
    context = {
        "wijziging": rij,
        "gedaan": in_een_zin(rij),
        # In the list the message lies over the acties.
        "hoogstens": ":3" if request.htmx else ":",
        "terug": terug_naar(request, reverse("wijziging", args=[programma.slug, rij.pk])),
        "kruimels": [
            {"naam": "Geschiedenis", "url": reverse("geschiedenis", args=[programma.slug])},
            {"naam": "Ongedaan maken"},
        ],
    }
    sjabloon = "acties/ongedaan_mislukt.html#melding" if request.htmx else "acties/ongedaan_mislukt.html"
    return render(request, sjabloon, context | waarom, status=status)


def _botsingen(
    programma: Programma, rij: Wijziging, botsingen: Mapping[int, Sequence[Veldbotsing]]
) -> list[Botsingsbeeld]:
    acties = Actie.objects.in_bulk(botsingen)
    van = {samen.onderwerp_id: samen.pk for samen in samen_gedaan(rij)}
    return [
        Botsingsbeeld(
            actie=str(acties[sleutel]),
            slug=acties[sleutel].slug,
            veld=VELDEN[botsing.veld].naam,
            huidig=VELDEN[botsing.veld].in_woorden(botsing.huidig),
            eerder=VELDEN[botsing.veld].in_woorden(botsing.gewenst),
            wie=botsing.door,
            wanneer=moment(botsing.moment),
            url=reverse("terugzetten", args=[programma.slug, acties[sleutel].slug, van[sleutel], botsing.veld]),
        )
        for sleutel, lijst in botsingen.items()
        for botsing in lijst
    ]
