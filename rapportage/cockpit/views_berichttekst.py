"""The words of the messages of a programme, with a preview for a partner of its own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.berichten.woorden import STANDAARD, Woorden, fouten_in, plekken
from programma.berichtkeuzes import Berichtsoort
from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.formulierpagina import voer_uit
from programma.handelingen.berichtteksten import NAMEN, SOORT, schrijf_berichttekst, woorden_van
from programma.handelingen.weigering import Geweigerd
from programma.models import Berichttekst, Programma, Wijziging
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .afzenders import lees_berichttekst
from .formulieren import BerichttekstForm
from .voorbeeld import lees_voorbeelden

VOORBEELD, STANDAARDTEKST = "voorbeeld", "standaard"
INTUSSEN = "Iemand anders wijzigde deze tekst intussen. Er is nog niets veranderd."


@met_recht(bewerkt_programma, methoden=FORMULIER)
def berichttekst(request: HttpRequest, programma: Programma, soort: str) -> HttpResponse:
    """One kind of message. A post keeps the words; `stap=voorbeeld` only shows them, `stap=standaard` takes the portal's.

    409: somebody else was first; 422: these words cannot be sent.
    """
    if soort not in set(Berichtsoort):
        raise Http404("Deze soort bericht bestaat niet.")
    soort = Berichtsoort(soort)
    rij = lees_berichttekst(programma, soort)
    stap = request.POST.get("stap", "")
    if stap == STANDAARDTEKST:
        return _neem_standaard(request, programma, soort)
    nu = woorden_van(rij, soort)
    begin = {"onderwerp": nu.onderwerp, "tekst": nu.tekst, "versie": rij.versie if rij else 0}
    form = BerichttekstForm(request.POST or None, initial=begin)
    if stap == VOORBEELD:
        if form.is_valid():
            form.weiger(Geweigerd(fouten_in(soort, _woorden(form))))
        status, botsing = (422 if form.errors else 200), None
    else:
        afloop = voer_uit(
            request, form, lambda daad: _schrijf(programma, soort, form, daad), lambda: _bots(programma, soort, form)
        )
        if afloop.gedaan:
            messages.success(request, "De tekst is bewaard.")
            return redirect("berichttekst", programma.slug, soort)
        status, botsing = afloop.status, afloop.botsing
    voorbeelden = lees_voorbeelden(programma, soort, vandaag=timezone.localdate())
    getoond = _woorden(form) if form.is_bound and not form.errors else nu
    context: dict[str, Any] = {
        "soort": soort,
        "soorten": [(rij, rij == soort) for rij in Berichtsoort],
        "form": form,
        "botsing": botsing,
        "plekken": [(f"{{{plek}}}", uitleg) for plek, uitleg in plekken(soort).items()],
        "eigen": rij is not None and nu != STANDAARD[soort],
        "versie": rij.versie if rij else 0,
        "voorbeelden": voorbeelden,
        "voorbeeld": voorbeelden.vul_in(getoond, request.POST.get("partner") or request.GET.get("partner", "")),
        "geschiedenis": list(Wijziging.objects.over(SOORT, rij.pk)[:10]) if rij else (),
        "kruimels": [
            {"naam": "Rapportages", "url": reverse("rapportages", args=[programma.slug])},
            {"naam": "Teksten van berichten"},
        ],
    }
    return render(request, "rapportage/cockpit/berichttekst.html", context, status=status)


def _woorden(form: BerichttekstForm) -> Woorden:
    return Woorden(form.cleaned_data["onderwerp"], form.cleaned_data["tekst"])


def _schrijf(programma: Programma, soort: Berichtsoort, form: BerichttekstForm, daad: Daad) -> Berichttekst | None:
    versie = form.cleaned_data["versie"]
    return schrijf_berichttekst(programma=programma, soort=soort, versie=versie, woorden=_woorden(form), daad=daad)


def _bots(programma: Programma, soort: Berichtsoort, form: BerichttekstForm) -> Botsing:
    rij = lees_berichttekst(programma, soort)
    nu, wens, gezien = woorden_van(rij, soort), _woorden(form), form.cleaned_data["versie"]
    form.kijk_opnieuw(rij.versie if rij else 0)
    regels = (Verschilregel(naam, getattr(nu, veld), getattr(wens, veld)) for veld, naam in NAMEN.items())
    return lees_botsing(SOORT, {rij.pk: gezien} if rij else {}, regels)


def _neem_standaard(request: HttpRequest, programma: Programma, soort: Berichtsoort) -> HttpResponse:
    """Back to the words of the portal, unless somebody wrote since the page was opened."""
    versie = request.POST.get("versie", "")
    try:
        schrijf_berichttekst(
            programma=programma,
            soort=soort,
            versie=int(versie) if versie.isascii() and versie.isdigit() else -1,
            woorden=STANDAARD[soort],
            daad=Daad(request.user, timezone.now()),
        )
    except VersieBotsing:
        messages.warning(request, INTUSSEN)
    else:
        messages.success(request, "De standaardtekst van het portaal staat er weer.")
    return redirect("berichttekst", programma.slug, soort)
