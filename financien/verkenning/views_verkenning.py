"""Playing with a what-if: every choice stands in the address, and nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from financien.models import Verkenning
from financien.plafonds.ketenbeeld import SLEUTEL
from financien.verkenning.beeld import in_een_zin
from financien.verkenning.blad import Grondslag, bewaarde_keuzes, blad, grondslag
from financien.verkenning.vraag import FORMULIER, Gelezen, Ideerij, als_vraag
from programma.models import Programma, Uitvoeringsplan
from programma.planlezen import huidig_plan
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import met_recht

# What changes with the choices; the fields stay, with what somebody is typing.
WISSELT = ("#stand-zin:innerHTML", "#meldingen:innerHTML", "#cijfers", "#kop-knoppen")


@met_recht(leest_programma)
def verkenning(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The acties of the current plan with the choices in the address."""
    plan = huidig_plan(programma)
    if plan is None:
        return render(request, "financien/verkenning.html", {"plan": None})
    basis = grondslag(plan)
    return _toon(request, plan, basis, basis.lees(dict(request.GET.lists())))


@met_recht(leest_programma)
def bewaarde_verkenning(request: HttpRequest, programma: Programma, verkenning: int) -> HttpResponse:
    """A what-if that was kept; with choices in the address, what somebody would make of it."""
    rij = lees_verkenning(programma, verkenning)
    basis = grondslag(rij.plan)
    bewaard = als_vraag(bewaarde_keuzes(rij))
    gelezen = basis.lees(dict(request.GET.lists())) if request.GET else basis.lees_tekst(bewaard)
    return _toon(request, rij.plan, basis, gelezen, rij)


def lees_verkenning(programma: Programma, sleutel: int) -> Verkenning:
    """A what-if of `programma` with its plan; one of another programme does not exist here. One query."""
    rijen = Verkenning.objects.select_related("plan__programma", "door")
    return get_object_or_404(rijen, programma=programma, pk=sleutel)


def _toon(
    request: HttpRequest, plan: Uitvoeringsplan, basis: Grondslag, gelezen: Gelezen, rij: Verkenning | None = None
) -> HttpResponse:
    """The page under its short address, which people can share. Who sent the form with a mistake in it keeps that form."""
    beeld = blad(basis, gelezen, rij)
    adres = f"{request.path}?{beeld.vraag}"
    if FORMULIER in request.GET and not gelezen.meldingen and not request.htmx:
        return redirect(adres)
    context = {
        "plan": plan,
        "beeld": beeld,
        "zin": in_een_zin(beeld.blokken),
        "sleutel": (*SLEUTEL, ("vul-vrij", "vrij")),
        "rij": rij,
        "gewijzigd": rij and beeld.keuzes != bewaarde_keuzes(rij),
        "bewaart": bewerkt_programma(request.deelname),
        "verkenningen": Verkenning.objects.filter(plan=plan).select_related("door").order_by("-op", "pk"),
        # After the ideas comes an empty row for the next one.
        "ideerijen": (*gelezen.ideerijen, Ideerij()),
        "idee_erbij": "idee_erbij" in request.GET and request.htmx,
        "wisselt": ",".join((*WISSELT, *(f"#som-{opgave}" for opgave in basis.namen))),
        "kruimels": kruimels(plan.programma, rij) if rij else (),
    }
    antwoord = render(request, "financien/verkenning.html", context)
    if request.htmx:
        antwoord["HX-Replace-Url"] = adres
    return antwoord


def kruimels(programma: Programma, rij: Verkenning | None = None, naam: str = "") -> list[dict]:
    """The way to the page of a what-if that was kept, or to a page about it."""
    weg = [{"naam": "Wat als", "url": reverse("verkenning", args=[programma.slug])}]
    if rij:
        weg.append({"naam": rij.naam, "url": reverse("bewaarde_verkenning", args=[programma.slug, rij.pk])})
    return [*weg, {"naam": naam}] if naam else [*weg[:-1], {"naam": weg[-1]["naam"]}]
