"""Which texts a round has and in what order: a new one, one place up or down, and away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from programma.botsing import Botsing, lees_botsing
from programma.formulieren import Huisstijl
from programma.formulierpagina import voer_uit
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, HANDELING, met_recht
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.handelingen.teksten import haal_tekst_weg, verplaats_tekst, voeg_tekst_toe
from rapportage.handelingen.tekstvelden import SOORT
from rapportage.keuzes import Sectie
from rapportage.models import Tekstblok

from .plekken import plekken
from .tekstformulier import NieuweTekstForm, Tekststijl, WegForm
from .tekstpagina import Rondeteksten, adres, context_van, open_teksten, sectie_of_404, tekst_of_404


@met_recht(bewerkt_programma, methoden=FORMULIER)
def nieuw(request: HttpRequest, programma: Programma, periode: str, sectie: str) -> HttpResponse:
    """A new text in a section. 422: it cannot be kept."""
    ronde, deel = open_teksten(request, programma, periode), sectie_of_404(sectie)
    keuze = plekken(ronde.periode, deel)
    form = NieuweTekstForm(request.POST if request.method == "POST" else None, plekken=keuze)
    afloop = voer_uit(
        request,
        form,
        lambda daad: voeg_tekst_toe(
            periode=ronde.periode,
            sectie=deel,
            plek=form.plek_gekozen(),
            niveau=form.niveau_gekozen(),
            inhoud=form.inhoud(),
            daad=daad,
        ),
        lambda: Botsing(()),
    )
    if not afloop.gedaan:
        return _toon_nieuw(request, ronde, deel, form, afloop.status)
    messages.success(request, f"‘{afloop.uitkomst.kop}’ staat nu bij {deel.naam}.")
    naar = f"{adres('teksten', ronde.periode)}#{deel.value}"
    return HttpResponseClientRedirect(naar) if request.htmx else redirect(naar)


@met_recht(bewerkt_programma, methoden=HANDELING)
def verplaatsen(request: HttpRequest, programma: Programma, periode: str, sleutel: str) -> HttpResponse:
    """One place up or down under the same heading."""
    ronde = open_teksten(request, programma, periode)
    blok = tekst_of_404(ronde.periode, sleutel)
    versie, omhoog = request.POST.get("versie", ""), request.POST.get("richting") == "omhoog"
    try:
        verplaats_tekst(
            blok=blok,
            versie=int(versie) if versie.isdecimal() else 0,
            omhoog=omhoog,
            daad=Daad(request.user, timezone.now()),
        )
    except VersieBotsing:
        messages.warning(request, f"Iemand anders wijzigde ‘{blok.kop}’ intussen. De tekst is niet verplaatst.")
    except Geweigerd as geweigerd:
        messages.warning(request, str(geweigerd))
    return redirect(f"{adres('teksten', ronde.periode)}#tekst-{blok.sleutel}")


@met_recht(bewerkt_programma, methoden=FORMULIER)
def weghalen(request: HttpRequest, programma: Programma, periode: str, sleutel: str) -> HttpResponse:
    """Ask why first, then take a text out of the round. 409: somebody wrote at it meanwhile."""
    ronde = open_teksten(request, programma, periode)
    blok = tekst_of_404(ronde.periode, sleutel)
    form = WegForm(request.POST if request.method == "POST" else None, initial={"versie": blok.versie})
    form.helper = Huisstijl("Haal weg", annuleer=adres("tekst", ronde.periode, sleutel), gevaar=True)

    def bots() -> Botsing:
        nu = tekst_of_404(ronde.periode, sleutel)
        botsing = lees_botsing(SOORT, {nu.pk: form.cleaned_data["versie"]})
        form.kijk_opnieuw(nu.versie)
        return botsing

    afloop = voer_uit(
        request, form, lambda daad: haal_tekst_weg(blok=blok, versie=form.cleaned_data["versie"], daad=daad), bots
    )
    if afloop.gedaan:
        messages.success(request, f"‘{blok.kop}’ is weg. De tekst staat nog in de geschiedenis.")
        return redirect(f"{adres('teksten', ronde.periode)}#{blok.sectie}")
    context = context_van(request, ronde, f"{blok.kop} weghalen") | {
        "blok": blok,
        "form": form,
        "botsing": afloop.botsing,
        "terug": adres("tekst", ronde.periode, sleutel),
    }
    return render(request, "rapportage/teksten/weghalen.html", context, status=afloop.status)


def toon_weggehaald(request: HttpRequest, ronde: Rondeteksten, sleutel: str) -> HttpResponse:
    """What somebody wrote at a text that was taken away meanwhile, as a new text for its section: nothing is lost."""
    toen = Tekstblok.history.filter(periode=ronde.periode, sleutel=sleutel).order_by("-history_id").first()
    if toen is None:
        raise Http404("Deze tekst is er niet.")
    deel = Sectie(toen.sectie)
    keuze = plekken(ronde.periode, deel)
    erheen = next((plek.sleutel for plek in keuze.values() if plek.blok == toen.blok), next(iter(keuze)))
    form = NieuweTekstForm({**request.POST.dict(), "plek": erheen, "niveau": str(toen.niveau)}, plekken=keuze)
    weg = Wijziging.objects.over(SOORT, toen.id).first()
    return _toon_nieuw(request, ronde, deel, form, 409, weg=weg)


def _toon_nieuw(
    request: HttpRequest,
    ronde: Rondeteksten,
    sectie: Sectie,
    form: NieuweTekstForm,
    status: int,
    weg: Wijziging | None = None,
) -> HttpResponse:
    terug = f"{adres('teksten', ronde.periode)}#{sectie.value}"
    form.helper = Tekststijl("Voeg toe", annuleer=terug, adres=adres("tekst_nieuw", ronde.periode, sectie.value))
    context = context_van(request, ronde, "Tekst toevoegen") | {"sectie": sectie, "form": form, "weg": weg}
    return render(request, "rapportage/teksten/nieuw.html", context, status=status)
