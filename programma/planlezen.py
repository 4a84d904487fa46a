"""Named reads of the uitvoeringsplannen of a programme."""

from itertools import groupby

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
    """Everything `plan` says, in the order of the source. A fixed number of queries (ten)."""
    teksten = list(plan.teksten.select_related("hoofdstuk").order_by("volgorde"))
    return Plandocument(
        slug=plan.slug,
        naam=plan.naam,
        opgave=plan.opgave.naam if plan.opgave else None,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        vastgesteld_op=plan.vastgesteld_op,
        delen=plangegevens.delen(_tekst(rij) for rij in teksten if rij.hoofdstuk is None),
        hoofdstukken=_hoofdstukken(plan, [rij for rij in teksten if rij.hoofdstuk]),
        opgenomen=tuple(
            OpgenomenDoel(rij.formulering, rij.programmadoel.formulering)
            for rij in plan.opgenomen_doelen.select_related("programmadoel").order_by("volgorde")
        ),
        besluiten=tuple(plan.besluiten.order_by("datum", "pk").values_list("datum", "tekst")),
    )


def _hoofdstukken(plan: Uitvoeringsplan, teksten: list[Plantekst]) -> tuple[Hoofdstuk, ...]:
    hoofdstukken = plan.hoofdstukken.select_related("opgave").order_by("opgave__nummer")
    hoofdstukken = list(hoofdstukken.prefetch_related("opgave__programmadoelen"))
    doelen = list(plan.doelen.order_by("letter"))
    basis = list(plan.basisvoorzieningen.prefetch_related("doelen").order_by("volgorde"))
    doorlopend = list(plan.doorlopende_acties.order_by("nummer"))
    resultaten = list(plan.beoogde_resultaten.order_by("nummer"))
    return tuple(
        _hoofdstuk(
            hoofdstuk,
            teksten=[_tekst(rij) for rij in teksten if rij.hoofdstuk_id == hoofdstuk.pk],
            doelen=tuple(DoelInPlan(rij.letter, rij.formulering) for rij in _van(hoofdstuk.opgave, doelen)),
            basis=_basis(_van(hoofdstuk.opgave, basis)),
            doorlopende_acties=tuple(Genummerd(rij.nummer, rij.tekst) for rij in _van(hoofdstuk.opgave, doorlopend)),
            beoogde_resultaten=tuple(Genummerd(rij.nummer, rij.tekst) for rij in _van(hoofdstuk.opgave, resultaten)),
        )
        for hoofdstuk in hoofdstukken
    )


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


def _basis(rijen: list) -> tuple[Basis, ...]:
    """Lines for the same doelen together, in the order of the source."""
    met_letters = [(tuple(sorted(doel.letter for doel in rij.doelen.all())), rij) for rij in rijen]
    return tuple(
        Basis(letters, tuple(Basisregel(rij.soort, rij.tekst) for _, rij in groep))
        for letters, groep in groupby(met_letters, lambda paar: paar[0])
    )


def _tekst(rij: Plantekst) -> Tekst:
    bron = Bronvermelding(rij.bron_document, rij.bron_hoofdstuk, rij.bron_kop, rij.letterlijk)
    return Tekst(soort=rij.soort, kop=rij.kop, tekst=rij.tekst, bron=bron)
