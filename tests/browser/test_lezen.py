"""What people do with the portal, in a real browser."""

import io

import pypdf
import pytest
from playwright.sync_api import expect

from programma.models import Rol
from tests.browser.conftest import vul_aanmelding_in

pytestmark = pytest.mark.browser


@pytest.fixture
def als(browser, portaal, aangemeld):
    """Opens a page as somebody: `als("wethouder")`, without JavaScript too. `als(None)` still has to sign in."""
    contexten = []

    def open_(rol: str | None, **opties):
        toestand = aangemeld[rol] if rol else None
        context = browser.new_context(base_url=portaal, storage_state=toestand, locale="nl-NL", **opties)
        contexten.append(context)
        return context.new_page()

    yield open_
    for context in contexten:
        context.close()


def test_the_wethouder_signs_in_opens_the_overview_and_downloads_the_pdf(als):
    pagina = als(None, accept_downloads=True)
    pagina.goto("/")
    vul_aanmelding_in(pagina, Rol.WETHOUDER)
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Sterk voor Noord")
    pagina.get_by_role("navigation").get_by_role("link", name="Rapportages").first.click()
    pagina.get_by_role("main").get_by_role("link", name="Lees Programma-overzicht").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("rogramma-overzicht")
    with pagina.expect_download(timeout=60_000) as download:
        pagina.get_by_role("main").get_by_role("link", name="PDF").first.click()
    assert download.value.suggested_filename == "2024-04-01-programma-overzicht-sterk-voor-noord.pdf"
    document = pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes()))
    assert len(document.pages) > 10
    assert "1.140.666" in "".join(blad.extract_text() for blad in document.pages)


@pytest.mark.parametrize("javascript", [True, False], ids=["met JavaScript", "zonder JavaScript"])
def test_the_programmateam_filters_the_acties_of_one_opgave(als, javascript):
    pagina = als("programmateam", java_script_enabled=javascript)
    pagina.goto("/sterk-voor-noord/acties/")
    expect(pagina.get_by_text("56 van 56 acties")).to_be_visible()
    pagina.get_by_label("Opgave", exact=True).select_option("2")
    pagina.get_by_role("button", name="Filter").click()
    expect(pagina.get_by_text("13 van 56 acties")).to_be_visible()
    expect(pagina.locator("#rooster")).to_contain_text("58.000")
    assert "opgave=2" in pagina.url


def test_a_partner_sees_only_its_own_acties_and_no_other_menu(als):
    pagina = als("partner")
    pagina.goto("/")
    expect(pagina.get_by_text("Project Taal en Coaching 2025-2026")).to_be_visible()
    expect(pagina.get_by_text("Aanpak woonfraude")).to_have_count(0)
    expect(pagina.get_by_role("navigation").get_by_role("link", name="Financiën")).to_have_count(0)


def test_the_keyboard_reaches_the_content_first(als):
    pagina = als("wethouder")
    pagina.goto("/sterk-voor-noord/")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    assert pagina.url.endswith("#inhoud")
