"""Samira exports in a real browser, changes two cells in a spreadsheet file, and imports it again; also without JavaScript."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import klachten

UPLOAD = "/sterk-voor-noord/importeren/?soort=acties"

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["met JavaScript", "zonder JavaScript"])
def pagina(request, browser, portaal, aangemeld) -> Page:
    context = browser.new_context(
        base_url=portaal, storage_state=aangemeld["programmateam"], java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


def exporteer(pagina: Page) -> bytes:
    """What the Acties page gives of opgave 2."""
    pagina.goto("/sterk-voor-noord/acties/?opgave=2")
    pagina.get_by_role("link", name="Exporteren").click()
    with pagina.expect_download() as download:
        pagina.get_by_role("button", name="Download het bestand").click()
    assert download.value.suggested_filename.endswith("-acties-sterk-voor-noord.xlsx")
    return Path(download.value.path()).read_bytes()


def met(inhoud: bytes, cellen: dict[tuple[str, str], str]) -> bytes:
    """The workbook with other cells, as a spreadsheet program saves it."""
    boek = load_workbook(io.BytesIO(inhoud))
    blad = boek.active
    kop = [cel.value for cel in blad[1]]
    for rij in blad.iter_rows(min_row=2):
        for cel in rij:
            cel.value = cellen.get((rij[0].value, kop[cel.column - 1]), cel.value)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def upload(pagina: Page, naam: str, inhoud: bytes) -> None:
    pagina.goto(UPLOAD)
    pagina.get_by_label("Bestand", exact=True).set_input_files(
        {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}
    )
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    # On a busy computer the bar comes first; it goes on by itself.
    pagina.get_by_role("heading", level=1).filter(has_not_text="Even geduld").wait_for()


def gewijzigd(pagina: Page) -> list[str]:
    return [" ".join(rij.inner_text().split()) for rij in pagina.locator(".importrijen > li").all()]


def test_two_cells_are_changed_in_a_file_and_come_in(pagina, request):
    axe = "zonder" not in request.node.callspec.id
    bestand = met(exporteer(pagina), {("2.05", "titel"): "Voor jou en jouw kind", ("2.06", "looptijd"): "2025-2027"})
    upload(pagina, "acties.xlsx", bestand)
    assert pagina.get_by_role("heading", level=1).inner_text() == "Dit zou er veranderen"
    twee = gewijzigd(pagina)
    assert len(twee) == 2
    assert twee[0].startswith("2.05 Voor jou en je kind")
    assert "2025-2027" in twee[1]
    assert not axe or klachten(pagina) == []

    pagina.get_by_role("button", name="Wijzig 2 acties").click()
    assert "Schrijf kort waarom looptijd verandert." in pagina.get_by_role("alert").inner_text()
    pagina.get_by_label("Waarom").fill("Besproken met de partners")
    pagina.get_by_role("button", name="Wijzig 2 acties").click()
    pagina.get_by_role("heading", name="De import is doorgevoerd").wait_for()
    assert not axe or klachten(pagina) == []
    pagina.goto("/sterk-voor-noord/acties/?opgave=2&tekst=jouw")
    assert "Voor jou en jouw kind" in pagina.locator("main").inner_text()

    pagina.goto(UPLOAD)
    pagina.get_by_role("link", name="acties.xlsx").first.click()
    pagina.get_by_role("button", name="Maak de hele import ongedaan").click()
    pagina.get_by_role("heading", name="Deze import is ongedaan gemaakt").wait_for()


def test_a_conflict_is_chosen_and_a_bad_file_says_why(pagina, request):
    axe = "zonder" not in request.node.callspec.id
    oud = exporteer(pagina)
    titel = f"Buurtkamer {request.node.callspec.id}"
    upload(pagina, "nieuw.xlsx", met(oud, {("2.07", "titel"): titel}))
    pagina.get_by_role("button", name="Wijzig 1 actie").click()
    pagina.get_by_role("heading", name="De import is doorgevoerd").wait_for()

    upload(pagina, "oud.xlsx", met(oud, {("2.07", "titel"): "Huiskamer"}))
    conflict = pagina.locator(".conflict")
    assert "Houd wat Programmateam op" in conflict.inner_text()
    assert not axe or klachten(pagina) == []
    conflict.get_by_label("Houd wat Programmateam").check()
    pagina.get_by_role("button", name="Pas deze keuzes toe").click()
    pagina.get_by_text("Alles in het bestand staat al zo in het portaal.").wait_for()

    upload(pagina, "plan.csv", b"Nr.;Actie;Doorlopend/nieuw;Opmerking\n2.07;x;oud;y\n")
    expect(pagina.get_by_role("heading", name="Eerst kiezen")).to_be_visible()
    assert not axe or klachten(pagina) == []
    upload(pagina, "brief.xlsx", b"%PDF-1.7")
    assert "is een pdf en geen rekenblad" in pagina.get_by_role("alert").inner_text()
    assert not axe or klachten(pagina) == []

    pagina.goto(UPLOAD)
    pagina.get_by_role("link", name="nieuw.xlsx").first.click()
    pagina.get_by_role("button", name="Maak de hele import ongedaan").click()
    pagina.get_by_role("heading", name="Deze import is ongedaan gemaakt").wait_for()
