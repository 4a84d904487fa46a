"""The rules over the newest period of a programme: its judgements, its fields and its age. Pure module."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from financien.regels import Planstand
from financien.regels.feiten import postblad
from financien.rekenen import Jaartabel
from programma.bevindingen import Ernst, Onderwerp, Plek, Regelboek, Vondst
from programma.opmaak import bedrag, datum, procent

from .keuzes import Aspect, Oordeel
from .tegenspraken import budget_tegenspraken

VAN_GOED_NAAR_SLECHT = (Oordeel.VOLGENS_VERWACHTING, Oordeel.AANDACHTSPUNT, Oordeel.BIJSTUREN)


@dataclass(frozen=True, slots=True)
class PeriodeFeiten:
    """The newest period of a programme.

    `velden` maps the name of a field of the overview to its text, `aspecten` the judgement of the programme per aspect,
    `opgaven` that per opgave; `plannen` are (slug, name, vastgesteld op) of the plans that have been adopted.
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

    def onderwerp(self, sleutel: str, naam: str) -> Onderwerp:
        """A part of the overview of this period as what a finding is about."""
        return Onderwerp(f"periode/{self.slug}/{sleutel}", naam, Plek("overzicht", (self.slug,)))


REGELS: Regelboek[PeriodeFeiten] = Regelboek()


@REGELS.regel("budget-spreekt-cijfers-tegen", Ernst.FOUT, "Het oordeel over het budget is beter dan de cijfers.")
def budget_spreekt_cijfers_tegen(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    """A deficit, now or at the end of the year, and an exceeded ceiling make Budget a matter for bijsturen."""
    gevonden = budget_tegenspraken(feiten.aspecten.get(Aspect.BUDGET), feiten.jaartabel, feiten.plafonds)
    for post in gevonden.tekorten:
        gebonden = f" en voor {procent(post.gebonden)} gebonden is" if post.gebonden is not None else ""
        yield _tegenspraak(
            feiten,
            (f"budget/{post.post}", post.post),
            f"{post.post} een saldo van {bedrag(post.saldo)} heeft{gebonden}",
            inhoud=(post.saldo, post.vastgelegd),
            herstel=postblad(post),
        )
    for post in gevonden.prognoses:
        yield _tegenspraak(
            feiten,
            (f"prognose/{post.post}", post.post),
            f"{post.post} volgens de prognose het jaar eindigt met een tekort van {bedrag(-post.verwacht)}",
            inhoud=(post.beschikbaar, post.prognose),
            herstel=postblad(post),
        )
    for rij in gevonden.plafonds:
        yield _tegenspraak(
            feiten,
            (f"plafond/{rij.plan}/{rij.stand.opgave}", rij.opgave),
            f"in het {rij.plan} voor {rij.opgave} {bedrag(-rij.stand.vrij)} te veel is toegekend",
            inhoud=(rij.stand.belast, rij.stand.plafond),
            herstel=rij.plek("plafond"),
        )


def _tegenspraak(
    feiten: PeriodeFeiten, over: tuple[str, str], terwijl: str, *, inhoud: tuple, herstel: Plek | None
) -> Vondst:
    """What the figures say (`terwijl`) against the judgement on Budget; `over` is the key and the name of whose they are."""
    sleutel, naam = over
    return Vondst(
        feiten.onderwerp(sleutel, f"Aspect Budget, {naam}"),
        f"Het aspect Budget staat op {feiten.aspecten[Aspect.BUDGET].naam}, terwijl {terwijl}.",
        "Verander het oordeel in Bijsturen met een maatregel, of leg uit waarom het tekort geen gevolgen heeft.",
        inhoud=inhoud,
        herstel=herstel,
    )


@REGELS.regel("totaalbeeld-te-gunstig", Ernst.WAARSCHUWING, "Het totaalbeeld is beter dan het slechtste aspect.")
def totaalbeeld_te_gunstig(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    totaal = feiten.aspecten.get(Aspect.TOTAAL)
    andere = [
        aspect
        for aspect in feiten.aspecten
        if aspect != Aspect.TOTAAL and feiten.aspecten[aspect] in VAN_GOED_NAAR_SLECHT
    ]
    if totaal not in VAN_GOED_NAAR_SLECHT or not andere:
        return
    slechtste = max(andere, key=lambda aspect: VAN_GOED_NAAR_SLECHT.index(feiten.aspecten[aspect]))
    if VAN_GOED_NAAR_SLECHT.index(totaal) < VAN_GOED_NAAR_SLECHT.index(feiten.aspecten[slechtste]):
        yield Vondst(
            feiten.onderwerp(Aspect.TOTAAL, Aspect.TOTAAL.naam),
            f"Het totaalbeeld is {totaal.naam}, maar {slechtste.naam} staat op {feiten.aspecten[slechtste].naam}.",
            "Maak het totaalbeeld gelijk aan het slechtste aspect, of leg het verschil uit.",
            inhoud=(totaal, slechtste, feiten.aspecten[slechtste]),
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
