"""Composing the programma-overzicht: the only reader. Every output takes what this returns and asks nothing more."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from acties.actielezen import OP_EEN_PAGINA, Deel
from acties.gegevens import ActieGegevens
from acties.keuzes import TEN_EINDE
from acties.models import Actie
from financien.jaartabel.bronnen import bronnen
from financien.jaartabel.bureau import bureaudelen
from financien.lezen import bestedingen_in, jaartabellen, normen_van
from financien.plafonds.plafondlezen import Plafondwaarde, opgaven_met_plafonds, overzicht_van
from financien.rekenen import Jaartabel, tabel_op
from programma.models import Besluit, Opgave, Rapportageperiode, Uitvoeringsplan
from programma.periodekeuzes import Periodesoort
from programma.tekst import saneer

from . import gegevens as g
from .beoordeling import Weerlegd, met_cijfers, met_weerleggingen
from .bijlage import stel_bijlage_samen
from .bijlagegegevens import Actievoortgang, Bijlage, Plandoel
from .keuzes import Sectie
from .models import Statusoordeel, Tekstblok
from .oordelen import programmastatus
from .signaalfeiten import tel_verslagen
from .voortganglezen import lees_voortgang

OM_TE_OORDELEN = (Deel.GELD,)


def stel_samen(
    periode: Rapportageperiode,
    *,
    nu: datetime,
    zicht: g.Zicht = g.Zicht.INTERN,
    delen: Collection[Deel] = OP_EEN_PAGINA,
) -> g.Overzicht:
    """The overview of `periode`, read at `nu` (aware), in a fixed number of queries.

    Findings, proposals for letters and remarks of the team are not part of it, in either zicht: nothing that is
    gathered here is for the team alone. A page that prints no acties asks only for the `delen` of them that judgements
    look at (OM_TE_OORDELEN), and spares reading the others.
    """
    programma = periode.programma
    opgaven, plafondwaarden = opgaven_met_plafonds(programma)
    plannen = _plannen(periode)
    besluiten = tuple(programma.besluiten.select_related("plan").order_by("datum", "pk"))
    tabellen = _jaartabellen(periode, zicht)
    tabel = tabel_op(tabellen, periode.peildatum)
    oordelen, weerleggingen = _oordelen(periode)
    status = programmastatus(periode, oordelen, opgaven)
    teksten = _teksten(periode)
    doelen = teksten[Sectie.DOELEN_PER_PLAN]
    lopend = _lopend(periode, (plan for plan, _ in plannen))
    acties = Actie.objects.van_programma(programma).filter(plan__in=lopend).delen(*delen)
    voortgang = lees_voortgang(periode, lopend)
    gevraagd = {plan.slug for plan in lopend if plan.in_periode}
    overzicht = g.Overzicht(
        zicht=zicht,
        programma=programma.naam,
        programma_slug=programma.slug,
        gemeente=programma.gemeente,
        periode=periode.naam,
        periode_slug=periode.slug,
        soort=Periodesoort(periode.soort),
        kenmerk=programma.kenmerk or f"{programma.slug}/{periode.peildatum.isoformat()}",
        peildatum=periode.peildatum,
        export_op=nu,
        stand_norm_dagen=normen_van(programma).stand_dagen,
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
        verloop=tabellen[::-1] if len({tabel.peildatum for tabel in tabellen}) > 1 else (),
        financien=_alleen(teksten[Sectie.FINANCIEN]),
        planning=g.Planning(_alleen(teksten[Sectie.PLANNING]), tuple(_besluit(besluit) for besluit in besluiten)),
        communicatie=_alleen(teksten[Sectie.COMMUNICATIE]),
        risicomanagement=_alleen(teksten[Sectie.RISICOMANAGEMENT]),
        bijlagen=_bijlagen(periode, lopend, acties, voortgang, opgaven, plafondwaarden),
        verslagen=tel_verslagen(
            (
                (actie.status in TEN_EINDE, voortgang.get((actie.plan, actie.slug), Actievoortgang()))
                for actie in acties
                if actie.plan in gevraagd
            ),
            periode.deadline,
            timezone.localdate(nu),
        ),
    )
    return met_weerleggingen(met_cijfers(overzicht, periode, tabellen), weerleggingen)


def _oordelen(periode: Rapportageperiode) -> tuple[list[Statusoordeel], list[Weerlegd]]:
    """The judgements of the period, and the contradictions that were left: both are few, so one query reads them together."""
    rijen = list(
        periode.oordelen.annotate(
            weerlegging=F("periode__weerleggingen"),
            weerlegd_sleutel=F("periode__weerleggingen__sleutel"),
            weerlegd_afdruk=F("periode__weerleggingen__vingerafdruk"),
            weerlegd=F("periode__weerleggingen__tekst"),
            weerlegd_want=F("periode__weerleggingen__reden"),
            weerlegd_op=F("periode__weerleggingen__op"),
            weerlegd_door=F("periode__weerleggingen__door__naam"),
        ).order_by("opgave__nummer", "pk", "weerlegging")
    )
    weerleggingen = {
        rij.weerlegging: (
            rij.weerlegd_sleutel,
            rij.weerlegd_afdruk,
            g.Weerlegging(rij.weerlegd, rij.weerlegd_want, rij.weerlegd_door or "", rij.weerlegd_op),
        )
        for rij in rijen
        if rij.weerlegging
    }
    return list({rij.pk: rij for rij in rijen}.values()), list(weerleggingen.values())


def _jaartabellen(periode: Rapportageperiode, zicht: g.Zicht) -> tuple[Jaartabel, ...]:
    """The year tables up to the peildatum, the newest first. The name of an imported file is for the municipality alone."""
    tabellen = (tabel for tabel in jaartabellen(periode.programma) if tabel.peildatum <= periode.peildatum)
    if zicht == g.Zicht.INTERN:
        return tuple(tabellen)
    return tuple(
        replace(tabel, regels=tuple(replace(regel, bestand="") for regel in tabel.regels)) for tabel in tabellen
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
        uiterlijk=besluit.uiterlijk,
        afgedaan_op=besluit.afgedaan_op,
    )


def _bron(rij: Besluit | Tekstblok) -> g.Bronvermelding:
    return g.Bronvermelding(rij.bron_document, rij.bron_hoofdstuk, rij.bron_kop, rij.letterlijk)


def _teksten(periode: Rapportageperiode) -> dict[Sectie, list[tuple[str, g.Tekst]]]:
    """Per section its texts in order, each with the name of the block of the source in which it stands."""
    teksten: dict[Sectie, list[tuple[str, g.Tekst]]] = {sectie: [] for sectie in Sectie}
    for rij in periode.tekstblokken.select_related("opgave", "programmadoel", "doel").order_by("volgorde"):
        teksten[Sectie(rij.sectie)].append((rij.blok, als_tekst(rij)))
    return teksten


def als_tekst(rij: Tekstblok) -> g.Tekst:
    """A text as the overview has it; what it was in an edition before is not known here."""
    return g.Tekst(
        sleutel=rij.sleutel,
        kop=rij.kop,
        niveau=rij.niveau,
        opgave=rij.opgave.nummer if rij.opgave else None,
        programmadoel=rij.programmadoel.formulering if rij.programmadoel else "",
        doel=rij.doel.letter if rij.doel else "",
        tekst_html=saneer(rij.tekst),
        ongewijzigd_sinds=None,
        bron=_bron(rij),
    )


def _alleen(teksten: Iterable[tuple[str, g.Tekst]]) -> tuple[g.Tekst, ...]:
    return tuple(tekst for _, tekst in teksten)


def _plannen(periode: Rapportageperiode) -> list[tuple[Uitvoeringsplan, tuple[str, ...]]]:
    """The plans of the programme, by opgave, each with the programmadoelen it takes up; a plan has its own `plandoelen`.

    One query: a row per doel. A plan takes up programmadoelen or has doelen of its own, hardly ever both.
    """
    rijen = periode.programma.plannen.annotate(
        doel=F("opgenomen_doelen__formulering"),
        letter=F("doelen__letter"),
        letter_opgave=F("doelen__opgave__nummer"),
        letter_zegt=F("doelen__formulering"),
        in_periode=Exists(periode.plannen.filter(pk=OuterRef("pk"))),
        met_acties=Exists(Actie.objects.filter(plan=OuterRef("pk"))),
    ).order_by("opgave__nummer", "pk", "opgenomen_doelen__volgorde", "letter")
    groepen = [list(groep) for _, groep in groupby(rijen.select_related("opgave"), lambda rij: rij.pk)]
    for groep in groepen:
        letters = dict.fromkeys((rij.letter, rij.letter_opgave, rij.letter_zegt) for rij in groep if rij.letter)
        groep[0].plandoelen = tuple(Plandoel(*letter) for letter in letters)
    return [(groep[0], tuple(dict.fromkeys(rij.doel for rij in groep if rij.doel))) for groep in groepen]


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
            blokken.append(g.Standblok(naam, nummer, namen[nummer], oordelen[nummer], _met_koppen(naam, groep)))
    return g.Stand(_alleen(rij for rij in teksten if rij[1].opgave is None), tuple(blokken))


def _lopend(periode: Rapportageperiode, plannen: Iterable[Uitvoeringsplan]) -> list[Uitvoeringsplan]:
    """The plans with acties that run at the peildatum or after it, newest first."""
    lopend = [plan for plan in plannen if plan.met_acties and plan.tot_jaar >= periode.peildatum.year]
    return sorted(lopend, key=lambda plan: plan.van_jaar, reverse=True)


def _met_koppen(naam: str, teksten: Iterable[tuple[str, g.Tekst]]) -> tuple[g.Tekst, ...]:
    """The texts under one heading: only what has a heading above it can hang under that."""
    uit: list[g.Tekst] = []
    kop_erboven = False
    for tekst in _alleen(teksten):
        uit.append(tekst if kop_erboven else replace(tekst, niveau=2))
        kop_erboven = kop_erboven or tekst.kop != naam
    return tuple(uit)


def _bijlagen(
    periode: Rapportageperiode,
    plannen: Iterable[Uitvoeringsplan],
    acties: tuple[ActieGegevens, ...],
    voortgang: Mapping[tuple[str, str], Actievoortgang],
    opgaven: tuple[Opgave, ...],
    plafondwaarden: tuple[Plafondwaarde, ...],
) -> tuple[Bijlage, ...]:
    bestedingen = bestedingen_in(periode.programma, periode.peildatum)
    namen = {opgave.nummer: opgave.naam for opgave in opgaven}
    zwaar_vanaf = normen_van(periode.programma).concentratie

    def bijlage(plan: Uitvoeringsplan) -> Bijlage:
        van_plan = [actie for actie in acties if actie.plan == plan.slug]
        geld = overzicht_van(plan, plafondwaarden, van_plan, bestedingen, namen)
        return stel_bijlage_samen(geld, van_plan, zwaar_vanaf, voortgang, plan.plandoelen)

    return tuple(bijlage(plan) for plan in plannen)
