"""All findings of a programme: the rules of every app, those over the newest period, and the remarks on the sources."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from acties import bevindingen as over_acties
from acties import regels as regels_acties
from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.models import Actie
from acties.regels import ActiesFeiten
from financien import bevindingen as over_geld
from financien import regels as regels_geld
from financien.lezen import bestedingen_in
from financien.plafonds.plafondlezen import Plafondwaarde, plannen_met_plafonds
from financien.regels import GeldFeiten
from programma.bevindingen import (
    Afspraak,
    Bevinding,
    Bronplaats,
    Ernst,
    Onderwerp,
    Regel,
    Soort,
    gesorteerd,
    met_afspraken,
    vingerafdruk,
)
from programma.models import Bevindingafspraak, Bronopmerking, Programma, Rapportageperiode, Uitvoeringsplan
from programma.opmaak import datum

from .keuzes import Aspect, Oordeel
from .models import Statusoordeel
from .perioderegels import REGELS, PeriodeFeiten


def alle_bevindingen(
    programma: Programma, *, vandaag: date, acties: tuple[ActieGegevens, ...] | None = None
) -> tuple[Bevinding, ...]:
    """Every finding of `programma` on `vandaag` with what was agreed about it, the worst first.

    Always the same number of queries: twelve, or eight when the caller has the gegevens of all acties already; one more
    when the norms of the programme were not read along with it.
    """
    feiten = over_acties.lees_feiten(programma, acties)
    plannen, plafonds = plannen_met_plafonds(programma)
    geld = over_geld.lees_feiten(programma, feiten.acties, bestedingen_in(programma), plafonds, vandaag=vandaag)
    periode = lees_feiten(programma, geld, plannen)
    afspraken = Bevindingafspraak.objects.op_sleutel(programma)
    return bevindingen_uit(feiten, geld, periode, bronopmerkingen(programma), afspraken)


def bevindingen_uit(
    feiten: ActiesFeiten,
    geld: GeldFeiten,
    periode: PeriodeFeiten | None,
    opmerkingen: Iterable[Bevinding],
    afspraken: Mapping[str, Afspraak],
) -> tuple[Bevinding, ...]:
    """Every finding in facts that have been read already, with what was agreed about it, the worst first."""
    gevonden = (
        *over_acties.bevindingen(feiten),
        *over_geld.bevindingen(geld),
        *(REGELS.controleer(periode) if periode else ()),
        *opmerkingen,
    )
    return gesorteerd(met_afspraken(gevonden, afspraken))


def bevindingen_van_regel(programma: Programma, regel: str, *, vandaag: date) -> tuple[Bevinding, ...]:
    """What one rule finds on `vandaag`, or the remark on a source with this key; () when there is neither.

    At most nine queries: only what that rule looks at is read.
    """
    afspraken = Bevindingafspraak.objects.op_sleutel(programma)
    return gesorteerd(met_afspraken(_van_regel(programma, regel, vandaag), afspraken))


def _van_regel(programma: Programma, regel: str, vandaag: date) -> Iterable[Bevinding]:
    if rij := regels_acties.REGELS.regels.get(regel):
        return rij.bevindingen(over_acties.lees_feiten(programma))
    if rij := regels_geld.REGELS.regels.get(regel):
        return rij.bevindingen(_geld(programma, vandaag))
    if rij := REGELS.regels.get(regel):
        plannen, plafonds = plannen_met_plafonds(programma)
        feiten = lees_feiten(programma, _geld(programma, vandaag, plafonds), plannen)
        return rij.bevindingen(feiten) if feiten else ()
    return (bevinding for bevinding in bronopmerkingen(programma) if bevinding.regel == regel)


def _geld(programma: Programma, vandaag: date, plafonds: Iterable[Plafondwaarde] | None = None) -> GeldFeiten:
    """In five queries, one less when the `plafonds` have been read, and one more when the norms were not read along."""
    acties = Actie.objects.van_programma(programma).delen(Deel.GELD)
    return over_geld.lees_feiten(programma, acties, bestedingen_in(programma), plafonds, vandaag=vandaag)


def alle_regels() -> tuple[Regel, ...]:
    """Every rule of the portal, the worst severity first."""
    boeken = (regels_acties.REGELS, regels_geld.REGELS, REGELS)
    regels = [regel for boek in boeken for regel in boek.regels.values()]
    return tuple(sorted(regels, key=lambda regel: list(Ernst).index(regel.ernst)))


def bronopmerkingen(programma: Programma) -> tuple[Bevinding, ...]:
    """What people wrote down about the sources, as findings."""
    return tuple(
        Bevinding(
            sleutel=f"bron/{rij.sleutel}",
            regel=rij.sleutel,
            ernst=Ernst(rij.ernst),
            soort=Soort.BRON,
            onderwerp=Onderwerp(f"bron/{rij.sleutel}", rij.onderwerp),
            tekst=rij.tekst,
            oplossing=rij.oplossing,
            vingerafdruk=vingerafdruk(rij.tekst),
            plaats=Bronplaats(rij.bron_document, rij.bron_hoofdstuk, rij.bron_kop),
        )
        for rij in Bronopmerking.objects.filter(programma=programma).order_by("pk")
    )


def lees_feiten(programma: Programma, geld: GeldFeiten, plannen: Sequence[Uitvoeringsplan]) -> PeriodeFeiten | None:
    """What the rules over a period look at, in two queries; None when the programme has no period yet.

    `plannen` are all those of `programma`, the newest first.
    """
    periode = Rapportageperiode.objects.filter(programma=programma).order_by("-peildatum").first()
    if periode is None:
        return None
    oordelen = list(Statusoordeel.objects.filter(periode=periode).order_by("pk"))
    return periodefeiten(programma, periode, oordelen, reversed(plannen), geld)


def periodefeiten(
    programma: Programma,
    periode: Rapportageperiode,
    oordelen: Iterable[Statusoordeel],
    plannen: Iterable[Uitvoeringsplan],
    geld: GeldFeiten,
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
        jaartabel=geld.jaartabel,
        plafonds=geld.plafonds,
        totaal_uitgelegd=any(
            rij.verschil_reden for rij in oordelen if rij.opgave_id is None and rij.aspect == Aspect.TOTAAL
        ),
    )
