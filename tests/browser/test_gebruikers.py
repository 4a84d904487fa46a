"""Letting somebody in, without JavaScript: from the form of the beheerder to the first page of the new user."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import klachten

pytestmark = pytest.mark.browser


@pytest.fixture
def venster(browser, portaal):
    """A window that was never used, of somebody who is signed in with `toestand` or not at all."""
    contexten = []

    def open_(toestand: dict | None = None, **opties) -> Page:
        contexten.append(browser.new_context(base_url=portaal, storage_state=toestand, locale="nl-NL", **opties))
        return contexten[-1].new_page()

    yield open_
    for context in contexten:
        context.close()


def voeg_toe(pagina: Page, naam: str, email: str) -> str:
    """Add a lezer; returns the personal link that the page shows."""
    pagina.goto("/sterk-voor-noord/")
    pagina.get_by_role("link", name="Gebruikers en rollen").click()
    pagina.get_by_role("link", name="Voeg een gebruiker toe").click()
    pagina.get_by_label("Naam").fill(naam)
    pagina.get_by_label("E-mailadres").fill(email)
    pagina.get_by_label("Lezer: leest alles").check()
    pagina.get_by_role("button", name="Voeg toe").click()
    return pagina.get_by_label("Persoonlijke link").input_value()


def test_anna_is_let_in_and_put_out_again_without_javascript(venster, aangemeld):
    beheer = venster(aangemeld["beheerder"], java_script_enabled=False)
    link = voeg_toe(beheer, "Anna de Boer", "anna@gemeente.example")
    anna = venster(java_script_enabled=False, viewport={"width": 390, "height": 800})
    anna.goto(link)
    anna.get_by_label("Nieuw wachtwoord", exact=True).fill("een kat op de mat")
    anna.get_by_label("nog een keer").fill("een kat op de mat")
    anna.get_by_role("button", name="Bewaar wachtwoord").click()
    anna.get_by_label("E-mailadres").fill("anna@gemeente.example")
    anna.get_by_label("Wachtwoord").fill("een kat op de mat")
    anna.get_by_role("button", name="Log in").click()
    expect(anna.get_by_role("heading", level=1)).to_contain_text("Sterk voor Noord")

    beheer.get_by_role("link", name="Naar alle gebruikers").click()
    beheer.get_by_role("link", name="Anna de Boer").click()
    beheer.get_by_role("link", name="Zet het account uit").click()
    beheer.get_by_role("button", name="Zet het account uit").click()
    expect(beheer.get_by_role("status").first).to_contain_text("Anna de Boer kan niet meer inloggen.")
    anna.reload()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_the_pages_around_a_link_are_accessible(venster, aangemeld):
    beheer = venster(aangemeld["beheerder"])
    link = voeg_toe(beheer, "Bram Vos", "bram@gemeente.example")
    assert klachten(beheer) == []
    bram = venster(viewport={"width": 320, "height": 800})
    bram.goto(link)
    assert klachten(bram) == []
    bram.get_by_role("button", name="Bewaar wachtwoord").click()
    expect(bram.get_by_role("alert")).to_be_focused()
    assert klachten(bram) == []
    assert bram.evaluate("document.documentElement.scrollWidth") <= 320
    bram.goto("/wachtwoord/MQ/verlopen/")
    assert klachten(bram) == []
