"""Choosing from when on the figures of the programme ask for attention."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import Huisstijl
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .handelingen.normen import NAMEN, SOORT, kies_normen, waarden
from .models import Geldnormen
from .normen import STANDAARD
from .normenformulier import NormenForm


@met_recht(bewerkt_programma, methoden=FORMULIER)
def normen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The norms of the programme. 409: somebody else was first; 422: what was filled in cannot be."""
    rij = Geldnormen.objects.filter(programma=programma).first()
    form = NormenForm(request.POST or None, initial=_nu(rij) | {"versie": rij.versie if rij else 0})
    botsing = False
    if request.method == "POST" and form.is_valid():
        daad = Daad(request.user, timezone.now(), form.cleaned_data["reden"])
        try:
            kies_normen(programma=programma, versie=form.cleaned_data["versie"], nieuw=form.keuze(), daad=daad)
        except Geweigerd as fout:
            form.weiger(fout)
        except VersieBotsing:
            botsing, rij = True, Geldnormen.objects.filter(programma=programma).first()
            form.vul_in(versie=rij.versie if rij else 0)
        else:
            messages.success(request, "De normen zijn bewaard.")
            return redirect("geldnormen", programma.slug)
    form.helper = Huisstijl("Sla op", annuleer=reverse("bevindingen", args=[programma.slug]))
    context: dict[str, Any] = {
        "form": form,
        "standaard": [(NAMEN[veld], waarde, veld) for veld, waarde in STANDAARD.in_procenten().items()],
        "botsing": [(NAMEN[veld], waarde, form.data.get(veld)) for veld, waarde in _nu(rij).items()] if botsing else (),
        "geschiedenis": list(Wijziging.objects.over(SOORT, rij.pk)[:10]) if rij else (),
        "kruimels": [
            {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
            {"naam": "Normen"},
        ],
    }
    status = 409 if botsing else 422 if form.errors else 200
    return render(request, "financien/normen.html", context, status=status)


def _nu(rij: Geldnormen | None) -> dict[str, int]:
    return waarden(rij) if rij else STANDAARD.in_procenten()
