"""Composing the programma-overzicht: the only reader. Every output takes what this returns and asks nothing more."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, F, OuterRef, prefetch_related_objects

from acties.gegevens import ActieGegevens
from acties.models import Actie
from financien.bronnen import bronnen
from financien.bureau import bureaudelen
from financien.lasten import GEEN_BESTEDINGEN
from financien.lezen import jaartabel_op, plafonds_van
from financien.rekenen import Jaartabel
from programma.models import Besluit, Opgave, Rapportageperiode, Uitvoeringsplan
from programma.tekst import saneer

from . import gegevens as g
from .actieregels import opgaveacties
from .keuzes import Aspect, Oordeel, Sectie
from .models import Statusoordeel, Tekstblok
from .tegenspraken import budget_tegenspraken


def stel_samen(periode: Rapportageperiode, *, nu: datetime, zicht: g.Zicht = g.Zicht.INTERN) -> g.Overzicht:
    """The overview of `periode`, read at `nu` (aware), in a fixed number of queries.

    Findings, proposals for letters and remarks of the team are not part of it, in either zicht: nothing that is
    gathered here is for the team alone.
    """
    programma = periode.programma
    prefetch_related_objects([programma], "opgaven")
    opgaven = tuple(programma.opgaven.all())
    plannen = _plannen(periode)
    besluiten = tuple(programma.besluiten.select_related("plan").order_by("datum", "pk"))
    tabel = _jaartabel(periode, zicht)
    status = _status(periode, opgaven, tabel)
    teksten = _teksten(periode)
    doelen = teksten[Sectie.DOELEN_PER_PLAN]
    return g.Overzicht(
        zicht=zicht,
        programma=programma.naam,
        programma_slug=programma.slug,
        gemeente=programma.gemeente,
        periode=periode.naam,
        periode_slug=periode.slug,
        kenmerk=programma.kenmerk or f"{programma.slug}/{periode.peildatum.isoformat()}",
        peildatum=periode.peildatum,
        export_op=nu,
        bronuitgave=g.Bronuitgave(periode.bron_export_op, periode.bron_gebouwd_op, periode.bron_voetregel),
        projectlocatie=programma.projectlocatie,
        status=status,
        structuur=g.Programmastructuur(
            programma.bestuurlijk_opdrachtgever, programma.domein, programma.initiatiefnemer
        ),
        karakteristiek=g.Programmakarakteristiek(
            programma.fase, programma.tot_jaar, programma.ruimtelijke_procedure, status.risicoprofiel
        ),
        besluitvorming=_besluitvorming(periode, besluiten),
        wijzigingen=_alleen(teksten[Sectie.WIJZIGINGEN]),
        doelstelling=_alleen(teksten[Sectie.DOELSTELLING]),
        doelen_inleiding=_alleen(doelen[:1]),
        doelen_per_plan=tuple(_plandoelen(*plan) for plan in plannen if plan[0].in_periode),
        doelen_slot=_alleen(doelen[1:]),
        stand=_stand(teksten[Sectie.STAND], opgaven, status),
        jaartabel=tabel,
        bureaudelen=bureaudelen(tabel) if tabel else (),
        cijferbronnen=bronnen(tabel) if tabel else (),
        financien=_alleen(teksten[Sectie.FINANCIEN]),
        planning=g.Planning(_alleen(teksten[Sectie.PLANNING]), tuple(_besluit(besluit) for besluit in besluiten)),
        communicatie=_alleen(teksten[Sectie.COMMUNICATIE]),
        risicomanagement=_alleen(teksten[Sectie.RISICOMANAGEMENT]),
        bijlagen=_bijlagen(periode, (plan for plan, _ in plannen), opgaven),
    )


def _jaartabel(periode: Rapportageperiode, zicht: g.Zicht) -> Jaartabel | None:
    """The year table at the peildatum. The name of an imported file is for the municipality alone."""
    tabel = jaartabel_op(periode.programma, periode.peildatum)
    if tabel and zicht == g.Zicht.OPENBAAR:
        return replace(tabel, regels=tuple(replace(regel, bestand="") for regel in tabel.regels))
    return tabel


def _status(periode: Rapportageperiode, opgaven: tuple[Opgave, ...], tabel: Jaartabel | None) -> g.Programmastatus:
    """What nobody judged is "niet beoordeeld": no judgement is ever made up."""
    rijen = {(rij.aspect, rij.opgave_id): rij for rij in periode.oordelen.all()}
    aspecten = tuple(statusregel(aspect, rijen.get((aspect, None))) for aspect in Aspect)
    return g.Programmastatus(
        risicoprofiel=periode.get_risicoprofiel_display(),
        risicoprofiel_reden=periode.risicoprofiel_reden,
        risicoprofiel_bron=periode.risicoprofiel_bron,
        aspecten=aspecten,
        opgaven=tuple(
            g.Opgavestatus(
                opgave.nummer,
                opgave.naam,
                opgave.formulering,
                statusregel(Aspect.TOTAAL, rijen.get((Aspect.TOTAAL, opgave.pk))),
            )
            for opgave in opgaven
        ),
        tegenspraken=tegenspraken(aspecten, tabel),
    )


def statusregel(aspect: Aspect, rij: Statusoordeel | None) -> g.Statusregel:
    """The judgement as data; without a row nobody judged."""
    if rij is None:
        return g.Statusregel(aspect, Oordeel.NIET_BEOORDEELD, "", "", "", None, "")
    return g.Statusregel(
        aspect, Oordeel(rij.oordeel), rij.oorzaak, rij.gevolg, rij.maatregel, rij.termijn, rij.bronwaarde
    )


def tegenspraken(aspecten: Iterable[g.Statusregel], tabel: Jaartabel | None) -> tuple[g.Tegenspraak, ...]:
    """Every post that has more spent or promised than it holds, while the aspect Budget is as expected."""
    budget = next((regel.oordeel for regel in aspecten if regel.aspect == Aspect.BUDGET), None)
    return tuple(
        g.Tegenspraak(Aspect.BUDGET, budget, regel.post, regel.saldo, regel.gebonden, tabel.peildatum)
        for regel in budget_tegenspraken(budget, tabel).tekorten
    )


def _besluitvorming(periode: Rapportageperiode, besluiten: tuple[Besluit, ...]) -> g.Besluitvorming:
    bekend = [besluit for besluit in besluiten if besluit.datum <= periode.peildatum]
    raad = [besluit.datum for besluit in bekend if besluit.orgaan == Besluit.Orgaan.RAAD]
    return g.Besluitvorming(
        laatste_behandeling=max(raad, default=None),
        volgende_behandeling=periode.volgende_behandeling,
        besluiten=tuple(_besluit(besluit) for besluit in bekend if not besluit.in_afwijkingen),
        afwijkingen=tuple(_besluit(besluit) for besluit in bekend if besluit.in_afwijkingen),
    )


def _besluit(besluit: Besluit) -> g.Besluitregel:
    return g.Besluitregel(
        datum=besluit.datum,
        orgaan=besluit.get_orgaan_display(),
        soort=besluit.get_soort_display(),
        tekst=besluit.tekst,
        plan=besluit.plan.naam if besluit.plan else "",
        bron=_bron(besluit),
    )


def _bron(rij: Besluit | Tekstblok) -> g.Bronvermelding:
    return g.Bronvermelding(rij.bron_document, rij.bron_hoofdstuk, rij.bron_kop, rij.letterlijk)


def _teksten(periode: Rapportageperiode) -> dict[Sectie, list[tuple[str, g.Tekst]]]:
    """Per section its texts in order, each with the name of the block of the source in which it stands."""
    teksten: dict[Sectie, list[tuple[str, g.Tekst]]] = {sectie: [] for sectie in Sectie}
    for rij in periode.tekstblokken.select_related("opgave", "programmadoel").order_by("volgorde"):
        tekst = g.Tekst(
            sleutel=rij.sleutel,
            kop=rij.kop,
            niveau=rij.niveau,
            opgave=rij.opgave.nummer if rij.opgave else None,
            programmadoel=rij.programmadoel.formulering if rij.programmadoel else "",
            tekst_html=saneer(rij.tekst),
            bron=_bron(rij),
        )
        teksten[Sectie(rij.sectie)].append((rij.blok, tekst))
    return teksten


def _alleen(teksten: Iterable[tuple[str, g.Tekst]]) -> tuple[g.Tekst, ...]:
    return tuple(tekst for _, tekst in teksten)


def _plannen(periode: Rapportageperiode) -> list[tuple[Uitvoeringsplan, tuple[str, ...]]]:
    """The plans of the programme, by opgave, each with the doelen it takes up. One query: a row per plan and doel."""
    rijen = periode.programma.plannen.annotate(
        doel=F("opgenomen_doelen__formulering"),
        in_periode=Exists(periode.plannen.filter(pk=OuterRef("pk"))),
        met_acties=Exists(Actie.objects.filter(plan=OuterRef("pk"))),
    ).order_by("opgave__nummer", "pk", "opgenomen_doelen__volgorde")
    groepen = (list(groep) for _, groep in groupby(rijen.select_related("opgave"), lambda rij: rij.pk))
    return [(groep[0], tuple(rij.doel for rij in groep if rij.doel)) for groep in groepen]


def _plandoelen(plan: Uitvoeringsplan, doelen: tuple[str, ...]) -> g.Plandoelen:
    return g.Plandoelen(
        plan=plan.naam,
        opgave=plan.opgave.nummer if plan.opgave else None,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        vastgesteld_op=plan.vastgesteld_op,
        doelen=doelen,
    )


def _stand(teksten: list[tuple[str, g.Tekst]], opgaven: tuple[Opgave, ...], status: g.Programmastatus) -> g.Stand:
    namen = {opgave.nummer: opgave.naam for opgave in opgaven}
    oordelen = {opgave.nummer: opgave.oordeel.oordeel for opgave in status.opgaven}
    blokken = []
    for (naam, nummer), groep in groupby(teksten, lambda rij: (rij[0], rij[1].opgave)):
        if nummer is not None:
            blokken.append(g.Standblok(naam, nummer, namen[nummer], oordelen[nummer], _alleen(groep)))
    return g.Stand(_alleen(rij for rij in teksten if rij[1].opgave is None), tuple(blokken))


def _bijlagen(
    periode: Rapportageperiode, plannen: Iterable[Uitvoeringsplan], opgaven: tuple[Opgave, ...]
) -> tuple[g.Bijlage, ...]:
    """The plans with acties that run at the peildatum or after it, newest first."""
    lopend = {plan.slug: plan for plan in plannen if plan.met_acties and plan.tot_jaar >= periode.peildatum.year}
    acties: dict[str, list[ActieGegevens]] = {slug: [] for slug in lopend}
    for actie in Actie.objects.van_programma(periode.programma).filter(plan__in=lopend.values()).gegevens():
        acties[actie.plan].append(actie)
    nieuwste = sorted(lopend.values(), key=lambda plan: plan.van_jaar, reverse=True)
    return tuple(_bijlage(plan, opgaven, acties[plan.slug]) for plan in nieuwste)


def _bijlage(plan: Uitvoeringsplan, opgaven: tuple[Opgave, ...], acties: list[ActieGegevens]) -> g.Bijlage:
    plafonds = plafonds_van(plan, acties, GEEN_BESTEDINGEN)
    return g.Bijlage(
        plan=plan.naam,
        vastgesteld_op=plan.vastgesteld_op,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        opgaven=tuple(opgaveacties(opgave.nummer, opgave.naam, acties) for opgave in opgaven),
        plafonds=plafonds.standen,
        plafondtotaal=plafonds.totaal,
        doorbelastingen=plafonds.doorbelastingen,
    )
