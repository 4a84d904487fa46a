"""The findings over money: reading the facts of a programme and letting the rules look at them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from acties.gegevens import ActieGegevens
from financien.plafonds.lasten import GEEN_BESTEDINGEN, Bestedingen, lastregels, van_betaler
from financien.plafonds.plafondlezen import Plafondwaarde, lees_plafonds
from programma.bevindingen import Bevinding
from programma.models import Programma

from .lezen import normen_van, tabellen
from .models import Stand
from .regels import REGELS, GeldFeiten, Planstand
from .rekenen import plafondstanden


def lees_feiten(
    programma: Programma,
    acties: Iterable[ActieGegevens],
    bestedingen: Bestedingen = GEEN_BESTEDINGEN,
    plafonds: Iterable[Plafondwaarde] | None = None,
    *,
    vandaag: date,
) -> GeldFeiten:
    """What the rules look at on `vandaag`, in two queries, and one for the norms when they were not read along.

    `acties` and `bestedingen` are those of all plans of `programma`; of an actie only the money matters. A caller that
    has read the `plafonds` spares one query.
    """
    plafonds = lees_plafonds(programma) if plafonds is None else tuple(plafonds)
    plannen = {rij.plan: rij.plan_naam for rij in plafonds}
    namen = {rij.opgave: rij.opgave_naam for rij in plafonds}
    regels = lastregels(acties, bestedingen)
    per_plan = {slug: tuple(regel for regel in regels if regel.actie.plan == slug) for slug in plannen}
    rijen = list(Stand.objects.van(programma).met_bijstellingen())
    alle_tabellen = tabellen(rijen)
    tabel = next(iter(alle_tabellen), None)
    return GeldFeiten(
        jaartabel=tabel,
        plafonds=tuple(
            Planstand(
                naam,
                namen.get(stand.opgave, f"Opgave {stand.opgave}"),
                stand,
                van_betaler(per_plan[slug], stand.opgave),
                slug,
            )
            for slug, naam in plannen.items()
            for stand in plafondstanden(
                (regel.last for regel in per_plan[slug]),
                {rij.opgave: rij.bedrag for rij in plafonds if rij.plan == slug},
            )
        ),
        vandaag=vandaag,
        normen=normen_van(programma),
        begroot=_begroot(rijen, tabel.peildatum) if tabel else {},
        tabellen=alle_tabellen,
    )


def _begroot(rijen: Iterable[Stand], peildatum: date) -> dict[int, Decimal]:
    """What the budget of each post (its key) was on `peildatum`, as far as somebody registered what it began with."""
    return {
        rij.post_id: rij.post.primitief + Decimal(rij.bijgesteld).scaleb(-2)
        for rij in rijen
        if rij.peildatum == peildatum and rij.post.primitief is not None
    }


def bevindingen(feiten: GeldFeiten) -> tuple[Bevinding, ...]:
    """Everything the rules over money find."""
    return REGELS.controleer(feiten)
