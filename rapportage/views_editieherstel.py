"""What the team does with an edition that is wrong: correct it with an erratum, or withdraw it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programma.botsing import Botsing, lees_botsing
from programma.formulieren import Huisstijl
from programma.formulierpagina import Afloop, Versieveld, voer_uit
from programma.models import Programma, Rapportageperiode
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER

from .edities import adressen
from .edities.deur import met_editie
from .edities.herstelformulieren import Erratumformulier, Intrekformulier
from .handelingen.errata import begin_erratum
from .handelingen.intrekken import trek_in
from .handelingen.stappen import SOORT
from .models import Editie
from .ronde.stappen import VASTGESTELD


@met_editie(bewerkt_programma, methoden=FORMULIER, ook_ingetrokken=True)
def erratum(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    """Open the round of an edition again, for the parts that are wrong."""
    form = Erratumformulier(request.POST or None, initial={"versie": editie.periode.versie})
    form.helper = Huisstijl("Begin het erratum", annuleer=_terug(programma, editie))

    def doe(daad) -> None:
        begin_erratum(editie=editie, versie=form.cleaned_data["versie"], delen=form.cleaned_data["delen"], daad=daad)

    afloop = voer_uit(request, form, doe, _bots(editie, form))
    if afloop.gedaan:
        messages.success(request, f"De ronde is weer open voor een erratum op editie {editie.nummer}.")
        return redirect("vaststellen", programma.slug, editie.periode.slug)
    kan = not editie.verbeterd_door and editie.periode.toestand in [toestand.value for toestand in VASTGESTELD]
    return _toon(request, programma, editie, form, afloop, "rapportage/edities/erratum.html", {"kan": kan})


@met_editie(bewerkt_programma, methoden=FORMULIER)
def intrekken(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    return _intrekken(request, programma, editie)


@met_editie(bewerkt_programma, methoden=FORMULIER, collegeversie=True)
def collegeversie_intrekken(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    return _intrekken(request, programma, editie)


def _intrekken(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    """Let nobody read it any more, and say why at each of its addresses."""
    form = Intrekformulier(request.POST or None, initial={"versie": editie.periode.versie})
    form.helper = Huisstijl("Trek in", annuleer=_terug(programma, editie), gevaar=True)

    def doe(daad) -> tuple[Editie, ...]:
        return trek_in(editie=editie, versie=form.cleaned_data["versie"], daad=daad)

    afloop = voer_uit(request, form, doe, _bots(editie, form))
    if afloop.gedaan:
        wat = " en ".join(str(rij) for rij in afloop.uitkomst)
        messages.success(request, f"Ingetrokken: {wat}. Op elk adres ervan staat nu uw reden.")
        return redirect("edities", programma.slug)
    return _toon(request, programma, editie, form, afloop, "rapportage/edities/intrekken.html", {})


def _bots(editie: Editie, form: Versieveld) -> Callable[[], Botsing]:
    """What happened to the round meanwhile; the form has seen that now."""

    def bots() -> Botsing:
        nu = Rapportageperiode.objects.get(pk=editie.periode_id)
        botsing = lees_botsing(SOORT, {nu.pk: form.cleaned_data["versie"]})
        form.kijk_opnieuw(nu.versie)
        return botsing

    return bots


def _terug(programma: Programma, editie: Editie) -> str:
    return adressen.pagina(editie, programma.slug)


def _toon(
    request: HttpRequest,
    programma: Programma,
    editie: Editie,
    form: Versieveld,
    afloop: Afloop,
    sjabloon: str,
    erbij: dict[str, bool],
) -> HttpResponse:
    context = {
        "editie": editie,
        "form": form,
        "botsing": afloop.botsing,
        "knop": form.helper.knop,
        "terug": form.helper.annuleer,
        "kruimels": [
            {"naam": "Edities", "url": reverse("edities", args=[programma.slug])},
            {"naam": str(editie), "url": form.helper.annuleer},
            {"naam": form.helper.knop},
        ],
    }
    return render(request, sjabloon, context | erbij, status=afloop.status)
