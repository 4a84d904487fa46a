"""Where a judgement and the figures beside it contradict each other. Pure: the overview and the findings share it."""

from collections.abc import Iterable
from dataclasses import dataclass

from financien.regels import Planstand
from financien.rekenen import Jaarregel, Jaartabel

from .keuzes import Oordeel


@dataclass(frozen=True, slots=True)
class Budgettegenspraken:
    """What the figures say against a Budget as expected.

    `tekorten` are the posts with more spent or promised than they hold, `prognoses` the other posts that will end the
    year with a deficit, and `plafonds` the opgaven with more granted than their ceiling.
    """

    tekorten: tuple[Jaarregel, ...] = ()
    prognoses: tuple[Jaarregel, ...] = ()
    plafonds: tuple[Planstand, ...] = ()


def budget_tegenspraken(
    oordeel: Oordeel | None, tabel: Jaartabel | None, plafonds: Iterable[Planstand] = ()
) -> Budgettegenspraken:
    """Nothing at all unless the aspect Budget is as expected."""
    if oordeel != Oordeel.VOLGENS_VERWACHTING:
        return Budgettegenspraken()
    posten = tabel.regels if tabel else ()
    return Budgettegenspraken(
        tekorten=tuple(post for post in posten if post.overschreden),
        prognoses=tuple(
            post for post in posten if not post.overschreden and post.verwacht is not None and post.verwacht < 0
        ),
        plafonds=tuple(rij for rij in plafonds if rij.stand.overschreden),
    )
