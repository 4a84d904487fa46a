"""Writing the site to a folder: the whole new site beside the old one, then one step from the old to the new.

The place itself is a link to one of the versions beside it. Replacing a link is one act of the file system: who looks, or
whose power fails, has the old site or the new one. What did not change is the same file in both.
"""

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .blad import Blad

VERSIES = ".versies"


class PlekBezet(Exception):
    """The place holds something that was not written here. The message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """How many pages and files were written anew, kept from the version before, and are gone."""

    geschreven: int
    gebleven: int
    weg: int


def schrijf(bladen: Mapping[str, Blad], plek: Path) -> Uitkomst:
    """Make `plek` hold exactly these pages. Raises PlekBezet, and OSError when the disk does not want to."""
    if plek.exists() and not plek.is_symlink():
        raise PlekBezet(f"{plek} bestaat al en is geen site van het portaal. Kies een andere map, of haal deze weg.")
    versies = plek.parent / VERSIES / plek.name
    versies.mkdir(parents=True, exist_ok=True)
    oud = plek.resolve() if plek.is_symlink() else None
    vorige = _sleutels(oud)
    nieuwe = {blad.pad: blad.sleutel for blad in bladen.values()}
    weg = len(vorige.keys() - nieuwe.keys())
    if vorige == nieuwe:
        return Uitkomst(0, len(nieuwe), 0)
    nieuw = versies / secrets.token_hex(8)
    geschreven = 0
    try:
        for blad in bladen.values():
            doel = nieuw / blad.pad
            doel.parent.mkdir(parents=True, exist_ok=True)
            if oud and vorige.get(blad.pad) == blad.sleutel and _zelfde(oud / blad.pad, doel):
                continue
            _bewaar(doel, blad.maak())
            geschreven += 1
        _bewaar(nieuw.with_suffix(".json"), json.dumps(nieuwe).encode())
    except BaseException:
        _ruim(nieuw)
        raise
    _wissel(plek, nieuw)
    for versie in versies.iterdir():
        if versie.stem != nieuw.name:
            _ruim(versie.with_suffix(""))
    return Uitkomst(geschreven, len(nieuwe) - geschreven, weg)


def _sleutels(versie: Path | None) -> dict[str, str]:
    """What the version that stands there now was made of; nothing when that is not known."""
    if versie is None:
        return {}
    try:
        return json.loads(versie.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _zelfde(oud: Path, nieuw: Path) -> bool:
    """Make `nieuw` the same file as `oud`; whether that could be done."""
    with suppress(OSError):
        os.link(oud, nieuw)
        return True
    return False


def _bewaar(plek: Path, inhoud: bytes) -> None:
    with plek.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())


def _wissel(plek: Path, nieuw: Path) -> None:
    tijdelijk = plek.with_name(f".{plek.name}-{nieuw.name}")
    tijdelijk.symlink_to(os.path.relpath(nieuw, plek.parent), target_is_directory=True)
    tijdelijk.replace(plek)


def _ruim(versie: Path) -> None:
    shutil.rmtree(versie, ignore_errors=True)
    versie.with_suffix(".json").unlink(missing_ok=True)
