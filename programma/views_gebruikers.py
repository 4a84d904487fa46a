"""Users and roles of a programme, for its beheerder. A change that cannot be says why on the page of that user."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from programma.handelingen.weigering import Geweigerd

from . import aanmeldlink
from .formulieren import Huisstijl
from .gebruikers import geschiedenis_van, lees_gebruikers
from .gebruikersformulieren import GebruikerForm, VersieForm, WijzigForm, versies_van
from .handelingen import gebruikers as handelingen
from .handelingen.gebruikers import SOORT
from .models import Deelname, Programma, Rol
from .rechten import beheert_programma
from .toegang import FORMULIER, HANDELING, deelname_van, met_recht
from .vastleggen import Daad
from .versies import VersieBotsing


@met_recht(beheert_programma)
def gebruikers(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Everybody with a role in the programme."""
    return render(request, "programma/gebruikers.html", {"regels": lees_gebruikers(programma, request.user)})


@met_recht(beheert_programma, methoden=FORMULIER)
def nieuw(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Add somebody; a new account gets its personal link at once. The address may say for which `partner`."""
    begin = {"rol": Rol.PARTNER, "partner": partner} if (partner := request.GET.get("partner")) else {}
    form = GebruikerForm(request.POST or None, programma=programma, initial=begin)
    form.helper = Huisstijl("Voeg toe", annuleer=reverse("gebruikers", args=[programma.slug]))
    if request.method == "POST" and form.is_valid():
        daad = _daad(request)
        try:
            deelname, is_nieuw = handelingen.voeg_toe(programma=programma, **form.keuze(), daad=daad)
        except Geweigerd as fout:
            form.weiger(fout)
        else:
            if is_nieuw:
                return _toon_link(request, deelname, daad)
            wie, rol = deelname.gebruiker.naam, deelname.get_rol_display().lower()
            return _terug(request, deelname, f"{wie} had al een account en doet nu mee als {rol}.")
    return render(request, "programma/gebruiker_nieuw.html", {"form": form, "kruimels": _kruimels(programma, "Nieuw")})


@met_recht(beheert_programma, methoden=FORMULIER)
def gebruiker(request: HttpRequest, programma: Programma, deelname: int) -> HttpResponse:
    """One user: name, address and role, and what happened before."""
    rij = _lees(programma, deelname)
    account = request.user.is_superuser or rij.gebruiker.alleen_in(programma)
    opties = {"zelf": rij.gebruiker == request.user, "account": account}
    form = WijzigForm(request.POST or None, deelname=rij, **opties)
    botsing = False
    if request.method == "POST" and form.is_valid():
        try:
            gewijzigd = handelingen.wijzig(deelname=rij, gezien=form.gezien(), **form.keuze(), daad=_daad(request))
        except Geweigerd as fout:
            form.weiger(fout)
        except VersieBotsing:
            botsing = True
            rij = _lees(programma, deelname)
            form.zag(rij)
        else:
            wat = "de wijziging is bewaard" if gewijzigd else "er was niets te wijzigen"
            return _terug(request, rij, f"{rij.gebruiker.naam}: {wat}.")
    context = {
        "rij": rij,
        "form": form,
        "account": account,
        "versies": versies_van(rij),
        "geschiedenis": geschiedenis_van(rij, SOORT),
        "botsing": _wat_er_nu_staat(rij, form) if botsing else (),
        "kruimels": _kruimels(programma, rij.gebruiker.naam),
    }
    return render(request, "programma/gebruiker.html", context, status=409 if botsing else 200)


@never_cache
@met_recht(beheert_programma, methoden=FORMULIER)
def link(request: HttpRequest, programma: Programma, deelname: int) -> HttpResponse:
    """Make a personal link, and show it this one time: it is kept nowhere but in the session until the page opens."""
    rij = _lees(programma, deelname)
    if request.method == "POST":
        daad = _daad(request)
        if weigering := _voer_uit(request, rij, handelingen.vernieuw_link, daad):
            return weigering
        return _toon_link(request, _lees(programma, deelname), daad)
    pad, geldig_tot = request.session.pop(_plek(rij), ("", ""))
    context = {
        "rij": rij,
        "versies": versies_van(rij),
        "adres": request.build_absolute_uri(pad) if pad else "",
        "geldig_tot": datetime.fromisoformat(geldig_tot) if geldig_tot else None,
        "kruimels": _kruimels(programma, "Link", rij),
    }
    return render(request, "programma/gebruiker_link.html", context)


@met_recht(beheert_programma, methoden=FORMULIER)
def uitzetten(request: HttpRequest, programma: Programma, deelname: int) -> HttpResponse:
    """Ask first, then close the account."""
    rij = _lees(programma, deelname)
    if request.method == "POST":
        weigering = _voer_uit(request, rij, handelingen.zet_uit, _daad(request))
        return weigering or _terug(request, rij, f"{rij.gebruiker.naam} kan niet meer inloggen.")
    context = {"rij": rij, "versies": versies_van(rij), "kruimels": _kruimels(programma, "Uitzetten", rij)}
    return render(request, "programma/gebruiker_uitzetten.html", context)


@met_recht(beheert_programma, methoden=HANDELING)
def aanzetten(request: HttpRequest, programma: Programma, deelname: int) -> HttpResponse:
    """Open the account again."""
    rij = _lees(programma, deelname)
    weigering = _voer_uit(request, rij, handelingen.zet_aan, _daad(request))
    return weigering or _terug(request, rij, f"{rij.gebruiker.naam} kan weer inloggen.")


@met_recht(beheert_programma, methoden=FORMULIER)
def weghalen(request: HttpRequest, programma: Programma, deelname: int) -> HttpResponse:
    """Ask first, then take somebody out of the programme."""
    rij = _lees(programma, deelname)
    if request.method == "POST":
        weigering = _voer_uit(request, rij, handelingen.haal_uit_programma, _daad(request))
        return weigering or _terug(request, rij, f"{rij.gebruiker.naam} doet niet meer mee aan {programma.naam}.")
    context = {"rij": rij, "versies": versies_van(rij), "kruimels": _kruimels(programma, "Uit het programma", rij)}
    return render(request, "programma/gebruiker_weghalen.html", context)


def _daad(request: HttpRequest) -> Daad:
    return Daad(request.user, timezone.now())


def _lees(programma: Programma, deelname: int) -> Deelname:
    """A role in another programme does not exist here."""
    rijen = Deelname.objects.select_related("gebruiker", "partner", "programma")
    return get_object_or_404(rijen, programma=programma, pk=deelname)


def _kruimels(programma: Programma, naam: str, rij: Deelname | None = None) -> list[dict]:
    kruimels = [{"naam": "Gebruikers en rollen", "url": reverse("gebruikers", args=[programma.slug])}]
    if rij:
        kruimels.append({"naam": rij.gebruiker.naam, "url": reverse("gebruiker", args=[programma.slug, rij.pk])})
    return [*kruimels, {"naam": naam}]


def _voer_uit(request: HttpRequest, rij: Deelname, handeling: Callable[..., object], daad: Daad) -> HttpResponse | None:
    """Do what a button asks. What cannot be is told on the page of that user; None when it is done."""
    form = VersieForm(request.POST)
    try:
        if not form.is_valid():
            raise VersieBotsing
        handeling(deelname=rij, gezien=form.gezien(), daad=daad)
    except Geweigerd as fout:
        messages.error(request, str(fout))
    except VersieBotsing:
        messages.warning(request, "Iemand anders heeft deze gebruiker net gewijzigd. Bekijk eerst wat er nu staat.")
    else:
        return None
    return redirect("gebruiker", rij.programma.slug, rij.pk)


def _terug(request: HttpRequest, rij: Deelname, bericht: str) -> HttpResponse:
    """To the list; whoever changed the own role may have to go to the front door."""
    messages.success(request, bericht)
    nog = deelname_van(request.user, rij.programma.slug)
    return redirect("gebruikers", rij.programma.slug) if nog and beheert_programma(nog) else redirect("portfolio")


def _plek(rij: Deelname) -> str:
    """Where in the session the link of somebody waits until its page opens."""
    return f"aanmeldlink-{rij.pk}"


def _toon_link(request: HttpRequest, rij: Deelname, daad: Daad) -> HttpResponse:
    pad = aanmeldlink.pad(rij.gebruiker, daad.nu)
    request.session[_plek(rij)] = (pad, aanmeldlink.geldig_tot(daad.nu).isoformat())
    return redirect("gebruiker_link", rij.programma.slug, rij.pk)


def _wat_er_nu_staat(rij: Deelname, form: GebruikerForm) -> list[tuple[str, str, str]]:
    """Of every field that differs: its name, what there is now, and what this reader filled in."""
    keuze = form.keuze()
    nu = {"rol": rij.get_rol_display(), "partner": rij.partner.naam if rij.partner else "geen"}
    gevraagd = {"rol": keuze["rol"].label, "partner": keuze["partner"].naam if keuze["partner"] else "geen"}
    for veld in ("naam", "email"):
        if veld in keuze:
            nu[veld], gevraagd[veld] = getattr(rij.gebruiker, veld), keuze[veld]
    return [(form.fields[veld].label, nu[veld], gevraagd[veld]) for veld in nu if nu[veld] != gevraagd[veld]]
