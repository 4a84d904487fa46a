"""Merging two partners: choose them, see everything that changes, and confirm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.formulieren import Huisstijl
from programma.handelingen.partners import PartnerGeweigerd
from programma.models import Partner, Programma
from programma.rechten import beheert_programma, bewerkt_programma
from programma.toegang import FORMULIER, bewerkbare_programmas, met_recht
from programma.vastleggen import Daad

from .handelingen.partners_samenvoegen import VoorbeeldVerouderd, voeg_partners_samen
from .partnerformulier import SamenvoegForm, SamenvoegKeuze
from .partnerregister import lees_oud_adres, partners_van, wijzigingen_van
from .samenvoegplan import Samenvoegplan, maak_samenvoegplan, twee_partners
from .views_partners import kruimels


@met_recht(bewerkt_programma, methoden=FORMULIER)
def partners_samenvoegen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Two partners become one. With `weg` and `blijft` the page is the preview; sending it with a reason does it."""
    if request.method == "POST":
        return _bevestig(request, programma)
    form = _keuze(request, programma)
    if form.is_valid():
        return _toon(request, programma, _plan(request, form.cleaned_data["weg"], form.cleaned_data["blijft"]))
    return _kies(request, programma, form)


def _bevestig(request: HttpRequest, programma: Programma) -> HttpResponse:
    keuze = _keuze(request, programma)
    if not keuze.is_valid():
        return _kies(request, programma, keuze, status=409)
    weg, blijft = keuze.cleaned_data["weg"], keuze.cleaned_data["blijft"]
    form = SamenvoegForm(request.POST)
    if not form.is_valid():
        return _toon(request, programma, _plan(request, weg, blijft), form)
    try:
        partner = voeg_partners_samen(
            weg=Partner.objects.get(slug=weg).pk,
            blijft=Partner.objects.get(slug=blijft).pk,
            afdruk=form.cleaned_data["afdruk"],
            bewerkbaar=bewerkbare_programmas(request.user),
            programma=programma,
            daad=Daad(request.user, timezone.now(), form.cleaned_data["reden"].strip()),
        )
    except Partner.DoesNotExist:
        # Somebody else merged one of the two at the same moment.
        return _kies(request, programma, _keuze(request, programma), status=409)
    except (VoorbeeldVerouderd, PartnerGeweigerd) as fout:
        return _toon(
            request,
            programma,
            _plan(request, weg, blijft),
            reden=form.cleaned_data["reden"],
            verouderd=isinstance(fout, VoorbeeldVerouderd),
            status=409,
        )
    messages.success(request, f"De twee partners zijn nu één: {partner.naam}.")
    return redirect("partner", programma.slug, partner.slug)


def _keuze(request: HttpRequest, programma: Programma) -> SamenvoegKeuze:
    """The two partners of the address or of what was sent; unbound as long as there are no two."""
    vraag = request.POST if request.method == "POST" else request.GET
    gekozen = {naam: vraag.get(naam, "") for naam in ("weg", "blijft")}
    partners = partners_van(programma).values_list("slug", "naam")
    form = SamenvoegKeuze(gekozen if all(gekozen.values()) else None, initial=gekozen, partners=partners)
    form.helper = Huisstijl("Bekijk wat er verandert", annuleer=reverse("partners", args=[programma.slug]))
    form.helper.form_method = "get"
    return form


def _plan(request: HttpRequest, weg: str, blijft: str) -> Samenvoegplan:
    partners = twee_partners(slug__in=[weg, blijft])
    return maak_samenvoegplan(
        weg=partners[weg], blijft=partners[blijft], bewerkbaar=bewerkbare_programmas(request.user)
    )


def _kies(request: HttpRequest, programma: Programma, form: SamenvoegKeuze, status: int = 200) -> HttpResponse:
    """The two choices, and what became of a chosen partner that was merged already."""
    gekozen = [form.initial[naam] for naam in ("weg", "blijft") if form.initial[naam]]
    oud = next((adres for slug in gekozen if (adres := lees_oud_adres(programma, slug))), None)
    context = {
        "form": form if oud is None else SamenvoegKeuze(partners=form.fields["weg"].choices[1:]),
        "oud": oud,
        "samengevoegd": oud and wijzigingen_van(oud.partner).filter(onderwerp_id=oud.was).first(),
        "kruimels": kruimels(programma, "Samenvoegen"),
    }
    context["form"].helper = form.helper
    return render(request, "acties/partners_kiezen.html", context, status=status)


def _toon(
    request: HttpRequest,
    programma: Programma,
    plan: Samenvoegplan,
    form: SamenvoegForm | None = None,
    *,
    reden: str = "",
    verouderd: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The preview; without a `form` that was filled in wrongly, a new one that remembers what this preview shows."""
    if form is None:
        form = SamenvoegForm(
            initial={"weg": plan.weg.slug, "blijft": plan.blijft.slug, "afdruk": plan.afdruk, "reden": reden}
        )
    form.helper = Huisstijl("Voeg samen", annuleer=reverse("partners", args=[programma.slug]), gevaar=True)
    form.helper.form_action = request.path
    context = {
        "form": form,
        "plan": plan,
        "verouderd": verouderd,
        "beheert": beheert_programma(request.deelname),
        "andere_programmas": [ander for ander in plan.programmas if ander != programma],
        "kruimels": kruimels(programma, "Samenvoegen"),
    }
    return render(request, "acties/partners_samenvoegen.html", context, status=status)
