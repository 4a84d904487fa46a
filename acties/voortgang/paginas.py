"""The two faces of a report: the form, and how it reads."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from acties.handelingen.voortgang_akkoord import Toepassing
from acties.handelingen.wensen import Veldbotsing
from acties.velden import VELDEN
from programma.botsing import Botsing

from .blad import Blad
from .formulier import Verslagformulier
from .stapformulieren import Akkoord, Overnemen, Stapformulier, Terughalen, Terugsturen, Uitstel


def toon_formulier(
    request: HttpRequest,
    blad: Blad,
    form: Verslagformulier,
    *,
    status: int = 200,
    botsing: Botsing | None = None,
    knop: str = "Bewaar",
) -> HttpResponse:
    context = {"blad": blad, "form": form, "botsing": botsing, "knop": knop, "kruimels": _kruimels(blad)}
    return render(request, "acties/verslag_formulier.html", context, status=status)


def toon_verslag(
    request: HttpRequest,
    blad: Blad,
    *,
    status: int = 200,
    form: Stapformulier | None = None,
    botsing: Botsing | None = None,
    anders: Sequence[tuple[Veldbotsing, str, str]] = (),
) -> HttpResponse:
    """The report as it reads, with what the reader may do with it.

    `form` is the one that was sent and refused. `anders` are the fields of the actie that somebody changed, with their
    names and what is there now in words.
    """
    toepassing = Toepassing(blad.verslag) if blad.oordeelt and blad.ingediend else None
    context = {
        "blad": blad,
        "kruimels": _kruimels(blad),
        "botsing": botsing,
        "anders": anders,
        "form": form,
        "stappen": _stappen(blad, toepassing, form),
        "gevolgen": _gevolgen(toepassing) if toepassing else (),
    }
    return render(request, "acties/verslag_lezen.html", context, status=status)


def _stappen(blad: Blad, toepassing: Toepassing | None, form: Stapformulier | None) -> dict[str, Stapformulier]:
    """The forms of what the reader may do, by name; the one that was refused with what is wrong in it."""
    formulieren: list[Stapformulier] = []
    if toepassing:
        formulieren.append(Akkoord(blad=blad, gezien=toepassing.gezien))
    if blad.oordeelt and (blad.ingediend or blad.akkoord):
        formulieren.append(Terugsturen(blad=blad))
    if blad.oordeelt and blad.wacht_op_partner:
        formulieren += [Uitstel(blad=blad)] if blad.termijn.uiterlijk else []
        formulieren.append(Overnemen(blad=blad))
    if blad.kan_terughalen:
        formulieren.append(Terughalen(blad=blad))
    return {rij.naam: form if form and rij.naam == form.naam and form.errors else rij for rij in formulieren}


def _gevolgen(toepassing: Toepassing) -> list[tuple[str, str, str]]:
    """What an akkoord changes at the actie: field, from and to, in words."""
    return [
        (VELDEN[veld].naam, VELDEN[veld].in_woorden(toepassing.nu[veld]), VELDEN[veld].in_woorden(straks))
        for veld, straks in toepassing.straks.items()
        if straks != toepassing.nu[veld]
    ]


def _kruimels(blad: Blad) -> list[dict[str, str]]:
    slug = blad.periode.programma.slug
    return [
        {"naam": "Verslagen", "url": reverse("voortgang", args=[slug])},
        {"naam": f"{blad.actie.nummer} {blad.actie.titel}", "url": reverse("actie", args=[slug, blad.actie.slug])},
        {"naam": blad.periode.naam},
    ]
