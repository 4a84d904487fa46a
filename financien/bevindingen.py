"""The findings over money: reading the facts of a programme and letting the rules look at them."""

from collections.abc import Iterable
from datetime import date

from acties.gegevens import ActieGegevens
from programma.bevindingen import Bevinding
from programma.models import Programma

from .lasten import GEEN_BESTEDINGEN, Bestedingen, lastregels, van_betaler
from .lezen import jaartabellen, normen_van
from .models import Plafond
from .regels import REGELS, GeldFeiten, Planstand
from .rekenen import plafondstanden


def lees_feiten(
    programma: Programma,
    acties: Iterable[ActieGegevens],
    bestedingen: Bestedingen = GEEN_BESTEDINGEN,
    *,
    vandaag: date,
) -> GeldFeiten:
    """What the rules look at on `vandaag`, in two queries, and one for the norms when they were not read along.

    `acties` and `bestedingen` are those of all plans of `programma`; of an actie only the money matters.
    """
    plafonds = Plafond.objects.filter(plan__programma=programma).select_related("plan", "opgave")
    plannen = {rij.plan.slug: rij.plan.naam for rij in plafonds}
    namen = {rij.opgave.nummer: rij.opgave.naam for rij in plafonds}
    regels = lastregels(acties, bestedingen)
    per_plan = {slug: tuple(regel for regel in regels if regel.actie.plan == slug) for slug in plannen}
    return GeldFeiten(
        jaartabel=next(iter(jaartabellen(programma)), None),
        plafonds=tuple(
            Planstand(
                naam,
                namen.get(stand.opgave, f"Opgave {stand.opgave}"),
                stand,
                van_betaler(per_plan[slug], stand.opgave),
            )
            for slug, naam in plannen.items()
            for stand in plafondstanden(
                (regel.last for regel in per_plan[slug]),
                {rij.opgave.nummer: rij.bedrag for rij in plafonds if rij.plan.slug == slug},
            )
        ),
        vandaag=vandaag,
        normen=normen_van(programma),
    )


def bevindingen(feiten: GeldFeiten) -> tuple[Bevinding, ...]:
    """Everything the rules over money find."""
    return REGELS.controleer(feiten)
