"""The status of a round: every judgement beside what the figures say, and the form of one of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.botsing import Botsing, Verschilregel, lees_botsing
from programma.formulieren import Huisstijl
from programma.formulierpagina import voer_uit
from programma.models import Programma, Rapportageperiode
from programma.opmaak import datum
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from rapportage.edities.delen import Deel
from rapportage.gegevens import Overzicht
from rapportage.handelingen.oordelen import NAMEN, SOORT, beoordeel
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Statusoordeel
from rapportage.signalen import slechtste

from .bewerkbaar import waarom_niet
from .onderdelen import Onderdeel, onderdelen
from .oordeelformulier import OordeelForm, gelijk, ingevuld
from .oordeelkeuze import ONDERBOUWING, Naast
from .oordeellezen import Gezien, gezien_van, lees_status
from .tabbladen import ronde_context
from .tegenspraken import Tegenspraak, vind


@met_recht(leest_programma)
def status(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Everything that is judged in the round."""
    rij, overzicht = lees_status(programma, periode, nu=timezone.now())
    tegenspraken = vind(overzicht)
    delen = [(deel, _over(deel, tegenspraken)) for deel in onderdelen(overzicht.status)]
    context = ronde_context(request, rij, "status") | {
        "status": overzicht.status,
        "dicht": waarom_niet(rij, Deel.STATUS),
        "editie": _nummer(rij),
        "groepen": [
            ("Het programma", [deel for deel in delen if deel[0].opgave is None]),
            ("De opgaven", [deel for deel in delen if deel[0].opgave is not None]),
        ],
    }
    return render(request, "rapportage/ronde/status.html", context)


@met_recht(bewerkt_programma, methoden=FORMULIER)
def oordeel(request: HttpRequest, programma: Programma, periode: str, onderdeel: str) -> HttpResponse:
    """The judgement of one aspect or opgave. 409: somebody else was first; 422: an explanation is missing."""
    rij, overzicht, deel, eigen = _lees(programma, periode, onderdeel)
    form = OordeelForm(request.POST or None, initial=ingevuld(deel.regel, eigen.versie), signaal=deel.regel.signaal)

    def doe(daad: Daad) -> Statusoordeel:
        return beoordeel(
            periode=rij,
            aspect=deel.aspect,
            opgave=programma.opgaven.get(nummer=deel.opgave) if deel.opgave else None,
            versie=form.cleaned_data["versie"],
            keuze=form.keuze(),
            signaal=deel.regel.signaal,
            daad=daad,
        )

    def bots() -> Botsing:
        *_, nu, laatste = _lees(programma, periode, onderdeel)
        form.kijk_opnieuw(laatste.versie)
        staat, wens = _woorden(ingevuld(nu.regel, 0)), _woorden(form.cleaned_data)
        regels = [Verschilregel(NAMEN[veld], staat[veld], wens[veld]) for veld in staat]
        return lees_botsing(SOORT, {laatste.sleutel: form.cleaned_data["versie"]}, regels)

    afloop = voer_uit(request, form, doe, bots)
    terug = reverse("status", args=[programma.slug, rij.slug])
    if afloop.gedaan:
        messages.success(request, f"Het oordeel over {deel.naam} is bewaard.")
        return redirect(terug)
    form.helper = Huisstijl("Sla het oordeel op", annuleer=terug)
    naast = _naast(deel, overzicht)
    context = ronde_context(request, rij, "status") | {
        "deel": deel,
        "editie": _nummer(rij),
        "form": form,
        "botsing": afloop.botsing,
        "terug": terug,
        "naast": naast,
        "gelijk": gelijk(naast),
        "tegenspraken": _over(deel, vind(overzicht)),
    }
    return render(request, "rapportage/ronde/oordeel.html", context, status=afloop.status)


def _lees(programma: Programma, periode: str, onderdeel: str) -> tuple[Rapportageperiode, Overzicht, Onderdeel, Gezien]:
    """The round, its overview, and in it what is judged at this address. Raises Http404."""
    rij, overzicht = lees_status(programma, periode, nu=timezone.now())
    deel = next((deel for deel in onderdelen(overzicht.status) if deel.slug == onderdeel), None)
    if deel is None:
        raise Http404("Dit wordt niet beoordeeld.")
    return rij, overzicht, deel, gezien_van(rij, deel)


def _nummer(periode: Rapportageperiode) -> int | None:
    """The number of the edition before it, None when there is none."""
    return periode.vorige_editie["nummer"] if periode.vorige_editie else None


def _over(deel: Onderdeel, tegenspraken: tuple[Tegenspraak, ...]) -> list[Tegenspraak]:
    """The contradictions of this judgement with what stands beside it; that it is not there, everybody sees."""
    return [
        rij
        for rij in tegenspraken
        if rij.plek
        and (rij.plek.url_naam, rij.plek.delen[1:]) == ("status_oordeel", (deel.slug,))
        and deel.regel.oordeel != Oordeel.NIET_BEOORDEELD
    ]


def _naast(deel: Onderdeel, overzicht: Overzicht) -> Naast:
    """What stands beside this judgement, as the handeling will see it."""
    if (deel.aspect, deel.opgave) != (Aspect.TOTAAL, None):
        return Naast(deel.regel.signaal)
    andere = [regel for regel in overzicht.status.aspecten if regel.aspect != Aspect.TOTAAL]
    ergste = slechtste(regel.oordeel for regel in andere)
    gevonden = next(((regel.aspect, regel.oordeel) for regel in andere if regel.oordeel == ergste), None)
    return Naast(deel.regel.signaal, gevonden)


def _woorden(velden: dict) -> dict[str, str]:
    """What a form holds, as a reader says it."""
    woorden = {veld: velden[veld] for veld in (*ONDERBOUWING, "verschil_reden")}
    return {"oordeel": Oordeel(velden["oordeel"]).naam} | woorden | {"termijn": datum(velden["termijn"])}
