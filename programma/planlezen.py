"""Named reads of the uitvoeringsplannen of a programme."""

from collections import defaultdict
from itertools import groupby
from operator import itemgetter

from django.db.models import Value

from . import plangegevens
from .models import Opgave, Plantekst, Programma, Uitvoeringsplan
from .plangegevens import (
    Basis,
    Basisregel,
    Bronvermelding,
    DoelInPlan,
    Genummerd,
    Hoofdstuk,
    OpgenomenDoel,
    Plandocument,
    Tekst,
    Themadoelen,
)

Soort = Plantekst.Soort


def huidig_plan(programma: Programma) -> Uitvoeringsplan | None:
    """The newest plan that covers all opgaven. One query."""
    return programma.plannen.filter(opgave__isnull=True).order_by("-van_jaar").first()


def plannen_van(programma: Programma) -> tuple[Uitvoeringsplan, ...]:
    """Every plan, the newest first, with its opgave and the programmadoelen it takes up. Two queries."""
    return tuple(
        programma.plannen.select_related("opgave")
        .prefetch_related("opgenomen_doelen")
        .order_by("-van_jaar", "opgave__nummer")
    )


def plandocument(plan: Uitvoeringsplan) -> Plandocument:
    """Everything `plan` says, in the order of the source, in six queries; a plan without chapters takes seven.

    Only of a plan whose own text is not here, a reader wants the doelen it takes up and the besluiten about it.
    """
    teksten = list(plan.teksten.select_related("hoofdstuk").order_by("volgorde"))
    hoofdstukken = _hoofdstukken(plan, [rij for rij in teksten if rij.hoofdstuk])
    zelf = bool(teksten or hoofdstukken)
    return Plandocument(
        slug=plan.slug,
        naam=plan.naam,
        opgave=plan.opgave.naam if plan.opgave else None,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        vastgesteld_op=plan.vastgesteld_op,
        delen=plangegevens.delen(_tekst(rij) for rij in teksten if rij.hoofdstuk is None),
        hoofdstukken=hoofdstukken,
        opgenomen=()
        if zelf
        else tuple(
            OpgenomenDoel(rij.formulering, rij.programmadoel.formulering)
            for rij in plan.opgenomen_doelen.select_related("programmadoel").order_by("volgorde")
        ),
        besluiten=() if zelf else tuple(plan.besluiten.order_by("datum", "pk").values_list("datum", "tekst")),
    )


def _hoofdstukken(plan: Uitvoeringsplan, teksten: list[Plantekst]) -> tuple[Hoofdstuk, ...]:
    hoofdstukken = plan.hoofdstukken.select_related("opgave").order_by("opgave__nummer")
    hoofdstukken = list(hoofdstukken.prefetch_related("opgave__programmadoelen"))
    if not hoofdstukken:
        return ()
    doelen = list(plan.doelen.order_by("letter"))
    basis = _basisregels(plan)
    doorlopend, resultaten = _genummerd(plan)
    return tuple(
        _hoofdstuk(
            hoofdstuk,
            teksten=[_tekst(rij) for rij in teksten if rij.hoofdstuk_id == hoofdstuk.pk],
            doelen=tuple(DoelInPlan(rij.letter, rij.formulering) for rij in _van(hoofdstuk.opgave, doelen)),
            basis=_basis(basis[hoofdstuk.opgave_id]),
            doorlopende_acties=tuple(doorlopend[hoofdstuk.opgave_id]),
            beoogde_resultaten=tuple(resultaten[hoofdstuk.opgave_id]),
        )
        for hoofdstuk in hoofdstukken
    )


def _basisregels(plan: Uitvoeringsplan) -> dict[int, list[tuple[tuple[str, ...], Basisregel]]]:
    """Per opgave the lines of what is done already, each with the letters it is for. One query: a row per letter."""
    per_opgave: dict[int, list[tuple[tuple[str, ...], Basisregel]]] = defaultdict(list)
    rijen = plan.basisvoorzieningen.order_by("volgorde", "pk", "doelen__letter")
    velden = rijen.values_list("pk", "opgave", "soort", "tekst", "doelen__letter")
    for (_, opgave, soort, tekst), groep in groupby(velden, itemgetter(0, 1, 2, 3)):
        per_opgave[opgave].append((tuple(letter for *_, letter in groep if letter), Basisregel(soort, tekst)))
    return per_opgave


def _genummerd(plan: Uitvoeringsplan) -> tuple[dict[int, list[Genummerd]], dict[int, list[Genummerd]]]:
    """Per opgave the doorlopende acties and the beoogde resultaten: lines of one shape, read together. One query."""
    velden = ("opgave", "nummer", "tekst")
    doorlopend, resultaten = defaultdict(list), defaultdict(list)
    lijsten = {0: doorlopend, 1: resultaten}
    rijen = plan.doorlopende_acties.order_by().annotate(lijst=Value(0)).values_list("lijst", *velden)
    rijen = rijen.union(
        plan.beoogde_resultaten.order_by().annotate(lijst=Value(1)).values_list("lijst", *velden), all=True
    )
    for lijst, opgave, nummer, tekst in rijen.order_by("lijst", "nummer"):
        lijsten[lijst][opgave].append(Genummerd(nummer, tekst))
    return doorlopend, resultaten


def _hoofdstuk(hoofdstuk, *, teksten: list[Tekst], **delen) -> Hoofdstuk:
    stukken = plangegevens.onderdelen(teksten)
    per_soort = {stuk.soort: stuk for stuk in stukken}
    programmadoelen = sorted(hoofdstuk.opgave.programmadoelen.all(), key=lambda doel: doel.volgorde)
    return Hoofdstuk(
        opgave=hoofdstuk.opgave.nummer,
        opgave_naam=hoofdstuk.opgave.naam,
        titel=hoofdstuk.titel,
        hoofdambitie=hoofdstuk.hoofdambitie,
        gewenste_situatie=per_soort.get(Soort.GEWENSTE_SITUATIE),
        programmadoelen=tuple(
            Themadoelen(thema, tuple(doel.formulering for doel in groep))
            for thema, groep in groupby(programmadoelen, lambda doel: doel.thema)
        ),
        verslag=tuple(stuk for stuk in stukken if stuk.soort in (Soort.ONTWIKKELINGEN, Soort.RESULTATEN)),
        randvoorwaarden=per_soort.get(Soort.RANDVOORWAARDEN),
        **delen,
    )


def _van(opgave: Opgave, rijen: list) -> list:
    return [rij for rij in rijen if rij.opgave_id == opgave.pk]


def _basis(regels: list[tuple[tuple[str, ...], Basisregel]]) -> tuple[Basis, ...]:
    """Lines for the same doelen together, in the order of the source."""
    return tuple(
        Basis(letters, tuple(regel for _, regel in groep)) for letters, groep in groupby(regels, lambda paar: paar[0])
    )


def _tekst(rij: Plantekst) -> Tekst:
    bron = Bronvermelding(rij.bron_document, rij.bron_hoofdstuk, rij.bron_kop, rij.letterlijk)
    return Tekst(soort=rij.soort, kop=rij.kop, tekst=rij.tekst, bron=bron)
