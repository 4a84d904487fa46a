"""The form of an actie in a real browser: rows, the Enter key, who else is there, and the same without JavaScript."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_toegankelijkheid import AXE, BEELDEN, NORMEN

pytestmark = pytest.mark.browser

ADRES = "/sterk-voor-noord/acties/aanpak-woonfraude/bewerken/"


@pytest.fixture
def venster(browser, portaal, aangemeld):
    """Opens a page of the portal for a role; closes all of them afterwards."""
    contexten = []

    def open_(rol: str = "programmateam", **opties):
        context = browser.new_context(base_url=portaal, storage_state=aangemeld[rol], **opties)
        contexten.append(context)
        pagina = context.new_page()
        pagina.goto(ADRES)
        return pagina

    yield open_
    for context in contexten:
        context.close()


def met_fouten(pagina) -> None:
    """Leave the form with an error of every kind."""
    pagina.fill("[name=titel]", "")
    pagina.fill("[name=hoofdpartners-2-naam]", "Buurtmoestuin")
    pagina.fill("[name=geld-0-bedrag]", "1,285")
    with pagina.expect_navigation():
        pagina.press("[name=titel]", "Enter")


def klachten(pagina) -> list[str]:
    pagina.evaluate(AXE)
    uitslag = pagina.evaluate(f"axe.run(document, {{runOnly: {json.dumps(NORMEN)}}})")
    gevonden = [f"{regel['id']} {[plek['target'] for plek in regel['nodes'][:3]]}" for regel in uitslag["violations"]]
    te_breed = pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*gevonden, *([f"{te_breed} pixels te breed"] if te_breed > 0 else [])]


@pytest.mark.parametrize(("breedte", "kleuren"), [*BEELDEN, (320, "light")])
def test_a_form_full_of_errors_is_accessible_and_has_the_focus_on_them(venster, breedte, kleuren):
    pagina = venster(viewport={"width": breedte, "height": 900}, color_scheme=kleuren)
    met_fouten(pagina)
    assert pagina.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert klachten(pagina) == []
    pagina.get_by_role("link", name="Titel: Vul een titel in.").click()
    assert pagina.evaluate("document.activeElement.name") == "titel"


def test_the_enter_key_saves_and_presses_no_other_button(venster):
    pagina = venster()
    pagina.fill("[name=gebied]", "De Heuvel")
    with pagina.expect_navigation():
        pagina.press("[name=gebied]", "Enter")
    expect(pagina.get_by_text("Opgeslagen: gebied.")).to_be_visible()


def test_a_row_more_comes_without_loading_the_page_and_takes_the_focus(venster):
    pagina = venster()
    pagina.evaluate("window.zelfde = true")
    rijen = pagina.locator(".rij-geld").count()
    pagina.fill("[name=titel]", "Nog niet opgeslagen")
    pagina.locator("#rijen-geld button[name=meer]").click()
    pagina.locator(f"[name=geld-{rijen}-bedrag]").wait_for()
    assert pagina.evaluate("window.zelfde") is True
    assert pagina.evaluate("document.activeElement.name") == f"geld-{rijen}-bedrag"
    assert pagina.input_value("[name=titel]") == "Nog niet opgeslagen"


def test_what_belongs_to_a_choice_shows_with_that_choice(venster):
    pagina = venster()
    expect(pagina.get_by_label("Gekoppeld aan")).to_be_hidden()
    pagina.get_by_label("Gekoppeld", exact=True).check()
    expect(pagina.get_by_label("Gekoppeld aan")).to_be_visible()
    expect(pagina.get_by_label("Geborgd bij")).to_be_hidden()
    pagina.get_by_label("Status", exact=True).select_option("geborgd")
    expect(pagina.get_by_label("Geborgd bij")).to_be_visible()


def test_who_leaves_the_form_is_no_longer_named(venster):
    van_het_team, van_de_beheerder = venster(), venster("beheerder")
    assert van_de_beheerder.locator("#anderen").inner_text() == "Wordt nu ook bewerkt door Programmateam."
    van_het_team.get_by_role("link", name="Annuleer").click()
    for _ in range(50):
        van_de_beheerder.reload()
        if not van_de_beheerder.locator("#anderen").inner_text():
            break
    assert van_de_beheerder.locator("#anderen").inner_text() == ""


def test_without_javascript_a_row_is_added_filled_and_saved(venster):
    pagina = venster(java_script_enabled=False)
    rijen = pagina.locator(".rij-geld").count()
    pagina.locator("#rijen-geld button[name=meer]").click()
    expect(pagina.locator(".rij-geld")).to_have_count(rijen + 1)
    pagina.fill(f"[name=geld-{rijen}-bedrag]", "€ 1.000 via fondsen")
    pagina.fill("[name=reden]", "Toegezegd door het fonds")
    pagina.locator(".opslaanbalk button").click()
    expect(pagina.get_by_text("Opgeslagen: financiering anders.")).to_be_visible()
    pagina.goto(ADRES)
    pagina.locator(".rij-geld").nth(rijen - 2).get_by_label("Verwijder").check()
    pagina.fill("[name=reden]", "Toch niet")
    pagina.locator(".opslaanbalk button").click()
    expect(pagina.get_by_text("Opgeslagen: financiering anders.")).to_be_visible()
