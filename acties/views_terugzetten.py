"""Putting an earlier value back, as a new change: what stands there now, what stood there then, and why."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import Formulier, Huisstijl
from programma.geschiedenisbeeld import in_een_zin, vergelijk
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma, Wijziging
from programma.opmaak import moment
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad

from .handelingen.terugdraaien import NietTerugTeDraaien, eerdere_waarde, wijziging_van, zet_terug
from .handelingen.wensen import Botsing, RedenNodig
from .handelingen.wijzigen import SOORT
from .huidig import plan_of_404
from .models import Actie
from .velden import VELDEN, Veld, Waarde, merk

LANGSTE_REDEN = 500


class Terugzetformulier(Formulier):
    """Why an earlier value comes back; `gezien` is the mark of the value that it replaces."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    reden = forms.CharField(
        label="Waarom", max_length=LANGSTE_REDEN, error_messages={"required": "Schrijf kort waarom u dit terugzet."}
    )

    def __init__(self, *args: Any, veld: Veld, annuleer: str, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["reden"].required = veld.reden_nodig
        self.helper = Huisstijl("Zet terug", annuleer=annuleer)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def terugzetten(request: HttpRequest, programma: Programma, slug: str, wijziging: int, veld: str) -> HttpResponse:
    """The value of a field from before a wijziging: see it beside the one of now, and put it back.

    409: somebody else changed the field since the page was opened. 422: a reason is missing, or the value cannot be any
    more. Nothing is written then.
    """
    actie = get_object_or_404(Actie.objects.van_plan(plan_of_404(programma)), slug=slug)
    rij = wijziging_van(programma, wijziging)
    if rij is None or (rij.onderwerp_soort, rij.onderwerp_id) != (SOORT, actie.pk) or veld not in rij.velden():
        raise Http404("Deze wijziging bestaat niet.")
    try:
        eerder = eerdere_waarde(rij, veld)
    except NietTerugTeDraaien as fout:
        return _toon(request, programma, actie, rij, veld, {"kan_niet": str(fout)})
    annuleer = reverse("actie_geschiedenis", args=[programma.slug, slug])
    if request.method == "POST":
        formulier = Terugzetformulier(request.POST, veld=VELDEN[veld], annuleer=annuleer)
        wijziging_terug, status, botsing = _zet_terug(request, actie, rij, veld, formulier)
        if status == 200:
            meld_gedaan(request, f"Teruggezet bij {actie}: ‘{VELDEN[veld].naam}’.", wijziging_terug)
            return redirect(annuleer)
    else:
        begin = {"gezien": merk(_huidig(actie, VELDEN[veld]))}
        formulier, status, botsing = Terugzetformulier(initial=begin, veld=VELDEN[veld], annuleer=annuleer), 200, None
    beeld = _nu_en_dan(actie, veld, eerder) | {"formulier": formulier, "botsing": botsing}
    return _toon(request, programma, actie, rij, veld, beeld, status)


def _zet_terug(
    request: HttpRequest, actie: Actie, rij: Wijziging, veld: str, formulier: Terugzetformulier
) -> tuple[Wijziging | None, int, dict[str, str] | None]:
    """Do it, or put in the form what is wrong: the new Wijziging, the status and what somebody else did."""
    if not formulier.is_valid():
        return None, 422, None
    daad = Daad(request.user, timezone.now(), formulier.cleaned_data["reden"])
    try:
        uitkomst = zet_terug(wijziging=rij, veld=veld, gezien=formulier.cleaned_data["gezien"], daad=daad)
    except Botsing as fout:
        (botsing,) = fout.botsingen[actie.pk]
        # From here on the form has seen what there is now: sending it once more is choosing the earlier value.
        formulier.data = request.POST.dict() | {"gezien": merk(botsing.huidig)}
        return None, 409, {"wie": botsing.door, "wanneer": moment(botsing.moment)}
    except RedenNodig as fout:
        formulier.add_error("reden", str(fout))
    except Geweigerd as fout:
        formulier.add_error(None, str(fout))
    else:
        return uitkomst.wijziging, 200, None
    return None, 422, None


def _huidig(actie: Actie, veld: Veld) -> Waarde:
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens(met_mijlpalen=veld.sleutel == "mijlpalen")
    return veld.waarde(nu)


def _nu_en_dan(actie: Actie, sleutel: str, eerder: Waarde) -> dict[str, Any]:
    """The value of now and the earlier one, in words."""
    veld = VELDEN[sleutel]
    huidig = _huidig(actie, veld)
    return {
        "al_zo": huidig == eerder,
        "huidig": veld.in_woorden(huidig),
        "eerder": veld.in_woorden(eerder),
        "verschil": vergelijk(veld.naam, veld.in_woorden(huidig), veld.in_woorden(eerder)),
    }


def _toon(
    request: HttpRequest,
    programma: Programma,
    actie: Actie,
    rij: Wijziging,
    veld: str,
    beeld: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    context = {
        "actie": actie,
        "veldnaam": VELDEN[veld].naam,
        "gedaan": in_een_zin(rij),
        "wijziging": rij,
        "kruimels": [
            {"naam": "Acties", "url": reverse("acties", args=[programma.slug])},
            {"naam": actie.titel, "url": reverse("actie", args=[programma.slug, actie.slug])},
            {"naam": "Geschiedenis", "url": reverse("actie_geschiedenis", args=[programma.slug, actie.slug])},
            {"naam": "Terugzetten"},
        ],
    }
    return render(request, "acties/terugzetten.html", context | beeld, status=status)
