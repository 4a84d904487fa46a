"""Changing acties in a real browser: with the keyboard, with the mouse, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from programma.models import Rol
from tests.browser.conftest import draaiend_portaal, vul_aanmelding_in
from tests.browser.test_toegankelijkheid import klachten

pytestmark = pytest.mark.browser
ACTIES = "/sterk-voor-noord/acties/"
VERSLAG = f"{ACTIES}project-taal-en-coaching-2025-2026/voortgang/2024-04/"


@pytest.fixture(scope="module")
def werkportaal(tmp_path_factory, django_db_setup, django_db_blocker):
    """A portal of their own for tests that change things; every test takes acties that no other touches."""
    with draaiend_portaal(tmp_path_factory.mktemp("werkportaal") / "var", django_db_blocker) as werk:
        yield werk


@pytest.fixture
def als(browser, werkportaal):
    """Opens a window for somebody of the team."""
    contexten = []
    adres, toestanden = werkportaal

    def open_(rol: str = "programmateam", **opties) -> Page:
        context = browser.new_context(base_url=adres, storage_state=toestanden[rol], locale="nl-NL", **opties)
        contexten.append(context)
        return context.new_page()

    yield open_
    for context in contexten:
        context.close()


def cel(pagina: Page, nummer: str, veld: str):
    return pagina.locator(f'[id="actie-{nummer}"] [data-veld="{veld}"]')


def invoer(pagina: Page, label: str):
    """The input of the cell that is open."""
    return pagina.locator(".celformulier").get_by_label(label)


def toets(pagina: Page, *toetsen: str) -> None:
    for een in toetsen:
        pagina.keyboard.press(een)


def test_samira_edits_one_opgave_with_the_keyboard_alone(als):
    pagina = als()
    pagina.goto(ACTIES)
    pagina.get_by_label("Opgave", exact=True).select_option("2")
    expect(pagina.locator("#aantal")).to_have_text("13 van 56 acties")
    expect(pagina).to_have_url(re.compile("opgave=2"))

    # To the first cell of the table, and to the title beside it.
    pagina.locator('#rooster tbody [tabindex="0"]').focus()
    toets(pagina, "ArrowRight", "Enter")
    expect(pagina.locator("[name=waarde]")).to_be_focused()
    pagina.keyboard.type("Loket voor ondernemers")
    toets(pagina, "Enter")
    expect(cel(pagina, "2.01", "titel")).to_contain_text("Loket voor ondernemers")
    expect(cel(pagina, "2.01", "titel")).to_be_focused()
    expect(pagina.locator("#rooster-melding")).to_contain_text("Opgeslagen")

    # Tab saves and opens the next cell: doelen, and from there hoofdpartner.
    toets(pagina, "ArrowRight", "Enter")
    expect(invoer(pagina, "Doelen")).to_be_focused()
    pagina.keyboard.type("G-K-L")
    toets(pagina, "Tab")
    expect(invoer(pagina, "Hoofdpartner")).to_be_focused()
    expect(cel(pagina, "2.01", "doelen").locator(".letter")).to_have_count(3)
    pagina.keyboard.type("Prod")
    toets(pagina, "ArrowDown", "Enter")
    expect(invoer(pagina, "Hoofdpartner")).to_have_value("Prodeba")
    toets(pagina, "Enter")
    expect(cel(pagina, "2.01", "hoofdpartners")).to_have_text("Prodeba")

    # Money asks why, and the subtotal follows.
    toets(pagina, "End", "ArrowLeft", "Enter")
    expect(invoer(pagina, "Financiering anders")).to_be_focused()
    pagina.keyboard.type("€ 1.000 via fondsen")
    toets(pagina, "Enter")
    expect(pagina.get_by_text("Schrijf bij een wijziging van financiering anders kort waarom.")).to_be_visible()
    expect(invoer(pagina, "Waarom")).to_be_focused()
    pagina.keyboard.type("Toezegging van een fonds")
    toets(pagina, "Enter")
    expect(cel(pagina, "2.01", "financiering_anders")).to_contain_text("€ 1.000")
    expect(pagina.locator("#subtotaal-2")).to_contain_text("€ 108.000")

    # Undo of the last change, and everything is in the history.
    toets(pagina, "Control+z")
    expect(cel(pagina, "2.01", "financiering_anders")).not_to_contain_text("€ 1.000")
    expect(pagina.locator("#subtotaal-2")).to_contain_text("€ 107.000")
    pagina.goto(f"{ACTIES}ondernemersloket/geschiedenis/")
    for woord in ("Loket voor ondernemers", "G-K-L", "Prodeba", "€ 1.000 fonds", "Toezegging van een fonds", "ngedaan"):
        expect(pagina.get_by_role("main")).to_contain_text(woord)


def test_samira_does_the_same_without_javascript(als):
    pagina = als(java_script_enabled=False)
    pagina.goto(f"{ACTIES}?opgave=3")

    def wijzig(veld: str, label: str, waarde: str, reden: str = "") -> None:
        cel(pagina, "3.02", veld).locator("a.cel").click()
        invoer(pagina, label).fill(waarde)
        if reden:
            invoer(pagina, "Waarom").fill(reden)
        pagina.get_by_role("button", name="Opslaan").click()
        expect(pagina).to_have_url(re.compile(r"/acties/\?opgave=3#actie-3\.02"))

    wijzig("titel", "Actie", "Woonfraude aanpakken")
    wijzig("looptijd", "Looptijd", "2026", "Later begonnen")
    wijzig("financiering_anders", "Financiering anders", "€ 1.000 via fondsen", "Toezegging")
    expect(cel(pagina, "3.02", "financiering_anders")).to_contain_text("€ 1.000")
    pagina.get_by_role("button", name="Maak ongedaan").click()
    pagina.goto(f"{ACTIES}aanpak-woonfraude/geschiedenis/")
    for woord in ("Woonfraude aanpakken", "Later begonnen", "€ 1.000 fonds", "ngedaan"):
        expect(pagina.get_by_role("main")).to_contain_text(woord)
    pagina.goto(f"{ACTIES}?opgave=3")
    expect(cel(pagina, "3.02", "financiering_anders")).to_have_text("geen")


def test_two_browsers_at_one_cell_lose_nothing_and_the_second_sees_both_values(als):
    samira, joost = als(), als("beheerder")
    for pagina in (samira, joost):
        pagina.goto(f"{ACTIES}?opgave=3")
        cel(pagina, "3.03", "titel").locator("a.cel").click()
        invoer(pagina, "Actie").wait_for()
    invoer(samira, "Actie").fill("Bondgenoten in de wijk")
    toets(samira, "Enter")
    expect(cel(samira, "3.03", "titel")).to_contain_text("Bondgenoten in de wijk")
    invoer(joost, "Actie").fill("Bondgenoten van Noord")
    toets(joost, "Enter")
    melding = joost.locator(".celmelding-botsing")
    expect(melding).to_contain_text("Programmateam wijzigde dit op")
    expect(melding).to_contain_text("Bondgenoten in de wijk")
    expect(melding).to_contain_text("Bondgenoten van Noord")
    expect(invoer(joost, "Actie")).to_have_value("Bondgenoten van Noord")
    joost.get_by_role("button", name="Zet mijn waarde").click()
    expect(cel(joost, "3.03", "titel")).to_contain_text("Bondgenoten van Noord")


def test_escape_leaves_the_cell_as_it_was_and_then_the_table(als):
    pagina = als()
    pagina.goto(f"{ACTIES}?opgave=1")
    cel(pagina, "1.05", "soort").locator("a.cel").click()
    expect(invoer(pagina, "Doorlopend of nieuw")).to_be_focused()
    toets(pagina, "ArrowUp", "Escape")
    expect(cel(pagina, "1.05", "soort")).to_have_text("Nieuw")
    expect(cel(pagina, "1.05", "soort")).to_be_focused()
    toets(pagina, "Escape")
    expect(pagina.locator("#na-rooster")).to_be_focused()


def test_who_was_signed_out_keeps_what_was_typed(als):
    pagina = als()
    pagina.goto(f"{ACTIES}?opgave=1")
    cel(pagina, "1.06", "titel").locator("a.cel").click()
    invoer(pagina, "Actie").fill("Huiswerkplekken")
    pagina.context.clear_cookies()
    toets(pagina, "Enter")
    expect(pagina.locator(".celmelding-net")).to_contain_text("uitgelogd")
    # In another tab she signs in again, and here she saves what still stands there.
    with pagina.expect_popup() as ander:
        pagina.evaluate("window.open('/inloggen')")
    vul_aanmelding_in(ander.value, Rol.PROGRAMMATEAM)
    invoer(pagina, "Actie").press("Enter")
    expect(pagina.locator(".celmelding-net")).to_contain_text("Sla nu nog een keer op")
    invoer(pagina, "Actie").press("Enter")
    expect(cel(pagina, "1.06", "titel")).to_contain_text("Huiswerkplekken")


def test_without_connection_nothing_is_lost_either(als):
    pagina = als()
    pagina.goto(f"{ACTIES}?opgave=1")
    cel(pagina, "1.07", "titel").locator("a.cel").click()
    invoer(pagina, "Actie").fill("Jeugd Educatie Fonds")
    pagina.context.set_offline(True)
    toets(pagina, "Enter")
    expect(pagina.locator(".celmelding-net")).to_contain_text("geen verbinding")
    pagina.context.set_offline(False)
    toets(pagina, "Enter")
    expect(cel(pagina, "1.07", "titel")).to_contain_text("Jeugd Educatie Fonds")


def test_samira_changes_all_acties_of_a_filter_she_just_chose_and_undoes_it(als):
    pagina = als()
    pagina.goto(ACTIES)
    pagina.get_by_label("Zoek in tekst en partners").fill("zumba")
    expect(pagina.locator("#aantal")).to_have_text("1 van 56 acties")
    pagina.get_by_text("Acties samen wijzigen").click()
    pagina.get_by_label("Welke acties").select_option("filter")
    pagina.get_by_label("Wat wilt u wijzigen").select_option("status")
    pagina.get_by_role("button", name="Ga verder").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Status van 1 actie wijzigen")
    pagina.get_by_label("Status wordt").select_option("volgens_verwachting")
    pagina.get_by_label("Waarom").fill("Ronde voorjaar")
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(pagina.get_by_role("table")).to_contain_text("ZUMBA lessen")
    pagina.get_by_role("button", name="Wijzig 1 actie").click()
    expect(pagina.locator("#rooster .status-volgens-verwachting")).to_have_count(1)
    pagina.get_by_role("button", name="Maak ongedaan").click()
    expect(pagina.locator("#rooster .status-volgens-verwachting")).to_have_count(0)


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_the_table_with_an_open_cell_is_accessible(als, breedte, kleuren):
    pagina = als(viewport={"width": breedte, "height": 900}, color_scheme=kleuren)
    gevonden = klachten(pagina, f"{ACTIES}?opgave=1")
    cel(pagina, "1.01", "status").locator("a.cel").click()
    invoer(pagina, "Waarom").wait_for()
    assert gevonden + klachten(pagina) == []


def test_a_partner_reports_on_a_phone_and_loses_nothing(als):
    pagina = als("partner", viewport={"width": 390, "height": 800})
    pagina.on("dialog", lambda vraag: vraag.accept())
    pagina.goto(VERSLAG)
    bereikt, bewaard = pagina.get_by_label("Bereikt", exact=True), pagina.locator("#bewaard")
    pagina.get_by_role("radio", name="Volgens verwachting").check()
    bereikt.fill("Veertig gezinnen doen mee.")
    expect(bewaard).to_contain_text("Bewaard om")
    assert klachten(pagina) == []

    # The connection fails, and is there again.
    pagina.context.set_offline(True)
    bereikt.press_sequentially(" En tien scholen.")
    expect(bewaard).to_contain_text("geen verbinding")
    pagina.context.set_offline(False)
    expect(bewaard).to_contain_text("Bewaard om")

    # The session ends; what was typed then is there after signing in.
    koekjes = pagina.context.cookies()
    pagina.context.clear_cookies()
    pagina.get_by_label("Wat", exact=True).fill("lessen")
    expect(bewaard).to_contain_text("uitgelogd")
    pagina.context.add_cookies(koekjes)
    pagina.reload()
    expect(bewaard).to_contain_text("Bewaard om")
    expect(pagina.get_by_label("Wat", exact=True)).to_have_value("lessen")

    # A colleague writes too: both are shown, and nothing is kept until somebody chooses.
    collega = als("partner")
    collega.goto(VERSLAG)
    expect(collega.get_by_label("Bereikt", exact=True)).to_have_value("Veertig gezinnen doen mee. En tien scholen.")
    collega.get_by_label("Bereikt", exact=True).fill("Vijftig gezinnen.")
    expect(collega.locator("#bewaard")).to_contain_text("Bewaard om")
    bereikt.fill("Zestig gezinnen.")
    expect(pagina.locator("#botsing")).to_contain_text("Vijftig gezinnen.")
    expect(pagina.locator("#botsing")).to_contain_text("Zestig gezinnen.")
    pagina.get_by_role("button", name="Bewaar").last.click()
    expect(pagina.get_by_text("U kunt later verdergaan")).to_be_visible()
    expect(bereikt).to_have_value("Zestig gezinnen.")
