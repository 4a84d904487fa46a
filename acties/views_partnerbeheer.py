"""Changing the register: partners added and changed, their spellings, and who takes part in the programme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import Huisstijl
from programma.handelingen.partner_wijzigen import PartnerBotsing, wijzig_partner
from programma.handelingen.partners import (
    PartnerBestaat,
    PartnerGeweigerd,
    bezwaren_tegen_vertrek,
    haal_spelling_weg,
    haal_uit_programma,
    neem_op,
    voeg_partner_toe,
    voeg_spelling_toe,
)
from programma.models import Partner, Programma
from programma.partnervelden import JA, waarden
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, HANDELING, met_recht
from programma.vastleggen import Daad

from .partnerformulier import (
    NieuwePartnerForm,
    SpellingForm,
    VertrekForm,
    WijzigPartnerForm,
    beginwaarden,
    gezien_nu,
)
from .partnerregister import partners_van
from .views_partners import kruimels, met_partner


@met_recht(bewerkt_programma, methoden=FORMULIER)
def partner_nieuw(request: HttpRequest, programma: Programma) -> HttpResponse:
    """A new partner, or one that another programme has already; the address may ask for a soort and an organisation."""
    mee = partners_van(programma)
    begin = {"soort": request.GET.get("soort", "organisatie"), "onder": request.GET.get("onder", "")}
    form = NieuwePartnerForm(_ingevuld(request), initial=begin, organisaties=_organisaties(programma))
    form.helper = Huisstijl("Voeg toe", annuleer=reverse("partners", args=[programma.slug]))
    bestaat = None
    if request.method == "POST" and form.is_valid():
        try:
            rij = _voeg_toe(programma, form, _daad(request))
        except PartnerGeweigerd as geweigerd:
            form.weiger(geweigerd)
            bestaat = geweigerd.partner if isinstance(geweigerd, PartnerBestaat) else None
        else:
            messages.success(request, f"{rij.naam} staat nu in het register.")
            return redirect("partner", programma.slug, rij.slug)
    context = {
        "form": form,
        "kop": "Partner toevoegen",
        "bestaat": bestaat,
        "bestaat_hier": bestaat and mee.filter(pk=bestaat.pk).exists(),
        "elders": Partner.objects.exclude(pk__in=mee.values("pk")),
        "kruimels": kruimels(programma, "Partner toevoegen"),
    }
    return render(request, "acties/partner_nieuw.html", context)


def _voeg_toe(programma: Programma, form: NieuwePartnerForm, daad: Daad) -> Partner:
    gewenst = form.gewenst()
    onder = Partner.objects.get(naam=gewenst["onder"]) if gewenst["onder"] else None
    return voeg_partner_toe(
        programma=programma,
        naam=gewenst["naam"],
        soort=gewenst["soort"],
        onder=onder,
        natuurlijke_personen=gewenst["natuurlijke_personen"] == JA,
        toelichting=gewenst["toelichting"],
        aliassen=form.spellingen(),
        daad=daad,
    )


@met_recht(bewerkt_programma, methoden=HANDELING)
def partners_opnemen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """A partner of the register takes part in this programme from now on."""
    rij = get_object_or_404(Partner, slug=request.POST.get("partner", ""))
    neem_op(partner=rij.pk, programma=programma, daad=_daad(request))
    messages.success(request, f"{rij.naam} doet nu mee in {programma.naam}.")
    return redirect("partner", programma.slug, rij.slug)


@met_recht(bewerkt_programma, methoden=FORMULIER)
@met_partner
def partner_wijzigen(request: HttpRequest, programma: Programma, rij: Partner) -> HttpResponse:
    """The fields of a partner. What somebody else changed meanwhile comes back with both values, as 409."""
    organisaties = _organisaties(programma, behalve=rij)
    form = WijzigPartnerForm(_ingevuld(request), initial=beginwaarden(rij), organisaties=organisaties)
    botsingen, status = (), 200
    if request.method == "POST" and form.is_valid():
        gezien = form.gezien()
        van_ander = {veld: gezien[veld] for veld in request.POST.getlist("neem_over") if veld in gezien}
        try:
            wijzig_partner(
                partner=rij.pk,
                nieuw=form.gewenst() | van_ander,
                gezien=gezien,
                programma=programma,
                daad=_daad(request, form.cleaned_data["reden"]),
            )
        except PartnerGeweigerd as geweigerd:
            form.weiger(geweigerd)
        except PartnerBotsing as botsing:
            botsingen, status = botsing.botsingen, 409
            form = WijzigPartnerForm(_met_wat_er_nu_is(request, rij), organisaties=organisaties)
        else:
            messages.success(request, "Opgeslagen.")
            return redirect("partner", programma.slug, rij.slug)
    form.helper = Huisstijl("Sla op", annuleer=reverse("partner", args=[programma.slug, rij.slug]))
    form.helper.form_id = "partnerformulier"
    context = {
        "form": form,
        "partner": rij,
        "botsingen": botsingen,
        "ook_in": _andere_programmas(rij, programma),
        "kruimels": kruimels(programma, rij, "Wijzigen"),
    }
    return render(request, "acties/partner_wijzigen.html", context, status=status)


def _met_wat_er_nu_is(request: HttpRequest, partner: Partner) -> dict:
    """What the person filled in, who from now on has seen what the others made of it."""
    partner = Partner.objects.select_related("onder").get(pk=partner.pk)
    return request.POST.dict() | gezien_nu(waarden(partner))


@met_recht(bewerkt_programma, methoden=FORMULIER)
@met_partner
def partner_spellingen(request: HttpRequest, programma: Programma, rij: Partner) -> HttpResponse:
    """The other spellings of a partner: one comes, one goes."""
    form = SpellingForm(request.POST if request.method == "POST" and "weg" not in request.POST else None)
    if weg := request.POST.get("weg"):
        haal_spelling_weg(partner=rij.pk, spelling=weg, programma=programma, daad=_daad(request))
        messages.success(request, f"‘{weg}’ is geen spelling van {rij.naam} meer.")
        return redirect("partner_spellingen", programma.slug, rij.slug)
    if form.is_valid():
        try:
            spelling = form.cleaned_data["spelling"]
            voeg_spelling_toe(partner=rij.pk, spelling=spelling, programma=programma, daad=_daad(request))
        except PartnerGeweigerd as geweigerd:
            form.add_error("spelling", str(geweigerd))
        else:
            messages.success(request, f"Het portaal herkent ‘{spelling}’ nu als {rij.naam}.")
            return redirect("partner_spellingen", programma.slug, rij.slug)
    context = {"form": form, "partner": rij, "kruimels": kruimels(programma, rij, "Spellingen")}
    return render(request, "acties/partner_spellingen.html", context)


@met_recht(bewerkt_programma, methoden=FORMULIER)
@met_partner
def partner_uit_programma(request: HttpRequest, programma: Programma, rij: Partner) -> HttpResponse:
    """A partner leaves the programme, with a reason; as long as it is used the page says where."""
    form = VertrekForm(_ingevuld(request))
    form.helper = Huisstijl(
        "Haal uit programma", annuleer=reverse("partner", args=[programma.slug, rij.slug]), gevaar=True
    )
    if form.is_valid():
        try:
            haal_uit_programma(partner=rij.pk, programma=programma, daad=_daad(request, form.cleaned_data["reden"]))
        except PartnerGeweigerd as geweigerd:
            form.add_error(None, str(geweigerd))
        else:
            messages.success(request, f"{rij.naam} doet niet meer mee in {programma.naam}.")
            return redirect("partners", programma.slug)
    context = {
        "form": form,
        "partner": rij,
        "bezwaren": bezwaren_tegen_vertrek(rij, programma),
        "kruimels": kruimels(programma, rij, "Uit programma halen"),
    }
    return render(request, "acties/partner_uit_programma.html", context)


def _ingevuld(request: HttpRequest) -> QueryDict | None:
    """What was sent; None when the form is only opened."""
    return request.POST if request.method == "POST" else None


def _daad(request: HttpRequest, reden: str = "") -> Daad:
    return Daad(request.user, timezone.now(), reden.strip())


def _organisaties(programma: Programma, behalve: Partner | None = None) -> list[str]:
    organisaties = partners_van(programma).filter(soort=Partner.Soort.ORGANISATIE)
    return list(organisaties.exclude(pk=behalve and behalve.pk).values_list("naam", flat=True))


def _andere_programmas(partner: Partner, programma: Programma) -> list[str]:
    """The names of the other programmes in which a change of `partner` shows."""
    ook = Programma.objects.filter(programmapartners__partner=partner).exclude(pk=programma.pk)
    return list(ook.values_list("naam", flat=True))
