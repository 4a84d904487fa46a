"""Named reads of the money: year tables per peildatum, and the ceilings of a plan."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from acties.gegevens import ActieGegevens
from acties.models import Actie
from programma.models import Bronopmerking, Plantekst, Programma, Uitvoeringsplan

from . import plafonds
from .keuzes import Postsoort
from .models import Plafond, Stand
from .plafonds import PlafondOverzicht
from .rekenen import Jaarregel, Jaartabel


def jaartabellen(programma: Programma) -> tuple[Jaartabel, ...]:
    """Every year table of the programme, newest peildatum first and then newest boekjaar. One query."""
    standen = sorted(
        Stand.objects.van(programma), key=lambda stand: (stand.peildatum, stand.post.boekjaar), reverse=True
    )
    return tuple(
        Jaartabel(boekjaar, peildatum, tuple(_regel(stand) for stand in groep))
        for (peildatum, boekjaar), groep in groupby(standen, lambda stand: (stand.peildatum, stand.post.boekjaar))
    )


def jaartabel_op(programma: Programma, peildatum: date) -> Jaartabel | None:
    """The year table as it stood on exactly `peildatum`, of the newest boekjaar; None when there is none. One query."""
    return next((tabel for tabel in jaartabellen(programma) if tabel.peildatum == peildatum), None)


def plafonds_van(plan: Uitvoeringsplan, acties: Iterable[ActieGegevens] | None = None) -> PlafondOverzicht:
    """The ceilings of `plan`, with what its acties charge to them and what others bring in.

    A caller that has the gegevens of the plan's acties hands them over, and spares their four queries.
    """
    acties = Actie.objects.van_plan(plan).gegevens() if acties is None else tuple(acties)
    rijen = list(Plafond.objects.filter(plan=plan).select_related("opgave").order_by("opgave__nummer"))
    return PlafondOverzicht(
        plan=plan.slug,
        plan_naam=plan.naam,
        vastgesteld_op=plan.vastgesteld_op,
        namen={opgave.nummer: opgave.naam for opgave in plan.programma.opgaven.all()},
        bronwaarden={rij.opgave.nummer: rij.bronwaarde for rij in rijen},
        standen=plafonds.standen(acties, {rij.opgave.nummer: rij.bedrag for rij in rijen}),
        doorbelastingen=plafonds.doorbelastingen(acties),
        hefbomen=plafonds.hefbomen(acties),
        cofinanciering=plafonds.cofinanciering(acties),
        regels_zonder_bedrag=plafonds.regels_zonder_bedrag(acties),
    )


def opmerkingen_bij_budget(plan: Uitvoeringsplan) -> list[Bronopmerking]:
    """The remarks on the passage of `plan` about its budget. One query."""
    passage = plan.teksten.filter(soort=Plantekst.Soort.BUDGET)
    return list(
        Bronopmerking.objects.filter(
            programma_id=plan.programma_id, bron_document=plan.naam, bron_kop__in=passage.values("bron_kop")
        )
    )


def _regel(stand: Stand) -> Jaarregel:
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
        post_sleutel=stand.post_id,
        stand_sleutel=stand.pk,
    )
