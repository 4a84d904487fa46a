"""Entering the standen of all posts of a boekjaar on one peildatum."""

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from financien.handelingen.standen import leg_standen_vast
from financien.jaartabel.botsing import lees_botsing
from financien.jaartabel.postpagina import dag_uit_adres, kruimels
from financien.jaartabel.standenformulier import StandenForm, beginwaarden, celnaam, met_beschikbaar
from financien.keuzes import Kolom
from financien.lezen import boekjaren, jaartabellen
from financien.models import Budgetpost, Stand
from financien.rekenen import Jaartabel
from programma.botsing import Botsing, Verschilregel
from programma.formulieren import neem_voorstel
from programma.formulierpagina import Afloop, voer_uit
from programma.models import Programma
from programma.opmaak import bedrag, datum
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht


@met_recht(bewerkt_programma, methoden=FORMULIER)
def standen_invoeren(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The standen of all posts of a boekjaar on one peildatum; the address may name both."""
    jaren = boekjaren(programma)
    boekjaar = _gekozen_jaar(request, jaren)
    posten = list(programma.budgetposten.filter(boekjaar=boekjaar).select_related("opgave", "programma"))
    peildatum = dag_uit_adres(request.GET.get("peildatum", ""))
    standen_op = _standen_van(posten)
    vorige = _vorige(programma, boekjaar, peildatum)
    data = neem_voorstel(request.POST) if request.method == "POST" else None
    if data and "neem" in data and vorige:
        data = met_beschikbaar(data, vorige)
    begin = beginwaarden(standen_op(peildatum) if peildatum else {}, peildatum)
    form = StandenForm(data, posten=posten, vorige=vorige, standen_op=standen_op, initial=begin)
    if data and data.keys() & {"neem", "reken"}:
        form.reken_na()
        afloop = Afloop(200)
    else:
        afloop = voer_uit(
            request,
            form,
            lambda daad: leg_standen_vast(standen=form.standen(), peildatum=form.cleaned_data["peildatum"], daad=daad),
            lambda: _bots_alle(form),
        )
    if afloop.gedaan:
        dag, aantal = form.cleaned_data["peildatum"], len(afloop.uitkomst)
        wat = f"De stand van {datum(dag)} is vastgelegd, bij {aantal} post{'en' * (aantal != 1)}."
        messages.success(request, wat)
        return redirect(f"{reverse('financien', args=[programma.slug])}?stand={boekjaar}_{dag.isoformat()}")
    context = {
        "form": form,
        "boekjaar": boekjaar,
        "andere_jaren": [jaar for jaar in jaren if jaar != boekjaar],
        "kolommen": list(Kolom),
        "peildatum": peildatum,
        "vorige": vorige,
        "botsing": afloop.botsing,
        "knop": "Leg vast",
        "terug": reverse("financien", args=[programma.slug]),
        "kruimels": kruimels(programma, "Stand invoeren"),
    }
    return render(request, "financien/standen_invoeren.html", context, status=afloop.status)


def _gekozen_jaar(request: HttpRequest, jaren: list[int]) -> int | None:
    gevraagd = request.GET.get("boekjaar")
    if gevraagd is None:
        return jaren[0] if jaren else None
    if gevraagd not in map(str, jaren):
        raise Http404("Dit boekjaar heeft geen posten.")
    return int(gevraagd)


def _vorige(programma: Programma, boekjaar: int | None, peildatum: date | None) -> Jaartabel | None:
    """The newest year table of the boekjaar, before `peildatum` when that is given."""
    for tabel in jaartabellen(programma):
        if tabel.boekjaar == boekjaar and (peildatum is None or tabel.peildatum < peildatum):
            return tabel
    return None


def _standen_van(posten: list[Budgetpost]) -> Callable[[date], Mapping[int, Stand]]:
    """The standen of `posten` on a day, by key of the post. One query a day."""

    def standen_op(dag: date) -> Mapping[int, Stand]:
        rijen = Stand.objects.filter(post__in=posten, peildatum=dag).select_related("post")
        return {rij.post_id: rij for rij in rijen}

    return standen_op


def _bots_alle(form: StandenForm) -> Botsing:
    """What somebody else did to the posts, and where a stand that is there now differs from what was filled in."""
    nu = list(Budgetpost.objects.filter(pk__in=[post.pk for post in form.posten]))
    bestaand = form.standen_op(form.cleaned_data["peildatum"])
    regels = [
        Verschilregel(
            f"{post.naam}, {kolom.naam.lower()}",
            bedrag(getattr(bestaand[post.pk], kolom.value)),
            bedrag(form.cleaned_data[celnaam(post, kolom)]),
        )
        for post in nu
        if post.pk in bestaand
        for kolom in Kolom
    ]
    botsing = lees_botsing(nu, form.gezien(), regels)
    form.kijk_opnieuw(nu)
    return botsing
