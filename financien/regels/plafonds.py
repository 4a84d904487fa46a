"""Rules over the ceilings of the plans."""

from collections.abc import Iterator

from acties.regels.feiten import onderwerp, veldformulier
from financien.plafonds.keten import zwaartepunten
from financien.rekenen import deel_van
from programma.bevindingen import Ernst, Plek, Vondst
from programma.opmaak import bedrag, datum, procent

from .feiten import REGELS, GeldFeiten


@REGELS.regel("opgave-boven-plafond", Ernst.FOUT, "De acties van een opgave kosten meer dan het plafond.")
def opgave_boven_plafond(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        if rij.stand.overschreden:
            yield Vondst(
                rij.onderwerp,
                f"In het {rij.plan} is {bedrag(rij.stand.belast)} toegekend, {bedrag(-rij.stand.vrij)} meer dan het "
                f"plafond van {bedrag(rij.stand.plafond)}.",
                "Verlaag de toekenningen, of vraag het college om een hoger plafond.",
                inhoud=(rij.stand.belast, rij.stand.plafond),
                herstel=Plek("acties", vraag=f"opgave={rij.stand.opgave}"),
            )


@REGELS.regel(
    "opgave-zonder-plafond", Ernst.WAARSCHUWING, "Een opgave krijgt geld, maar heeft in het plan geen plafond."
)
def opgave_zonder_plafond(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        if rij.stand.plafond is None and rij.stand.belast:
            yield Vondst(
                rij.onderwerp,
                f"In het {rij.plan} is {bedrag(rij.stand.belast)} toegekend, maar er is geen plafond.",
                "Vul het plafond in dat bij het plan is vastgesteld.",
                inhoud=(rij.stand.belast,),
                herstel=rij.plek("plafond_wijzigen"),
            )


@REGELS.regel("plafond-onverdeeld", Ernst.AANDACHT, "Een groot deel van een plafond is nog aan geen actie toegekend.")
def plafond_onverdeeld(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        if rij.stand.plafond and rij.stand.vrij > feiten.normen.onverdeeld * rij.stand.plafond:
            yield Vondst(
                rij.onderwerp,
                f"In het {rij.plan} is {bedrag(rij.stand.vrij)} van het plafond van {bedrag(rij.stand.plafond)} aan geen "
                f"actie toegekend: {procent(deel_van(rij.stand.vrij, rij.stand.plafond))}.",
                "Verken welke acties er nog bij kunnen, of leg vast waarom dit geld vrij blijft.",
                inhoud=(rij.stand.belast, rij.stand.plafond),
                herstel=Plek("verkenning"),
            )


@REGELS.regel("actie-groot-deel-van-plafond", Ernst.AANDACHT, "Eén actie vraagt een groot deel van een plafond.")
def actie_groot_deel_van_plafond(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        for punt in zwaartepunten(rij.regels, rij.stand.plafond, feiten.normen.concentratie):
            if punt.zwaar:
                yield Vondst(
                    onderwerp(punt.actie),
                    f"De actie vraagt {bedrag(punt.bedrag)} van het plafond van {bedrag(rij.stand.plafond)} van "
                    f"{rij.opgave}: {procent(punt.aandeel)}.",
                    "Spreek af hoe u deze actie volgt: gaat zij anders, dan verandert het geld van de hele opgave.",
                    inhoud=(punt.bedrag, rij.stand.plafond),
                    deel=str(rij.stand.opgave),
                    herstel=veldformulier(punt.actie, "financiering_programma"),
                )


@REGELS.regel(
    "meer-besteed-dan-toegekend",
    Ernst.WAARSCHUWING,
    "Voor een actie is meer verplicht en uitgegeven dan er is toegekend.",
)
def meer_besteed_dan_toegekend(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        for regel in rij.regels:
            besteding, toegekend = regel.besteding, regel.regel.bedrag
            if besteding and besteding.gebonden > toegekend:
                yield Vondst(
                    onderwerp(regel.actie),
                    f"Op {datum(besteding.peildatum)} is {bedrag(besteding.gebonden)} verplicht en uitgegeven van de "
                    f"{bedrag(toegekend)} die is toegekend: {bedrag(besteding.gebonden - toegekend)} te veel.",
                    "Ken meer toe, of verbeter wat er is vastgelegd.",
                    inhoud=(besteding.peildatum, besteding.gebonden, toegekend),
                    deel=str(regel.regel.financiering_sleutel),
                    herstel=Plek("besteding", (str(regel.regel.financiering_sleutel),)),
                )
