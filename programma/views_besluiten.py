"""The register of besluiten: what was decided and promised, and what somebody still has to do for it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from .besluitenlijst import Toon, lees_besluiten
from .besluitformulieren import Afdoenformulier, Besluitformulier, Wijzigformulier, beginwaarden
from .botsing import Botsing, Verschilregel, lees_botsing
from .formulieren import Huisstijl
from .formulierpagina import Afloop, Versieveld, voer_uit
from .handelingen.besluiten import NIET_AF_TE_DOEN, SOORT, doe_besluit_af, registreer_besluit, wijzig_besluit
from .handelingen.besluitvelden import NAMEN, van
from .models import Besluit, Programma, Wijziging
from .opmaak import datum
from .rechten import bewerkt_programma, leest_programma
from .toegang import FORMULIER, met_recht
from .vastleggen import Daad


@met_recht(leest_programma)
def besluiten(request: HttpRequest, programma: Programma) -> HttpResponse:
    """All of them; the address may ask for what is open or late."""
    lijst = lees_besluiten(programma, request.GET.get("toon", ""), vandaag=timezone.localdate())
    keuzes = [(toon, "" if toon == Toon.ALLES else f"?toon={toon}", lijst.aantallen[toon]) for toon in Toon]
    return render(request, "programma/besluiten.html", {"lijst": lijst, "keuzes": keuzes})


@met_recht(leest_programma)
def besluit(request: HttpRequest, programma: Programma, besluit: int) -> HttpResponse:
    rij = _lees(programma, besluit)
    context = {
        "besluit": rij,
        "te_laat": rij.te_laat(timezone.localdate()),
        "geschiedenis": list(Wijziging.objects.over(SOORT, rij.pk)[:20]),
        "kruimels": _kruimels(programma, f"{rij.get_soort_display()} van {datum(rij.datum)}"),
    }
    return render(request, "programma/besluit.html", context)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def nieuw(request: HttpRequest, programma: Programma) -> HttpResponse:
    form = Besluitformulier(request.POST or None, initial={"versie": 0}, **_keuzes(programma))
    form.helper = Huisstijl("Voeg toe", annuleer=reverse("besluiten", args=[programma.slug]))

    def doe(daad: Daad) -> Besluit:
        return registreer_besluit(programma=programma, keuze=form.keuze(), daad=daad)

    afloop = voer_uit(request, form, doe, lambda: Botsing(()))
    if afloop.gedaan:
        messages.success(request, "Het besluit staat in het register.")
        return redirect(_adres(afloop.uitkomst))
    return _toon(request, form, afloop, "Besluit toevoegen", _kruimels(programma, "Toevoegen"))


@met_recht(bewerkt_programma, methoden=FORMULIER)
def wijzigen(request: HttpRequest, programma: Programma, besluit: int) -> HttpResponse:
    rij = _lees(programma, besluit)
    form = Wijzigformulier(request.POST or None, initial=beginwaarden(rij), **_keuzes(programma))

    def regels(nu: Besluit) -> list[Verschilregel]:
        er_staat, wens = van(nu).velden(), form.keuze().velden()
        return [Verschilregel(NAMEN[veld], er_staat[veld][1], wens[veld][1]) for veld in wens]

    def doe(daad: Daad) -> Besluit:
        return wijzig_besluit(besluit=rij, versie=form.cleaned_data["versie"], keuze=form.keuze(), daad=daad)

    return _over(request, rij, form, "Sla op", "Besluit wijzigen", doe, regels)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def afdoen(request: HttpRequest, programma: Programma, besluit: int) -> HttpResponse:
    """When it was done and how, or that it was not done after all."""
    rij = _lees(programma, besluit)
    begin = {"dag": rij.afgedaan_op or timezone.localdate(), "versie": rij.versie}
    form = Afdoenformulier(request.POST or None, initial=begin)
    if rij.afgedaan_op:
        form.fields["dag"].help_text = "Laat leeg als het toch niet is afgedaan."
    else:
        form.fields["dag"].soms_verplicht = True

    def regels(nu: Besluit) -> list[Verschilregel]:
        return [Verschilregel(NAMEN["afgedaan_op"], datum(nu.afgedaan_op), datum(form.cleaned_data["dag"]))]

    def doe(daad: Daad) -> Besluit:
        schoon = form.cleaned_data
        return doe_besluit_af(besluit=rij, versie=schoon["versie"], op=schoon["dag"], daad=daad)

    return _over(request, rij, form, "Leg vast", "Afdoen", doe, regels)


def _over(
    request: HttpRequest,
    rij: Besluit,
    form: Versieveld,
    knop: str,
    kop: str,
    doe: Callable[[Daad], Besluit],
    regels: Callable[[Besluit], list[Verschilregel]],
) -> HttpResponse:
    """Do what a form about one besluit asks, and go to its page. 409: somebody was first; 422: it cannot be."""
    programma = rij.programma
    form.helper = Huisstijl(knop, annuleer=_adres(rij))

    def bots() -> Botsing:
        nu = _lees(programma, rij.pk)
        botsing = lees_botsing(SOORT, {nu.pk: form.cleaned_data["versie"]}, regels(nu))
        form.kijk_opnieuw(nu.versie)
        return botsing

    afloop = voer_uit(request, form, doe, bots)
    if afloop.gedaan:
        messages.success(request, "Opgeslagen.")
        return redirect(_adres(rij))
    kruimels = _kruimels(programma, kop)
    kruimels.insert(1, {"naam": f"{rij.get_soort_display()} van {datum(rij.datum)}", "url": _adres(rij)})
    return _toon(request, form, afloop, kop, kruimels, rij)


def _toon(
    request: HttpRequest,
    form: Versieveld,
    afloop: Afloop,
    kop: str,
    kruimels: list[dict[str, str]],
    rij: Besluit | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "kop": kop,
        "besluit": rij,
        "kan_niet": NIET_AF_TE_DOEN if isinstance(form, Afdoenformulier) and not rij.af_te_doen else "",
        "botsing": afloop.botsing,
        "knop": form.helper.knop,
        "terug": form.helper.annuleer,
        "kruimels": kruimels,
    }
    return render(request, "programma/besluitformulier.html", context, status=afloop.status)


def _lees(programma: Programma, besluit: int) -> Besluit:
    """A besluit of another programme does not exist here."""
    return get_object_or_404(programma.besluiten.select_related("plan", "periode"), pk=besluit)


def _keuzes(programma: Programma) -> dict[str, Any]:
    return {"plannen": programma.plannen.all(), "perioden": programma.perioden.order_by("-peildatum")}


def _adres(besluit: Besluit) -> str:
    return reverse("besluit", args=[besluit.programma.slug, besluit.pk])


def _kruimels(programma: Programma, naam: str) -> list[dict[str, str]]:
    return [{"naam": "Besluiten", "url": reverse("besluiten", args=[programma.slug])}, {"naam": naam}]
