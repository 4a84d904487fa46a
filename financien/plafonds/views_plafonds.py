"""The pages of the ceilings: all of them on one page, and per figure the rows that it is made of."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from financien.bestedingen.bestedinglezen import peildata_van
from financien.handelingen.plafonds import SOORT
from financien.jaartabel.bronnen import bronnen
from financien.jaartabel.bureau import bureaudelen
from financien.lezen import jaartabellen, normen_van, opmerkingen_bij_budget, plafond_van, plafonds_van
from financien.plafonds.ketenbeeld import SLEUTEL, schaal_van, stappen
from financien.plafonds.lasten import totaal, van_betaler
from financien.plafonds.plafondbeeld import Plafondrij, maak_beeld
from financien.plafonds.plafondstanden import PlafondOverzicht
from financien.plafonds.plankeuze import keuze_of_404, lees_keuze
from financien.plafonds.regelgroepen import groepen_van
from financien.plafonds.regelkeuze import gekozen_totaal, gesorteerd, kies, waarvan
from financien.regels import REGELS, GeldFeiten, Planstand
from programma.bevindingen import Bevinding
from programma.models import Programma, Uitvoeringsplan, Wijziging
from programma.opmaak import bedrag
from programma.rechten import bewerkt_programma, leest_programma
from programma.toegang import met_recht


@met_recht(leest_programma)
def plafonds(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Every ceiling of a plan, with what became of its money."""
    keuze = lees_keuze(programma, request.GET)
    if keuze is None:
        return render(request, "financien/plafonds.html", {"plan": None})
    normen = normen_van(programma)
    overzicht = plafonds_van(keuze.plan, bestedingen=keuze.bestedingen)
    beeld = maak_beeld(overzicht, normen.concentratie)
    context = {
        "plan": keuze.plan,
        "keuze": keuze,
        "normen": normen,
        "overzicht": overzicht,
        "beeld": beeld,
        "sleutel": SLEUTEL,
        "te_veel": _te_veel(keuze.plan.naam, beeld.overschreden),
        "doorbelastingen": [
            (rij, overzicht.namen[rij.van], overzicht.namen[rij.naar]) for rij in overzicht.doorbelastingen
        ],
        "zonder_plafond": [
            (nummer, naam)
            for nummer, naam in sorted(overzicht.namen.items())
            if overzicht.keten_van(nummer).plafond is None
        ],
        "peildata": peildata_van(keuze.plan),
        "opmerkingen": opmerkingen_bij_budget(keuze.plan),
        "bewerkt": bewerkt_programma(request.deelname),
    }
    return render(request, "financien/plafonds.html", context | _bureau(programma))


@met_recht(leest_programma)
def plafond(request: HttpRequest, programma: Programma, opgave: int) -> HttpResponse:
    """The lines that the ceiling of one opgave bears."""
    return _regels(request, programma, opgave)


@met_recht(leest_programma)
def plafonds_samen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The lines that all ceilings bear together."""
    return _regels(request, programma, None)


def _regels(request: HttpRequest, programma: Programma, opgave: int | None) -> HttpResponse:
    """The lines behind the figures of `opgave` (None: of the total), or with `waarvan` those behind one of them."""
    keuze = keuze_of_404(programma, request.GET)
    overzicht = plafonds_van(keuze.plan, bestedingen=keuze.bestedingen)
    if opgave is not None and opgave not in overzicht.namen:
        raise Http404("Deze opgave is er niet.")
    volgorde = request.GET.get("volgorde", "bedrag")
    keten = overzicht.keten_van(opgave)
    context = {
        "plan": keuze.plan,
        "keuze": keuze,
        "opgave": opgave,
        "naam": overzicht.namen.get(opgave, "Alle opgaven samen"),
        "keten": keten,
        "stappen": stappen(keten, schaal_van([keten])),
        "sleutel": SLEUTEL,
        "volgorde": volgorde,
        "te_kort": f"Er is {bedrag(keten.toegekend)} toegekend, {bedrag(keten.stand.tekort)} meer dan het plafond.",
        "kruimels": _kruimels(programma, overzicht, opgave),
        "bewerkt": bewerkt_programma(request.deelname),
    }
    if woord := request.GET.get("waarvan"):
        return render(request, "financien/plafondregels.html", context | _deel(overzicht, opgave, woord, volgorde))
    context |= {"groepen": groepen_van(overzicht, opgave, volgorde), "vrijgevallen": _vrijgevallen(overzicht, opgave)}
    if opgave is not None:
        context |= _beheer(keuze.plan, opgave)
    return render(request, "financien/plafondregels.html", context)


def _deel(overzicht: PlafondOverzicht, opgave: int | None, woord: str, volgorde: str) -> dict:
    deel = waarvan(woord, overzicht.plan.jaren)
    if deel is None:
        raise Http404("Dit deel van het geld is er niet.")
    gekozen = kies(gesorteerd(van_betaler(overzicht.regels, opgave), volgorde), deel)
    return {"deel": deel, "gekozen": gekozen, "deeltotaal": gekozen_totaal(gekozen), "waarvan": woord}


def _vrijgevallen(overzicht: PlafondOverzicht, opgave: int | None) -> dict:
    regels = van_betaler(overzicht.vrijgevallen, opgave)
    return {"regels": regels, "totaal": totaal(regels)} if regels else {}


def _beheer(plan: Uitvoeringsplan, opgave: int) -> dict:
    rij = plafond_van(plan, opgave)
    if rij is None:
        return {"plafond": None}
    return {"plafond": rij, "wijzigingen": Wijziging.objects.over(SOORT, rij.pk)[:5]}


def _te_veel(plan: str, rijen: Iterable[Plafondrij]) -> list[tuple[Plafondrij, Bevinding]]:
    """The ceilings that are exceeded, each with the finding about it."""
    gevonden = []
    for rij in rijen:
        feiten = GeldFeiten(None, (Planstand(plan, rij.naam, rij.keten.stand),), vandaag=date.min)
        gevonden += [(rij, bevinding) for bevinding in REGELS.regels["opgave-boven-plafond"].bevindingen(feiten)]
    return gevonden


def _bureau(programma: Programma) -> dict:
    """What the newest year table says of the bureau. One query."""
    tabel = next(iter(jaartabellen(programma)), None)
    if tabel is None:
        return {"jaartabel": None}
    return {"jaartabel": tabel, "bureaudelen": bureaudelen(tabel), "cijferbronnen": bronnen(tabel)}


def _kruimels(programma: Programma, overzicht: PlafondOverzicht, opgave: int | None) -> list[dict]:
    return [
        {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
        {"naam": "Plafonds", "url": reverse("plafonds", args=[programma.slug])},
        {"naam": f"{opgave} {overzicht.namen[opgave]}" if opgave else "Alle opgaven samen"},
    ]
