"""The team works through the findings without JavaScript: mend one, accept several, take one back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_toegankelijkheid import klachten

pytestmark = pytest.mark.browser


@pytest.fixture
def venster(browser, portaal, aangemeld):
    contexten = []

    def open_(rol: str, **opties):
        contexten.append(browser.new_context(base_url=portaal, storage_state=aangemeld[rol], locale="nl-NL", **opties))
        return contexten[-1].new_page()

    yield open_
    for context in contexten:
        context.close()


def test_the_team_accepts_two_findings_and_takes_one_back_without_javascript(venster):
    pagina = venster("programmateam", java_script_enabled=False)
    pagina.goto("/sterk-voor-noord/bevindingen/?regel=titel-past-niet-bij-looptijd")
    pagina.get_by_role("link", name="Accepteer er meer tegelijk").click()
    pagina.get_by_role("link", name="Kies ze alle 2").click()
    pagina.get_by_label("Geaccepteerd omdat").fill("De titel is de naam van het project")
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(pagina.get_by_text("Er is nog niets bewaard.")).to_be_visible()
    pagina.get_by_role("button", name="Accepteer 2 bevindingen").click()
    expect(pagina.get_by_role("heading", name="Geaccepteerd (2)")).to_be_visible()

    pagina.get_by_role("link", name=re.compile("Besluit.*Sociale redzaamheid 2024-2025")).click()
    pagina.get_by_role("button", name="Neem de acceptatie terug").click()
    expect(pagina.get_by_role("heading", name="Geaccepteerd (1)")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Waarschuwingen (1)")).to_be_visible()


def test_the_pages_of_findings_are_accessible_unfolded_and_with_errors(venster):
    pagina = venster("programmateam", viewport={"width": 320, "height": 800})
    pagina.goto("/sterk-voor-noord/bevindingen/?stand=open")
    assert klachten(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
    pagina.get_by_role("link", name=re.compile("Besluit.*Letter V")).click()
    pagina.get_by_role("button", name="Accepteer").click()
    expect(pagina.get_by_role("alert")).to_be_focused()
    assert klachten(pagina) == []
    pagina.goto("/sterk-voor-noord/bevindingen/veld-leeg-in-bron/accepteren/?alles=1")
    pagina.get_by_label("Geaccepteerd omdat").fill("Dit programma heeft geen eigen locatie")
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    assert klachten(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
