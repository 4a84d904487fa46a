"""The money for acties that run longer than a year, divided over the years of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from acties.actielezen import Deel
from acties.handelingen.wensen import Botsing, RedenNodig
from acties.handelingen.wijzigen import wijzig_acties
from acties.huidig import plan_of_404
from acties.jaarverdeling import in_woorden
from acties.models import Actie
from acties.velden import VELDEN
from acties.velden.geldregel import uit_json
from financien.plafonds.jaarformulier import VELD, Verdeelformulier, afdruk, gezien_in, invoerregels, met_gelijke_delen
from financien.plafonds.jaren import Jaarlast, Jaartotaal, alles_samen, jaarlasten, jaartotalen
from programma.formulieren import neem_voorstel
from programma.handelingen.weigering import Geweigerd
from programma.meldingen import meld_gedaan
from programma.models import Programma, Uitvoeringsplan, Wijziging, nieuwe_reeks
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad

# Lines on one page: a form may hold a thousand inputs.
PER_BLAD = 100


@dataclass(frozen=True, slots=True)
class Geldjaren:
    """The programme money of a plan by year; `blad` are the lines that this page lets one divide."""

    plan: Uitvoeringsplan
    jaren: tuple[int, ...]
    opgaven: Mapping[int, str]
    lasten: tuple[Jaarlast, ...]
    opgave: int | None
    blad: Page

    @property
    def per_opgave(self) -> list[tuple[str, Jaartotaal]]:
        """The opgaven that pay, with their names."""
        return [(self.opgaven[totaal.opgave], totaal) for totaal in jaartotalen(self.lasten, self.jaren)]

    @property
    def samen(self) -> Jaartotaal:
        return alles_samen(self.lasten, self.jaren)

    @property
    def uit_looptijd(self) -> list[Jaarlast]:
        return [last for last in self.lasten if not last.te_kiezen and self.opgave in (None, last.actie.opgave)]

    @property
    def getoond(self) -> list[Jaarlast]:
        return self.uit_looptijd[:PER_BLAD]

    @property
    def niet_getoond(self) -> Jaartotaal | None:
        """The lines that follow from the looptijd and do not fit on the page, together; None when all of them do."""
        rest = self.uit_looptijd[PER_BLAD:]
        return alles_samen(rest, self.jaren) if rest else None

    def formulier(self, data: QueryDict | None = None) -> Verdeelformulier:
        return Verdeelformulier(data, lasten=self.blad.object_list, jaren=self.jaren)


def _lees(request: HttpRequest, programma: Programma) -> Geldjaren:
    """Five queries: the plan, its acties and their money, the opgaven, and the role of who asks."""
    plan = plan_of_404(programma)
    jaren = tuple(range(plan.van_jaar, plan.tot_jaar + 1))
    lasten = jaarlasten(Actie.objects.van_plan(plan).delen(Deel.GELD), jaren)
    opgaven = {opgave.nummer: str(opgave) for opgave in programma.opgaven.all()}
    gevraagd = request.GET.get("opgave", "")
    opgave = int(gevraagd) if gevraagd in map(str, opgaven) else None
    te_kiezen = [last for last in lasten if last.te_kiezen and opgave in (None, last.actie.opgave)]
    return Geldjaren(
        plan, jaren, opgaven, lasten, opgave, Paginator(te_kiezen, PER_BLAD).get_page(request.GET.get("pagina"))
    )


@met_recht(leest_programma)
def geld_per_jaar(request: HttpRequest, programma: Programma) -> HttpResponse:
    """What of the programme money is for which year; the team divides it here."""
    gelezen = _lees(request, programma)
    return _toon(request, gelezen, gelezen.formulier())


@met_recht(bewerkt_programma, methoden=HANDELING)
def geld_per_jaar_vastleggen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Save the divisions of a page, all or none. 409: somebody else changed that money. 422: something does not add up."""
    gelezen = _lees(request, programma)
    data, gezien = neem_voorstel(request.POST), gezien_in(request.POST)
    if "gelijk" in data:
        form = gelezen.formulier(met_gelijke_delen(data, gelezen.blad.object_list, gelezen.jaren))
        return _toon(request, gelezen, form, gezien=gezien)
    form = gelezen.formulier(data)
    if not form.is_valid():
        return _toon(request, gelezen, form, gezien=gezien, status=422)
    sleutels = dict(Actie.objects.van_plan(gelezen.plan).values_list("slug", "pk"))
    wensen = form.wensen(sleutels, gezien)
    daad = Daad(request.user, timezone.now(), form.cleaned_data["reden"])
    daad = Daad(daad.actor, daad.nu, daad.reden, reeks=nieuwe_reeks() if len(wensen) > 1 else None)
    try:
        uitkomsten = wijzig_acties(wensen=wensen, daad=daad) if wensen else ()
    except RedenNodig:
        form.add_error("reden", "Schrijf kort waarom het geld zo verdeeld is.")
    except Geweigerd as fout:
        form.add_error(None, str(fout))
    except Botsing as fout:
        # Read again: from here on the page has seen what there is now, and saving once more is choosing one's own.
        gelezen = _lees(request, programma)
        form = gelezen.formulier(form.bijgewerkt(invoerregels(gelezen.blad.object_list, gelezen.jaren)))
        form.is_valid()
        return _toon(request, gelezen, form, botsingen=_botsingen(fout, sleutels, gelezen.lasten), status=409)
    else:
        _meld(request, [uitkomst.wijziging for uitkomst in uitkomsten if uitkomst.wijziging])
        return redirect(_adres(request, programma, "geld_per_jaar"))
    return _toon(request, gelezen, form, gezien=gezien, status=422)


