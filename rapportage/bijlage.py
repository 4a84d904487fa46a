"""The annex of the overview out of the acties and ceilings of one plan. Pure: it reads nothing."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from acties.gegevens import ActieGegevens
from acties.keuzes import Zekerheid
from financien.plafonds.lasten import totaal
from financien.plafonds.plafondbeeld import Plafondbeeld, Plafondrij, maak_beeld
from financien.plafonds.plafondstanden import PlafondOverzicht

from .actieregels import opgaveacties
from .bijlagegegevens import Actievoortgang, Bijdragen, Bijlage, Plafonddeel, Plandoel, Zwaartepunt


def stel_bijlage_samen(
    overzicht: PlafondOverzicht,
    acties: Iterable[ActieGegevens],
    zwaar_vanaf: Decimal,
    voortgang: Mapping[tuple[str, str], Actievoortgang],
    doelen: Iterable[Plandoel] = (),
) -> Bijlage:
    """`acties` are those of the plan of `overzicht`; `zwaar_vanaf` is the part of a ceiling from which one actie is much.

    `voortgang` is how far they are, by plan and slug; `doelen` are those of the plan.
    """
    acties = tuple(acties)
    plan, beeld = overzicht.plan, maak_beeld(overzicht, zwaar_vanaf)
    return Bijlage(
        plan=plan.naam,
        plan_slug=plan.slug,
        vastgesteld_op=plan.vastgesteld_op,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        doelen=tuple(doelen),
        opgaven=tuple(
            opgaveacties(nummer, naam, acties, voortgang) for nummer, naam in sorted(overzicht.namen.items())
        ),
        ketens=overzicht.ketens,
        keten=overzicht.keten,
        doorbelastingen=overzicht.doorbelastingen,
        vrijgevallen=totaal(overzicht.vrijgevallen),
        plafonddelen=tuple(_deel(rij) for rij in (*beeld.rijen, beeld.totaal)),
        zwaar_vanaf=zwaar_vanaf,
        zwaartepunten=tuple(_zwaartepunten(beeld)),
        hefbomen=overzicht.hefbomen,
        hefboom=overzicht.hefboom,
        bijdragen=tuple(_bijdragen(overzicht)),
    )


def _deel(rij: Plafondrij) -> Plafonddeel:
    aarden = tuple(deel for _, _, deel in rij.aarddelen if deel)
    return Plafonddeel(rij.keten.opgave, rij.keten.toegekend, aarden, rij.jaren)


def _zwaartepunten(beeld: Plafondbeeld) -> Iterable[Zwaartepunt]:
    for rij in beeld.rijen:
        for punt, _ in rij.zwaartepunten:
            if punt.zwaar:
                actie = punt.actie
                yield Zwaartepunt(rij.keten.opgave, actie.nummer, actie.slug, actie.titel, punt.bedrag, punt.aandeel)


def _bijdragen(overzicht: PlafondOverzicht) -> Iterable[Bijdragen]:
    for rij in overzicht.cofinanciering:
        for zekerheid, som in zip(Zekerheid, rij.per_zekerheid, strict=True):
            if som:
                yield Bijdragen(rij.bron, zekerheid, som.regels, som.bedrag, som.zonder_bedrag)
