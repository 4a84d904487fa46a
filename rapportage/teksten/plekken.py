"""Where in a section a new text can stand: on its own, or in the progress of an opgave, a plan or a doel."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from programma.models import Doel, Opgave, Programmadoel, Rapportageperiode, Uitvoeringsplan
from rapportage.keuzes import Sectie


@dataclass(frozen=True, slots=True)
class Plek:
    """One place: `naam` is what somebody chooses, `blok` the heading under which its texts stand together."""

    sleutel: str = ""
    naam: str = ""
    blok: str = ""
    opgave: Opgave | None = None
    plan: Uitvoeringsplan | None = None
    programmadoel: Programmadoel | None = None
    doel: Doel | None = None


def plekken(periode: Rapportageperiode, sectie: Sectie) -> dict[str, Plek]:
    """The places in a section, by key, in the order of the overview. At most six queries.

    Only the progress is told by opgave; the other sections have one place.
    """
    if sectie != Sectie.STAND:
        return {"": Plek()}
    alle = [Plek("algemeen", "Algemeen, boven de opgaven"), *_in_de_stand(periode)]
    return {plek.sleutel: plek for plek in alle}


def _in_de_stand(periode: Rapportageperiode) -> Iterator[Plek]:
    blokken = periode.tekstblokken.filter(sectie=Sectie.STAND.value, opgave__isnull=False)
    groepen: dict[tuple[str, int], Plek] = {}
    for rij in blokken.select_related("opgave", "plan").order_by("volgorde"):
        groepen.setdefault((rij.blok, rij.opgave_id), Plek(blok=rij.blok, opgave=rij.opgave, plan=rij.plan))
    plannen = list(
        periode.plannen.select_related("opgave")
        .prefetch_related("opgenomen_doelen__programmadoel", "doelen")
        .order_by("opgave__nummer", "pk")
    )
    for plan in plannen:
        if plan.opgave and not any(plek.plan == plan for plek in groepen.values()):
            groepen[plan.naam, plan.opgave_id] = Plek(blok=plan.naam, opgave=plan.opgave, plan=plan)
    met_groep = {opgave for _, opgave in groepen}
    for opgave in periode.programma.opgaven.all():
        if opgave.pk not in met_groep:
            groepen[opgave.naam, opgave.pk] = Plek(blok=opgave.naam, opgave=opgave)
    per_plan = {plan.pk: plan for plan in plannen}
    # Stable, so within an opgave the order of the overview stays.
    for nummer, plek in enumerate(sorted(groepen.values(), key=lambda plek: plek.opgave.nummer), 1):
        plek = replace(plek, sleutel=f"blok-{nummer}", naam=f"Opgave {plek.opgave.nummer}: {plek.blok}")
        yield plek
        yield from _doelen(plek, per_plan.get(plek.plan.pk) if plek.plan else None)


def _doelen(plek: Plek, plan: Uitvoeringsplan | None) -> Iterator[Plek]:
    """The doelen of a plan, below the heading of that plan."""
    if plan is None:
        return
    for opgenomen in plan.opgenomen_doelen.all():
        doel, naam = opgenomen.programmadoel, f"– bij het doel ‘{opgenomen.formulering}’"
        yield replace(plek, sleutel=f"{plek.sleutel}-programmadoel-{doel.pk}", naam=naam, programmadoel=doel)
    for doel in plan.doelen.all():
        if doel.opgave_id == plek.opgave.pk:
            naam = f"– bij doel {doel.letter} {doel.formulering}".rstrip()
            yield replace(plek, sleutel=f"{plek.sleutel}-doel-{doel.letter}", naam=naam, doel=doel)
