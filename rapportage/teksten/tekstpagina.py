"""What the pages of the texts of a round share: finding a round and a text, and what stands around one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from programma.leesbaarheid import Leesbaarheid, afkortingen_van, lees_na, uitgelegd_in
from programma.models import Partner, Programma, Rapportageperiode, Wijziging
from programma.rechten import bewerkt_programma
from programma.tekst import platte_tekst
from programma.woordverschil import Stuk, woordverschil
from rapportage.edities.delen import Deel
from rapportage.edities.vorige import met_vorige_editie
from rapportage.handelingen.tekstvelden import SOORT
from rapportage.keuzes import Sectie
from rapportage.models import Tekstblok
from rapportage.overzicht import als_tekst
from rapportage.ronde.bewerkbaar import waarom_niet
from rapportage.ronde.tabbladen import ronde_context

from .tekststanden import Vorige, lees_vorige


@dataclass(frozen=True, slots=True)
class Rondeteksten:
    """A round with the edition before it; `dicht` is why its texts cannot be changed, "" when this reader may."""

    periode: Rapportageperiode
    bewerkt: bool
    dicht: str

    @property
    def schrijft(self) -> bool:
        return self.bewerkt and not self.dicht


def open_teksten(request: HttpRequest, programma: Programma, slug: str) -> Rondeteksten:
    """The round at this address. At most three queries."""
    perioden = met_vorige_editie(programma.perioden.all())
    periode = get_object_or_404(perioden, slug=slug)
    periode.programma = programma
    bewerkt = bewerkt_programma(request.deelname)
    return Rondeteksten(periode, bewerkt, waarom_niet(periode, Deel.TEKSTEN) if bewerkt else "")


def tekst_of_404(periode: Rapportageperiode, sleutel: str) -> Tekstblok:
    blokken = Tekstblok.objects.select_related("opgave", "programmadoel", "doel", "plan")
    blok = get_object_or_404(blokken, periode=periode, sleutel=sleutel)
    blok.periode = periode
    return blok


def sectie_of_404(woord: str) -> Sectie:
    try:
        return Sectie(woord)
    except ValueError:
        raise Http404("Deze sectie is er niet.") from None


def adres(naam: str, periode: Rapportageperiode, *delen: str) -> str:
    return reverse(naam, args=[periode.programma.slug, periode.slug, *delen])


def context_van(request: HttpRequest, ronde: Rondeteksten, *kruimels: str) -> dict:
    """The head of the round, on the tab of the texts, and the way to the page."""
    context = ronde_context(request, ronde.periode, "teksten")
    if kruimels:
        context["kruimels"][-1]["url"] = adres("teksten", ronde.periode)
        context["kruimels"] += [{"naam": naam} for naam in kruimels]
    return context | {"ronde": ronde}


def nagelezen(periode: Rapportageperiode, html: str) -> Leesbaarheid:
    """What is to say of a text; what another text of the round explains, or the register of partners, needs no words. Two queries."""
    bekend = afkortingen_van(_partnernamen())
    for tekst in periode.tekstblokken.values_list("tekst", flat=True):
        bekend |= uitgelegd_in(platte_tekst(tekst))
    # A heading is no sentence.
    return lees_na(platte_tekst(re.sub(r"<h[34]>.*?</h[34]>", "", html)), bekend)


def _partnernamen() -> Iterable[str]:
    for naam, spelling in Partner.objects.values_list("naam", "aliassen__spelling"):
        yield from filter(None, (naam, spelling))


@dataclass(frozen=True, slots=True)
class Ernaast:
    """What stands beside a text: since when it says so, what it said in the edition before, and what happened to it."""

    nummer: int | None
    sinds: str
    verschil: tuple[Stuk, ...]
    oude_kop: str
    wijzigingen: tuple[Wijziging, ...]


def naast(blok: Tekstblok) -> Ernaast:
    """One query."""
    vorige: Vorige = lees_vorige(blok.periode)
    tekst, eerder = als_tekst(blok), vorige.eerder(blok.sleutel)
    verschil = ()
    if eerder and vorige.ongewijzigd_sinds(tekst) is None:
        verschil = woordverschil(platte_tekst(eerder.tekst_html), platte_tekst(tekst.tekst_html))
    return Ernaast(
        nummer=vorige.nummer,
        sinds=vorige.in_woorden(tekst),
        verschil=verschil,
        oude_kop=eerder.kop if eerder and eerder.kop != blok.kop else "",
        wijzigingen=tuple(Wijziging.objects.over(SOORT, blok.pk)[:5]),
    )
