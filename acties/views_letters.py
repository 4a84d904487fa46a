"""Deciding which doel every printed letter stands for: the list, the preview, and the confirmation."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.meldingen import meld_gedaan
from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad

from .handelingen.letters import Letterbotsing, stel_letters_vast
from .huidig import plan_of_404
from .letters.beeld import botsingregels, keuzes, lijstgroepen, wisselgroepen
from .letters.bewijs import BewijsFout, open_bewijs, verzegel
from .letters.filter import Letterfilter
from .letters.formulier import LANGSTE_REDEN, Keuzeformulier, Vaststelformulier
from .letters.gegevens import Letterbesluit, Letterverschil
from .letters.keuze import Verandering, Voornemen, neem_voor
from .letters.lezen import Planletters, lees_planletters
from .letters.voorbeeld import maak_voorbeeld
from .models import Actie

ACTIES_PER_BLAD = 100


@met_recht(leest_programma)
def letters(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Every printed letter with its doel, its proposal and what was decided; who may decide, chooses letters here."""
    gelezen = lees_planletters(plan_of_404(programma))
    return _lijst(request, gelezen, _formulier(request, gelezen))


@met_recht(bewerkt_programma, methoden=HANDELING)
def voorbeeld(request: HttpRequest, programma: Programma) -> HttpResponse:
    """What changes when the chosen letters are decided. Nothing is written.

    The choice comes from the form under the list, or after a Letterbotsing from a preview as it was sealed.
    """
    gelezen = lees_planletters(plan_of_404(programma))
    if "bewijs" in request.POST:
        try:
            besluiten = open_bewijs(gelezen.plan, request.POST["bewijs"])
        except BewijsFout:
            return _verlopen(request, programma)
        return _voorbeeld(request, gelezen, _voornemen(besluiten, gelezen))
    formulier = _formulier(request, gelezen, request.POST)
    if formulier.is_valid():
        voornemen = neem_voor(formulier.gekozen, *formulier.keuze)
        if voornemen.veranderingen:
            return _voorbeeld(request, gelezen, voornemen)
        formulier.add_error("besluit", " ".join(voornemen.overgeslagen))
    return _lijst(request, gelezen, formulier)


