"""What-ifs that are kept: under a name, changed, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from acties.huidig import plan_of_404
from financien.handelingen import verkenningen as handelingen
from financien.verkenning.beeld import in_een_zin
from financien.verkenning.blad import bewaarde_keuzes, blad, grondslag
from financien.verkenning.formulieren import VerkenningForm, VersieForm, WijzigForm
from financien.verkenning.views_verkenning import kruimels, lees_verkenning
from programma.formulieren import Huisstijl
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing


@met_recht(bewerkt_programma, methoden=FORMULIER)
def bewaren(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Keep the choices in the address under a new name."""
    plan = plan_of_404(programma)
    basis = grondslag(plan)
    beeld = blad(basis, basis.lees(dict(request.GET.lists())))
    form = VerkenningForm(request.POST or None)
    terug = f"{reverse('verkenning', args=[programma.slug])}?{beeld.vraag}"
    form.helper = Huisstijl("Bewaar", annuleer=terug)
    if request.method == "POST" and form.is_valid():
        try:
            rij = handelingen.bewaar_verkenning(
                plan=plan, **form.cleaned_data, keuzes=beeld.keuzes, toen=basis.nu, daad=_daad(request)
            )
        except Geweigerd as fout:
            form.weiger(fout)
        else:
            messages.success(request, f"De verkenning ‘{rij.naam}’ is bewaard.")
            return redirect("bewaarde_verkenning", programma.slug, rij.pk)
    context = {
        "form": form,
        "kop": "Verkenning bewaren",
        "beeld": beeld,
        "zin": in_een_zin(beeld.blokken),
        "kruimels": kruimels(programma, naam="Bewaren"),
    }
    return render(request, "financien/verkenning_bewaren.html", context, status=422 if form.errors else 200)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def wijzigen(request: HttpRequest, programma: Programma, verkenning: int) -> HttpResponse:
    """Another name or toelichting, and with choices in the address those in the place of the ones that were kept.

    409: somebody else changed it meanwhile. What was filled in stays, beside what stands there now.
    """
    rij = lees_verkenning(programma, verkenning)
    basis = grondslag(rij.plan)
    beeld = blad(basis, basis.lees(dict(request.GET.lists()))) if request.GET else None
    form = WijzigForm(request.POST or None, rij=rij)
    terug = reverse("bewaarde_verkenning", args=[programma.slug, rij.pk])
    form.helper = Huisstijl("Bewaar", annuleer=f"{terug}?{beeld.vraag}" if beeld else terug)
    botsing = False
    if request.method == "POST" and form.is_valid():
        velden = dict(form.cleaned_data)
        nieuw = (beeld.keuzes, basis.nu) if beeld else None
        try:
            handelingen.wijzig_verkenning(verkenning=rij, nieuw=nieuw, daad=_daad(request), **velden)
        except Geweigerd as fout:
            form.weiger(fout)
        except VersieBotsing:
            botsing = True
            form.zag(rij := lees_verkenning(programma, verkenning))
        else:
            messages.success(request, f"De verkenning ‘{velden['naam']}’ is bewaard.")
            return redirect(terug)
        rij.refresh_from_db()
    context = {
        "form": form,
        "kop": f"{rij.naam} wijzigen",
        "rij": rij,
        "beeld": beeld,
        "zin": in_een_zin(beeld.blokken) if beeld else "",
        "bewaard": bewaarde_keuzes(rij),
        "botsing": botsing,
        "kruimels": kruimels(programma, rij, "Wijzigen"),
    }
    status = 409 if botsing else 422 if form.errors else 200
    return render(request, "financien/verkenning_bewaren.html", context, status=status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def verwijderen(request: HttpRequest, programma: Programma, verkenning: int) -> HttpResponse:
    """Ask first, then remove the what-if. 409 when somebody changed it meanwhile."""
    rij = lees_verkenning(programma, verkenning)
    form = VersieForm(request.POST or None, initial={"versie": rij.versie})
    form.helper = Huisstijl(
        "Verwijder", annuleer=reverse("bewaarde_verkenning", args=[programma.slug, rij.pk]), gevaar=True
    )
    botsing = False
    if request.method == "POST" and form.is_valid():
        naam = rij.naam
        try:
            handelingen.verwijder_verkenning(verkenning=rij, **form.cleaned_data, daad=_daad(request))
        except VersieBotsing:
            botsing = True
            form.zag(rij := lees_verkenning(programma, verkenning))
        else:
            messages.success(request, f"De verkenning ‘{naam}’ is verwijderd.")
            return redirect("verkenning", programma.slug)
    context = {
        "form": form,
        "rij": rij,
        "bewaard": bewaarde_keuzes(rij),
        "botsing": botsing,
        "kruimels": kruimels(programma, rij, "Verwijderen"),
    }
    return render(request, "financien/verkenning_verwijderen.html", context, status=409 if botsing else 200)


def _daad(request: HttpRequest) -> Daad:
    return Daad(request.user, timezone.now())
