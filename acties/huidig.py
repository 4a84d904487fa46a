"""Which plan the screens show."""

from django.http import Http404

from programma.models import Programma, Uitvoeringsplan
from programma.planlezen import huidig_plan


def plan_of_404(programma: Programma) -> Uitvoeringsplan:
    """The newest plan of the whole programme. Raises Http404 when there is none yet."""
    plan = huidig_plan(programma)
    if plan is None:
        raise Http404("Dit programma heeft nog geen uitvoeringsplan.")
    return plan