@met_recht(bewerkt_programma, methoden=HANDELING)
def vaststellen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Decide exactly what the preview showed, all of it or nothing."""
    plan = plan_of_404(programma)
    try:
        besluiten = open_bewijs(plan, request.POST.get("bewijs", ""))
    except BewijsFout:
        return _verlopen(request, programma)
    daad = Daad(request.user, timezone.now(), request.POST.get("reden", "").strip()[:LANGSTE_REDEN])
    try:
        uitkomsten = stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    except Letterbotsing as botsing:
        gelezen = lees_planletters(plan)
        return _voorbeeld(request, gelezen, _voornemen(besluiten, gelezen), botsing.verschillen)
    wijzigingen = [uitkomst.wijziging for uitkomst in uitkomsten if uitkomst.wijziging]
    meld_gedaan(request, _gelukt(besluiten, len(wijzigingen)), next(iter(wijzigingen), None))
    return redirect(_adres(request, programma, "letters"))


def _formulier(request: HttpRequest, gelezen: Planletters, data=None) -> Keuzeformulier:
    """The form over the letters that the filter in the address asks for."""
    gekozen = Letterfilter.uit(request.GET).kies(gelezen.rijen)
    return Keuzeformulier(data, gekozen, gelezen.formuleringen)


def _lijst(request: HttpRequest, gelezen: Planletters, formulier: Keuzeformulier) -> HttpResponse:
    filter_ = Letterfilter.uit(request.GET)
    programma = request.deelname.programma
    blad = Paginator(lijstgroepen(formulier.letters, gelezen.formuleringen), ACTIES_PER_BLAD).get_page(
        request.GET.get("pagina")
    )
    context = {
        "plan": gelezen.plan,
        "stand": gelezen.stand,
        "filter": filter_,
        "keuzes": keuzes(gelezen.rijen, [(str(rij.nummer), str(rij)) for rij in programma.opgaven.all()]),
        "blad": blad,
        "formulier": formulier,
        "bewerkt_programma": bewerkt_programma(request.deelname),
        "voorbeeldadres": _adres(request, programma, "letters_voorbeeld"),
        "kruimels": [{"naam": "Doelen", "url": reverse("doelen", args=[programma.slug])}, {"naam": "Letters"}],
    }
    return render(request, "acties/letters.html", context, status=422 if formulier.errors else 200)


def _voornemen(besluiten: Iterable[Letterbesluit], gelezen: Planletters) -> Voornemen:
    """The decisions against the letters as they are now; a letter that is no longer printed drops out."""
    rijen = {(rij.actie, rij.letter): rij for rij in gelezen.rijen}
    veranderingen = [
        Verandering(rij, besluit.nieuw) for besluit in besluiten if (rij := rijen.get((besluit.actie, besluit.letter)))
    ]
    return Voornemen(
        tuple(rij for rij in veranderingen if rij.besluit != rij.rij.besluit),
        gelijk=tuple(rij.rij for rij in veranderingen if rij.besluit == rij.rij.besluit),
    )


def _voorbeeld(
    request: HttpRequest, gelezen: Planletters, voornemen: Voornemen, botsingen: Sequence[Letterverschil] = ()
) -> HttpResponse:
    """The preview; with `botsingen` the one that could not be confirmed, as it is now."""
    programma = request.deelname.programma
    lijst = _adres(request, programma, "letters")
    gebotst = {(botsing.besluit.actie, botsing.besluit.letter) for botsing in botsingen}
    rest = [rij for rij in voornemen.veranderingen if (rij.rij.actie, rij.rij.letter) not in gebotst]
    context = {
        "plan": gelezen.plan,
        "voornemen": voornemen,
        "groepen": wisselgroepen(voornemen.veranderingen, gelezen.formuleringen),
        "voorbeeld": maak_voorbeeld(
            voornemen.veranderingen, Actie.objects.van_plan(gelezen.plan).gegevens(), gelezen.doelen
        ),
        "formulier": Vaststelformulier(
            initial={
                "bewijs": verzegel(gelezen.plan, voornemen.veranderingen),
                "reden": request.POST.get("reden", ""),
            },
            knop="Stel toch alles vast" if botsingen else "Stel vast",
            adres=_adres(request, programma, "letters_vaststellen"),
            annuleer=lijst,
        ),
        "botsingen": botsingregels(botsingen, gelezen.rijen),
        "restbewijs": verzegel(gelezen.plan, rest) if rest else "",
        "voorbeeldadres": _adres(request, programma, "letters_voorbeeld"),
        "lijstadres": lijst,
        "kruimels": [
            {"naam": "Doelen", "url": reverse("doelen", args=[programma.slug])},
            {"naam": "Letters", "url": lijst},
            {"naam": "Wat er verandert"},
        ],
    }
    return render(request, "acties/letters_voorbeeld.html", context, status=409 if botsingen else 200)


def _verlopen(request: HttpRequest, programma: Programma) -> HttpResponse:
    messages.error(request, "Dit voorbeeld kan niet meer worden vastgesteld. Kies de letters opnieuw.")
    return redirect(_adres(request, programma, "letters"))


def _gelukt(besluiten: Sequence[Letterbesluit], acties: int) -> str:
    aantal = len(besluiten)
    wat = f"{aantal} letter{'s' * (aantal > 1)} bij {acties} actie{'s' * (acties != 1)}"
    if any(besluit.nieuw for besluit in besluiten):
        return f"U hebt {wat} vastgesteld."
    return f"U hebt het besluit over {wat} ingetrokken."


def _adres(request: HttpRequest, programma: Programma, naam: str) -> str:
    """The address with that name, with the filter of the list where the person came from."""
    vraag = urlencode(Letterfilter.uit(request.GET).vraag())
    return reverse(naam, args=[programma.slug]) + (f"?{vraag}" if vraag else "")
