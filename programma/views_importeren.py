"""Importing a file: upload, progress, preview with its choices, confirmation, and taking it all back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRefresh

from .handelingen import importeren as handelingen
from .handelingen.importeren import NietTeBevestigen, RedenOntbreekt
from .importeren import achtergrond
from .importeren.beeld import bladzijde
from .importeren.formulieren import Bevestigformulier, Uploadformulier
from .importeren.soorten import SOORTEN, Ingehaald
from .importeren.voorbeeld import Voorbeeld, uit_json
from .models import Importronde, Programma
from .rechten import bewerkt_programma
from .toegang import FORMULIER, HANDELING, met_recht
from .vastleggen import Daad
from .versies import VersieBotsing

Toestand = Importronde.Toestand
# The lists of a preview in the order of the page, with their headings.
DELEN = {
    "fouten": "Fouten",
    "conflicten": "Ook door een ander gewijzigd",
    "waarschuwingen": "Waarschuwingen",
    "nieuw": "Nieuw",
    "gewijzigd": "Gewijzigd",
}
NA_AFLOOP = ("nieuw", "gewijzigd", "waarschuwingen")
LAATSTE = 20
LANGSTE_KEUZE = 200
VERDER = "Deze import is intussen veranderd. Hieronder ziet u hoe het nu staat."


@met_recht(bewerkt_programma, methoden=FORMULIER)
def importeren(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The upload form, and what was imported before."""
    keuze = {"soort": request.GET.get("soort")}
    form = Uploadformulier(request.POST, request.FILES) if request.method == "POST" else Uploadformulier(initial=keuze)
    if form.is_valid():
        upload = form.cleaned_data["bestand"]
        ronde = handelingen.begin_import(
            programma=programma,
            soort=form.cleaned_data["soort"],
            bestandsnaam=upload.name,
            inhoud=upload.read(),
            daad=_daad(request),
        )
        return _lees(ronde)
    rondes = Importronde.objects.filter(programma=programma, soort__in=SOORTEN).select_related("door")
    context = {
        "form": form,
        "soorten": SOORTEN.values(),
        "rondes": [(rij, rij.is_afgebroken(timezone.now())) for rij in rondes.defer("voorbeeld", "keuzes")[:LAATSTE]],
    }
    return render(request, "programma/importeren.html", context, status=422 if form.errors else 200)


@never_cache
@met_recht(bewerkt_programma)
def ronde(request: HttpRequest, programma: Programma, ronde: int) -> HttpResponse:
    """One round as it stands now; while it is being read, the bar on its page asks for itself again."""
    rij = _vind(programma, ronde)
    leest = rij.toestand == Toestand.LEZEN and not rij.is_afgebroken(timezone.now())
    if request.htmx:
        if leest:
            return render(request, "programma/importronde.html#balk", _context(programma, rij))
        return HttpResponseClientRefresh()
    return _toon(request, programma, rij)


@met_recht(bewerkt_programma, methoden=HANDELING)
def keuzes(request: HttpRequest, programma: Programma, ronde: int) -> HttpResponse:
    """What the columns are, which value wins, and the answers to questions; then everything is compared again."""
    rij = _vind(programma, ronde)
    bekend = uit_json(rij.voorbeeld).keuzenamen
    gekozen = {naam: waarde[:LANGSTE_KEUZE] for naam, waarde in request.POST.items() if naam in bekend}
    return _opnieuw(request, rij, rij.keuzes | gekozen)


@met_recht(bewerkt_programma, methoden=HANDELING)
def opnieuw(request: HttpRequest, programma: Programma, ronde: int) -> HttpResponse:
    """Read and compare the same file once more."""
    return _opnieuw(request, _vind(programma, ronde), None)


@met_recht(bewerkt_programma, methoden=HANDELING)
def bevestigen(request: HttpRequest, programma: Programma, ronde: int) -> HttpResponse:
    """Do what the preview says, or stop with the list of what somebody changed since, and show a new preview."""
    rij = _vind(programma, ronde)
    form = _bevestigformulier(rij, uit_json(rij.voorbeeld), request.POST)
    if not form.is_valid():
        return _toon(request, programma, rij, form)
    try:
        handelingen.bevestig_import(
            ronde=rij, versie=form.cleaned_data["versie"], daad=_daad(request, form.cleaned_data["reden"])
        )
    except Ingehaald as fout:
        melding = (
            f"Er is niets doorgevoerd. Dit is gewijzigd nadat u het voorbeeld kreeg: {'; '.join(fout.onderwerpen)}."
        )
        return _opnieuw(request, _vind(programma, ronde), None, f"{melding} Hieronder staat een nieuw voorbeeld.")
    except VersieBotsing:
        messages.warning(request, VERDER)
    except (NietTeBevestigen, RedenOntbreekt) as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De import is doorgevoerd.")
    return redirect(_adres(rij))


