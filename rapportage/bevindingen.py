"""All findings of a programme: the rules of every app, those over the newest period, and the remarks on the sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from acties import bevindingen as over_acties
from acties import regels as regels_acties
from acties.gegevens import ActieGegevens
from acties.regels import ActiesFeiten
from financien import bevindingen as over_geld
from financien.bevindingen import GeldFeiten
from financien.rekenen import Jaartabel
from programma.bevindingen import (
    Bevinding,
    Bronplaats,
    Ernst,
    Onderwerp,
    Regel,
    Regelboek,
    Soort,
    Vondst,
    gesorteerd,
)
from programma.models import Bronopmerking, Programma, Rapportageperiode, Uitvoeringsplan
from programma.opmaak import bedrag, datum, procent

from .keuzes import Aspect, Oordeel
from .models import Statusoordeel
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

    @property
    def onderwerp(self) -> Onderwerp:
        return Onderwerp(self.naam, "overzicht", (self.slug,))


REGELS: Regelboek[PeriodeFeiten] = Regelboek()


@REGELS.regel("budget-spreekt-cijfers-tegen", Ernst.FOUT, "Het oordeel over het budget is beter dan de cijfers.")
def budget_spreekt_cijfers_tegen(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    """A post with a negative saldo makes Budget a matter for bijsturen."""
    for post in budget_tegenspraken(feiten.aspecten.get(Aspect.BUDGET), feiten.jaartabel):
        gebonden = f" en voor {procent(post.gebonden)} gebonden is" if post.gebonden is not None else ""
        yield Vondst(
            Onderwerp(f"Aspect Budget, {post.post}", "overzicht", (feiten.slug,)),
            f"Het aspect Budget staat op {feiten.aspecten[Aspect.BUDGET].naam}, terwijl {post.post} een saldo van "
            f"{bedrag(post.saldo)} heeft{gebonden}.",
            "Verander het oordeel in Bijsturen met een maatregel, of leg uit waarom het tekort geen gevolgen heeft.",
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
            Onderwerp(Aspect.TOTAAL.naam, "overzicht", (feiten.slug,)),
            f"Het totaalbeeld is {totaal.naam}, maar {slechtste.naam} staat op {feiten.aspecten[slechtste].naam}.",
            "Maak het totaalbeeld gelijk aan het slechtste aspect, of leg het verschil uit.",
        )


@REGELS.regel(
    "overzicht-ouder-dan-plan", Ernst.WAARSCHUWING, "Na de peildatum van het overzicht is een nieuw plan vastgesteld."
)
def overzicht_ouder_dan_plan(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    for _, plan, vastgesteld_op in feiten.plannen:
        if vastgesteld_op > feiten.peildatum:
            yield Vondst(
                feiten.onderwerp,
                f"De stand van het overzicht is {datum(feiten.peildatum)}; het {plan} is pas daarna vastgesteld, op "
                f"{datum(vastgesteld_op)}.",
                "Maak een nieuw overzicht dat over dit plan gaat.",
            )


@REGELS.regel("veld-leeg-in-bron", Ernst.AANDACHT, "Een veld van het overzicht is in de bron leeg.")
def veld_leeg_in_bron(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    for veld, waarde in feiten.velden.items():
        if not waarde:
            yield Vondst(
                Onderwerp(veld, "overzicht", (feiten.slug,)),
                f"Het veld {veld} is leeg in {feiten.naam}.",
                "Vul het veld in, of leg vast dat het niet van toepassing is.",
            )


@REGELS.regel("aspect-niet-beoordeeld", Ernst.AANDACHT, "Over een aspect van het programma is geen oordeel gegeven.")
def aspect_niet_beoordeeld(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    for aspect in Aspect:
        if feiten.aspecten.get(aspect, Oordeel.NIET_BEOORDEELD) == Oordeel.NIET_BEOORDEELD:
            yield Vondst(
                Onderwerp(aspect.naam, "overzicht", (feiten.slug,)),
                f"In {feiten.naam} is over {aspect.naam} geen oordeel gegeven.",
                "Geef een oordeel met een korte reden.",
            )


@REGELS.regel("opgave-niet-beoordeeld", Ernst.AANDACHT, "Over opgaven is geen oordeel gegeven.")
def opgave_niet_beoordeeld(feiten: PeriodeFeiten) -> Iterator[Vondst]:
    stil, alle = feiten.opgaven.count(Oordeel.NIET_BEOORDEELD), len(feiten.opgaven)
    if stil:
        wie = f"geen van de {alle} opgaven is een" if stil == alle else f"{stil} van de {alle} opgaven is nog geen"
        yield Vondst(
            Onderwerp("Status van de opgaven", "overzicht", (feiten.slug,)),
            f"Over {wie} oordeel gegeven in {feiten.naam}.",
            "Beoordeel in de volgende ronde elke opgave apart. Het portaal vult zelf geen oordeel in.",
        )


def alle_bevindingen(programma: Programma, acties: tuple[ActieGegevens, ...] | None = None) -> tuple[Bevinding, ...]:
    """Every finding of `programma`, the worst first.

    Always the same number of queries: eleven, or seven when the caller has the gegevens of all acties already.
    """
    feiten = over_acties.lees_feiten(programma, acties)
    geld = over_geld.lees_feiten(programma, feiten.acties)
    periode = lees_feiten(programma, geld.jaartabel)
    return bevindingen_uit(feiten, geld, periode, bronopmerkingen(programma))


def bevindingen_uit(
    feiten: ActiesFeiten, geld: GeldFeiten, periode: PeriodeFeiten | None, opmerkingen: Iterable[Bevinding]
) -> tuple[Bevinding, ...]:
    """Every finding in facts that have been read already, the worst first."""
    return gesorteerd(
        (
            *over_acties.bevindingen(feiten),
            *over_geld.bevindingen(geld),
            *(REGELS.controleer(periode) if periode else ()),
            *opmerkingen,
        )
    )


def alle_regels() -> tuple[Regel, ...]:
    """Every rule of the portal, the worst severity first."""
    boeken = (regels_acties.REGELS, over_geld.REGELS, REGELS)
    regels = [regel for boek in boeken for regel in boek.regels.values()]
    return tuple(sorted(regels, key=lambda regel: list(Ernst).index(regel.ernst)))


def bronopmerkingen(programma: Programma) -> tuple[Bevinding, ...]:
    """What people wrote down about the sources, as findings."""
    return tuple(
        Bevinding(
            regel=rij.sleutel,
            ernst=Ernst(rij.ernst),
            soort=Soort.BRON,
            onderwerp=Onderwerp(rij.onderwerp),
            tekst=rij.tekst,
            oplossing=rij.oplossing,
            eigenaar=rij.eigenaar,
            geaccepteerd=rij.geaccepteerd_omdat,
            plaats=Bronplaats(rij.bron_document, rij.bron_hoofdstuk, rij.bron_kop),
        )
        for rij in Bronopmerking.objects.filter(programma=programma).order_by("pk")
    )


def lees_feiten(programma: Programma, jaartabel: Jaartabel | None) -> PeriodeFeiten | None:
    """What the rules over a period look at, in three queries; None when the programme has no period yet."""
    periode = Rapportageperiode.objects.filter(programma=programma).order_by("-peildatum").first()
    if periode is None:
        return None
    oordelen = list(Statusoordeel.objects.filter(periode=periode).order_by("pk"))
    plannen = Uitvoeringsplan.objects.filter(programma=programma).order_by("van_jaar", "pk")
    return periodefeiten(programma, periode, oordelen, plannen, jaartabel)


def periodefeiten(
    programma: Programma,
    periode: Rapportageperiode,
    oordelen: Iterable[Statusoordeel],
    plannen: Iterable[Uitvoeringsplan],
    jaartabel: Jaartabel | None,
) -> PeriodeFeiten:
    """What the rules over a period look at, from rows that have been read: `oordelen` of `periode`, all `plannen`."""
    oordelen = list(oordelen)
    return PeriodeFeiten(
        naam=periode.naam,
        slug=periode.slug,
        peildatum=periode.peildatum,
        velden={
            "Projectlocatie": programma.projectlocatie,
            "Initiatiefnemer / opdrachtgevers": programma.initiatiefnemer,
            "Ruimtelijke procedure": programma.ruimtelijke_procedure,
            "Volgende raads-/commissiebehandeling": datum(periode.volgende_behandeling),
        },
        aspecten={Aspect(rij.aspect): Oordeel(rij.oordeel) for rij in oordelen if rij.opgave_id is None},
        opgaven=tuple(Oordeel(rij.oordeel) for rij in oordelen if rij.opgave_id is not None),
        plannen=tuple((plan.slug, plan.naam, plan.vastgesteld_op) for plan in plannen if plan.vastgesteld_op),
        jaartabel=jaartabel,
    )
