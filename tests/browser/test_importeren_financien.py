"""Samira imports the year table of a new peildatum in a real browser, and takes it back; also without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_importeren import pagina  # noqa: F401
from tests.browser.test_toegankelijkheid import klachten
from tests.financien.exportbestanden import Bestand, als_xlsx

UPLOAD = "/sterk-voor-noord/importeren/?soort=financien"
FINANCIEN = "/sterk-voor-noord/financien/"
JULI = (
    ("Programma algemeen", 360_000, 150_000.5, 205_000),
    ("Jeugd en onderwijs (incl. jongeren)", 314_000, 200_000, 60_000),
    ("Financiële zelfredzaamheid", 320_700, 120_000, 190_000),
    ("Fijn en veilig wonen", 155_966, 60_000, 70_000),
)

pytestmark = pytest.mark.browser


def halfjaar() -> Bestand:
    """The year table of 1 july as a spreadsheet of the finance department."""
    rijen = [
        ["Stand per 1 juli 2024"],
        ["Programmaonderdeel", "Begroting 2024", "Realisatie", "Verplichtingen", "Restant"],
        *([naam, begroting, uit, vast, begroting - uit - vast] for naam, begroting, uit, vast in JULI),
    ]
    return "halfjaar.xlsx", als_xlsx(("Overzicht", rijen))


def upload(bij: Page, bestand: Bestand) -> None:
    naam, inhoud = bestand
    bij.goto(UPLOAD)
    bij.get_by_label("Bestand", exact=True).set_input_files(
        {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}
    )
    bij.get_by_role("button", name="Bekijk wat er verandert").click()


def wacht_op(bij: Page, kop: str) -> None:
    # On a busy computer the bar comes first; it goes on by itself.
    bij.get_by_role("heading", level=1, name=kop).wait_for()


def test_the_figures_of_a_new_peildatum_come_in_and_go_again(pagina, request):  # noqa: F811
    axe = "zonder" not in request.node.callspec.id
    upload(pagina, halfjaar())
    wacht_op(pagina, "Dit zou er veranderen")
    assert not axe or klachten(pagina) == []
    pagina.get_by_role("button", name="Bevestig deze keuzes").click()
    wacht_op(pagina, "Dit zou er veranderen")
    pagina.get_by_role("button", name=re.compile("Voeg 4 standen toe")).click()
    wacht_op(pagina, "De import is doorgevoerd")
    assert not axe or klachten(pagina) == []

    pagina.goto(FINANCIEN)
    inhoud = pagina.locator("main")
    expect(inhoud).to_contain_text("stand 1 juli 2024")
    expect(inhoud).to_contain_text("Bestand halfjaar.xlsx")
    pagina.get_by_role("link", name="€ 150.000,50").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Programma algemeen")
    expect(inhoud).to_contain_text("Gelezen uit het bestand")
    assert not axe or klachten(pagina) == []

    pagina.get_by_role("link", name="halfjaar.xlsx").first.click()
    pagina.get_by_role("button", name="Maak de hele import ongedaan").click()
    wacht_op(pagina, "Deze import is ongedaan gemaakt")
    pagina.goto(FINANCIEN)
    expect(inhoud).to_contain_text("stand 1 april 2024")
    expect(inhoud).not_to_contain_text("halfjaar.xlsx")
