"""Keeping the posts of the year budget: a new one, its name and place, and away when it is empty."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from financien.handelingen.posten import maak_post, neem_posten_over, verwijder_post, wijzig_post
from financien.jaartabel.botsing import lees_botsing
from financien.jaartabel.postformulier import NieuwePostForm, OverneemForm, PostForm, WijzigPostForm, beginwaarden
from financien.jaartabel.postpagina import adres, kruimels, post_of_404
from financien.jaartabel.versieformulier import Redenformulier
from financien.keuzes import Postsoort
from financien.lezen import boekjaren
from financien.models import Budgetpost
from programma.botsing import Botsing, Verschilregel
from programma.formulieren import Huisstijl, neem_voorstel
from programma.formulierpagina import voer_uit
from programma.models import Programma
from programma.opmaak import bedrag
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad


@met_recht(bewerkt_programma, methoden=FORMULIER)
def post_nieuw(request: HttpRequest, programma: Programma) -> HttpResponse:
    """A new post; the address may ask for a boekjaar."""
    begin = {"boekjaar": request.GET.get("boekjaar") or next(iter(boekjaren(programma)), None)}
    form = NieuwePostForm(_ingevuld(request), posten=(), initial=begin, opgaven=programma.opgaven.all())
    form.helper = Huisstijl("Voeg toe", annuleer=reverse("financien", args=[programma.slug]))
    afloop = voer_uit(
        request,
        form,
        lambda daad: maak_post(programma=programma, boekjaar=form.cleaned_data["boekjaar"], **form.nieuw(), daad=daad),
        lambda: Botsing(()),
    )
    if afloop.gedaan:
        messages.success(request, f"{afloop.uitkomst.naam} is nu een post van {afloop.uitkomst.boekjaar}.")
        return redirect(adres(afloop.uitkomst))
    context = {
        "form": form,
        "kop": "Post toevoegen",
        "uitleg": "Een post is een regel van de jaartabel, zoals een opgave of het programma in het algemeen.",
        "kruimels": kruimels(programma, "Post toevoegen"),
    }
    return render(request, "financien/postformulier.html", context, status=afloop.status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def posten_overnemen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Begin a boekjaar with the posts of another."""
    jaren = boekjaren(programma)
    form = OverneemForm(request.POST if request.method == "POST" else None, boekjaren=jaren)
    form.helper = Huisstijl("Neem over", annuleer=reverse("financien", args=[programma.slug]))

    def doe(daad: Daad) -> list[Budgetpost]:
        van, naar = int(form.cleaned_data["van"]), form.cleaned_data["naar"]
        return neem_posten_over(programma=programma, van=van, naar=naar, daad=daad)

    afloop = voer_uit(request, form, doe, lambda: Botsing(()))
    if afloop.gedaan:
        naar, aantal = form.cleaned_data["naar"], len(afloop.uitkomst)
        messages.success(
            request, f"Boekjaar {naar} heeft nu {aantal} post{'en' * (aantal != 1)} erbij. Voer hun stand in."
        )
        return redirect(f"{reverse('standen_invoeren', args=[programma.slug])}?boekjaar={naar}")
    context = {
        "form": form,
        "kop": "Nieuw boekjaar beginnen",
        "uitleg": "Het nieuwe jaar krijgt dezelfde posten, zonder hun geld: de begroting en de standen zijn van elk jaar zelf.",
        "leeg": "" if jaren else "Er zijn nog geen posten om over te nemen.",
        "terug": reverse("financien", args=[programma.slug]),
        "kruimels": kruimels(programma, "Nieuw boekjaar"),
    }
    return render(request, "financien/postformulier.html", context, status=afloop.status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def post_wijzigen(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """The name, the place and the first budget of a post."""
    rij = post_of_404(programma, post)
    begin, opgaven = beginwaarden(rij), list(programma.opgaven.all())
    form = WijzigPostForm(_ingevuld(request), posten=[rij], initial=begin, opgaven=opgaven)
    form.helper = Huisstijl("Sla op", annuleer=adres(rij))

    def bots() -> Botsing:
        nu = post_of_404(programma, post)
        botsing = lees_botsing([nu], form.gezien(), _verschillen(nu, form))
        form.kijk_opnieuw([nu])
        return botsing

    afloop = voer_uit(
        request,
        form,
        lambda daad: wijzig_post(post=rij, versie=form.gezien()[rij.pk], nieuw=form.nieuw(), daad=daad),
        bots,
    )
    if afloop.gedaan:
        messages.success(request, "Opgeslagen.")
        return redirect(adres(rij))
    context = {
        "form": form,
        "kop": f"{begin['naam']} wijzigen",
        "botsing": afloop.botsing,
        "knop": "Sla op",
        "terug": adres(rij),
        "kruimels": kruimels(programma, rij, "Wijzigen"),
    }
    return render(request, "financien/postformulier.html", context, status=afloop.status)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def post_verwijderen(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """Ask first, then remove a post that is empty."""
    rij = post_of_404(programma, post)
    form = Redenformulier(request.POST or None, posten=[rij])
    form.helper = Huisstijl("Verwijder", annuleer=adres(rij), gevaar=True)

    def bots() -> Botsing:
        nu = post_of_404(programma, post)
        botsing = lees_botsing([nu], form.gezien())
        form.kijk_opnieuw([nu])
        return botsing

    def doe(daad) -> None:
        verwijder_post(post=rij, versie=form.gezien()[rij.pk], daad=daad)

    naam = str(rij)
    afloop = voer_uit(request, form, doe, bots)
    if afloop.gedaan:
        messages.success(request, f"{naam} is verwijderd.")
        return redirect("financien", programma.slug)
    context = {
        "form": form,
        "kop": f"{rij.naam} verwijderen",
        "uitleg": "Alleen een post zonder standen en bijstellingen kan weg. Wat u doet, blijft in de geschiedenis staan.",
        "botsing": afloop.botsing,
        "knop": "Verwijder",
        "terug": adres(rij),
        "kruimels": kruimels(programma, rij, "Verwijderen"),
    }
    return render(request, "financien/postformulier.html", context, status=afloop.status)


def _ingevuld(request: HttpRequest):
    return neem_voorstel(request.POST) if request.method == "POST" else None


def _verschillen(nu: Budgetpost, form: PostForm) -> list[Verschilregel]:
    """Every field that differs between what there is now and what somebody filled in."""
    wens = form.nieuw()
    return [
        Verschilregel("Naam", nu.naam, wens["naam"]),
        Verschilregel("Opgave", str(nu.opgave or ""), str(wens["opgave"] or "")),
        Verschilregel("Waar het geld heen gaat", Postsoort(nu.soort).naam, wens["soort"].naam),
        Verschilregel("Primitieve begroting", bedrag(nu.primitief), bedrag(wens["primitief"])),
    ]
