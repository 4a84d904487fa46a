"""Reading the printed letters of a plan, one row each."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from acties.actielezen import LETTERVELDEN, lees_verwijzing
from acties.lezing import Letterstand, letterstand
from acties.models import Doelverwijzing
from programma.models import Doel, Uitvoeringsplan

from .gegevens import Letterrij

ACTIEVELDEN = "actie actie__nummer actie__slug actie__titel actie__opgave__nummer".split()
BESLUITVELDEN = "bevestigd_door__naam bevestigd_op".split()


@dataclass(frozen=True, slots=True)
class Planletters:
    """Every letter that a plan prints at its acties, in its order, and its doelen: letter, wording, number of the opgave."""

    plan: Uitvoeringsplan
    rijen: tuple[Letterrij, ...]
    doelen: tuple[tuple[str, str, int], ...]

    @property
    def stand(self) -> Letterstand:
        return letterstand(rij.verwijzing for rij in self.rijen)

    @property
    def formuleringen(self) -> dict[str, str]:
        return {letter: formulering for letter, formulering, _ in self.doelen}


def lees_planletters(plan: Uitvoeringsplan) -> Planletters:
    """Two queries."""
    return Planletters(
        plan,
        _rijen(Doelverwijzing.objects.filter(actie__plan=plan)),
        tuple(plan.doelen.order_by("letter").values_list("letter", "formulering", "opgave__nummer")),
    )


def letters_over_doel(doel: Doel) -> tuple[Letterrij, ...]:
    """The letters that are printed, proposed or decided to be read as `doel`, in the order of the plan: one query."""
    raakt = Q(letter=doel.letter) | Q(voorgesteld_doel=doel) | Q(toegewezen_doel=doel)
    return _rijen(Doelverwijzing.objects.filter(raakt, actie__plan=doel.plan_id))


def stand_van_plan(plan: Uitvoeringsplan) -> Letterstand:
    """What is decided about the letters of `plan`: one query, however many there are."""
    open_ = Q(toewijzing="")
    return Letterstand(
        **Doelverwijzing.objects.filter(actie__plan=plan).aggregate(
            gedrukt=Count("pk"),
            vastgesteld=Count("pk", filter=~open_),
            voorstellen=Count("pk", filter=open_ & Q(voorgesteld_doel__isnull=False)),
            zonder_doel=Count("pk", filter=open_ & Q(voorgesteld_doel=None, doel=None)),
        )
    )


def _rijen(verwijzingen: QuerySet[Doelverwijzing]) -> tuple[Letterrij, ...]:
    op_volgorde = verwijzingen.order_by("actie__opgave__nummer", "actie__nummer", "volgorde")
    aantal = len(ACTIEVELDEN)
    return tuple(
        Letterrij(*waarden[:aantal], lees_verwijzing(*waarden[aantal:-2]), waarden[-2] or "", waarden[-1])
        for waarden in op_volgorde.values_list(*ACTIEVELDEN, *LETTERVELDEN, *BESLUITVELDEN)
    )
