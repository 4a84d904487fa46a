"""Deciding about letters in a real browser, with the keyboard alone and without JavaScript."""

import json

import pytest

from .test_toegankelijkheid import AXE, NORMEN

BOVEN_DE_BALK = """() => {
  const balk = document.querySelector(".besluitbalk"), hier = document.activeElement;
  return balk.contains(hier) || hier.getBoundingClientRect().bottom <= balk.getBoundingClientRect().top;
}"""
LETTERS = "/sterk-voor-noord/letters/?opgave=3&stand=voorstel"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_samira_comes_to_a_preview_that_everybody_can_read(browser, portaal, aangemeld, breedte, kleuren):
    context = browser.new_context(
        base_url=portaal,
        storage_state=aangemeld["programmateam"],
        viewport={"width": breedte, "height": 900},
        color_scheme=kleuren,
    )
    pagina = context.new_page()
    pagina.goto(LETTERS)
    pagina.get_by_label("Kies letter T bij Aanpak woonfraude").focus()
    pagina.keyboard.press("Space")
    pagina.get_by_role("combobox", name="Uw besluit").focus()
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("heading", name="Wat er verandert").wait_for()
    assert "1 letter bij 1 actie" in pagina.inner_text("main")
    pagina.evaluate(AXE)
    uitslag = pagina.evaluate(f"axe.run(document, {{runOnly: {json.dumps(NORMEN)}}})")
    assert [regel["id"] for regel in uitslag["violations"]] == []
    assert pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()


def test_what_has_the_focus_is_not_behind_the_bar_with_the_choice(browser, portaal, aangemeld):
    context = browser.new_context(
        base_url=portaal, storage_state=aangemeld["programmateam"], viewport={"width": 1280, "height": 720}
    )
    pagina = context.new_page()
    pagina.goto(LETTERS)
    # A font that comes late moves everything, and a browser slides to what has the focus only once.
    pagina.evaluate("document.fonts.ready.then(() => true)")
    for _ in range(40):
        pagina.keyboard.press("Tab")
        # The page slides to what has the focus.
        pagina.wait_for_function(BOVEN_DE_BALK, polling=100)
    context.close()


def test_without_javascript_the_whole_list_is_chosen_at_once(browser, portaal, aangemeld):
    context = browser.new_context(base_url=portaal, storage_state=aangemeld["programmateam"], java_script_enabled=False)
    pagina = context.new_page()
    pagina.goto(LETTERS)
    pagina.get_by_label("Alle 48 letters in deze lijst").check()
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    assert "48 letters bij 32 acties" in pagina.inner_text("main")
    context.close()
