"""Composing the document of a plan."""

from datetime import datetime

from acties.models import Actie
from financien.lezen import normen_van
from financien.plafonds.plafondlezen import opgaven_met_plafonds, overzicht_van
from programma.models import Programma, Uitvoeringsplan
from programma.planlezen import plandocument
from rapportage.bijlage import stel_bijlage_samen

from .planstuk import Planstuk


def stel_planstuk_samen(programma: Programma, plan: Uitvoeringsplan, *, nu: datetime) -> Planstuk:
    """The document of `plan`, read at `nu`, in eleven queries. What was reported or paid since is not part of a plan."""
    document = plandocument(plan)
    bijlage = None
    if acties := Actie.objects.van_plan(plan).gegevens() if document.hoofdstukken else ():
        opgaven, plafonds = opgaven_met_plafonds(programma)
        geld = overzicht_van(plan, plafonds, acties, {}, {opgave.nummer: opgave.naam for opgave in opgaven})
        bijlage = stel_bijlage_samen(geld, acties, normen_van(programma).concentratie, {})
    return Planstuk(
        programma=programma.naam,
        programma_slug=programma.slug,
        gemeente=programma.gemeente,
        kenmerk=programma.kenmerk or f"{programma.slug}/{plan.slug}",
        gelezen_op=nu,
        plan=document,
        bijlage=bijlage,
    )
