"""Where an overview gives another date for a besluit than the register of besluiten does. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from programma.opmaak import MAANDEN
from programma.perioden import PeriodeFout, lees_datum
from rapportage.gegevens import Besluitregel, Overzicht, Tekst

from .tekstzinnen import alle_teksten, zinnen

DATUM = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MAANDEN[1:])}) \d{{4}}\b|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b", re.IGNORECASE)
VASTSTELLING = re.compile("vaststel|vastgesteld", re.IGNORECASE)
# A sentence with one of these is about the besluiten with the same one.
WOORDEN = (
    VASTSTELLING,
    *(
        re.compile(stam, re.IGNORECASE)
        for stam in "raadsbrief amendement instem|ingestemd motie toezeg|toegezegd".split()
    ),
)
# Two dates this close to each other are probably meant as one; so are the same day and month of two years.
DICHTBIJ = 31


@dataclass(frozen=True, slots=True)
class Tekstdatum:
    """A `dag` that the sentence `citaat` of a text gives for `besluit`, which has another date in the register."""

    tekst: Tekst
    citaat: str
    dag: date
    besluit: Besluitregel


def tekstdatums(overzicht: Overzicht) -> Iterator[Tekstdatum]:
    """Every date in a sentence about a besluit that is almost, but not, that of a besluit of that kind."""
    for tekst in alle_teksten(overzicht):
        for zin in zinnen(tekst):
            besluiten = _waarover(zin, overzicht.planning.besluiten)
            for dag in _dagen(zin) if besluiten else ():
                if dag not in {besluit.datum for besluit in besluiten} and (bedoeld := _bedoeld(dag, besluiten)):
                    yield Tekstdatum(tekst, zin, dag, bedoeld)


def plandatums(overzicht: Overzicht) -> Iterator[tuple[str, date, Besluitregel]]:
    """Every plan that says it was adopted on another day than the register does: the plan, that day, the besluit."""
    plannen = {plan.plan: plan.vastgesteld_op for plan in (*overzicht.doelen_per_plan, *overzicht.bijlagen)}
    for plan, vastgesteld_op in plannen.items():
        besluiten = [
            besluit
            for besluit in overzicht.planning.besluiten
            if besluit.plan == plan and _spreekt(VASTSTELLING, besluit)
        ]
        if vastgesteld_op and besluiten and vastgesteld_op not in {besluit.datum for besluit in besluiten}:
            yield plan, vastgesteld_op, besluiten[-1]


def _waarover(zin: str, besluiten: Iterable[Besluitregel]) -> list[Besluitregel]:
    woorden = [woord for woord in WOORDEN if woord.search(zin)]
    return [besluit for besluit in besluiten if any(_spreekt(woord, besluit) for woord in woorden)]


def _spreekt(woord: re.Pattern[str], besluit: Besluitregel) -> bool:
    return bool(woord.search(besluit.soort) or woord.search(besluit.tekst))


def _dagen(zin: str) -> Iterator[date]:
    for gevonden in DATUM.findall(zin):
        try:
            yield lees_datum(gevonden)
        except PeriodeFout:
            # A date that does not exist is not that of another besluit either.
            continue


def _bedoeld(dag: date, besluiten: list[Besluitregel]) -> Besluitregel | None:
    dichtbij = [
        besluit
        for besluit in besluiten
        if abs((besluit.datum - dag).days) <= DICHTBIJ
        or (besluit.datum.month, besluit.datum.day) == (dag.month, dag.day)
    ]
    return min(dichtbij, key=lambda besluit: abs(besluit.datum - dag), default=None)
