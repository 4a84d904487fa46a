"""The pages of the uitvoeringsplannen. Acties and money of a plan are links: they belong to the apps above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Programma
from .planlezen import plandocument, plannen_van
from .rechten import leest_programma
from .toegang import met_recht


@met_recht(leest_programma)
def uitvoeringsplannen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The current plans in full, and the plans of one opgave that went before."""
    plannen = plannen_van(programma)
    context = {
        "huidige": [plan for plan in plannen if plan.opgave is None],
        "eerdere": [plan for plan in plannen if plan.opgave],
    }
    return render(request, "programma/uitvoeringsplannen.html", context)


@met_recht(leest_programma)
def uitvoeringsplan(request: HttpRequest, programma: Programma, slug: str) -> HttpResponse:
    """One plan as a document."""
    plan = get_object_or_404(programma.plannen.select_related("opgave"), slug=slug)
    return render(request, "programma/uitvoeringsplan.html", {"plan": plandocument(plan)})
