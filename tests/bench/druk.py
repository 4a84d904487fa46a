"""The overview as PDF: our warm worker against a running Chromium that prints the same HTML, and the worker's memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import Browser, sync_playwright

from programma.models import Rapportageperiode
from rapportage.overzicht import stel_samen
from rapportage.pdf.drukker import STATISCH, STIJLEN, Drukker
from rapportage.stempel import concept
from rapportage.uitvoer import sjabloon
from sfn_portal import testgear
from sfn_portal.installing import VENV
from tests.browser.chromium import startopties

from .meten import Rij, verhouding

MIB = 2**20


def meet() -> Iterator[Rij]:
    """The rows of the table about printing; without Chromium there is only the memory."""
    nu = timezone.now()
    overzicht = stel_samen(Rapportageperiode.objects.select_related("programma").get(), nu=nu)
    html = render_to_string("rapportage/druk/overzicht.html", sjabloon.context(overzicht, concept(nu)))
    geheugen = []
    with Drukker() as drukker:

        def worker() -> None:
            geheugen.append(drukker.druk(html, titel="Programma-overzicht", datum=nu).rss / MIB)

        for _ in range(5):
            worker()
        chromium = testgear.read(VENV).get("chromium")
        if chromium is None or not chromium.path:
            print("De vergelijking met Chromium is overgeslagen: Chromium is hier niet.")
        else:
            with sync_playwright() as speler, tempfile.TemporaryDirectory() as map_:
                browser = speler.chromium.launch(**startopties(chromium.path))
                pagina = _pagina(html, Path(map_))
                factor, onze, hunne = verhouding(worker, lambda: _druk_in_chromium(browser, pagina), keren=7)
                browser.close()
            yield Rij("overzicht als PDF / Chromium", factor, 1.2, "×", f"{onze:.0f} ms tegen {hunne:.0f} ms")
    yield Rij("geheugen van de PDF-maker", max(geheugen), 250, "MiB", f"na {len(geheugen)} keer")


def _pagina(html: str, map_: Path) -> str:
    """The address of a file with the same HTML and stylesheets, for a browser that knows no other way to get them."""
    for wortel in STATISCH:
        for deel in wortel.iterdir():
            (map_ / deel.name).symlink_to(deel)
    links = "".join(f'<link rel="stylesheet" href="{stijl}">' for stijl in STIJLEN)
    (map_ / "overzicht.html").write_text(html.replace("</head>", f"{links}</head>", 1), encoding="utf-8")
    return (map_ / "overzicht.html").as_uri()


def _druk_in_chromium(browser: Browser, adres: str) -> None:
    pagina = browser.new_page()
    pagina.goto(adres)
    assert pagina.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True)
    pagina.close()
