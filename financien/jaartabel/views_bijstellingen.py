"""Adjusting the budget of a post: money added or taken away, from another post, and withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from financien.handelingen.bijstellingen import hevel_over, stel_bij, trek_bijstelling_in
from financien.jaartabel.begrotinglezen import begrotingen
from financien.jaartabel.bijstelformulier import BijstelForm, IntrekForm, OverhevelForm
from financien.jaartabel.botsing import lees_botsing
from financien.jaartabel.postpagina import adres, kruimels, post_of_404
from financien.jaartabel.versieformulier import Versieformulier
from financien.models import Bijstelling, Budgetpost
from programma.botsing import Botsing
from programma.formulieren import Huisstijl, neem_voorstel
from programma.formulierpagina import Afloop, voer_uit
from programma.models import Besluit, Programma
from programma.opmaak import bedrag, datum
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing


@met_recht(bewerkt_programma, methoden=FORMULIER)
def bijstellen(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """Add money to a post, or take it away."""
    rij = post_of_404(programma, post)
    form = BijstelForm(_ingevuld(request), posten=[rij], besluiten=_besluiten(programma))
    form.helper = Huisstijl("Stel bij", annuleer=adres(rij))

    def doe(daad: Daad) -> Bijstelling:
        return stel_bij(post=rij, versie=form.gezien()[rij.pk], **form.waarden(), daad=daad)

    afloop = voer_uit(request, form, doe, lambda: _bots(programma, [rij], form))
    if afloop.gedaan:
        messages.success(request, f"De begroting van {rij.naam} is bijgesteld.")
        return redirect(adres(rij) + "#begroting")
    return _toon(request, rij, form, afloop, "Bijstellen", "Geld dat erbij komt of eraf gaat, met het besluit erbij.")


@met_recht(bewerkt_programma, methoden=FORMULIER)
def overhevelen(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """Move money from another post of the boekjaar to this one."""
    rij = post_of_404(programma, post)
    anderen = _anderen(rij)
    form = OverhevelForm(_ingevuld(request), posten=[rij, *anderen], anderen=anderen, besluiten=_besluiten(programma))
    form.helper = Huisstijl("Hevel over", annuleer=adres(rij))

    def doe(daad: Daad) -> Bijstelling:
        return hevel_over(van=form.van(), naar=rij, versies=form.gezien(), **form.waarden(), daad=daad)

    afloop = voer_uit(request, form, doe, lambda: _bots(programma, [rij, form.van()], form))
    if afloop.gedaan:
        wat = f"{bedrag(afloop.uitkomst.bedrag)} gaat van {afloop.uitkomst.van_post.naam} naar {rij.naam}."
        messages.success(request, wat)
        return redirect(adres(rij) + "#begroting")
    uitleg = (
        f"Het bedrag gaat van een andere post van {rij.boekjaar} af en komt bij {rij.naam}. Samen blijft het gelijk."
    )
    leeg = "" if anderen else f"Boekjaar {rij.boekjaar} heeft geen andere post."
    return _toon(request, rij, form, afloop, "Overhevelen van een andere post", uitleg, leeg=leeg)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def bijstelling_intrekken(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """Withdraw one of the adjustments of a post; the address may say which."""
    rij = post_of_404(programma, post)
    begroting = begrotingen([rij])[rij.pk]
    begin = {"bijstelling": request.GET.get("bijstelling", "")}
    form = IntrekForm(request.POST or None, posten=[rij, *_anderen(rij)], initial=begin, begroting=begroting)
    form.helper = Huisstijl("Trek in", annuleer=adres(rij), gevaar=True)

    def doe(daad: Daad) -> Bijstelling:
        gekozen = _bijstelling(form.cleaned_data["bijstelling"])
        trek_bijstelling_in(bijstelling=gekozen, versies=form.gezien(), daad=daad)
        return gekozen

    afloop = voer_uit(request, form, doe, lambda: _bots(programma, [rij, *_anderen(rij)], form))
    if afloop.gedaan:
        messages.success(request, f"De bijstelling van {datum(afloop.uitkomst.datum)} is ingetrokken.")
        return redirect(adres(rij) + "#begroting")
    uitleg = "De bijstelling telt niet meer mee, ook niet bij de andere post van een overheveling. In de geschiedenis blijft zij staan."
    leeg = "" if begroting.bijstellingen else "Deze post heeft geen bijstellingen."
    return _toon(request, rij, form, afloop, "Bijstelling intrekken", uitleg, leeg=leeg)


def _ingevuld(request: HttpRequest) -> Any:
    return neem_voorstel(request.POST) if request.method == "POST" else None


def _besluiten(programma: Programma) -> list[Besluit]:
    """The register, the newest first."""
    return list(programma.besluiten.order_by("-datum", "-pk"))


def _anderen(post: Budgetpost) -> list[Budgetpost]:
    rijen = Budgetpost.objects.filter(programma=post.programma, boekjaar=post.boekjaar).exclude(pk=post.pk)
    return list(rijen.select_related("programma"))


def _bijstelling(sleutel: str) -> Bijstelling:
    """One that was just withdrawn by somebody else is a conflict like any other."""
    rijen = Bijstelling.objects.select_related("post__programma", "van_post__programma", "besluit")
    if (rij := rijen.filter(pk=sleutel).first()) is None:
        raise VersieBotsing
    return rij


def _bots(programma: Programma, posten: list[Budgetpost], form: Versieformulier) -> Botsing:
    botsing = lees_botsing(posten, form.gezien())
    boekjaar = Budgetpost.objects.filter(programma=programma, boekjaar=posten[0].boekjaar)
    form.kijk_opnieuw(boekjaar)
    return botsing


def _toon(
    request: HttpRequest,
    post: Budgetpost,
    form: Versieformulier,
    afloop: Afloop,
    kop: str,
    uitleg: str,
    *,
    leeg: str = "",
) -> HttpResponse:
    programma = request.deelname.programma
    context = {
        "form": form,
        "kop": f"{post.naam}: {kop[0].lower()}{kop[1:]}",
        "uitleg": uitleg,
        "leeg": leeg,
        "botsing": afloop.botsing,
        "knop": form.helper.knop,
        "terug": reverse("budgetpost", args=[programma.slug, post.pk]),
        "kruimels": kruimels(programma, post, kop),
    }
    return render(request, "financien/postformulier.html", context, status=afloop.status)
