"""The stylesheet of the overview for outside the portal: with everything inside it, or as files that lie side by side."""

import mimetypes
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from django.contrib.staticfiles import finders

STIJL = "rapportage/druk.css"
ICOON = "sfn_portal/tekens/portaal.svg"
IMPORT = re.compile(r'@import url\("([^"]+)"\);')
ADRES = re.compile(r'url\("([^"]+)"\)')


def ingesloten(pad: str = STIJL) -> str:
    """The stylesheet at `pad` below the static folders, with what it imports and points at inside it."""
    return _samengevoegd(pad, _als_data)


def los(pad: str = STIJL) -> tuple[str, dict[str, bytes]]:
    """The same stylesheet, that points at files beside it, and those files by name."""
    bestanden: dict[str, bytes] = {}

    def naast(bestand: Path) -> str:
        bestanden[bestand.name] = bestand.read_bytes()
        return bestand.name

    return _samengevoegd(pad, naast), bestanden


def icoon() -> tuple[str, bytes]:
    """The sign of the portal in the tab of a browser, as a file beside the page: its name and content."""
    pad = _vind(ICOON)
    return pad.name, pad.read_bytes()


def mime(naam: str) -> str:
    """What kind of file it is, by its name."""
    return mimetypes.guess_type(naam)[0] or "font/woff2"


def _samengevoegd(pad: str, adres: Callable[[Path], str]) -> str:
    """Its own addresses first, then the imports: those come with theirs done."""
    stijl = _vind(pad).read_text(encoding="utf-8")
    delen = IMPORT.split(stijl)
    # Text and the address of an import take turns.
    delen[::2] = (ADRES.sub(lambda gevonden: _vervang(gevonden, pad, adres), deel) for deel in delen[::2])
    delen[1::2] = (_samengevoegd(_naast(pad, doel), adres) for doel in delen[1::2])
    return "".join(delen)


def _vervang(gevonden: re.Match, pad: str, adres: Callable[[Path], str]) -> str:
    doel = gevonden[1]
    return gevonden[0] if doel.startswith("data:") else f'url("{adres(_vind(_naast(pad, doel)))}")'


def _als_data(bestand: Path) -> str:
    return f"data:{mime(bestand.name)};base64,{b64encode(bestand.read_bytes()).decode()}"


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
