"""The findings over acties: reading the facts of a programme and letting the rules look at them."""

from acties.gegevens import ActieGegevens
from acties.models import Actie
from acties.regels import REGELS, ActiesFeiten, Doelfeit
from programma.bevindingen import Bevinding, gesorteerd
from programma.models import Doel, Programma


def lees_feiten(programma: Programma, acties: tuple[ActieGegevens, ...] | None = None) -> ActiesFeiten:
    """What the rules look at: five queries, or one when the caller already has all acties of `programma`."""
    doelen = Doel.objects.filter(plan__programma=programma).order_by("plan__van_jaar", "letter")
    return ActiesFeiten(
        acties=Actie.objects.van_programma(programma).gegevens() if acties is None else acties,
        doelen=tuple(
            Doelfeit(*rij) for rij in doelen.values_list("plan__slug", "letter", "opgave__nummer", "formulering")
        ),
    )


def bevindingen(feiten: ActiesFeiten) -> tuple[Bevinding, ...]:
    """Everything the rules over acties find."""
    return REGELS.controleer(feiten)


def bevindingen_van(actie: ActieGegevens, feiten: ActiesFeiten) -> tuple[Bevinding, ...]:
    """The findings that belong on the page of `actie`, the worst first. `feiten` are those of the whole programme."""
    return gesorteerd(rij for rij in bevindingen(feiten) if actie.slug in rij.onderwerp.acties)
