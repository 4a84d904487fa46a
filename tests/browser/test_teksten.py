"""The team pastes from Word into a text of the round, and two people who write at once see each other's words."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import klachten

pytestmark = pytest.mark.browser
WORD = (Path(__file__).parents[1] / "programma" / "plaksels" / "word.html").read_text(encoding="utf-8")
TEKST = "/sterk-voor-noord/rapportages/2024-04/teksten/risicomanagement/"
TEL_OVERTREDINGEN = "window.te_ver = 0; document.addEventListener('securitypolicyviolation', () => { window.te_ver++ })"
PLAK = """(html) => {
  const klembord = new DataTransfer();
  klembord.setData("text/html", html);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: klembord, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def venster(browser, portaal, aangemeld):
    contexten = []

    def open_(rol: str, **opties) -> Page:
        context = browser.new_context(base_url=portaal, storage_state=aangemeld[rol], locale="nl-NL", **opties)
        context.add_init_script(TEL_OVERTREDINGEN)
        contexten.append(context)
        return context.new_page()

    yield open_
    for context in contexten:
        context.close()


def test_what_is_pasted_from_word_is_in_the_overview_and_a_second_writer_loses_nothing(venster):
    pagina, ander = venster("programmateam"), venster("beheerder", viewport={"width": 390, "height": 800})
    for scherm in (pagina, ander):
        scherm.goto(TEKST)
        scherm.get_by_role("textbox", name="Tekst", exact=True).click()
        scherm.keyboard.press("Control+End")
        scherm.keyboard.press("Enter")
    pagina.evaluate(PLAK, WORD)
    blad = pagina.get_by_role("textbox", name="Tekst", exact=True)
    expect(blad.get_by_role("heading", name="Stand van zaken")).to_be_visible()
    # With what was pasted: before it there were 67.
    expect(pagina.locator("#nagelezen")).to_contain_text("124 woorden. Een zin heeft er gemiddeld")
    pagina.keyboard.press("Control+b")
    expect(pagina.get_by_role("button", name="Vet")).to_have_attribute("aria-pressed", "true")
    pagina.get_by_role("button", name="Sla op").click()
    expect(pagina.get_by_text("‘Risicomanagement’ is opgeslagen.")).to_be_visible()

    ander.keyboard.type("Dit schreef ik.")
    ander.get_by_role("button", name="Sla op").click()
    expect(ander.get_by_role("alert")).to_contain_text("Iemand anders was u voor")
    expect(ander.get_by_role("alert")).to_be_focused()
    assert klachten(ander) == []
    ander.get_by_role("button", name="Zet beide teksten in het formulier").click()
    expect(ander.get_by_text("Beide teksten samen")).to_be_visible()
    ander.get_by_role("button", name="Sla op").click()
    expect(ander.get_by_text("‘Risicomanagement’ is opgeslagen.")).to_be_visible()

    for scherm in (pagina, ander):
        assert scherm.evaluate("[window.te_ver, document.querySelectorAll('style').length]") == [0, 0]
        assert scherm.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    pagina.goto("/sterk-voor-noord/rapportages/2024-04/overzicht")
    sectie = pagina.get_by_role("region", name="Risicomanagement")
    expect(sectie.get_by_role("listitem").filter(has_text="10 op De Waterlelie").first).to_be_visible()
    expect(sectie.get_by_role("link", name="uitvoeringsplan")).to_have_attribute(
        "href", "https://www.voorbeeld.nl/plan?jaar=2024&deel=1"
    )
    expect(sectie.get_by_text("Dit schreef ik.")).to_be_visible()
