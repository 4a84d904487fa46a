"""Beginning a round, changing it while it is a concept, and its place on the agenda of the raad."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.formulieren import Huisstijl
from programma.formulierpagina import Afloop, Versieveld, voer_uit
from programma.models import Programma, Rapportageperiode
from programma.opmaak import datum
from programma.periodekeuzes import Periodetoestand
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from rapportage.handelingen.perioden import begin_periode, verzet_behandeling, voorgesteld_adres, wijzig_periode
from rapportage.handelingen.periodevelden import NAMEN, in_woorden, van
from rapportage.handelingen.stappen import SOORT

from .periodeformulier import (
    Behandelformulier,
    NieuwePeriodeformulier,
    Periodeformulier,
    begin_van_nieuwe,
    beginwaarden,
)
from .stappen import te_bewerken
from .tabbladen import ronde_context, voordeur


@met_recht(bewerkt_programma, methoden=FORMULIER)
def nieuw(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Begin a round; the form starts from the newest one."""
    vorige = programma.perioden.order_by("-peildatum").first()
    plannen = list(programma.plannen.all())
    begin = begin_van_nieuwe(vorige, plannen, timezone.localdate())
    form = NieuwePeriodeformulier(request.POST or None, initial=begin, plannen=plannen)
    lijst = reverse("rapportages", args=[programma.slug])
    form.helper = Huisstijl("Begin de ronde", annuleer=lijst)
    form.helper.layout = form.indeling("slug")

    def doe(daad) -> Rapportageperiode:
        keuze = form.keuze()
        slug = form.cleaned_data["slug"] or voorgesteld_adres(programma, keuze.peildatum)
        return begin_periode(programma=programma, slug=slug, keuze=keuze, daad=daad)

    afloop = voer_uit(request, form, doe, lambda: Botsing(()))
    if afloop.gedaan:
        messages.success(request, f"De ronde ‘{afloop.uitkomst}’ is begonnen.")
        return redirect(voordeur(request.deelname, afloop.uitkomst))
    context = {
        "form": form,
        "vorige": vorige,
        "kruimels": [{"naam": "Rapportages", "url": lijst}, {"naam": "Nieuwe ronde"}],
    }
    return render(request, "rapportage/ronde/nieuw.html", context, status=afloop.status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def wijzigen(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Change a round that is a concept; of another one the page says why that cannot be."""
    rij = _ronde(programma, periode)
    form = Periodeformulier(request.POST or None, initial=beginwaarden(rij), plannen=programma.plannen.all())

    def regels(nu: Rapportageperiode) -> list[Verschilregel]:
        er_staat, wens = in_woorden(van(nu, tuple(nu.plannen.all()))), in_woorden(form.keuze())
        return [Verschilregel(NAMEN[veld], er_staat[veld], wens[veld]) for veld in wens]

    def doe(daad) -> Rapportageperiode:
        return wijzig_periode(periode=rij, versie=form.cleaned_data["versie"], keuze=form.keuze(), daad=daad)

    afloop = voer_uit(request, form, doe, lambda: _bots(programma, periode, form, regels))
    if afloop.gedaan:
        messages.success(request, "Opgeslagen.")
        return redirect(voordeur(request.deelname, rij))
    form.helper = Huisstijl("Sla op", annuleer=voordeur(request.deelname, rij))
    form.helper.layout = form.indeling()
    kan = te_bewerken(Periodetoestand(rij.toestand))
    return _toon(request, rij, form, afloop, "Ronde wijzigen", {"kan_niet": not kan})


@met_recht(bewerkt_programma, methoden=FORMULIER)
def behandeling(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Another day for the next treatment, in every state."""
    rij = _ronde(programma, periode)
    begin = {"dag": rij.volgende_behandeling, "versie": rij.versie}
    form = Behandelformulier(request.POST or None, initial=begin)

    def regels(nu: Rapportageperiode) -> list[Verschilregel]:
        naam = NAMEN["volgende_behandeling"]
        return [Verschilregel(naam, datum(nu.volgende_behandeling), datum(form.cleaned_data["dag"]))]

    def doe(daad) -> Rapportageperiode:
        schoon = form.cleaned_data
        return verzet_behandeling(periode=rij, versie=schoon["versie"], dag=schoon["dag"], daad=daad)

    afloop = voer_uit(request, form, doe, lambda: _bots(programma, periode, form, regels))
    if afloop.gedaan:
        dag = rij.volgende_behandeling
        wat = f"is op {datum(dag)}" if dag else "heeft nog geen dag"
        messages.success(request, f"De volgende behandeling {wat}.")
        return redirect(voordeur(request.deelname, rij))
    form.helper = Huisstijl("Leg vast", annuleer=voordeur(request.deelname, rij))
    return _toon(request, rij, form, afloop, "Volgende behandeling", {})


def _ronde(programma: Programma, slug: str) -> Rapportageperiode:
    return get_object_or_404(programma.perioden, slug=slug)


def _bots(
    programma: Programma,
    slug: str,
    form: Versieveld,
    regels: Callable[[Rapportageperiode], list[Verschilregel]],
) -> Botsing:
    """What happened to the round meanwhile; the form has seen that now."""
    nu = _ronde(programma, slug)
    botsing = lees_botsing(SOORT, {nu.pk: form.cleaned_data["versie"]}, regels(nu))
    form.kijk_opnieuw(nu.versie)
    return botsing


def _toon(
    request: HttpRequest,
    periode: Rapportageperiode,
    form: Versieveld,
    afloop: Afloop,
    kop: str,
    erbij: dict[str, Any],
) -> HttpResponse:
    context = ronde_context(request, periode, "") | {
        "form": form,
        "kop": kop,
        "botsing": afloop.botsing,
        "knop": form.helper.knop,
        "terug": form.helper.annuleer,
        **erbij,
    }
    context["kruimels"] = [
        context["kruimels"][0],
        {"naam": periode.naam, "url": form.helper.annuleer},
        {"naam": kop},
    ]
    return render(request, "rapportage/ronde/periodeformulier.html", context, status=afloop.status)
