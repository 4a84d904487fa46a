"""Which acties the list is about, before any of them is read in full: chosen, in order, with their sums.

Of two thousand acties only the hundred of a page are read completely. All of them are filtered, sorted and summed, from
a few columns and in at most four queries.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, Case, QuerySet, Value, When

from .filter import TEKSTVELDEN, Actiefilter
from .gegevens import NUL
from .keuzes import Bron, Rol
from .volgorde import Sorteergegevens, Volgorde

VELDEN = ("pk", "opgave__nummer", "nummer", "titel", "soort", "aard", "status", "looptijd_van", "looptijd_tot")
# Per actie the roles and names of its partners, in the order of the plan.
Partnernamen = dict[int, list[tuple[str, str]]]
OP_PARTNER = {"hoofdpartners": Rol.HOOFDPARTNER, "samenwerkingspartners": Rol.SAMENWERKINGSPARTNER}


@dataclass(frozen=True, slots=True)
class Kandidaten:
    """The acties that the filter lets through, in order, of the `van` that a reader may see; `letters` are all that occur."""

    rijen: tuple[Sorteergegevens, ...]
    van: int
    letters: frozenset[str]


def lees_kandidaten(zichtbaar: QuerySet, filter_: Actiefilter, volgorde: Volgorde) -> Kandidaten:
    """`zichtbaar` are the acties that a reader may see. Three queries, and one more for words and for names."""
    zichtbaar = zichtbaar.order_by()
    op_naam = OP_PARTNER.get(volgorde.kolom)
    partners = _partners(zichtbaar) if op_naam or filter_.tekst else {}
    rijen = _gefilterd(zichtbaar, filter_, partners)
    letters = _letters(zichtbaar) if volgorde.kolom == "doelen" else {}
    geld = _geld(zichtbaar)
    gekozen = [
        Sorteergegevens(
            sleutel,
            *velden,
            letters=letters.get(sleutel, ""),
            partners=", ".join(naam for rol, naam in partners.get(sleutel, ()) if rol == op_naam),
            programma=geld.get((sleutel, True)),
            anders=geld.get((sleutel, False)),
        )
        for past, sleutel, *velden in rijen
        if past
    ]
    alle_letters = (
        "".join(letters.values()) or _rijen(zichtbaar, "doelverwijzingen").values_list("letter", flat=True).distinct()
    )
    return Kandidaten(tuple(volgorde.sorteer(gekozen)), len(rijen), frozenset(alle_letters))


def _gefilterd(zichtbaar: QuerySet, filter_: Actiefilter, partners: Partnernamen) -> list[tuple[Any, ...]]:
    """For every visible actie whether the filter lets it through, and its VELDEN."""
    voorwaarde = filter_.voorwaarde(zichtbaar.model)
    past = Case(When(voorwaarde, then=True), default=False, output_field=BooleanField()) if voorwaarde else Value(True)
    rijen = zichtbaar.annotate(past=past)
    if not filter_.tekst:
        return list(rijen.values_list("past", *VELDEN))
    teksten = len(TEKSTVELDEN)
    return [
        (
            past and filter_.heeft_woorden(*rij[:teksten], *(naam for _, naam in partners.get(rij[teksten], ()))),
            *rij[teksten:],
        )
        for past, *rij in rijen.values_list("past", *TEKSTVELDEN, *VELDEN)
    ]


def _letters(zichtbaar: QuerySet) -> dict[int, str]:
    letters: dict[int, str] = defaultdict(str)
    rijen = _rijen(zichtbaar, "doelverwijzingen").order_by("volgorde")
    for sleutel, letter in rijen.values_list("actie", "letter"):
        letters[sleutel] += letter
    return letters


def _geld(zichtbaar: QuerySet) -> dict[tuple[int, bool], Decimal]:
    """Per actie the money of the programme (True) and of anybody else (False), where a line has an amount.

    The amounts are added here: a database without decimals of its own (SQLite) would add binary floats.
    """
    geld: dict[tuple[int, bool], Decimal] = defaultdict(lambda: NUL)
    regels = _rijen(zichtbaar, "financieringen").exclude(bedrag=None)
    for sleutel, bron, bedrag in regels.values_list("actie", "bron", "bedrag"):
        geld[sleutel, bron == Bron.PROGRAMMA] += bedrag
    return geld


def _partners(zichtbaar: QuerySet) -> Partnernamen:
    namen: Partnernamen = defaultdict(list)
    rijen = _rijen(zichtbaar, "actiepartners").order_by("volgorde")
    for sleutel, rol, naam in rijen.values_list("actie", "rol", "partner__naam"):
        namen[sleutel].append((rol, naam))
    return namen


def _rijen(zichtbaar: QuerySet, relatie: str) -> QuerySet:
    model = getattr(zichtbaar.model, relatie).rel.related_model
    return model.objects.filter(actie__in=zichtbaar).order_by()
