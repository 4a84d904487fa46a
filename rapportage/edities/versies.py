"""Which portal and which templates made a document."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings

MAPPEN = (
    "templates/rapportage",
    "templates/onderdelen",
    "rapportage/static/rapportage",
    "rapportage/uitvoer",
    "rapportage/word",
)


@cache
def programmaversie() -> str:
    """ "0.1.0"."""
    return tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@cache
def sjabloonversie() -> str:
    """The beginning of a hash over every template, stylesheet and module that decides how a document looks."""
    som = hashlib.sha256()
    for map_ in MAPPEN:
        for pad in sorted((Path(settings.BASE_DIR) / map_).rglob("*")):
            if pad.is_file() and pad.suffix in {".html", ".css", ".py", ".xml"}:
                som.update(pad.relative_to(settings.BASE_DIR).as_posix().encode() + b"\0" + pad.read_bytes() + b"\0")
    return som.hexdigest()[:12]
