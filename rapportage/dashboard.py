"""The dashboard of a programme, composed once: status, opgaven, money, acties, findings and besluiten on one page."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from acties import bevindingen as over_acties
from acties.dekking import dekking
from acties.gegevens import ActieGegevens
from acties.keuzes import Aard, Soort, Status
from financien import balken
from financien import bevindingen as over_geld
from financien.balken import Balk
from financien.lezen import bestedingen_in
from financien.plafonds.ketenbeeld import schaal_van, stappen
from financien.plafonds.lasten import Bestedingen
from financien.plafonds.plafondlezen import Plafondwaarde, overzicht_van, plannen_met_plafonds
from financien.plafonds.plafondstanden import PlafondOverzicht
from financien.rekenen import Plafondstand
from programma.bevindingen import tel_open
from programma.keuzes import Keuze
from programma.models import Bevindingafspraak, Opgave, Programma, Rapportageperiode, Uitvoeringsplan
from programma.periodekeuzes import Periodetoestand

from . import programmalijn
from .besluitblok import besluitblok
from .bevindingen import bevindingen_uit, bronopmerkingen, periodefeiten
from .dashboardfeiten import lees_acties, signaalfeiten
from .dashboardgegevens import Dashboard, Opgavebeeld, Planbeeld, Stand, Telling
from .edities.vorige import gelezen, nieuwste_editie, verwijzing
from .gegevens import Programmastatus, Statusregel
from .geldblok import jaarbeeld
from .keuzes import Aspect
from .models import Statusoordeel
from .normenlezen import signaalnormen_van
from .oordelen import programmastatus, statusregel, tegenspraken
from .signalen import met_signalen
from .sindsdien import Sindsdien, sindsdien


def stel_dashboard_samen(programma: Programma, *, vandaag: date) -> Dashboard:
    """The dashboard of `programma` as it is on `vandaag`, in twelve queries."""
    plannen, plafondwaarden = plannen_met_plafonds(programma)
    plan = next((plan for plan in plannen if plan.opgave_id is None), None)
    opgaven, doelen = over_acties.opgaven_met_doelen(programma)
    oordelen = list(
        _laatste_oordelen([programma]).annotate(**_gevraagd(programma), laatste_editie=_met_laatste_editie())
    )
    periode = oordelen[0].periode if oordelen else programma.perioden.order_by("-peildatum").first()
    besluiten = list(programma.besluiten.order_by("-datum", "-pk"))

    rijen = lees_acties(programma, periode) if periode else None
    alle_acties = tuple(actie for actie, _ in rijen) if rijen is not None else None
    feiten = over_acties.lees_feiten(programma, alle_acties, doelen=doelen)
    bestedingen = bestedingen_in(programma)
    geld = over_geld.lees_feiten(programma, feiten.acties, bestedingen, plafondwaarden, vandaag=vandaag)
    van_periode = periodefeiten(programma, periode, oordelen, reversed(plannen), geld) if periode else None
    afspraken = Bevindingafspraak.objects.op_sleutel(programma)
    gevonden = bevindingen_uit(feiten, geld, van_periode, bronopmerkingen(programma), afspraken)

    acties = tuple(actie for actie in feiten.acties if plan and actie.plan == plan.slug)
    letters = tuple((doel.letter, doel.opgave) for doel in feiten.doelen if plan and doel.plan == plan.slug)
    plangeld = _plangeld(plan, plafondwaarden, acties, bestedingen, opgaven) if plan else None
    standen = {stand.opgave: stand for stand in plangeld.standen} if plangeld else {}
    status = None
    if periode:
        signalen = signaalfeiten(periode, plannen, rijen, geld, besluiten)
        status = met_signalen(programmastatus(periode, oordelen, opgaven), signalen, signaalnormen_van(programma))
    sinds = _sinds_de_laatste(oordelen, status, plan, acties)
    status = sinds.status if sinds else status
    stand = _stand(periode, oordelen, status, vandaag) if periode else None
    beoordeeld = {rij.nummer: rij.oordeel for rij in status.opgaven} if status else {}
    return Dashboard(
        lijn=programmalijn.teken(
            (programma.van_jaar, programma.tot_jaar),
            vandaag=vandaag,
            stand=stand.peildatum if stand else None,
            plan=(plan.naam, plan.van_jaar, plan.tot_jaar) if plan else None,
        ),
        stand=stand,
        tegenspraken=tegenspraken(stand.aspecten, geld.jaartabel) if stand else (),
        opgaven=tuple(
            _opgavebeeld(
                opgave,
                beoordeeld.get(opgave.nummer, statusregel(Aspect.TOTAAL, None)),
                acties,
                letters,
                standen.get(opgave.nummer),
            )
            for opgave in opgaven
        ),
        jaar=jaarbeeld(geld.jaartabel) if geld.jaartabel else None,
        plan=_planbeeld(plan, acties, letters, plangeld) if plan else None,
        bevindingen=tuple(Telling(ernst, aantal) for ernst, aantal in tel_open(gevonden).items()),
        besluiten=besluitblok(besluiten, vandaag),
        sindsdien=sinds,
    )


def ouderdom(peildatum: date, vandaag: date) -> str:
    """How long ago in whole months and years, in words: "2 jaar en 7 maanden geleden"."""
    maanden = (vandaag.year - peildatum.year) * 12 + vandaag.month - peildatum.month - (vandaag.day < peildatum.day)
    if maanden < 1:
        return "deze maand"
    jaren, maanden = divmod(maanden, 12)
    delen = [f"{jaren} jaar"] * bool(jaren)
    delen += [f"{maanden} {'maand' if maanden == 1 else 'maanden'}"] * bool(maanden)
    return f"{' en '.join(delen)} geleden"


def laatste_aspecten(programmas: Iterable[Programma]) -> dict[int, tuple[date, tuple[Statusregel, ...]]]:
    """Per programme (its pk) the newest peildatum with the judgement of every aspect. One query, for any number."""
    per_programma: dict[int, list[Statusoordeel]] = {}
    for rij in _laatste_oordelen(programmas).filter(opgave=None):
        per_programma.setdefault(rij.periode.programma_id, []).append(rij)
    return {pk: (rijen[0].periode.peildatum, _aspecten(rijen)) for pk, rijen in per_programma.items()}


def _laatste_oordelen(programmas: Iterable[Programma]) -> QuerySet[Statusoordeel]:
    """The judgements of the newest period of each programme, with their period and opgave. One query."""
    nieuwste = Rapportageperiode.objects.filter(programma=OuterRef("periode__programma")).order_by("-peildatum")
    oordelen = Statusoordeel.objects.filter(
        periode__programma__in=programmas, periode=Subquery(nieuwste.values("pk")[:1])
    )
    return oordelen.select_related("periode", "opgave").order_by("pk")


def _aspecten(oordelen: Iterable[Statusoordeel]) -> tuple[Statusregel, ...]:
    van_programma = {rij.aspect: rij for rij in oordelen if rij.opgave is None}
    return tuple(statusregel(aspect, van_programma.get(aspect)) for aspect in Aspect)


def _stand(periode: Rapportageperiode, oordelen: list[Statusoordeel], status: Programmastatus, vandaag: date) -> Stand:
    return Stand(
        naam=periode.naam,
        slug=periode.slug,
        peildatum=periode.peildatum,
        ouderdom=ouderdom(periode.peildatum, vandaag),
        risicoprofiel=periode.get_risicoprofiel_display(),
        aspecten=status.aspecten,
        volgende_behandeling=periode.volgende_behandeling,
        behandeling_voorbij=bool(periode.volgende_behandeling) and periode.volgende_behandeling < vandaag,
        gevraagd=(oordelen[0].gevraagd_slug, oordelen[0].gevraagd_naam)
        if oordelen and oordelen[0].gevraagd_slug
        else None,
    )


def _gevraagd(programma: Programma) -> dict[str, Subquery]:
    """The newest round that waits for the wethouder."""
    wacht = programma.perioden.filter(toestand=Periodetoestand.AMBTELIJK_AKKOORD.value).order_by("-peildatum")
    return {f"gevraagd_{veld}": Subquery(wacht.values(veld)[:1]) for veld in ("slug", "naam")}


def _met_laatste_editie() -> Case:
    """On the judgement of the totaalbeeld alone: what an edition says is too much to read with each of them."""
    return Case(When(aspect=Aspect.TOTAAL.value, opgave=None, then=nieuwste_editie("periode__programma")))


def _sinds_de_laatste(
    oordelen: list[Statusoordeel],
    status: Programmastatus | None,
    plan: Uitvoeringsplan | None,
    acties: tuple[ActieGegevens, ...],
) -> Sindsdien | None:
    editie = next((rij.laatste_editie for rij in oordelen if rij.laatste_editie), None)
    if editie is None:
        return None
    van_plan = (plan.naam, plan.slug) if plan else None
    slug = oordelen[0].periode.slug
    return sindsdien(gelezen(editie["inhoud"]), verwijzing(editie), slug, status, van_plan, acties)


def _plangeld(
    plan: Uitvoeringsplan,
    plafondwaarden: tuple[Plafondwaarde, ...],
    acties: tuple[ActieGegevens, ...],
    bestedingen: Bestedingen,
    opgaven: list[Opgave],
) -> PlafondOverzicht | None:
    """The ceilings of `plan`; None when it has none."""
    if not any(rij.plan == plan.slug for rij in plafondwaarden):
        return None
    return overzicht_van(plan, plafondwaarden, acties, bestedingen, {opgave.nummer: opgave.naam for opgave in opgaven})


def _opgavebeeld(
    opgave: Opgave,
    oordeel: Statusregel,
    acties: tuple[ActieGegevens, ...],
    letters: tuple[tuple[str, int], ...],
    stand: Plafondstand | None,
) -> Opgavebeeld:
    return Opgavebeeld(
        nummer=opgave.nummer,
        naam=opgave.naam,
        formulering=opgave.formulering,
        oordeel=oordeel,
        acties=sum(actie.opgave == opgave.nummer for actie in acties),
        doelen=tuple(letter for letter, nummer in letters if nummer == opgave.nummer),
        stand=stand,
        balk=next(iter(balken.plafondbalken([stand] if stand else [], {opgave.nummer: opgave.naam})), None),
    )


def _planbeeld(
    plan: Uitvoeringsplan,
    acties: tuple[ActieGegevens, ...],
    letters: tuple[tuple[str, int], ...],
    geld: PlafondOverzicht | None,
) -> Planbeeld:
    per_soort = _tel((actie.soort for actie in acties), Soort)
    return Planbeeld(
        naam=plan.naam,
        slug=plan.slug,
        vastgesteld_op=plan.vastgesteld_op,
        acties=len(acties),
        per_soort=per_soort,
        soortbalk=_soortbalk(per_soort),
        per_aard=_tel((actie.aard for actie in acties), Aard),
        per_status=_tel((actie.status for actie in acties), Status),
        doelen=len(letters),
        dekking=dekking(acties, dict(letters)),
        geld=geld,
        keten=stappen(geld.keten, schaal_van([geld.keten])) if geld else (),
    )


def _soortbalk(tellingen: tuple[Telling, ...]) -> Balk:
    klassen = {Soort.DOORLOPEND: "vul-uitgegeven", Soort.NIEUW: "vul-toegekend", None: "vul-vrij"}
    namen = [telling.keuze.naam if telling.keuze else "Niet genoemd" for telling in tellingen]
    return balken.aantalbalk(
        "Soort", [(naam, klassen[rij.keuze], rij.aantal) for naam, rij in zip(namen, tellingen, strict=True)]
    )


def _tel(waarden: Iterable[Keuze | None], keuzes: type[Keuze]) -> tuple[Telling, ...]:
    """The kinds that occur, in their own order; those without a kind last."""
    waarden = list(waarden)
    return tuple(Telling(keuze, waarden.count(keuze)) for keuze in (*keuzes, None) if keuze in waarden)
