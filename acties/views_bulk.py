"""Changing many acties at once, in three steps: which and what, a preview of everything that changes, and doing it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import Formulier, Huisstijl
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma, nieuwe_reeks
from programma.rechten import bewerkt_programma
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad

from .bulk import BULKVELDEN, KEUZES, Bulkvoorbeeld, gekozen_acties, maak_voorbeeld
from .filter import Actiefilter
from .handelingen.wensen import Botsing, Wens
from .handelingen.wijzigen import wijzig_acties
from .huidig import plan_of_404
from .kandidaten import lees_kandidaten
from .models import Actie
from .naslag import Naslag
from .velden import VELDEN, VeldFout
from .volgorde import Volgorde


class Bulkformulier(Formulier):
    """The new value, and the reason where the field asks for one."""

    def __init__(self, *args: Any, veld: str, annuleer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        naam = f"{VELDEN[veld].naam} wordt"
        if veld in KEUZES:
            self.fields["waarde"] = forms.ChoiceField(
                label=naam, choices=KEUZES[veld], required="" not in dict(KEUZES[veld])
            )
        else:
            self.fields["waarde"] = forms.CharField(
                label=naam, max_length=200, help_text="Bijvoorbeeld 2025, 2025-2026 of schooljaar 2025/2026."
            )
        self.fields["reden"] = forms.CharField(
            label="Waarom",
            max_length=500,
            required=VELDEN[veld].reden_nodig,
            help_text="De reden komt bij elke actie in de geschiedenis.",
        )
        self.helper = Huisstijl("Bekijk wat er verandert", annuleer=annuleer)
        self.helper.form_tag = False


@dataclass(frozen=True, slots=True)
class Vraag:
    """What the list sent along: the field, the chosen acties and the address to go back to."""

    veld: str
    sleutels: tuple[str, ...]
    terug: str

    @classmethod
    def uit(cls, request: HttpRequest, programma: Programma, acties) -> "Vraag":
        """The request of somebody; `acties` are those of the plan. An unknown field is read as the first one."""
        gevraagd = request.POST.get("veld", "")
        veld = gevraagd if gevraagd in dict(BULKVELDEN) else BULKVELDEN[0][0]
        vraag = request.POST.get("vraag", "")
        if request.POST.get("welke") == "filter":
            kandidaten = lees_kandidaten(acties, Actiefilter.uit(QueryDict(vraag)), Volgorde())
            sleutels = [str(rij.sleutel) for rij in kandidaten.rijen]
        else:
            sleutels = request.POST.getlist("actie")
        lijst = reverse("acties", args=[programma.slug])
        return cls(veld, tuple(sleutels), f"{lijst}?{vraag}" if vraag else lijst)


@met_recht(bewerkt_programma, methoden=HANDELING)
def bulk(request: HttpRequest, programma: Programma) -> HttpResponse:
    """One step: "waarde" asks for the value, "voorbeeld" shows what changes, "doe" does it; all or nothing."""
    plan = plan_of_404(programma)
    van_plan = Actie.objects.van_plan(plan)
    vraag = Vraag.uit(request, programma, van_plan)
    acties = gekozen_acties(van_plan, vraag.sleutels)
    stap = request.POST.get("stap", "waarde")
    ingevuld = request.POST if stap != "waarde" else None
    formulier = Bulkformulier(ingevuld, veld=vraag.veld, annuleer=vraag.terug)
    if ingevuld is None or not formulier.is_valid():
        return _vraag_waarde(request, vraag, acties, formulier)
    naslag = Naslag(plan)
    waarde, reden = formulier.cleaned_data["waarde"], formulier.cleaned_data["reden"]
    try:
        voorbeeld = maak_voorbeeld(acties, vraag.veld, waarde, naslag)
    except VeldFout as fout:
        formulier.add_error("waarde", fout.reden)
        return _vraag_waarde(request, vraag, acties, formulier)
    if stap == "doe":
        return _doe(request, vraag, voorbeeld, waarde, reden)
    return _toon(request, vraag, voorbeeld, waarde, reden)


def _vraag_waarde(request: HttpRequest, vraag: Vraag, acties: Any, formulier: Bulkformulier) -> HttpResponse:
    context = {
        "vraag": vraag,
        "veldnaam": dict(BULKVELDEN)[vraag.veld],
        "gekozen": list(acties.values_list("pk", "nummer", "titel")),
        "formulier": formulier,
        "oude_vraag": request.POST.get("vraag", ""),
    }
    return render(request, "acties/bulk_waarde.html", context, status=422 if formulier.errors else 200)


def _toon(
    request: HttpRequest,
    vraag: Vraag,
    voorbeeld: Bulkvoorbeeld,
    waarde: str,
    reden: str,
    gewijzigd_door_anderen: tuple[str, ...] = (),
    fout: str = "",
) -> HttpResponse:
    context = {
        "vraag": vraag,
        "veldnaam": dict(BULKVELDEN)[vraag.veld],
        "voorbeeld": voorbeeld,
        "waarde": waarde,
        "waarde_woord": dict(KEUZES.get(vraag.veld, ())).get(waarde, waarde),
        "reden": reden,
        "oude_vraag": request.POST.get("vraag", ""),
        "gewijzigd_door_anderen": gewijzigd_door_anderen,
        "fout": fout,
    }
    status = 409 if gewijzigd_door_anderen else 422 if fout else 200
    return render(request, "acties/bulk_voorbeeld.html", context, status=status)


def _doe(request: HttpRequest, vraag: Vraag, voorbeeld: Bulkvoorbeeld, waarde: str, reden: str) -> HttpResponse:
    """Do exactly what the preview showed: what somebody changed since then stops everything."""
    gezien = {naam.removeprefix("gezien-"): merk for naam, merk in request.POST.items() if naam.startswith("gezien-")}
    rijen = [rij for rij in (*voorbeeld.gewijzigd, *voorbeeld.gelijk) if str(rij.sleutel) in gezien]
    if not rijen:
        return _toon(request, vraag, voorbeeld, waarde, reden)
    wensen = [Wens(rij.sleutel, {vraag.veld: rij.waarde}, {vraag.veld: gezien[str(rij.sleutel)]}) for rij in rijen]
    daad = Daad(request.user, timezone.now(), reden, reeks=nieuwe_reeks())
    try:
        uitkomsten = wijzig_acties(wensen=wensen, daad=daad)
    except Botsing as fout:
        titels = {rij.sleutel: f"{rij.nummer} {rij.titel}" for rij in rijen}
        namen = tuple(
            f"{titels[sleutel]} (door {botsing.door})" for sleutel, lijst in fout.botsingen.items() for botsing in lijst
        )
        return _toon(request, vraag, voorbeeld, waarde, reden, namen)
    except Geweigerd as fout:
        return _toon(request, vraag, voorbeeld, waarde, reden, fout=str(fout))
    gedaan = [uitkomst.wijziging for uitkomst in uitkomsten if uitkomst.wijziging]
    aantal = f"{len(gedaan)} actie{'' if len(gedaan) == 1 else 's'}"
    meld_gedaan(request, f"{dict(BULKVELDEN)[vraag.veld]} gewijzigd bij {aantal}.", gedaan[0] if gedaan else None)
    return redirect(vraag.terug)
