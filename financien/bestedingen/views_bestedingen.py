"""What became of the money of acties: every line at one peildatum, typed by the team and read by the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from acties.huidig import plan_of_404
from financien.bestedingen.bestedingformulier import Bestedingsformulier, Peildatumformulier
from financien.bestedingen.bestedinglezen import peildata_van, regels_op
from financien.bestedingen.bestedingregels import Bestedingsregel, Bestedingstotaal, totaal_van
from financien.handelingen.bestedingen import leg_bestedingen_vast
from financien.handelingen.bestedingen_schrijven import SOORT, Bestedingsbotsing
from financien.resources import BestedingResource
from financien.uitvoer import bestedingrij
from programma.downloads import SOORTEN, VORMEN, bijlage
from programma.formulieren import neem_voorstel
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma, Uitvoeringsplan, Wijziging
from programma.opmaak import datum
from programma.rechten import bewerkt_programma, leest_programma
from programma.tabelbestand import TABELVORMEN
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad

# Lines on one page: a form may hold a thousand inputs.
PER_BLAD = 100


@dataclass(frozen=True, slots=True)
class Bestedingenblad:
    """The lines of a plan at one peildatum; `blad` are those of this page."""

    plan: Uitvoeringsplan
    opgaven: Mapping[int, str]
    opgave: int | None
    peildata: Sequence[date]
    peildatum: date
    kiezer: Peildatumformulier
    regels: tuple[Bestedingsregel, ...]
    blad: Page

    @property
    def totaal(self) -> Bestedingstotaal:
        """Of all pages."""
        return totaal_van(self.regels)

    @property
    def te_veel(self) -> list[Bestedingsregel]:
        return [regel for regel in self.regels if regel.te_veel]

    @property
    def is_nieuw(self) -> bool:
        """Whether nothing is registered at this peildatum yet."""
        return self.peildatum not in self.peildata

    @property
    def vraag(self) -> str:
        """The part of the address that leads here."""
        delen = {"peildatum": self.peildatum.isoformat(), "opgave": self.opgave, "pagina": self.blad.number}
        return urlencode({naam: waarde for naam, waarde in delen.items() if waarde and (naam, waarde) != ("pagina", 1)})

    def formulier(self, data: QueryDict | None = None) -> Bestedingsformulier:
        return Bestedingsformulier(data, bestedingen=self.blad.object_list)


def _lees(request: HttpRequest, programma: Programma) -> Bestedingenblad:
    """The peildatum of the address, else the newest there is, else today. Eight queries, with the role of who asks."""
    plan = plan_of_404(programma)
    opgaven = {opgave.nummer: str(opgave) for opgave in programma.opgaven.all()}
    gevraagd = request.GET.get("opgave", "")
    opgave = int(gevraagd) if gevraagd in map(str, opgaven) else None
    peildata = peildata_van(plan)
    kiezer = Peildatumformulier(request.GET if "peildatum" in request.GET else None)
    gekozen = kiezer.cleaned_data.get("peildatum") if kiezer.is_valid() else None
    if gekozen:
        kiezer = Peildatumformulier()
    peildatum = gekozen or next(iter(peildata), timezone.localdate())
    regels = tuple(regel for regel in regels_op(plan, peildatum) if opgave in (None, regel.actie.opgave))
    blad = Paginator(regels, PER_BLAD).get_page(request.GET.get("pagina"))
    return Bestedingenblad(plan, opgaven, opgave, peildata, peildatum, kiezer, regels, blad)


@met_recht(leest_programma)
def bestedingen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Per line of programme money what was promised and paid at a peildatum; the team types it here.

    With ?formaat= the same as a file, which can be filled in and imported.
    """
    gelezen = _lees(request, programma)
    if (vorm := request.GET.get("formaat")) in SOORTEN and not gelezen.kiezer.errors:
        return _download(gelezen, programma, vorm)
    return _toon(request, gelezen, gelezen.formulier(), status=422 if gelezen.kiezer.errors else 200)


@met_recht(bewerkt_programma, methoden=HANDELING)
def bestedingen_vastleggen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Register the amounts of a page, all or none. 409: somebody else was first. 422: something cannot be read."""
    gelezen = _lees(request, programma)
    form = gelezen.formulier(neem_voorstel(request.POST))
    if gelezen.kiezer.errors or not form.is_valid():
        return _toon(request, gelezen, form, status=422)
    try:
        gedaan = leg_bestedingen_vast(
            programma=programma,
            peildatum=gelezen.peildatum,
            wensen=form.wensen,
            daad=Daad(request.user, timezone.now(), form.cleaned_data["reden"]),
        )
    except Geweigerd as fout:
        form.weiger(fout)
        return _toon(request, gelezen, form, status=422)
    except Bestedingsbotsing as fout:
        # Read again: from here on the page has seen what there is now, and saving once more is choosing one's own.
        gelezen = _lees(request, programma)
        botsingen = _botsingen(fout, gelezen, form)
        form = gelezen.formulier(form.na_botsing(gelezen.blad.object_list))
        form.is_valid()
        return _toon(request, gelezen, form, botsingen=botsingen, status=409)
    if gedaan:
        aantal = f"{len(gedaan)} regel{'s' * (len(gedaan) != 1)}"
        tekst = f"Vastgelegd op {datum(gelezen.peildatum)}: {aantal}."
        meld_gedaan(request, tekst, gedaan[0], via="bestedingen_ongedaan")
    else:
        messages.info(request, "U hebt niets veranderd.")
    return redirect(f"{reverse('bestedingen', args=[programma.slug])}?{gelezen.vraag}")


def _download(gelezen: Bestedingenblad, programma: Programma, vorm: str) -> HttpResponse:
    """All pages as one file; its name says the peildatum."""
    tabel = BestedingResource().export(queryset=[bestedingrij(regel, gelezen.peildatum) for regel in gelezen.regels])
    tabel.title = "Bestedingen"
    naam = f"{gelezen.peildatum.isoformat()}-bestedingen-{programma.slug}.{vorm}"
    return bijlage(TABELVORMEN[vorm](tabel), naam)


def _botsingen(fout: Bestedingsbotsing, gelezen: Bestedingenblad, form: Bestedingsformulier) -> list[dict[str, Any]]:
    """The lines of which somebody else registered something: what there is now, since when, and what was typed."""
    regels = [regel for regel in gelezen.regels if regel.sleutel in fout.financieringen]
    laatste = {
        wijziging.onderwerp_id: wijziging
        for wijziging in Wijziging.objects.filter(
            onderwerp_soort=SOORT, onderwerp_id__in=[regel.nu.sleutel for regel in regels if regel.nu]
        )
        .select_related("actor")
        .order_by("pk")
    }
    return [
        {
            "regel": regel,
            "wijziging": laatste.get(regel.nu.sleutel) if regel.nu else None,
            "getypt": form.aangeraakt.get(regel.sleutel, {}),
        }
        for regel in regels
    ]


def _toon(
    request: HttpRequest,
    gelezen: Bestedingenblad,
    form: Bestedingsformulier,
    *,
    botsingen: Sequence[Mapping[str, Any]] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "lijst": gelezen,
        "form": form,
        "botsingen": botsingen,
        "vormen": VORMEN,
        "bewerkt_programma": bewerkt_programma(request.deelname),
    }
    return render(request, "financien/bestedingen.html", context, status=status)
