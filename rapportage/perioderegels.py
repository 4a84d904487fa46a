"""The rules over the newest period of a programme: its judgements, its fields and its age. Pure module."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from financien.regels import Planstand
from financien.rekenen import Jaartabel
from programma.bevindingen import Ernst, Onderwerp, Plek, Regelboek, Vondst
from programma.opmaak import datum

from .keuzes import Aspect, Oordeel
from .tegenspraken import budget_tegenspraken, slechter_dan_totaal


@dataclass(frozen=True, slots=True)
class PeriodeFeiten:
    """The newest period of a programme.

    `velden` maps the name of a field of the overview to its text, `aspecten` the judgement of the programme per aspect,
    `opgaven` that per opgave; `plannen` are (slug, name, vastgesteld op) of the plans that have been adopted.
    `totaal_uitgelegd`: somebody wrote down why the totaalbeeld is what it is.
    """

    naam: str
    slug: str
    peildatum: date
    velden: dict[str, str]
    aspecten: dict[Aspect, Oordeel]
    opgaven: tuple[Oordeel, ...]
    plannen: tuple[tuple[str, str, date], ...]
    jaartabel: Jaartabel | None
    plafonds: tuple[Planstand, ...] = ()
    totaal_uitgelegd: bool = False

    def onderwerp(self, sleutel: str, naam: str) -> Onderwerp:
        """A part of the overview of this period as what a finding is about."""
        return Onderwerp(f"periode/{self.slug}/{sleutel}", naam, Plek("overzicht", (self.slug,)))


REGELS: Regelboek[PeriodeFeiten] = Regelboek()


@REGELS.regel("budget-spreekt-cijfers-tegen", Ernst.FOUT, "Het oordeel over het budget is beter dan de cijfers.")
def budget_spreekt_cijfers_tegen(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    """A deficit, now or at the end of the year, and an exceeded ceiling make Budget a matter for bijsturen."""
    budget = feiten.aspecten.get(Aspect.BUDGET)
    for rij in budget_tegenspraken(budget, feiten.jaartabel, feiten.plafonds):
        yield Vondst(
            feiten.onderwerp(rij.sleutel, f"Aspect Budget, {rij.naam}"),
            f"Het aspect Budget staat op {budget.naam}, terwijl {rij.terwijl}.",
            "Verander het oordeel in Bijsturen met een maatregel, of leg uit waarom het tekort geen gevolgen heeft.",
            inhoud=rij.inhoud,
            herstel=rij.herstel,
        )


@REGELS.regel("totaalbeeld-te-gunstig", Ernst.WAARSCHUWING, "Het totaalbeeld is beter dan het slechtste aspect.")
def totaalbeeld_te_gunstig(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    ergste = slechter_dan_totaal(feiten.aspecten)
    if ergste and not feiten.totaal_uitgelegd:
        totaal, oordeel = feiten.aspecten[Aspect.TOTAAL], feiten.aspecten[ergste]
        yield Vondst(
            feiten.onderwerp(Aspect.TOTAAL, Aspect.TOTAAL.naam),
            f"Het totaalbeeld is {totaal.naam}, maar {ergste.naam} staat op {oordeel.naam}.",
            "Maak het totaalbeeld gelijk aan het slechtste aspect, of leg het verschil uit.",
            inhoud=(totaal, ergste, oordeel),
        )


@REGELS.regel(
    "overzicht-ouder-dan-plan", Ernst.WAARSCHUWING, "Na de peildatum van het overzicht is een nieuw plan vastgesteld."
)
def overzicht_ouder_dan_plan(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    for slug, plan, vastgesteld_op in feiten.plannen:
        if vastgesteld_op > feiten.peildatum:
            yield Vondst(
                feiten.onderwerp(f"plan/{slug}", feiten.naam),
                f"De stand van het overzicht is {datum(feiten.peildatum)}; het {plan} is pas daarna vastgesteld, op "
                f"{datum(vastgesteld_op)}.",
                "Maak een nieuw overzicht dat over dit plan gaat.",
                inhoud=(vastgesteld_op,),
            )


@REGELS.regel("veld-leeg-in-bron", Ernst.AANDACHT, "Een veld van het overzicht is in de bron leeg.")
def veld_leeg_in_bron(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    for veld, waarde in feiten.velden.items():
        if not waarde:
            yield Vondst(
                feiten.onderwerp(f"veld/{veld}", veld),
                f"Het veld {veld} is leeg in {feiten.naam}.",
                "Vul het veld in, of leg vast dat het niet van toepassing is.",
            )


@REGELS.regel("aspect-niet-beoordeeld", Ernst.AANDACHT, "Over een aspect van het programma is geen oordeel gegeven.")
def aspect_niet_beoordeeld(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    for aspect in Aspect:
        if feiten.aspecten.get(aspect, Oordeel.NIET_BEOORDEELD) == Oordeel.NIET_BEOORDEELD:
            yield Vondst(
                feiten.onderwerp(aspect, aspect.naam),
                f"In {feiten.naam} is over {aspect.naam} geen oordeel gegeven.",
                "Geef een oordeel met een korte reden.",
            )


@REGELS.regel("opgave-niet-beoordeeld", Ernst.AANDACHT, "Over opgaven is geen oordeel gegeven.")
def opgave_niet_beoordeeld(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    stil, alle = feiten.opgaven.count(Oordeel.NIET_BEOORDEELD), len(feiten.opgaven)
    if stil:
        wie = f"geen van de {alle} opgaven is een" if stil == alle else f"{stil} van de {alle} opgaven is nog geen"
        yield Vondst(
            feiten.onderwerp("opgaven", "Status van de opgaven"),
            f"Over {wie} oordeel gegeven in {feiten.naam}.",
            "Beoordeel in de volgende ronde elke opgave apart. Het portaal vult zelf geen oordeel in.",
            inhoud=(stil, alle),
        )
