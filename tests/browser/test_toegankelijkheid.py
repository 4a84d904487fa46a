"""Every page in a real browser: no axe violation, nothing refused by the policy, no sideways scrolling."""

import json
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


def test_the_page_is_accessible_at_two_widths_in_light_and_dark(browser, portaal, aangemeld, adres):
    toestand = None if adres.naam == "login" else aangemeld[adres.lezer]
    gevonden = {}
    for breedte, kleuren in BEELDEN:
        context = browser.new_context(
            base_url=portaal, storage_state=toestand, viewport={"width": breedte, "height": 900}, color_scheme=kleuren
        )
        gevonden[f"{breedte} {kleuren}"] = klachten(context.new_page(), adres.pad)
        context.close()
    assert {beeld: lijst for beeld, lijst in gevonden.items() if lijst} == {}


def klachten(pagina, pad: str = "") -> list[str]:
    """What the browser, axe and the width of the page at `pad` have to say; without `pad` of the page as it is."""
    gehoord: list[str] = []
    if pad:
        pagina.on("console", lambda bericht: gehoord.append(bericht.text) if bericht.type == "error" else None)
        pagina.on("pageerror", lambda fout: gehoord.append(str(fout)))
        assert pagina.goto(pad).status == 200
    pagina.evaluate(AXE)
    uitslag = pagina.evaluate(f"axe.run(document, {{runOnly: {json.dumps(NORMEN)}}})")
    for regel in uitslag["violations"]:
        gehoord.append(f"{regel['id']} {[plek['target'] for plek in regel['nodes'][:3]]}")
    te_breed = pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if te_breed > 0:
        gehoord.append(f"de pagina is {te_breed} pixels te breed")
    return gehoord


def test_the_page_fits_a_very_narrow_screen(browser, portaal, aangemeld, adres):
    toestand = None if adres.naam == "login" else aangemeld[adres.lezer]
    context = browser.new_context(base_url=portaal, storage_state=toestand, viewport={"width": 320, "height": 800})
    pagina = context.new_page()
    pagina.goto(adres.pad)
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
