"""Reading an overview back from its JSON, also one that was written down under an older schema.

Nothing here is written per field: the types of `rapportage.gegevens` say what a value was. What is computed stands in the
file too, and is computed again. Each older schema has one function in OPGEWAARDEERD that makes the next one of it.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from rapportage.gegevens import Overzicht
from rapportage.stempel import Stempel

from .als_json import KOP, SCHEMA_VERSIE


class OnbekendSchema(Exception):
    """The file says that it follows a schema that this portal does not know."""

    def __init__(self, versie: object) -> None:
        super().__init__(f"Dit bestand volgt versie {versie} van het schema; het portaal kent 1 tot en met {SCHEMA_VERSIE}.")


def lees(gegevens: Mapping[str, Any]) -> Overzicht:
    """The overview in plain JSON values, whatever copy they come from. Raises OnbekendSchema."""
    versie = gegevens.get("schema_versie")
    if not isinstance(versie, int) or not 1 <= versie <= SCHEMA_VERSIE:
        raise OnbekendSchema(versie)
    for stap in range(versie, SCHEMA_VERSIE):
        gegevens = OPGEWAARDEERD[stap](gegevens)
    return _waarde(Overzicht, gegevens)


def lees_stempel(gegevens: Mapping[str, Any]) -> Stempel:
    """What stands on this copy."""
    toestand, gebouwd_op, stempel = (gegevens.get(naam) for naam in KOP)
    return _waarde(Stempel, {**(stempel or {}), "soort": toestand, "gebouwd_op": gebouwd_op})


@cache
def _velden(soort: type) -> list[tuple[str, Any]]:
    typen = get_type_hints(soort)
    return [(veld.name, typen[veld.name]) for veld in fields(soort)]


def _waarde(soort: Any, waarde: Any) -> Any:
    """`waarde` as what its place is declared to hold."""
    oorsprong = get_origin(soort)
    if oorsprong in (Union, types.UnionType):
        if waarde is None:
            return None
        (soort,) = (deel for deel in get_args(soort) if deel is not types.NoneType)
        return _waarde(soort, waarde)
    if oorsprong is tuple:
        delen = get_args(soort)
        if delen[-1] is Ellipsis:
            return tuple(_waarde(delen[0], deel) for deel in waarde)
        return tuple(_waarde(deel, rij) for deel, rij in zip(delen, waarde, strict=True))
    if oorsprong is not None:
        return dict(waarde)
    if is_dataclass(soort):
        return soort(**{naam: _waarde(typ, waarde[naam]) for naam, typ in _velden(soort) if naam in waarde})
    if soort is datetime or soort is date:
        return soort.fromisoformat(waarde)
    if soort is Decimal or issubclass(soort, Enum):
        return soort(waarde)
    return waarde


def _van_1_naar_2(oud: Mapping[str, Any]) -> dict[str, Any]:
    """Version 1 had no rounds: no signals, no reports, no editions before it, and half of what a ceiling bears."""
    nieuw = {**oud, "schema_versie": 2, "soort": "regulier", "stand_norm_dagen": 90}
    nieuw["status"] = {**oud["status"], "weerleggingen": []}
    nieuw["bijlagen"] = [_bijlage_van_1(bijlage) for bijlage in oud["bijlagen"]]
    return _teksten_van_1(nieuw)


def _bijlage_van_1(oud: Mapping[str, Any]) -> dict[str, Any]:
    standen = {rij["opgave"]: rij for rij in oud["plafonds"]} | {None: oud["plafondtotaal"]}
    return {
        **oud,
        "doelen": [],
        "ketens": [{**keten, "stand": standen[keten["opgave"]]} for keten in oud["ketens"]],
        "keten": {**oud["keten"], "stand": oud["plafondtotaal"]},
        "opgaven": [{**opgave, "acties": [_actie_van_1(actie) for actie in opgave["acties"]]} for opgave in oud["opgaven"]],
    }


def _actie_van_1(oud: Mapping[str, Any]) -> dict[str, Any]:
    return {**oud, "omschrijving": "", "mijlpalen": [], "verslag": None}


def _teksten_van_1(waarde: Any) -> Any:
    """Every text, wherever it stands, of no doel and new."""
    if isinstance(waarde, list):
        return [_teksten_van_1(deel) for deel in waarde]
    if not isinstance(waarde, dict):
        return waarde
    erbij = {"doel": "", "ongewijzigd_sinds": None} if "tekst_html" in waarde else {}
    return {naam: _teksten_van_1(deel) for naam, deel in waarde.items()} | erbij


OPGEWAARDEERD: dict[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {1: _van_1_naar_2}
