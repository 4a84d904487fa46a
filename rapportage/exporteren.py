"""What can be exported: for every soort the rows, their JSON and their columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from import_export.resources import Resource

from acties.models import Actie
from acties.partnerregister import lees_register
from acties.resources import ActieResource, DoelResource, PartnerResource
from acties.uitvoer import Doelgegevens, Partneruitvoer, actie_json, doel_json, partner_json, tel_letters
from financien.bestedingen.bestedinglezen import peildata_van, regels_op
from financien.lezen import jaartabellen, plafonds_van
from financien.resources import BestedingResource, JaarResource, PlafondResource
from financien.uitvoer import (
    Bestedingrij,
    Plafondrij,
    bestedingrij,
    bestedingrij_json,
    jaarrij_json,
    jaarrijen,
    plafondrij_json,
    plafondrijen,
)
from programma.models import Doel, Programma
from programma.tabelbestand import TABELVORMEN, als_json

from .bevindingen import alle_bevindingen
from .bevindingenuitvoer import bevinding_json
from .resources import BevindingResource

FORMATEN = ("json", *TABELVORMEN)


@dataclass(frozen=True, slots=True)
class Soort:
    """One thing to export: its rows of a programme on a day, a row as JSON, and the columns of its table."""

    rijen: Callable[[Programma, date], Iterable]
    als_json: Callable[[object], dict]
    resource: Callable[[Programma], Resource]


def exporteer(soort: str, programma: Programma, formaat: str, *, vandaag: date) -> bytes:
    """The file with everything of `soort` (a key of SOORTEN) in `programma` on `vandaag`; `formaat` is one of FORMATEN."""
    keuze = SOORTEN[soort]
    rijen = keuze.rijen(programma, vandaag)
    if formaat == "json":
        return als_json(keuze.als_json(rij) for rij in rijen)
    tabel = keuze.resource(programma).export(queryset=rijen)
    tabel.title = soort
    return TABELVORMEN[formaat](tabel)


def _acties(programma: Programma) -> tuple:
    return Actie.objects.van_programma(programma).gegevens()


def _doelen(programma: Programma) -> list[Doelgegevens]:
    gedrukt = tel_letters(_acties(programma))
    doelen = Doel.objects.filter(plan__programma=programma).order_by("plan__van_jaar", "letter")
    return [
        Doelgegevens(
            plan=doel.plan.slug,
            opgave=doel.opgave.nummer,
            letter=doel.letter,
            formulering=doel.formulering,
            acties=gedrukt.get((doel.plan.slug, doel.letter), 0),
            basisvoorzieningen=doel.aantal,
        )
        for doel in doelen.select_related("plan", "opgave").annotate(aantal=Count("basisvoorzieningen"))
    ]


def _partners(programma: Programma) -> list[Partneruitvoer]:
    register = lees_register(programma, _acties(programma))
    return [
        Partneruitvoer(
            naam=regel.partner.naam,
            soort=regel.partner.soort,
            onder=regel.partner.onder.naam if regel.partner.onder else None,
            inwoners=regel.partner.natuurlijke_personen,
            spellingen=regel.spellingen,
            hoofdpartner=regel.aandeel.hoofd,
            samenwerkingspartner=regel.aandeel.samen,
        )
        for regel in (*register.organisaties, *register.groepen)
    ]


def _plafonds(programma: Programma) -> list[Plafondrij]:
    plannen = programma.plannen.filter(plafonds__isnull=False).distinct().order_by("van_jaar")
    return [rij for plan in plannen for rij in plafondrijen(plan.slug, plafonds_van(plan).standen)]


def _bestedingen(programma: Programma) -> list[Bestedingrij]:
    """Every registration, the oldest peildatum first."""
    plannen = programma.plannen.filter(acties__isnull=False).distinct().order_by("van_jaar")
    return [
        bestedingrij(regel, peildatum)
        for plan in plannen
        for peildatum in reversed(peildata_van(plan))
        for regel in regels_op(plan, peildatum)
        if regel.nu
    ]


def _elke_dag(lees: Callable[[Programma], Iterable]) -> Callable[[Programma, date], Iterable]:
    """Rows that are the same on every day."""
    return lambda programma, vandaag: lees(programma)


SOORTEN = {
    "acties": Soort(_elke_dag(_acties), actie_json, lambda programma: ActieResource()),
    "doelen": Soort(_elke_dag(_doelen), doel_json, lambda programma: DoelResource()),
    "partners": Soort(_elke_dag(_partners), partner_json, lambda programma: PartnerResource()),
    "financien": Soort(
        lambda programma, vandaag: jaarrijen(jaartabellen(programma)), jaarrij_json, lambda programma: JaarResource()
    ),
    "plafonds": Soort(_elke_dag(_plafonds), plafondrij_json, lambda programma: PlafondResource()),
    "bestedingen": Soort(_elke_dag(_bestedingen), bestedingrij_json, lambda programma: BestedingResource()),
    "bevindingen": Soort(
        lambda programma, vandaag: alle_bevindingen(programma, vandaag=vandaag),
        bevinding_json,
        lambda programma: BevindingResource(),
    ),
}
