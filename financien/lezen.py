"""Named reads of the money: year tables per peildatum, and the ceilings of a plan."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.models import Actie
from financien.plafonds import plafondstanden as plafonds
from financien.plafonds.lasten import Bestedingen, Bestedingsstand
from financien.plafonds.plafondstanden import PlafondOverzicht, Planinfo
from programma.models import Bronopmerking, Plantekst, Programma, Uitvoeringsplan

from .keuzes import Postsoort
from .models import Besteding, Geldnormen, Plafond, Stand
from .normen import STANDAARD, Normen, uit_procenten
from .rekenen import Jaarregel, Jaartabel


def jaartabellen(programma: Programma) -> tuple[Jaartabel, ...]:
    """Every year table of the programme, newest peildatum first and then newest boekjaar. One query."""
    return tabellen(Stand.objects.van(programma))


def tabellen(standen: Iterable[Stand]) -> tuple[Jaartabel, ...]:
    """The year tables that these standen make, newest peildatum first and then newest boekjaar; see `jaarregel`."""
    standen = sorted(standen, key=lambda stand: (stand.peildatum, stand.post.boekjaar), reverse=True)
    return tuple(
        Jaartabel(boekjaar, peildatum, tuple(jaarregel(stand) for stand in groep))
        for (peildatum, boekjaar), groep in groupby(standen, lambda stand: (stand.peildatum, stand.post.boekjaar))
    )


def boekjaren(programma: Programma) -> list[int]:
    """The boekjaren that have a post, the newest first. One query."""
    return sorted(set(programma.budgetposten.values_list("boekjaar", flat=True)), reverse=True)


def plafonds_van(
    plan: Uitvoeringsplan,
    acties: Iterable[ActieGegevens] | None = None,
    bestedingen: Bestedingen | None = None,
) -> PlafondOverzicht:
    """The ceilings of `plan`, with what its acties charge to them, what became of that, and what others bring in.

    Two queries, for ceilings and opgaven. A caller that has the gegevens of the plan's acties, or the bestedingen, hands
    them over and spares their two queries and their one.
    """
    acties = Actie.objects.van_plan(plan).delen(Deel.GELD) if acties is None else tuple(acties)
    bestedingen = bestedingen_van(plan) if bestedingen is None else bestedingen
    rijen = list(Plafond.objects.filter(plan=plan).select_related("opgave").order_by("opgave__nummer"))
    return plafonds.stel_samen(
        Planinfo(plan.slug, plan.naam, plan.vastgesteld_op, plan.van_jaar, plan.tot_jaar),
        acties,
        {rij.opgave.nummer: rij.bedrag for rij in rijen},
        bestedingen,
        namen={opgave.nummer: opgave.naam for opgave in plan.programma.opgaven.all()},
        bronwaarden={rij.opgave.nummer: rij.bronwaarde for rij in rijen},
    )


def plafond_van(plan: Uitvoeringsplan, opgave: int) -> Plafond | None:
    """The ceiling of the opgave with this number in `plan`. One query."""
    return Plafond.objects.filter(plan=plan, opgave__nummer=opgave).select_related("opgave", "plan__programma").first()


def bestedingen_van(plan: Uitvoeringsplan, peildatum: date | None = None) -> Bestedingen:
    """Per line of money of the plan's acties the newest besteding, at or before `peildatum` if given. One query."""
    return _nieuwste(Besteding.objects.filter(financiering__actie__plan=plan), peildatum)


def bestedingen_in(programma: Programma, peildatum: date | None = None) -> Bestedingen:
    """The same for the acties of every plan of `programma`. One query."""
    return _nieuwste(Besteding.objects.filter(financiering__actie__plan__programma=programma), peildatum)


def bestedingen_bij(financieringen: Collection[int]) -> Bestedingen:
    """The same for these lines of money, by their keys. One query."""
    return _nieuwste(Besteding.objects.filter(financiering__in=financieringen), None)


def opmerkingen_bij_budget(plan: Uitvoeringsplan) -> list[Bronopmerking]:
    """The remarks on the passage of `plan` about its budget. One query."""
    passage = plan.teksten.filter(soort=Plantekst.Soort.BUDGET)
    return list(
        Bronopmerking.objects.filter(
            programma_id=plan.programma_id, bron_document=plan.naam, bron_kop__in=passage.values("bron_kop")
        )
    )


def normen_van(programma: Programma) -> Normen:
    """From when on the figures of `programma` ask for attention. One query, none when its norms were read along."""
    try:
        eigen = programma.geldnormen
    except Geldnormen.DoesNotExist:
        return STANDAARD
    return uit_procenten(
        gebonden=eigen.gebonden,
        stand_dagen=eigen.stand_dagen,
        onverdeeld=eigen.onverdeeld,
        concentratie=eigen.concentratie,
    )


def _nieuwste(rijen: QuerySet[Besteding], peildatum: date | None) -> Bestedingen:
    if peildatum:
        rijen = rijen.filter(peildatum__lte=peildatum)
    oud_naar_nieuw = rijen.order_by("peildatum").values_list(
        "financiering", "peildatum", "verplicht", "uitgegeven", "bron"
    )
    return {sleutel: Bestedingsstand(*rest) for sleutel, *rest in oud_naar_nieuw}


def jaarregel(stand: Stand) -> Jaarregel:
    """A stand as plain data; its post and the opgave of that must have been read with it, as `Stand.objects.van` does."""
    return Jaarregel(
        post=stand.post.naam,
        opgave=stand.post.opgave.nummer if stand.post.opgave else None,
        beschikbaar=stand.beschikbaar,
        uitgaven=stand.uitgaven,
        verplichtingen=stand.verplichtingen,
        bronwaarden=stand.bronwaarden,
        prognose=stand.prognose,
        soort=Postsoort(stand.post.soort),
        bron=stand.bron,
        te_verdelen=stand.te_verdelen,
        toelichting=stand.toelichting,
        bestand=stand.bestand or "",
        ronde_sleutel=stand.importronde_id,
        post_sleutel=stand.post_id,
        stand_sleutel=stand.pk,
    )
