"""Keeping the standen of a post: one corrected, and away, with a reason."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from financien.handelingen.standen import BEDRAGEN, leg_stand_vast, verwijder_stand
from financien.jaartabel.botsing import lees_botsing
from financien.jaartabel.postpagina import adres, dag_uit_adres, kruimels, post_of_404
from financien.jaartabel.standformulier import StandForm
from financien.jaartabel.versieformulier import Redenformulier
from financien.keuzes import Kolom
from financien.models import Budgetpost, Stand
from programma.botsing import Botsing, Verschilregel
from programma.formulieren import Huisstijl, neem_voorstel
from programma.formulierpagina import Afloop, voer_uit
from programma.models import Programma
from programma.opmaak import bedrag, datum
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad


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
    dag = dag_uit_adres(peildatum)
    stand = dag and post.standen.filter(peildatum=dag).first()
    if not stand:
        raise Http404("Deze post heeft geen stand op deze peildatum.")
    stand.post = post
    return stand


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
