"""What an edition is, in one text of which the hash is taken: its stamp, its files, and the hash of the one before it."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from rapportage.uitvoer.als_json import schrijf


def sha256(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()


def maak(
    *,
    programma: str,
    periode: str,
    volgnummer: int,
    soort: str,
    stempel: Mapping[str, Any],
    inhoud_sha256: str,
    bestanden: Iterable[tuple[str, str, int]],
    vorige_sha256: str,
) -> bytes:
    """The canonical JSON of it; `bestanden` are (name, sha256, bytes)."""
    return schrijf(
        {
            "programma": programma,
            "periode": periode,
            "volgnummer": volgnummer,
            "soort": soort,
            "stempel": stempel,
            "inhoud_sha256": inhoud_sha256,
            "vorige_sha256": vorige_sha256,
            "bestanden": {naam: {"sha256": som, "grootte": grootte} for naam, som, grootte in bestanden},
        }
    )
