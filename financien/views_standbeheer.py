"""Keeping the standen: those of a whole peildatum at once, one of them corrected, and away with a reason."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programma.formulieren import Huisstijl, neem_voorstel
from programma.models import Programma
from programma.opmaak import bedrag, datum
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad

from .botsing import Botsing, Verschilregel, lees_botsing
from .handelingen.standen import BEDRAGEN, leg_stand_vast, leg_standen_vast, verwijder_stand
from .keuzes import Kolom
from .lezen import boekjaren, jaartabellen
from .models import Budgetpost, Stand
from .postpagina import Afloop, adres, kruimels, post_of_404, voer_uit
from .rekenen import Jaartabel
from .standformulier import StandenForm, StandForm, beginwaarden, celnaam, met_beschikbaar
from .versieformulier import Redenformulier


@met_recht(bewerkt_programma, methoden=FORMULIER)
def standen_invoeren(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The standen of all posts of a boekjaar on one peildatum; the address may name both."""
    jaren = boekjaren(programma)
    boekjaar = _gekozen_jaar(request, jaren)
    posten = list(programma.budgetposten.filter(boekjaar=boekjaar).select_related("opgave", "programma"))
    peildatum = _dag(request.GET.get("peildatum", ""))
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


@met_recht(bewerkt_programma, methoden=FORMULIER)
def stand_corrigeren(request: HttpRequest, programma: Programma, post: int, peildatum: str) -> HttpResponse:
    """Correct one stand, with a reason."""
    rij = post_of_404(programma, post)
    stand = _stand_of_404(rij, peildatum)
    begin = {veld: getattr(stand, veld) for veld in (*BEDRAGEN, "te_verdelen", "toelichting", "bron")}
    data = neem_voorstel(request.POST) if request.method == "POST" else None
    form = StandForm(data, posten=[rij], initial=begin)
    form.helper = Huisstijl("Sla op", annuleer=adres(rij))

    def doe(daad: Daad) -> Stand:
        waarden, versie = form.waarden(stand), form.gezien()[rij.pk]
        return leg_stand_vast(post=rij, versie=versie, peildatum=stand.peildatum, waarden=waarden, daad=daad)

    afloop = voer_uit(request, form, doe, lambda: _bots_een(form, programma, post, stand.peildatum))
    if afloop.gedaan:
        messages.success(request, f"De stand van {datum(stand.peildatum)} is gecorrigeerd.")
        return redirect(adres(rij) + "#standen")
    uitleg = "Wat er eerst stond, blijft in de geschiedenis. Het saldo en de percentages rekent het portaal uit."
    return _toon(request, rij, stand, form, afloop, "corrigeren", uitleg)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def stand_verwijderen(request: HttpRequest, programma: Programma, post: int, peildatum: str) -> HttpResponse:
    """Remove one stand, with a reason."""
    rij = post_of_404(programma, post)
    stand = _stand_of_404(rij, peildatum)
    form = Redenformulier(request.POST if request.method == "POST" else None, posten=[rij])
    form.helper = Huisstijl("Verwijder", annuleer=adres(rij), gevaar=True)
    dag = stand.peildatum

    def doe(daad: Daad) -> None:
        verwijder_stand(stand=stand, versie=form.gezien()[rij.pk], daad=daad)

    def bots() -> Botsing:
        nu = post_of_404(programma, post)
        botsing = lees_botsing([nu], form.gezien())
        form.kijk_opnieuw([nu])
        return botsing

    afloop = voer_uit(request, form, doe, bots)
    if afloop.gedaan:
        messages.success(request, f"De stand van {datum(dag)} is verwijderd.")
        return redirect(adres(rij) + "#standen")
    uitleg = "De stand telt nergens meer mee. Wat er stond, blijft in de geschiedenis van de post."
    return _toon(request, rij, stand, form, afloop, "verwijderen", uitleg)


def _toon(
    request: HttpRequest,
    post: Budgetpost,
    stand: Stand,
    form: StandForm | Redenformulier,
    afloop: Afloop,
    wat: str,
    uitleg: str,
) -> HttpResponse:
    kop = f"Stand van {datum(stand.peildatum)} {wat}"
    context = {
        "form": form,
        "bovenkop": post.naam,
        "kop": kop,
        "uitleg": uitleg,
        "botsing": afloop.botsing,
        "knop": form.helper.knop,
        "terug": adres(post),
        "kruimels": kruimels(post.programma, post, kop),
    }
    return render(request, "financien/postformulier.html", context, status=afloop.status)


def _stand_of_404(post: Budgetpost, peildatum: str) -> Stand:
    dag = _dag(peildatum)
    stand = dag and post.standen.select_related("importronde").filter(peildatum=dag).first()
    if not stand:
        raise Http404("Deze post heeft geen stand op deze peildatum.")
    stand.post = post
    return stand


def _dag(tekst: str) -> date | None:
    """A day in an address: "2024-04-01"; None for anything else."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if dag.isoformat() == tekst else None


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


def _standen_van(posten: list[Budgetpost]):
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


def _bots_een(form: StandForm, programma: Programma, post: int, peildatum: date) -> Botsing:
    nu = post_of_404(programma, post)
    stand = nu.standen.filter(peildatum=peildatum).first()
    wens = form.cleaned_data
    regels = [
        Verschilregel(kolom.naam, bedrag(getattr(stand, kolom.value, None)), bedrag(wens[kolom.value]))
        for kolom in Kolom
    ]
    regels += [Verschilregel("Bron", getattr(stand, "bron", ""), wens["bron"])]
    regels += [Verschilregel("Toelichting", getattr(stand, "toelichting", ""), wens["toelichting"])]
    botsing = lees_botsing([nu], form.gezien(), regels)
    form.kijk_opnieuw([nu])
    return botsing
