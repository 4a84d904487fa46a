"""The overview as canonical JSON: the same overview always gives the same bytes.

Keys are sorted, text is in Unicode form NFC, amounts are strings with two decimals, ratios strings with four, dates and
times ISO 8601. The keys are the names of `rapportage.gegevens`; `rapportage/schema/overzicht-2.json` documents them.
`uit_json` reads them back.

A file is the content with the keys of KOP in it. Who takes those out and writes the rest down in the same way has the
bytes of which an edition keeps the hash.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any

from financien.jaartabel.bureau import Bureaudeel
from financien.plafonds.hefboom import Hefboom
from financien.plafonds.keten import Keten
from financien.rekenen import Jaarregel, Jaartabel, Plafondstand
from programma.opmaak import AMSTERDAM
from rapportage.bijlagegegevens import Bijlage
from rapportage.gegevens import Overzicht
from rapportage.stempel import Stempel
from rapportage.verschil.verschilgegevens import Bedragverschil

SCHEMA_VERSIE = 2
KOP = ("toestand", "gebouwd_op", "stempel")
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
    Bedragverschil: ("verschil",),
}
VERHOUDINGEN = frozenset({"uitgegeven", "gebonden", "aandeel", "zwaar_vanaf"})
# Where a page finds the records behind a figure. A file that is kept does not know our database.
SLEUTELS = frozenset({"ronde_sleutel", "post_sleutel", "stand_sleutel", "financiering_sleutel"})


def maak(overzicht: Overzicht, stempel: Stempel) -> bytes:
    """The file: UTF-8 JSON with a closing newline."""
    return schrijf(met_kop(inhoud(overzicht), stempel))


def inhoud(overzicht: Overzicht) -> dict[str, Any]:
    """The content as plain JSON values, without anything that differs from copy to copy."""
    return {"schema_versie": SCHEMA_VERSIE} | _waarde(overzicht)


def met_kop(inhoud: Mapping[str, Any], stempel: Stempel) -> dict[str, Any]:
    """The content with what stands on this copy; an overview that is not frozen has no stempel."""
    gestempeld = _waarde(stempel)
    soort, gebouwd_op = gestempeld.pop("soort"), gestempeld.pop("gebouwd_op")
    return {"toestand": soort, "gebouwd_op": gebouwd_op, "stempel": gestempeld if stempel.nummer else None, **inhoud}


def waarden(gegevens: Any) -> Any:
    """Any of our plain data as plain JSON values."""
    return _waarde(gegevens)


def schrijf(gegevens: Mapping[str, Any]) -> bytes:
    """The canonical form of plain JSON values."""
    tekst = json.dumps(gegevens, ensure_ascii=False, sort_keys=True, indent=2)
    return unicodedata.normalize("NFC", tekst).encode() + b"\n"


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
        namen = [veld.name for veld in fields(waarde) if veld.name not in SLEUTELS]
        namen += BEREKEND.get(type(waarde), ())
        return {naam: _waarde(getattr(waarde, naam), naam) for naam in namen}
    return waarde
