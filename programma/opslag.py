"""Files by their content, below SFN_VAR: what has the same bytes is kept once, and never written again."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Opslag:
    """One folder of such files. Nothing in it is served by itself."""

    naam: str

    @property
    def map(self) -> Path:
        return Path(settings.VAR) / self.naam

    def pad(self, sha256: str) -> Path:
        """Where the file with this hash lies, or would."""
        return self.map / sha256[:2] / sha256

    def bewaar(self, inhoud: bytes) -> str:
        """Keep `inhoud`; returns its sha256. The file is there completely or not at all, also after a power cut."""
        sha256 = hashlib.sha256(inhoud).hexdigest()
        plek = self.pad(sha256)
        plek.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if plek.exists():
            # As good as new, for who looks at the age of files.
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
        _maak_duurzaam(plek.parent)
        return sha256

    def lees(self, sha256: str) -> bytes | None:
        """The file with this hash, None when it is not here."""
        try:
            return self.pad(sha256).read_bytes()
        except FileNotFoundError:
            return None


def _maak_duurzaam(map_: Path) -> None:
    """Without this a power cut may forget the name of a file whose bytes are safe."""
    handvat = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)
