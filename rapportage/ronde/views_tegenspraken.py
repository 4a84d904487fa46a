"""The contradictions of a round: what is open, what stays and why, and the form with which one is left as it is."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.adressen import adres
from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.formulieren import Huisstijl, Tekstveld
from programma.formulierpagina import Versieveld, voer_uit
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import FORMULIER, HANDELING, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.handelingen.weerleggingen import GEEN_REDEN, NAMEN, SOORT, neem_terug, weerleg
from rapportage.models import Weerlegging

from .tabbladen import ronde_context
from .weerlegginglezen import lees_tegenspraken

VERANDERD = "Deze tegenspraak is intussen veranderd. Lees wat er nu staat, en sla dan op."


class WeerlegForm(Versieveld):
    """Why a contradiction stays; `gezien` is what it said when the page was opened."""

    reden = Tekstveld(
        label="Waarom blijft dit zo?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De reden staat in het overzicht, bij de status. Schrijf haar voor de raad en voor inwoners.",
        error_messages={"required": GEEN_REDEN},
    )
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)


class TerugForm(forms.Form):
    """Of which version a reason is taken back."""

    versie = forms.IntegerField(min_value=0)


@met_recht(leest_programma)
def tegenspraken(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Every contradiction, with the way to solve it."""
    rij, beeld = lees_tegenspraken(programma, periode, nu=timezone.now())
    adressen = {regel.code: adres(regel.tegenspraak.plek, programma) for regel in (*beeld.open, *beeld.let_op)}
    context = ronde_context(request, rij, "tegenspraken") | {
        "beeld": beeld,
        "open": [(regel, adressen[regel.code]) for regel in beeld.open],
        "let_op": [(regel, adressen[regel.code]) for regel in beeld.let_op],
    }
    return render(request, "rapportage/ronde/tegenspraken.html", context)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def weerleggen(request: HttpRequest, programma: Programma, periode: str, code: str) -> HttpResponse:
    """Leave one contradiction as it is. 409: somebody else was first; 422: it changed, or there is no reason."""
    rij, beeld = lees_tegenspraken(programma, periode, nu=timezone.now())
    regel = beeld.regel(code)
    if regel is None:
        raise Http404("Deze tegenspraak is er niet, of niet meer.")
    begin = {
        "reden": regel.voorstel,
        "versie": regel.besloten.versie if regel.besloten else 0,
        "gezien": regel.tegenspraak.vingerafdruk,
    }
    form = WeerlegForm(request.POST or None, initial=begin)

    def doe(daad: Daad) -> Weerlegging:
        if form.cleaned_data["gezien"] != regel.tegenspraak.vingerafdruk:
            form.vul_in(gezien=regel.tegenspraak.vingerafdruk)
            raise Geweigerd({"": VERANDERD})
        return weerleg(periode=rij, tegenspraak=regel.tegenspraak, versie=form.cleaned_data["versie"], daad=daad)

    def bots() -> Botsing:
        nu = Weerlegging.objects.filter(periode=rij, sleutel=regel.tegenspraak.sleutel).first()
        form.kijk_opnieuw(nu.versie if nu else 0)
        verschil = Verschilregel(NAMEN["reden"], nu.reden if nu else "", form.cleaned_data["reden"])
        return lees_botsing(SOORT, {nu.pk: form.cleaned_data["versie"]} if nu else {}, [verschil])

    afloop = voer_uit(request, form, doe, bots)
    terug = reverse("tegenspraken", args=[programma.slug, rij.slug])
    if afloop.gedaan:
        messages.success(request, "De tegenspraak blijft staan, met uw reden.")
        return redirect(terug)
    form.helper = Huisstijl("Laat dit zo", annuleer=terug)
    context = ronde_context(request, rij, "tegenspraken") | {
        "regel": regel,
        "plek": adres(regel.tegenspraak.plek, programma),
        "form": form,
        "botsing": afloop.botsing,
        "terug": terug,
    }
    return render(request, "rapportage/ronde/weerleggen.html", context, status=afloop.status)


@met_recht(bewerkt_programma, methoden=HANDELING)
def terugnemen(request: HttpRequest, programma: Programma, periode: str, weerlegging: int) -> HttpResponse:
    """Take a reason back: the contradiction counts again."""
    rij = get_object_or_404(
        Weerlegging.objects.select_related("periode__programma"),
        periode__programma=programma,
        periode__slug=periode,
        pk=weerlegging,
    )
    form = TerugForm(request.POST)
    try:
        if not form.is_valid():
            raise VersieBotsing
        neem_terug(weerlegging=rij, versie=form.cleaned_data["versie"], daad=Daad(request.user, timezone.now()))
    except VersieBotsing:
        messages.error(request, "Iemand anders veranderde deze reden intussen. Kijk wat er nu staat.")
    except Geweigerd as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De reden is weg. De tegenspraak telt weer mee.")
    return redirect("tegenspraken", programma.slug, periode)
