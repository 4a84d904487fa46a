"""The import profiles: how the export of every source is read."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from financien.handelingen.profielen import SOORT, verwijder_profiel, wijzig_profiel
from financien.importeren.profiel import VELDEN, Profiel, uit_json
from financien.importeren.profielformulier import Profielformulier, Weg
from financien.importeren.profielwoorden import DELEN, in_woorden, telt_mee_in
from financien.models import Budgetpost, Importprofiel
from programma.formulieren import Huisstijl
from programma.geschiedenis import Venster, lees_los, zichtbaar_voor
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

# What the page tells in a table of its own, or as its heading.
IN_TABELLEN = ("naam", "koppen", "posten", "kolommen")
VERANDERD = "Iemand anders wijzigde dit profiel net. Kijk of u het nog weg wilt hebben."


@met_recht(bewerkt_programma)
def importprofielen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """All profiles of the programme."""
    profielen = Importprofiel.objects.filter(programma=programma).annotate(aantal=Count("rondes"))
    rijen = [(rij, uit_json(rij.instellingen).vorm) for rij in profielen]
    return render(request, "financien/importprofielen.html", {"rijen": rijen, "kruimels": _kruimels(programma)})


@met_recht(bewerkt_programma)
def importprofiel(request: HttpRequest, programma: Programma, profiel: int) -> HttpResponse:
    """One profile in words, with what was imported with it and who changed it."""
    rij = _vind(programma, profiel)
    leest = uit_json(rij.instellingen)
    woorden = in_woorden(leest)
    gedaan = zichtbaar_voor(request.deelname).filter(onderwerp_soort=SOORT, onderwerp_id=rij.pk)
    context = {
        "rij": rij,
        "leest": leest,
        "feiten": [(naam, woorden[deel]) for deel, naam in DELEN.items() if deel not in IN_TABELLEN],
        "koppen": [(naam, leest.koppen[veld]) for veld, naam in VELDEN.items() if veld in leest.koppen],
        "kolommen": [(naam, telt_mee_in(kolom)) for naam, kolom in leest.kolommen.items()],
        "rondes": rij.rondes.select_related("door").defer("voorbeeld", "keuzes"),
        "bladzijde": lees_los(gedaan, request.deelname, Venster.uit(request.GET)),
        "kruimels": _kruimels(programma, rij.naam),
    }
    return render(request, "financien/importprofiel.html", context)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def importprofiel_wijzigen(request: HttpRequest, programma: Programma, profiel: int) -> HttpResponse:
    """Change how files are read from now on. What somebody else changed meanwhile comes back with both values, as 409."""
    rij = _vind(programma, profiel)
    form = _formulier(request, rij)
    botsing, status = [], 422 if form.errors else 200
    if form.is_valid():
        nieuw, daad = form.nieuw(), Daad(request.user, timezone.now(), form.cleaned_data["reden"])
        try:
            wijzig_profiel(profiel=rij, versie=form.cleaned_data["versie"], nieuw=nieuw, daad=daad)
        except Geweigerd as fout:
            form.add_error("naam", str(fout))
            status = 422
        except VersieBotsing:
            botsing, status = _botsing(uit_json(rij.instellingen), nieuw), 409
            form.vul_in(versie=rij.versie)
        else:
            messages.success(request, "Opgeslagen. De volgende import met dit profiel leest het bestand zo.")
            return redirect("importprofiel", programma.slug, rij.pk)
    context = {
        "rij": rij,
        "form": form,
        "botsing": botsing,
        "laatste": botsing and Wijziging.objects.over(SOORT, rij.pk).first(),
        "kruimels": _kruimels(programma, rij, "Wijzigen"),
    }
    return render(request, "financien/importprofiel_wijzigen.html", context, status=status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def importprofiel_verwijderen(request: HttpRequest, programma: Programma, profiel: int) -> HttpResponse:
    """Forget a profile, with a reason; what was imported with it stays."""
    rij = _vind(programma, profiel)
    form = Weg(request.POST if request.method == "POST" else None, initial={"versie": rij.versie})
    status = 422 if form.errors else 200
    if form.is_valid():
        daad = Daad(request.user, timezone.now(), form.cleaned_data["reden"])
        try:
            verwijder_profiel(profiel=rij, versie=form.cleaned_data["versie"], daad=daad)
        except VersieBotsing:
            form.vul_in(versie=rij.versie)
            form.add_error(None, VERANDERD)
            status = 409
        else:
            messages.success(request, f"Het profiel {rij.naam} is verwijderd. Wat ermee geïmporteerd is, blijft staan.")
            return redirect("importprofielen", programma.slug)
    form.helper = Huisstijl("Verwijder", annuleer=_adres(rij), gevaar=True)
    context = {"rij": rij, "form": form, "kruimels": _kruimels(programma, rij, "Verwijderen")}
    return render(request, "financien/importprofiel_verwijderen.html", context, status=status)


def _vind(programma: Programma, sleutel: int) -> Importprofiel:
    return get_object_or_404(Importprofiel.objects.select_related("programma"), programma=programma, pk=sleutel)


def _adres(rij: Importprofiel) -> str:
    return reverse("importprofiel", args=[rij.programma.slug, rij.pk])


def _formulier(request: HttpRequest, rij: Importprofiel) -> Profielformulier:
    """The form of the profile as it is now."""
    return Profielformulier(
        request.POST if request.method == "POST" else None,
        profiel=uit_json(rij.instellingen),
        versie=rij.versie,
        postnamen=Budgetpost.objects.filter(programma=rij.programma).values_list("naam", flat=True),
        annuleer=_adres(rij),
    )


def _botsing(nu: Profiel, wens: Profiel) -> list[tuple[str, str, str]]:
    """The parts that are different: their name, what stands there now, and what the person wants."""
    nu_woorden, wens_woorden = in_woorden(nu), in_woorden(wens)
    return [
        (naam, nu_woorden[deel], wens_woorden[deel])
        for deel, naam in DELEN.items()
        if nu_woorden[deel] != wens_woorden[deel]
    ]


def _kruimels(programma: Programma, *namen: str | Importprofiel) -> list[dict[str, str]]:
    """The way to a page of the profiles; a profile among the names is a link to its page."""
    pad = [
        {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
        {"naam": "Importprofielen", "url": reverse("importprofielen", args=[programma.slug])},
    ]
    for naam in namen:
        pad.append({"naam": naam.naam, "url": _adres(naam)} if isinstance(naam, Importprofiel) else {"naam": naam})
    if not namen:
        del pad[-1]["url"]
    return pad
