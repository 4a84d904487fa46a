"""Accepting several findings of one rule at once: choose, see what changes, confirm."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.handelingen.bevindingen import accepteer
from programma.models import Programma
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .bevindingen import alle_regels, bevindingen_van_regel
from .bevindingenfilter import Bevindingenfilter
from .bevindingformulieren import SamenForm

KIES, BEVESTIG = "kies", "bevestig"
NET_GEWIJZIGD = "Iemand anders besloot net iets over een van deze bevindingen. Er is niets geaccepteerd. Kies opnieuw."


@met_recht(bewerkt_programma, methoden=FORMULIER)
def samen(request: HttpRequest, programma: Programma, regel: str) -> HttpResponse:
    """The open findings of a rule to choose from; a post shows what changes, and with `stap=bevestig` does it, all or none.

    409: something that was chosen is no longer as it was seen.
    """
    naam = next((rij.naam for rij in alle_regels() if rij.id == regel), None)
    if naam is None:
        raise Http404("Deze regel bestaat niet.")
    lijst = reverse("bevindingen", args=[programma.slug]) + Bevindingenfilter.uit(request.GET).vraag()
    gevonden = bevindingen_van_regel(programma, regel, vandaag=timezone.localdate())
    open_ = [rij for rij in gevonden if not rij.geaccepteerd]
    context = {
        "naam": naam,
        "lijst": lijst,
        "kruimels": [{"naam": "Bevindingen", "url": lijst}, {"naam": "Samen accepteren"}],
    }
    if request.method != "POST":
        form = SamenForm(bevindingen=open_, alles="alles" in request.GET)
        return render(request, "rapportage/bevindingen_samen.html", context | {"form": form})
    form = SamenForm(request.POST, bevindingen=open_)
    stap = request.POST.get("stap", "")
    if not form.is_valid() or stap == KIES:
        status = 409 if form.verouderd else 422 if form.errors else 200
        return render(request, "rapportage/bevindingen_samen.html", context | {"form": form}, status=status)
    if stap != BEVESTIG:
        return render(request, "rapportage/bevindingen_voorbeeld.html", context | {"form": form})
    daad = Daad(request.user, timezone.now(), form.cleaned_data["reden"])
    try:
        aantal = len(accepteer(programma=programma, bevindingen=form.bevindingen(), daad=daad))
    except VersieBotsing:
        messages.warning(request, NET_GEWIJZIGD)
        return redirect(request.get_full_path())
    wat = "bevindingen zijn" if aantal > 1 else "bevinding is"
    messages.success(request, f"{aantal} {wat} geaccepteerd.")
    return redirect(lijst)
