"""The overview as one HTML file that is read without a server: stylesheet, fonts and shapes are inside it."""

import mimetypes
import re
from base64 import b64encode
from datetime import datetime
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from rapportage.gegevens import Overzicht

from .sjabloon import context

STIJL = "rapportage/druk.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\);')
ADRES = re.compile(r'url\("([^"]+)"\)')


def maak(overzicht: Overzicht, *, gebouwd_op: datetime) -> bytes:
    """UTF-8 HTML that asks nothing of the network."""
    gegevens = context(overzicht, gebouwd_op=gebouwd_op) | {"stijl": ingesloten(STIJL)}
    return render_to_string("rapportage/druk/overzicht.html", gegevens).encode()


def ingesloten(pad: str) -> str:
    """The stylesheet at `pad` below the static folders, with what it imports and points at inside it."""
    stijl = _vind(pad).read_text(encoding="utf-8")
    stijl = IMPORT.sub(lambda gevonden: ingesloten(_naast(pad, gevonden[1])), stijl)
    return ADRES.sub(lambda gevonden: _data(gevonden[1], pad), stijl)


def _data(adres: str, pad: str) -> str:
    if adres.startswith("data:"):
        return f'url("{adres}")'
    bestand = _vind(_naast(pad, adres))
    soort = mimetypes.guess_type(bestand.name)[0] or "font/woff2"
    return f'url("data:{soort};base64,{b64encode(bestand.read_bytes()).decode()}")'


def _naast(pad: str, adres: str) -> str:
    """The address that a stylesheet at `pad` means, below the static folders."""
    delen: list[str] = []
    for deel in (*Path(pad).parent.parts, *adres.split("/")):
        if deel == "..":
            delen.pop()
        else:
            delen.append(deel)
    return "/".join(delen)


def _vind(pad: str) -> Path:
    gevonden = finders.find(pad)
    if gevonden is None:
        raise FileNotFoundError(f"{pad} staat niet bij de statische bestanden")
    return Path(gevonden)
