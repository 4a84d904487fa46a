"""The findings over acties: reading the facts of a programme and letting the rules look at them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F

from acties.gegevens import ActieGegevens
from acties.models import Actie
from acties.regels import REGELS, ActiesFeiten, Doelfeit
from programma.adressen import adres
from programma.bevindingen import Afspraak, Bevinding, gesorteerd, met_afspraken
from programma.models import Bevindingafspraak, Opgave, Programma


def lees_feiten(
    programma: Programma,
    acties: tuple[ActieGegevens, ...] | None = None,
    doelen: tuple[Doelfeit, ...] | None = None,
) -> ActiesFeiten:
    """What the rules look at, in three queries; a caller with all acties of `programma` spares two, with its doelen one."""
    return ActiesFeiten(
        acties=Actie.objects.van_programma(programma).gegevens() if acties is None else acties,
        doelen=opgaven_met_doelen(programma)[1] if doelen is None else doelen,
    )


def opgaven_met_doelen(programma: Programma) -> tuple[list[Opgave], tuple[Doelfeit, ...]]:
    """The opgaven of `programma` by number, and the doelen of all its plans by year and letter. One query."""
    rijen = list(
        programma.opgaven.order_by("nummer").annotate(
            jaar=F("doelen__plan__van_jaar"),
            plan=F("doelen__plan__slug"),
            letter=F("doelen__letter"),
            doeltekst=F("doelen__formulering"),
        )
    )
    # An opgave without doelen stands there once, with a doel that is empty.
    doelen = sorted((rij for rij in rijen if rij.letter is not None), key=lambda rij: (rij.jaar, rij.letter))
    opgaven = list({rij.pk: rij for rij in rijen}.values())
    return opgaven, tuple(Doelfeit(rij.plan, rij.letter, rij.nummer, rij.doeltekst) for rij in doelen)


def bevindingen(feiten: ActiesFeiten) -> tuple[Bevinding, ...]:
    """Everything the rules over acties find."""
    return REGELS.controleer(feiten)


@dataclass(frozen=True, slots=True)
class Actiebevindingen:
    """The findings on the page of one actie, each with the address where it is mended: open, and what may stay."""

    open: tuple[tuple[Bevinding, str], ...]
    geaccepteerd: tuple[tuple[Bevinding, str], ...]


def bevindingen_van(
    actie: ActieGegevens, feiten: ActiesFeiten, afspraken: Mapping[str, Afspraak]
) -> tuple[Bevinding, ...]:
    """The findings that belong on the page of `actie`, the worst first. `feiten` are those of the whole programme."""
    eigen = (rij for rij in bevindingen(feiten) if actie.slug in rij.onderwerp.acties)
    return gesorteerd(met_afspraken(eigen, afspraken))


def lees_bevindingen(programma: Programma, actie: ActieGegevens, feiten: ActiesFeiten) -> Actiebevindingen:
    """The findings of `actie` with what was agreed about them. One query."""
    eigen = bevindingen_van(actie, feiten, Bevindingafspraak.objects.op_sleutel(programma))
    rijen = tuple((rij, adres(rij.herstel, programma)) for rij in eigen)
    return Actiebevindingen(
        open=tuple(rij for rij in rijen if not rij[0].geaccepteerd),
        geaccepteerd=tuple(rij for rij in rijen if rij[0].geaccepteerd),
    )