@met_recht(bewerkt_programma, methoden=HANDELING)
def intrekken(request: HttpRequest, programma: Programma, ronde: int) -> HttpResponse:
    """Leave it at that."""
    rij = _vind(programma, ronde)
    try:
        handelingen.trek_import_in(ronde=rij, versie=rij.versie, daad=_daad(request))
    except (NietTeBevestigen, VersieBotsing):
        messages.warning(request, VERDER)
        return redirect(_adres(rij))
    messages.success(request, f"De import van {rij.bestandsnaam} is niet doorgevoerd. Er is niets gewijzigd.")
    return redirect("importeren", programma.slug)


@met_recht(bewerkt_programma, methoden=HANDELING)
def ongedaan(request: HttpRequest, programma: Programma, ronde: int) -> HttpResponse:
    """Take back the whole import."""
    rij = _vind(programma, ronde)
    try:
        aantal = handelingen.maak_import_ongedaan(ronde=rij, daad=_daad(request))
    except NietTeBevestigen as fout:
        messages.error(request, str(fout))
    except Ingehaald as fout:
        zin = "Er is niets ongedaan gemaakt. Dit is na de import gewijzigd"
        messages.error(request, f"{zin}: {'; '.join(fout.onderwerpen)}. Zet het daar zelf terug, veld voor veld.")
    else:
        messages.success(request, f"De import is ongedaan gemaakt, bij {aantal} {SOORTEN[rij.soort].meervoud}.")
    return redirect(_adres(rij))


def _vind(programma: Programma, sleutel: int) -> Importronde:
    rij = Importronde.objects.select_related("programma", "door").filter(programma=programma, pk=sleutel).first()
    if rij is None or rij.soort not in SOORTEN:
        raise Http404("Deze import bestaat niet.")
    return rij


def _daad(request: HttpRequest, reden: str = "") -> Daad:
    return Daad(request.user, timezone.now(), reden)


def _adres(rij: Importronde) -> str:
    return reverse("importronde", args=[rij.programma.slug, rij.pk])


def _lees(rij: Importronde) -> HttpResponse:
    achtergrond.lees_in_achtergrond(rij.pk, rij.versie)
    return redirect(_adres(rij))


def _opnieuw(request: HttpRequest, rij: Importronde, gekozen: dict[str, str] | None, melding: str = "") -> HttpResponse:
    try:
        handelingen.lees_opnieuw(ronde=rij, versie=rij.versie, keuzes=gekozen, melding=melding, daad=_daad(request))
    except (NietTeBevestigen, VersieBotsing):
        messages.warning(request, VERDER)
        return redirect(_adres(rij))
    return _lees(rij)


def _bevestigformulier(rij: Importronde, voorbeeld: Voorbeeld, gegevens: QueryDict | None = None) -> Bevestigformulier:
    return Bevestigformulier(
        gegevens,
        voorbeeld=voorbeeld,
        soort=SOORTEN[rij.soort],
        adres=reverse("import_bevestigen", args=[rij.programma.slug, rij.pk]),
        initial={"versie": rij.versie},
    )


def _context(programma: Programma, rij: Importronde) -> dict:
    return {
        "ronde": rij,
        "soort": SOORTEN[rij.soort],
        "toestand": "afgebroken" if rij.is_afgebroken(timezone.now()) else rij.toestand,
        "kruimels": [
            {"naam": "Importeren", "url": reverse("importeren", args=[programma.slug])},
            {"naam": rij.bestandsnaam},
        ],
    }


def _toon(
    request: HttpRequest, programma: Programma, rij: Importronde, form: Bevestigformulier | None = None
) -> HttpResponse:
    """The page of a round. With ?toon= one of its lists alone, page by page."""
    voorbeeld = uit_json(rij.voorbeeld)
    alle = DELEN if rij.toestand == Toestand.VOORBEELD else NA_AFLOOP
    alleen = request.GET.get("toon", "")
    gekozen = [alleen] if alleen in alle else alle
    context = _context(programma, rij) | {
        "voorbeeld": voorbeeld,
        "telling": voorbeeld.telling,
        "alleen": alleen if alleen in alle else "",
        "delen": [
            (deel, DELEN[deel], bladzijde(voorbeeld, deel, request.GET.get("pagina", 1) if alleen else 1))
            for deel in gekozen
            if getattr(voorbeeld, deel)
        ],
        "form": form
        or (_bevestigformulier(rij, voorbeeld) if voorbeeld.kan_door and not voorbeeld.wacht_op_antwoord else None),
    }
    if rij.toestand == Toestand.BEVESTIGD:
        context |= {
            "wijziging": rij.wijzigingen.order_by("-pk").values_list("pk", flat=True).first(),
            "aantal": rij.wijzigingen.count(),
            "is_ongedaan": handelingen.is_ongedaan(rij),
        }
    return render(request, "programma/importronde.html", context, status=422 if form else 200)
