"""The form of one actie: changing everything of it at once, and a new one. Without JavaScript too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import neem_voorstel
from programma.handelingen.partners import PartnerGeweigerd
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma, Uitvoeringsplan
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad

from .aanwezigheid import anderen_aan, klaar_met_bewerken, meld_bewerking
from .formulier import Actieformulier, Keuzes, NieuweActieformulier
from .formulier.botsing import bijgewerkt, blokken, na_keuze
from .formulier.data import met_rij
from .gegevens import ActieGegevens
from .handelingen.bewaren import bewaar_actie, bewaar_nieuwe_actie
from .handelingen.wensen import Botsing, RedenNodig, Wens
from .handelingen.wijzigen import Uitkomst
from .huidig import plan_of_404
from .models import Actie
from .velden import VeldFout, gevolgen, merk


@dataclass(frozen=True)
class Geopend:
    """An actie on the form: its key, what it is now, and what can be chosen."""

    sleutel: int
    actie: ActieGegevens
    keuzes: Keuzes

    def formulier(self, data: QueryDict | None = None) -> Actieformulier:
        form = Actieformulier(data, keuzes=self.keuzes, actie=self.actie)
        for rij in form.mijlpalen.forms:
            rij.verzet = next((m.verzet for m in self.actie.mijlpalen if m.naam == rij["naam"].value()), 0)
        return form


def _open(programma: Programma, slug: str) -> Geopend:
    keuzes = Keuzes(plan_of_404(programma))
    sleutel = next((ander.sleutel for ander in keuzes.actiekeuzes if ander.slug == slug), None)
    if sleutel is None:
        raise Http404("Deze actie bestaat niet.")
    return Geopend(sleutel, _lees(sleutel), keuzes)


def _lees(sleutel: int) -> ActieGegevens:
    return Actie.objects.filter(pk=sleutel).gegevens(met_mijlpalen=True)[0]


@met_recht(bewerkt_programma, methoden=FORMULIER)
def bewerken(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Change an actie. 409: somebody else changed the same field. 422: something cannot be read. Nothing is written then."""
    geopend = _open(programma, slug)
    if request.method != "POST":
        return _toon(request, geopend, geopend.formulier())
    data = neem_voorstel(request.POST)
    if "meer" in data:
        return _toon(request, geopend, _met_rij(geopend.formulier(met_rij(data)), data["meer"]))
    form = geopend.formulier(data)
    if form.is_valid() and data.keys() & {"neem", "houd"}:
        form = geopend.formulier(na_keuze(form, data, geopend.actie))
    if not form.is_valid():
        return _toon(request, geopend, form, status=422)
    return _bewaar(request, programma, geopend, form)


def _met_rij(form: Actieformulier, prefix: str) -> Actieformulier:
    """The form as it stands, with the focus in the new row. Its user is still busy, so nothing is wrong yet."""
    form.is_valid()
    form.zonder_fouten()
    for rijen in form.rijen:
        if rijen.prefix == prefix and rijen.forms:
            next(iter(rijen.forms[-1].fields.values())).widget.attrs["autofocus"] = True
    return form


def _bewaar(request: HttpRequest, programma: Programma, geopend: Geopend, form: Actieformulier) -> HttpResponse:
    veranderd = form.veranderd
    wens = Wens(geopend.sleutel, veranderd, {veld: merk(form.gezien[veld]) for veld in veranderd})
    daad = Daad(request.user, timezone.now(), form.cleaned_data["reden"])
    try:
        uitkomst = bewaar_actie(programma=programma, wens=wens, nieuwe_partners=form.nieuwe_partners, daad=daad)
    except Botsing as fout:
        # Read again: what others wrote since this page was opened belongs on it.
        geopend = replace(geopend, actie=_lees(geopend.sleutel))
        getoond = geopend.formulier(bijgewerkt(form, request.POST, geopend.actie))
        getoond.is_valid()
        return _toon(request, geopend, getoond, botsingen=blokken(fout.botsingen[geopend.sleutel], form), status=409)
    except RedenNodig as fout:
        form.add_error("reden", str(fout))
    except (VeldFout, PartnerGeweigerd) as fout:
        form.add_error(None, str(fout))
    except Geweigerd as fout:
        _wijs_aan(form, fout.fouten)
    else:
        klaar_met_bewerken(geopend.sleutel, request.user)
        _meld(request, uitkomst, form)
        return redirect("actie", programma.slug, geopend.actie.slug)
    return _toon(request, geopend, form, status=422)


