"""A difference as canonical JSON, in the form of the overview's own; `rapportage/schema/verschil-2.json` documents it."""

from rapportage.verschil.verschilstuk import Verschilstuk

from .als_json import SCHEMA_VERSIE, schrijf, waarden


def maak(stuk: Verschilstuk) -> bytes:
    """UTF-8 JSON with a closing newline."""
    return schrijf({"schema_versie": SCHEMA_VERSIE, **waarden(stuk)})
