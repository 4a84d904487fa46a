"""Every page in a real browser: no axe violation, nothing refused by the policy, no sideways scrolling."""

from pathlib import Path

import pytest

from tests.adressen import adressen

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGINAS = [adres for adres in adressen() if adres.is_pagina and adres.naam != "portfolio"]
# Both widths and both colours once: contrast does not depend on the width, nor a layout on the colours.
BEELDEN = [(1280, "light"), (390, "dark")]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(params=PAGINAS, ids=lambda adres: adres.naam)
def adres(request):
    return request.param


def test_the_page_is_accessible_at_two_widths_in_light_and_dark_and_fits_a_very_narrow_screen(
    browser, portaal, aangemeld, adres
):
    """One page, looked at three times: opening it anew for every look takes longer than looking."""
    toestand = None if adres.naam == "login" else aangemeld[adres.lezer]
    # Colours that glide from light to dark would be looked at halfway.
    context = browser.new_context(base_url=portaal, storage_state=toestand, reduced_motion="reduce")
    pagina = context.new_page()
    gehoord = luister(pagina)
    assert pagina.goto(adres.pad).status == 200
    gevonden = {}
    for breedte, kleuren in BEELDEN:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        pagina.emulate_media(color_scheme=kleuren)
        gevonden[f"{breedte} {kleuren}"] = klachten(pagina)
    pagina.set_viewport_size({"width": 320, "height": 800})
    gevonden["320"] = te_breed(pagina)
    context.close()
    assert {beeld: lijst for beeld, lijst in gevonden.items() if lijst} == {}
    assert gehoord == []


def luister(pagina) -> list[str]:
    """What the browser complains about from now on."""
    gehoord: list[str] = []
    pagina.on("console", lambda bericht: gehoord.append(bericht.text) if bericht.type == "error" else None)
    pagina.on("pageerror", lambda fout: gehoord.append(str(fout)))
    return gehoord


def klachten(pagina, pad: str = "") -> list[str]:
    """What the browser, axe and the width of the page at `pad` have to say; without `pad` of the page as it is."""
    gehoord: list[str] = []
    if pad:
        gehoord = luister(pagina)
        assert pagina.goto(pad).status == 200
    if pagina.evaluate("typeof axe") == "undefined":
        pagina.evaluate(AXE)
    # Without this axe describes everything that is right as well, which takes most of its time.
    # From a disk it may not read the stylesheets once more, and the browser would complain that it tried.
    opties = {"runOnly": NORMEN, "resultTypes": ["violations"], "preload": pagina.url.startswith("http")}
    for regel in pagina.evaluate("opties => axe.run(document, opties)", opties)["violations"]:
        gehoord.append(f"{regel['id']} {[plek['target'] for plek in regel['nodes'][:3]]}")
    return gehoord + te_breed(pagina)


def te_breed(pagina) -> list[str]:
    """Whether the page scrolls sideways."""
    over = pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"de pagina is {over} pixels te breed"] if over > 0 else []