def _wijs_aan(form: Actieformulier, fouten: Mapping[str, str]) -> None:
    """Errors by field, each at its input when it has one."""
    for veld, tekst in fouten.items():
        if veld in form.fields:
            form.add_error(veld, tekst)
        else:
            form.add_error(None, f"{form.naam_van(veld)}: {tekst}" if veld else tekst)


def _meld(request: HttpRequest, uitkomst: Uitkomst, form: Actieformulier) -> None:
    if uitkomst.wijziging is None:
        messages.info(request, "U hebt niets veranderd.")
        return
    velden = [verschil["veld"] for verschil in uitkomst.wijziging.verschillen]
    namen = ", ".join(form.naam_van(veld).lower() for veld in velden)
    erbij = gevolgen(uitkomst.wijziging.verschillen)
    meld_gedaan(request, f"Opgeslagen: {namen}.{_toegevoegd(form)} {erbij}".strip(), uitkomst.wijziging)


def _toegevoegd(form: Actieformulier) -> str:
    namen = ", ".join(nieuw.naam for nieuw in form.nieuwe_partners)
    return f" Toegevoegd aan het register: {namen}." if namen else ""


def _toon(
    request: HttpRequest, geopend: Geopend, form: Actieformulier, *, botsingen: Any = (), status: int = 200
) -> HttpResponse:
    nu = timezone.now()
    meld_bewerking(geopend.sleutel, request.user, nu)
    programma, actie = request.deelname.programma, geopend.actie
    adres = reverse("actie", args=[programma.slug, actie.slug])
    context = {
        "form": form,
        "actie": actie,
        "keuzes": geopend.keuzes,
        "botsingen": botsingen,
        "anderen": anderen_aan(geopend.sleutel, request.user, nu),
        "annuleer": adres,
        "kruimels": [
            {"naam": "Acties", "url": reverse("acties", args=[programma.slug])},
            {"naam": actie.titel, "url": adres},
            {"naam": "Bewerken"},
        ],
    }
    return render(request, "acties/formulier.html", context, status=status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def nieuw(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Add an actie to the plan."""
    plan = plan_of_404(programma)
    keuzes = Keuzes(plan)
    if request.method != "POST":
        form = NieuweActieformulier(keuzes=keuzes)
        if request.GET.get("opgave") in map(str, keuzes.opgaven):
            form.initial["opgave"] = request.GET["opgave"]
        return _toon_nieuw(request, plan, form)
    data = neem_voorstel(request.POST)
    if "meer" in data:
        return _toon_nieuw(request, plan, _met_rij(NieuweActieformulier(met_rij(data), keuzes=keuzes), data["meer"]))
    form = NieuweActieformulier(data, keuzes=keuzes)
    if form.is_valid():
        try:
            actie = bewaar_nieuwe_actie(
                plan=plan,
                opgave=programma.opgaven.get(nummer=form.cleaned_data["opgave"]),
                waarden=form.waarden,
                nieuwe_partners=form.nieuwe_partners,
                daad=Daad(request.user, timezone.now()),
            )
        except PartnerGeweigerd as fout:
            form.add_error(None, str(fout))
        except Geweigerd as fout:
            _wijs_aan(form, fout.fouten)
        else:
            meld_gedaan(request, f"Toegevoegd: {actie.nummer} {actie.titel}.{_toegevoegd(form)}")
            return redirect("actie", programma.slug, actie.slug)
    return _toon_nieuw(request, plan, form, status=422)


def _toon_nieuw(
    request: HttpRequest, plan: Uitvoeringsplan, form: NieuweActieformulier, *, status: int = 200
) -> HttpResponse:
    lijst = reverse("acties", args=[plan.programma.slug])
    context = {
        "form": form,
        "plan": plan,
        "keuzes": form.keuzes,
        "annuleer": lijst,
        "kruimels": [{"naam": "Acties", "url": lijst}, {"naam": "Nieuwe actie"}],
    }
    return render(request, "acties/formulier.html", context, status=status)
