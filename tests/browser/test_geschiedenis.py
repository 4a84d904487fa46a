"""What the programmateam sees and does with the history, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_toegankelijkheid import klachten

pytestmark = pytest.mark.browser
ACTIE = "/sterk-voor-noord/acties/bakkie-voor-een-zakkie/"


@pytest.fixture
def team(browser, portaal, aangemeld):
    """Opens a page of the programmateam, without JavaScript too."""
    contexten = []

    def open_(**opties):
        context = browser.new_context(base_url=portaal, storage_state=aangemeld["programmateam"], **opties)
        contexten.append(context)
        return context.new_page()

    yield open_
    for context in contexten:
        context.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["met JavaScript", "zonder JavaScript"])
def test_the_team_changes_undoes_and_reads_both_in_the_history(team, javascript):
    pagina = team(java_script_enabled=javascript)
    pagina.goto(f"{ACTIE}veld/looptijd/")
    pagina.get_by_label("Looptijd").fill("2031")
    pagina.get_by_label("Waarom").fill("Proef in de browser")
    pagina.get_by_role("button", name="Opslaan").click()
    expect(pagina.get_by_text("Opgeslagen bij 3.29")).to_be_visible()
    pagina.goto(f"{ACTIE}geschiedenis/")
    regel = pagina.locator("li.post").first
    expect(regel).to_contain_text("2031")
    regel.get_by_role("button", name="Maak ongedaan").click()
    expect(pagina.get_by_text("Ongedaan gemaakt bij 3.29")).to_be_visible()
    expect(pagina.locator("li.post").first).to_contain_text("Maakt ongedaan wat Programmateam deed")
    expect(pagina.locator("li.post").nth(1)).to_contain_text("Reden: Proef in de browser")


def test_the_list_follows_the_filter_and_so_does_the_address(team):
    pagina = team()
    pagina.goto("/sterk-voor-noord/geschiedenis/")
    pagina.get_by_label("Zoek in tekst en reden").press_sequentially("vulling bronnen")
    expect(pagina).to_have_url(re.compile("tekst=vulling"))
    expect(pagina.locator("li.post").nth(1)).to_contain_text("56 acties in één keer geladen uit de bron")
    pagina.get_by_text("Bekijk 20 van de 56").click()
    expect(pagina.get_by_role("link", name="Bekijk alle 56")).to_be_visible()


def test_putting_back_a_value_is_accessible_with_and_without_an_error(team):
    pagina = team(viewport={"width": 390, "height": 900})
    pagina.goto(f"{ACTIE}veld/looptijd/")
    pagina.get_by_label("Looptijd").fill("2032")
    pagina.get_by_label("Waarom").fill("Proef in de browser")
    pagina.get_by_role("button", name="Opslaan").click()
    expect(pagina.get_by_text("Opgeslagen bij 3.29")).to_be_visible()
    assert klachten(pagina, f"{ACTIE}geschiedenis/") == []
    sleutel = pagina.locator("li.post").first.get_attribute("id").removeprefix("w")
    assert klachten(pagina, f"{ACTIE}terugzetten/{sleutel}/looptijd/") == []
    pagina.get_by_role("button", name="Zet terug").click()
    expect(pagina.get_by_role("alert")).to_be_focused()
    pagina.get_by_label("Waarom").fill("Weer zoals het was")
    pagina.get_by_role("button", name="Zet terug").click()
    expect(pagina.get_by_text("Teruggezet bij 3.29")).to_be_visible()
