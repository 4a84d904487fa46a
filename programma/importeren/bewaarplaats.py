"""The store of uploaded files: by their content, below SFN_VAR, for as long as a round may need them. Never served."""

import hashlib
import os
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from programma.models import Importronde

TERMIJN = timedelta(days=30)


def _plek(sha256: str) -> Path:
    return Path(settings.VAR) / "importbestanden" / sha256[:2] / sha256


def bewaar(inhoud: bytes) -> str:
    """Put `inhoud` in the store; returns its sha256. The file is there completely or not at all, also after a power cut."""
    sha256 = hashlib.sha256(inhoud).hexdigest()
    plek = _plek(sha256)
    plek.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if plek.exists():
        # As good as new: the term begins again.
        os.utime(plek)
        return sha256
    handvat, tijdelijk = tempfile.mkstemp(dir=plek.parent)
    try:
        with os.fdopen(handvat, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        Path(tijdelijk).replace(plek)
    except BaseException:
        Path(tijdelijk).unlink(missing_ok=True)
        raise
    return sha256


def lees(sha256: str) -> bytes | None:
    """The file with this sha256, None when its term is over."""
    try:
        return _plek(sha256).read_bytes()
    except FileNotFoundError:
        return None


def ruim_op(nu: datetime) -> int:
    """Remove the files whose term is over and that no round of that time needs; returns how many."""
    grens = nu - TERMIJN
    nodig = set(Importronde.objects.filter(begonnen_op__gt=grens).values_list("sha256", flat=True))
    weg = 0
    for pad in (Path(settings.VAR) / "importbestanden").glob("??/*"):
        # A file without a round yet is one that is being uploaded right now: those are young.
        with suppress(FileNotFoundError):
            if pad.name not in nodig and pad.stat().st_mtime < grens.timestamp():
                pad.unlink()
                weg += 1
    return weg
