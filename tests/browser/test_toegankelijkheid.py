"""Every page in a real browser: no axe violation, nothing refused by the policy, no sideways scrolling."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.adressen import adressen

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGINAS = [adres for adres in adressen() if adres.is_pagina and adres.naam != "portfolio"]
# Both widths and both colours once: contrast does not depend on the width, nor a layout on the colours.
BEELDEN = [(1280, "light"), (390, "dark")]

pytestmark = pytest.mark.browser


@pytest.fixture(params=PAGINAS, ids=lambda adres: adres.naam)
def adres(request):
    return request.param


@pytest.fixture(scope="module")
def lezer(browser, portaal, aangemeld):
    """The window of a role: one for all its pages, for a new one would read every style sheet and script again."""
    vensters: dict[str | None, Page] = {}

    def van(rol: str | None) -> Page:
        if rol not in vensters:
            toestand = aangemeld[rol] if rol else None
            # Colours that glide from light to dark would be looked at halfway.
            context = browser.new_context(base_url=portaal, storage_state=toestand, reduced_motion="reduce")
            vensters[rol] = context.new_page()
        return vensters[rol]

    yield van
    for venster in vensters.values():
        venster.context.close()


def test_the_page_is_accessible_at_two_widths_in_light_and_dark_and_fits_a_very_narrow_screen(lezer, adres):
    """One page, looked at three times: opening it anew for every look takes longer than looking."""
    pagina = lezer(None if adres.naam == "login" else adres.lezer)
    _toon(pagina, *BEELDEN[0])
    with luister(pagina) as gehoord:
        assert pagina.goto(adres.pad).status == 200
        gevonden = {}
        for breedte, kleuren in BEELDEN:
            _toon(pagina, breedte, kleuren)
            gevonden[f"{breedte} {kleuren}"] = klachten(pagina)
        pagina.set_viewport_size({"width": 320, "height": 800})
        gevonden["320"] = te_breed(pagina)
    assert {beeld: lijst for beeld, lijst in gevonden.items() if lijst} == {}
    assert gehoord == []


def _toon(pagina: Page, breedte: int, kleuren: str) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    pagina.emulate_media(color_scheme=kleuren)


@contextmanager
def luister(pagina: Page) -> Iterator[list[str]]:
    """What the browser complains about meanwhile."""
    gehoord: list[str] = []

    def hoor(bericht) -> None:
        if getattr(bericht, "type", "error") == "error":
            gehoord.append(getattr(bericht, "text", str(bericht)))

    pagina.on("console", hoor)
    pagina.on("pageerror", hoor)
    yield gehoord
    pagina.remove_listener("console", hoor)
    pagina.remove_listener("pageerror", hoor)


def klachten(pagina: Page, pad: str = "") -> list[str]:
    """What the browser, axe and the width of the page at `pad` have to say; without `pad` of the page as it is."""
    with luister(pagina) as gehoord:
        if pad:
            assert pagina.goto(pad).status == 200
        return [*_van_axe(pagina), *te_breed(pagina), *gehoord]


def _van_axe(pagina: Page) -> list[str]:
    if pagina.evaluate("typeof axe") == "undefined":
        pagina.evaluate(AXE)
    # Without this axe describes everything that is right as well, which takes most of its time.
    # From a disk it may not read the stylesheets once more, and the browser would complain that it tried.
    opties = {"runOnly": NORMEN, "resultTypes": ["violations"], "preload": pagina.url.startswith("http")}
    gevonden = pagina.evaluate("opties => axe.run(document, opties)", opties)["violations"]
    return [f"{regel['id']} {[plek['target'] for plek in regel['nodes'][:3]]}" for regel in gevonden]


def te_breed(pagina: Page) -> list[str]:
    """Whether the page scrolls sideways."""
    over = pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"de pagina is {over} pixels te breed"] if over > 0 else []
