"""The annex of the overview out of the acties and ceilings of one plan. Pure: it reads nothing."""

from collections.abc import Iterable
from decimal import Decimal

from acties.gegevens import ActieGegevens
from acties.keuzes import Zekerheid
from financien.keten import per_aard, zwaartepunten
from financien.lasten import totaal, van_betaler
from financien.plafonds import PlafondOverzicht

from . import gegevens as g
from .actieregels import opgaveacties


def stel_bijlage_samen(overzicht: PlafondOverzicht, acties: Iterable[ActieGegevens], zwaar_vanaf: Decimal) -> g.Bijlage:
    """`acties` are those of the plan of `overzicht`; `zwaar_vanaf` is the part of a ceiling from which one actie is much."""
    acties = tuple(acties)
    plan = overzicht.plan
    return g.Bijlage(
        plan=plan.naam,
        vastgesteld_op=plan.vastgesteld_op,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        opgaven=tuple(opgaveacties(nummer, naam, acties) for nummer, naam in sorted(overzicht.namen.items())),
        ketens=overzicht.ketens,
        keten=overzicht.keten,
        doorbelastingen=overzicht.doorbelastingen,
        vrijgevallen=totaal(overzicht.vrijgevallen),
        plafonddelen=tuple(_deel(overzicht, keten.opgave) for keten in (*overzicht.ketens, overzicht.keten)),
        zwaar_vanaf=zwaar_vanaf,
        zwaartepunten=tuple(_zwaartepunten(overzicht, zwaar_vanaf)),
        hefbomen=overzicht.hefbomen,
        hefboom=overzicht.hefboom,
        bijdragen=tuple(_bijdragen(overzicht)),
    )


def _deel(overzicht: PlafondOverzicht, opgave: int | None) -> g.Plafonddeel:
    regels = van_betaler(overzicht.regels, opgave)
    return g.Plafonddeel(opgave, totaal(regels), per_aard(regels))


def _zwaartepunten(overzicht: PlafondOverzicht, norm: Decimal) -> Iterable[g.Zwaartepunt]:
    for keten in overzicht.ketens:
        for punt in zwaartepunten(van_betaler(overzicht.regels, keten.opgave), keten.plafond, norm):
            if punt.zwaar:
                actie = punt.actie
                yield g.Zwaartepunt(keten.opgave, actie.nummer, actie.slug, actie.titel, punt.bedrag, punt.aandeel)


def _bijdragen(overzicht: PlafondOverzicht) -> Iterable[g.Bijdragen]:
    for rij in overzicht.cofinanciering:
        for zekerheid, som in zip(Zekerheid, rij.per_zekerheid, strict=True):
            if som:
                yield g.Bijdragen(rij.bron, zekerheid, som.regels, som.bedrag, som.zonder_bedrag)