def _meld(request: HttpRequest, wijzigingen: Sequence[Wijziging]) -> None:
    if not wijzigingen:
        messages.info(request, "U hebt niets veranderd.")
        return
    aantal = f"{len(wijzigingen)} actie{'s' * (len(wijzigingen) != 1)}"
    meld_gedaan(request, f"U hebt de verdeling van {aantal} veranderd.", wijzigingen[0])


def _botsingen(fout: Botsing, sleutels: Mapping[str, int], lasten: Sequence[Jaarlast]) -> list[dict[str, Any]]:
    """The acties whose money somebody else changed: who, when, and what there is now."""
    acties = {sleutels[last.actie.slug]: last.actie for last in lasten}
    return [
        {
            "actie": acties[sleutel],
            "door": botsing.door,
            "moment": botsing.moment,
            "nu": VELDEN[VELD].in_woorden(botsing.huidig),
            "u": "; ".join(
                in_woorden(uit_json(regel["jaarverdeling"])) or "niet verdeeld" for regel in botsing.gewenst
            ),
        }
        for sleutel, (botsing, *_) in fout.botsingen.items()
        if sleutel in acties
    ]


def _toon(
    request: HttpRequest,
    gelezen: Geldjaren,
    form: Verdeelformulier,
    *,
    gezien: Mapping[str, str] | None = None,
    botsingen: Sequence[Mapping[str, Any]] = (),
    status: int = 200,
) -> HttpResponse:
    """`gezien` is what the person saw of each actie when the form came back as it was."""
    programma = request.deelname.programma
    acties = {last.actie.slug: last.actie for last in gelezen.blad.object_list}
    context = {
        "geld": gelezen,
        "form": form,
        "gezien": [(slug, (gezien or {}).get(slug) or afdruk(actie)) for slug, actie in acties.items()],
        "botsingen": botsingen,
        "bewerkt_programma": bewerkt_programma(request.deelname),
        "vastleggen": _adres(request, programma, "geld_per_jaar_vastleggen"),
    }
    return render(request, "financien/jaren.html", context, status=status)


def _adres(request: HttpRequest, programma: Programma, naam: str) -> str:
    """The address of that name with the filter and the page of this one."""
    vraag = urlencode({deel: request.GET[deel] for deel in ("opgave", "pagina") if deel in request.GET})
    return reverse(naam, args=[programma.slug]) + (f"?{vraag}" if vraag else "")
