"""The overview as canonical JSON: the same overview always gives the same bytes.

Keys are sorted, text is in Unicode form NFC, amounts are strings with two decimals, ratios strings with four, dates and
times ISO 8601. The keys are the names of `rapportage.gegevens`; `rapportage/schema/overzicht-1.json` documents them.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any

from financien.jaartabel.bureau import (Bureaudeel)
from financien.plafonds.hefboom import (Hefboom)
from financien.plafonds.keten import (Keten)
from financien.rekenen import Jaarregel, Jaartabel, Plafondstand
from programma.opmaak import AMSTERDAM
from rapportage.bijlagegegevens import Bijlage
from rapportage.gegevens import Overzicht

SCHEMA_VERSIE = 1
CENT = Decimal("0.01")
VIER = Decimal("0.0001")

# Figures that are computed, never stored: they are printed, so they belong in the file as well.
BEREKEND: dict[type, tuple[str, ...]] = {
    Jaartabel: ("totaal", "bureau", "acties"),
    Jaarregel: ("saldo", "uitgegeven", "gebonden", "verwacht"),
    Bureaudeel: ("totaal", "aandeel"),
    Plafondstand: ("belast", "vrij"),
    Keten: ("opgave", "plafond", "toegekend", "vrij"),
    Hefboom: ("per_euro",),
    Bijlage: ("aantal", "programma", "anders", "plafonds", "plafondtotaal"),
}
# Fields whose figures stand in the file already.
DUBBEL: dict[type, frozenset[str]] = {Keten: frozenset({"stand"})}
VERHOUDINGEN = frozenset({"uitgegeven", "gebonden", "aandeel", "zwaar_vanaf"})
# Where a page finds the records behind a figure. A file that is kept does not know our database.
SLEUTELS = frozenset({"ronde_sleutel", "post_sleutel", "stand_sleutel", "financiering_sleutel"})


def maak(overzicht: Overzicht, *, gebouwd_op: datetime) -> bytes:
    """UTF-8 JSON with a closing newline."""
    tekst = json.dumps(als_gegevens(overzicht, gebouwd_op=gebouwd_op), ensure_ascii=False, sort_keys=True, indent=2)
    return unicodedata.normalize("NFC", tekst).encode() + b"\n"


def als_gegevens(overzicht: Overzicht, *, gebouwd_op: datetime) -> dict[str, Any]:
    """The overview as plain JSON values."""
    kop = {"schema_versie": SCHEMA_VERSIE, "toestand": "concept", "gebouwd_op": _waarde(gebouwd_op)}
    return kop | _waarde(overzicht)


def _waarde(waarde: Any, naam: str = "") -> Any:
    match waarde:
        case Decimal():
            return str(waarde.quantize(VIER if naam in VERHOUDINGEN else CENT, ROUND_HALF_UP))
        case datetime():
            return waarde.astimezone(AMSTERDAM).isoformat(timespec="seconds")
        case date():
            return waarde.isoformat()
        case Enum():
            return waarde.value
        case Mapping():
            return {sleutel: _waarde(deel) for sleutel, deel in waarde.items()}
        case tuple() | list():
            return [_waarde(deel) for deel in waarde]
    if is_dataclass(waarde):
        weg = SLEUTELS | DUBBEL.get(type(waarde), frozenset())
        namen = [veld.name for veld in fields(waarde) if veld.name not in weg]
        namen += BEREKEND.get(type(waarde), ())
        return {naam: _waarde(getattr(waarde, naam), naam) for naam in namen}
    return waarde
