"""Playing with the ceilings in a real browser: every choice moves them at once, and nothing jumps."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from .test_toegankelijkheid import klachten

PAD = "/sterk-voor-noord/financien/verkenning/"
THUIS = "Versterken Educatief Thuismilieu"
NIET_ERACHTER = """() => {
  const balk = document.getElementById("stand"), hier = document.activeElement;
  return balk.contains(hier) || hier.getBoundingClientRect().top >= balk.getBoundingClientRect().bottom - 1
    || getComputedStyle(balk).position !== "sticky";
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def open_blad(browser, portaal, aangemeld):
    """A page of somebody who is signed in, with the options of its window."""
    contexten = []

    def doe(rol="programmateam", pad=PAD, **opties):
        context = browser.new_context(base_url=portaal, storage_state=aangemeld[rol], **opties)
        contexten.append(context)
        pagina = context.new_page()
        pagina.goto(pad)
        return pagina

    yield doe
    for context in contexten:
        context.close()


def vrij(pagina) -> list[str]:
    """What would be left under each ceiling."""
    return [tekst.replace("\u00a0", " ") for tekst in pagina.locator("#stand .vk-vrij strong").all_inner_texts()]


def wacht_op(pagina, *verwacht: str) -> None:
    lijst = [tekst.replace(" ", "\u00a0", 1) for tekst in verwacht]
    pagina.wait_for_function(
        "lijst => JSON.stringify([...document.querySelectorAll('#stand .vk-vrij strong')].map(e => e.textContent)) === JSON.stringify(lijst)",
        arg=lijst,
    )


def test_the_wethouder_moves_the_14770_and_three_ceilings_answer_at_once(open_blad):
    pagina = open_blad("wethouder", reduced_motion="reduce")
    assert vrij(pagina) == ["€ 550 vrij", "€ 2.230 vrij", "€ 3.630 vrij"]
    vinkje = pagina.get_by_label(f"zelf betalen voor 1.04 {THUIS}")
    vinkje.focus()
    plaats = vinkje.bounding_box()
    pagina.keyboard.press("Space")
    wacht_op(pagina, "€ 14.220 te veel", "€ 17.000 vrij", "€ 3.630 vrij")
    assert vinkje.bounding_box() == plaats
    assert vinkje.evaluate("veld => veld === document.activeElement")
    assert pagina.locator("#stand-zin").inner_text().startswith("Opgave 1: €\u00a014.220 te veel.")
    pagina.get_by_label("Tuinkamer van Noord telt mee").uncheck()
    pagina.get_by_label("Ander bedrag voor 1.01 Project Taal en Coaching 2025-2026").fill("15.780")
    pagina.keyboard.press("Tab")
    wacht_op(pagina, "€ 0 vrij", "€ 17.000 vrij", "€ 43.630 vrij")
    vraag = parse_qs(urlsplit(pagina.url).query)
    assert vraag == {"zelf": ["1.04"], "uit": ["3.11"], "bedrag-1.01": ["15.780"]}
    pagina.reload()
    assert vrij(pagina) == ["€ 0 vrij", "€ 17.000 vrij", "€ 43.630 vrij"]
    assert not pagina.get_by_label("Tuinkamer van Noord telt mee").is_checked()
    expect(pagina.get_by_role("link", name="Bewaar", exact=True)).to_have_count(0)
    pagina.get_by_role("link", name="Begin opnieuw").click()
    pagina.wait_for_url(f"**{PAD}")
    assert vrij(pagina) == ["€ 550 vrij", "€ 2.230 vrij", "€ 3.630 vrij"]


def test_an_idea_counts_while_it_is_typed_and_goes_away_again(open_blad):
    pagina = open_blad("wethouder")
    pagina.get_by_label("Titel").fill("Zomerschool")
    pagina.get_by_label("Betaald door").select_option("2")
    pagina.get_by_label("Bedrag (€)", exact=True).fill("2.230,01")
    pagina.keyboard.press("Tab")
    wacht_op(pagina, "€ 550 vrij", "€ 0,01 te veel", "€ 3.630 vrij")
    pagina.get_by_role("button", name="Nog een idee").click()
    pagina.get_by_text("Idee 1", exact=True).wait_for()
    assert pagina.get_by_label("Titel").nth(1).evaluate("veld => veld === document.activeElement")
    pagina.get_by_role("button", name="Haal weg idee 1").click()
    wacht_op(pagina, "€ 550 vrij", "€ 2.230 vrij", "€ 3.630 vrij")
    expect(pagina.locator(".vk-idee")).to_have_count(1)


def test_an_amount_that_cannot_be_read_is_said_and_stays_in_its_field(open_blad):
    pagina = open_blad("wethouder")
    veld = pagina.get_by_label("Ander bedrag voor 1.02 Zomerschool – Taal en coaching 2025")
    veld.fill("12.5")
    pagina.keyboard.press("Tab")
    pagina.get_by_text("kan op twee manieren gelezen worden").wait_for()
    assert veld.input_value() == "12.5"
    assert vrij(pagina) == ["€ 550 vrij", "€ 2.230 vrij", "€ 3.630 vrij"]


def test_joost_keeps_what_he_made_and_opens_it_again(open_blad):
    pagina = open_blad()
    pagina.get_by_label(f"zelf betalen voor 1.04 {THUIS}").check()
    pagina.get_by_role("link", name="Bewaar", exact=True).click()
    pagina.get_by_label("Naam").fill("Jeugd betaalt zelf")
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.get_by_role("heading", name="Jeugd betaalt zelf").wait_for()
    adres = pagina.url
    pagina.goto(PAD)
    pagina.get_by_role("link", name="Jeugd betaalt zelf").click()
    assert pagina.url == adres
    assert vrij(pagina) == ["€ 14.220 te veel", "€ 17.000 vrij", "€ 3.630 vrij"]
    pagina.get_by_label("Bondgenoten telt mee").uncheck()
    pagina.get_by_role("link", name="Bewaar over ‘Jeugd betaalt zelf’ heen").click()
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.wait_for_url(adres)
    assert vrij(pagina) == ["€ 14.220 te veel", "€ 17.000 vrij", "€ 5.130 vrij"]
    pagina.get_by_role("link", name="Verwijder").click()
    pagina.get_by_role("button", name="Verwijder").click()
    pagina.get_by_text("is verwijderd").wait_for()


def test_without_javascript_a_button_works_it_out(open_blad):
    pagina = open_blad("wethouder", java_script_enabled=False)
    pagina.get_by_label("Tuinkamer van Noord telt mee").uncheck()
    pagina.get_by_role("button", name="Reken uit").first.click()
    assert urlsplit(pagina.url).query == "uit=3.11"
    assert vrij(pagina)[2] == "€ 43.630 vrij"


@pytest.mark.parametrize(("breedte", "hoogte"), [(1280, 800), (390, 844)])
def test_what_has_the_focus_is_never_behind_the_ceilings(open_blad, breedte, hoogte):
    pagina = open_blad("wethouder", viewport={"width": breedte, "height": hoogte})
    pagina.evaluate("document.fonts.ready.then(() => true)")
    pagina.get_by_label("Mannenparticipatiegroep telt mee").focus()
    for _ in range(40):
        pagina.keyboard.press("Shift+Tab")
        pagina.wait_for_function(NIET_ERACHTER, polling=100)


@pytest.mark.parametrize(("breedte", "kleuren"), [(1280, "light"), (390, "dark")])
def test_the_page_is_accessible_with_too_much_and_with_mistakes(open_blad, breedte, kleuren):
    vraag = "?zelf=1.04&uit=3.05&uit=9.99&bedrag-1.02=veel&idee=Feest&idee_opgave=2&idee_bedrag=5.000&idee=Leeg"
    pagina = open_blad("programmateam", PAD + vraag, viewport={"width": breedte, "height": 900}, color_scheme=kleuren)
    assert klachten(pagina) == []
