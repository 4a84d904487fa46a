"""What happens to an actie as a whole: copied, declared vervallen, taken back; and who is working on it."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import Formulier, Huisstijl, Tekstveld
from programma.meldingen import meld_gedaan
from programma.models import Programma
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, HANDELING, met_recht
from programma.vastleggen import Daad

from .aanwezigheid import anderen_aan, klaar_met_bewerken, meld_bewerking
from .handelingen.levensloop import dupliceer_actie, haal_terug, laat_vervallen
from .handelingen.wijzigen import Uitkomst
from .huidig import plan_of_404
from .keuzes import Status
from .models import Actie


class Redenformulier(Formulier):
    reden = Tekstveld(label="Waarom", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


def _actie_of_404(programma: Programma, slug: str) -> Actie:
    return get_object_or_404(Actie.objects.van_plan(plan_of_404(programma)), slug=slug)


def _vraag(request: HttpRequest, actie: Actie, kop: str, uitleg: str, form: Formulier | None) -> HttpResponse:
    """The page that asks for a yes; without `form` there is nothing to do."""
    programma = request.deelname.programma
    adres = reverse("actie", args=[programma.slug, actie.slug])
    context = {
        "actie": actie,
        "kop": kop,
        "uitleg": uitleg,
        "form": form,
        "terug": adres,
        "kruimels": [
            {"naam": "Acties", "url": reverse("acties", args=[programma.slug])},
            {"naam": actie.titel, "url": adres},
            {"naam": kop},
        ],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "acties/levensloop.html", context, status=status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def dupliceren(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Copy an actie; the form of the copy opens."""
    actie = _actie_of_404(programma, slug)
    if request.method == "POST":
        kopie = dupliceer_actie(actie=actie, daad=Daad(request.user, timezone.now()))
        meld_gedaan(request, f"Gekopieerd als {kopie.nummer}. Geef de kopie haar eigen titel.")
        return redirect("actie_bewerken", programma.slug, kopie.slug)
    form = Formulier()
    form.helper = Huisstijl("Maak een kopie", annuleer=reverse("actie", args=[programma.slug, slug]))
    uitleg = (
        "U krijgt een nieuwe actie met dezelfde doelen, partners, looptijd en hetzelfde geld. Dat geld telt meteen mee "
        "onder het plafond. Status, borging en gehaalde mijlpalen gaan niet mee."
    )
    return _vraag(request, actie, "Actie kopiëren", uitleg, form)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def vervallen(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Declare an actie vervallen, with a reason."""
    actie = _actie_of_404(programma, slug)
    kop = "Actie laten vervallen"
    if actie.status == Status.VERVALLEN:
        return _vraag(request, actie, kop, "Deze actie is al vervallen.", None)
    uitleg = (
        "De actie blijft bestaan, met haar geld en haar geschiedenis, en is als vervallen te zien. U kunt haar later "
        "terughalen. Haar geld komt vrij onder het plafond, behalve wat als verplicht of uitgegeven is vastgelegd."
    )
    return _met_reden(request, actie, kop, uitleg, Huisstijl("Laat vervallen", gevaar=True), laat_vervallen)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def terughalen(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Take a vervallen actie back, with a reason."""
    actie = _actie_of_404(programma, slug)
    kop = "Actie terughalen"
    if actie.status != Status.VERVALLEN:
        return _vraag(request, actie, kop, "Deze actie is niet vervallen.", None)
    uitleg = "De actie krijgt de status terug die zij had voordat zij verviel."
    return _met_reden(request, actie, kop, uitleg, Huisstijl("Haal terug"), haal_terug)


def _met_reden(
    request: HttpRequest, actie: Actie, kop: str, uitleg: str, helper: Huisstijl, doe: Callable[..., Uitkomst]
) -> HttpResponse:
    form = Redenformulier(request.POST if request.method == "POST" else None)
    programma = request.deelname.programma
    helper.annuleer = reverse("actie", args=[programma.slug, actie.slug])
    form.helper = helper
    if request.method == "POST" and form.is_valid():
        uitkomst = doe(actie=actie, daad=Daad(request.user, timezone.now(), form.cleaned_data["reden"]))
        gedaan = "is vervallen" if doe is laat_vervallen else "is teruggehaald"
        meld_gedaan(request, f"{actie.nummer} {actie.titel} {gedaan}.", uitkomst.wijziging)
        return redirect("actie", programma.slug, actie.slug)
    return _vraag(request, actie, kop, uitleg, form)


@met_recht(bewerkt_programma, methoden=HANDELING)
def aanwezig(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """Somebody still has the form open, or (with `klaar`) left it; answers with who else is there."""
    actie = _actie_of_404(programma, slug)
    if "klaar" in request.POST:
        klaar_met_bewerken(actie, request.user)
        return HttpResponse(status=204)
    nu = timezone.now()
    meld_bewerking(actie, request.user, nu)
    context = {"anderen": anderen_aan(actie, request.user, nu)}
    return render(request, "acties/anderen.html", context)
