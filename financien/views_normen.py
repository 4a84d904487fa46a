"""Choosing from when on the figures of the programme ask for attention."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from programma.models import Programma
from programma.normenpagina import NormenForm, Normenpagina, normveld, toon
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht

from .handelingen.normen import GELDNORMEN


class GeldnormenForm(NormenForm):
    """The four norms, whole percentages and days."""

    gebonden = normveld(
        "Vroeg gebonden vanaf (%)",
        "Zoveel van een post is uitgegeven en verplicht, terwijl het laatste kwartaal nog moet komen.",
    )
    stand_dagen = normveld(
        "Stand te oud na (dagen)", "Een jaartabel van langer geleden is te oud om over te rapporteren.", tot=1000
    )
    onverdeeld = normveld(
        "Onverdeeld vanaf (%)", "Meer dan dit deel van een plafond is aan geen actie toegekend.", van=0
    )
    concentratie = normveld("Groot deel van een plafond vanaf (%)", "Eén actie vraagt zoveel van een plafond.")


@met_recht(bewerkt_programma, methoden=FORMULIER)
def normen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The norms for the money."""
    pagina = Normenpagina(
        GELDNORMEN,
        "Normen voor het geld",
        "financien/normen_uitleg.html",
        "geldnormen",
        terug=reverse("bevindingen", args=[programma.slug]),
        kruimel={"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
    )
    return toon(request, programma, pagina, GeldnormenForm)
