"""The editions of a programme as a reader finds them: the list, what each is, and its files at addresses that stay."""

import pytest

from rapportage.edities import bewaarplaats
from rapportage.models import Periodegebeurtenis
from tests import editiefabriek
from tests.bladzijde import lees, rijen, woorden

LIJST = "/sterk-voor-noord/edities/"
pytestmark = pytest.mark.usefixtures("opslag")


@pytest.fixture
def editie(noord):
    """Edition 1, beside the collegeversie it came from and an erratum on it."""
    return editiefabriek.edities()[1]


@pytest.fixture
def gepubliceerd(editie):
    gebeurd(editie, "publiceer")
    return editie


def gebeurd(editie, stap: str, reden: str = "") -> None:
    Periodegebeurtenis.objects.create(
        periode=editie.periode,
        editie=editie,
        stap=stap,
        van="gepubliceerd",
        naar="gepubliceerd",
        moment=editiefabriek.VASTGELEGD_OP,
        reden=reden,
    )


def adres(editie, naam: str) -> str:
    return f"{LIJST}{editie.nummer}/{editie.sha256[:16]}/{naam}"


def test_the_list_has_the_newest_first_and_says_what_corrects_what(gepubliceerd, lezer):
    gevonden = rijen(lees(lezer, LIJST), "Vastgestelde overzichten")
    assert list(gevonden) == ["Erratum 2 verbetert editie 1", "Editie 1 Verbeterd door editie 2"]
    periode, peildatum, besluit, publicatie, _ = gevonden["Editie 1 Verbeterd door editie 2"]
    assert (periode, peildatum) == ("Programma-overzicht, stand 1 april 2024", "1 april 2024")
    assert besluit == "College, 27 januari 2026 nummer 2026/0417"
    assert publicatie == "3 februari 2026"
    assert gevonden["Erratum 2 verbetert editie 1"][3] == "nog niet"


@pytest.mark.parametrize(("rol", "ziet"), [("programmateam", True), ("wethouder", True), ("lezer", False)])
def test_who_works_at_a_collegeversie_finds_it_in_the_list(request, editie, rol, ziet):
    tekst = woorden(lees(request.getfixturevalue(rol), LIJST))
    assert ("Collegeversie 1" in tekst) == ziet


def test_the_page_of_an_edition_tells_what_it_is_and_lists_every_file(editie, lezer):
    pagina = lees(lezer, f"{LIJST}1/")
    tekst = woorden(pagina)
    feiten = {woorden(rij.find("dt")): woorden(rij.find("dd")) for rij in pagina.iterfind(".//dl/div")}
    assert feiten["Opgesteld door"] == "Programmateam"
    assert feiten["Akkoord van"] == "Wethouder, 3 februari 2026 10:30"
    assert feiten["Besluit"] == "College van burgemeester en wethouders, 27 januari 2026, nummer 2026/0417"
    assert feiten["Hash"] == editie.sha256
    assert "Verbeterd door editie 2" in tekst
    links = set(pagina.xpath("//main//a/@href"))
    assert {adres(editie, bestand.naam) for bestand in editie.bestanden.all()} <= links


def test_a_file_is_served_as_it_was_stored_and_needs_to_be_asked_for_once(gepubliceerd, client):
    bestand = gepubliceerd.bestanden.get(naam="overzicht.json")
    antwoord = client.get(adres(gepubliceerd, "overzicht.json"))
    assert antwoord.content == bewaarplaats.lees(bestand.sha256)
    assert antwoord["Cache-Control"] == "public, max-age=31536000, immutable"
    assert antwoord["ETag"] == f'"{bestand.sha256}"'
    assert antwoord["Content-Disposition"] == (
        'attachment; filename="2024-04-01-programma-overzicht-sterk-voor-noord-editie-1.json"'
    )
    assert "Vary" not in antwoord
    nog_eens = client.get(adres(gepubliceerd, "overzicht.json"), headers={"If-None-Match": antwoord["ETag"]})
    assert (nog_eens.status_code, nog_eens.content) == (304, b"")
    kop = client.head(adres(gepubliceerd, "overzicht.json"))
    assert (kop.content, kop["Content-Length"]) == (b"", str(bestand.grootte))
    assert client.post(adres(gepubliceerd, "overzicht.json")).status_code == 405


def test_the_page_is_shown_with_the_stylesheet_that_lies_beside_it(gepubliceerd, client):
    pagina = client.get(adres(gepubliceerd, "overzicht.html"))
    assert pagina["Content-Type"] == "text/html; charset=utf-8"
    assert pagina["Content-Disposition"].startswith("inline")
    assert b'href="stijl.css"' in pagina.content
    assert client.get(adres(gepubliceerd, "stijl.css"))["Content-Type"] == "text/css; charset=utf-8"


def test_the_way_back_from_a_document_leads_to_what_the_reader_may_see(gepubliceerd, client, lezer, partner):
    pagina = client.get(adres(gepubliceerd, "overzicht.html")).content.decode()
    assert 'href="../../index.html">Alle edities' in pagina
    terug = f"{LIJST}index.html"
    assert lezer.get(terug)["Location"] == LIJST
    for iemand in (client, partner):
        assert iemand.get(terug)["Location"] == "/publiek/sterk-voor-noord/edities/index.html"


def test_until_it_is_published_an_edition_is_for_who_reads_the_programme(editie, client, lezer, partner):
    pad = adres(editie, "overzicht.html")
    assert client.get(pad)["Location"].startswith("/inloggen")
    assert partner.get(pad).status_code == 404
    assert lezer.get(pad)["Cache-Control"].startswith("private")


def test_a_collegeversie_is_never_public(gepubliceerd, client, lezer):
    collegeversie = gepubliceerd.programma.edities.collegeversies().get()
    pad = f"/sterk-voor-noord/collegeversies/1/{collegeversie.sha256[:16]}/overzicht.html"
    assert client.get(pad).status_code == 302
    assert lezer.get(pad).status_code == 200


@pytest.mark.parametrize("pad", ["1/0000000000000009/overzicht.html", "1/0000000000000002/iets.html", "3/"])
def test_what_was_never_frozen_is_not_found(gepubliceerd, lezer, pad):
    assert lezer.get(f"{LIJST}{pad}").status_code == 404


@pytest.mark.parametrize("vorm", ["html", "pdf", "docx", "json"])
def test_an_address_that_is_easily_typed_leads_to_the_permanent_one(editie, lezer, vorm):
    assert lezer.get(f"{LIJST}1.{vorm}")["Location"] == adres(editie, f"overzicht.{vorm}")


def test_what_was_withdrawn_answers_with_the_reason_at_each_of_its_addresses(gepubliceerd, client, lezer):
    gebeurd(gepubliceerd, "trek_in", "Er stond een telefoonnummer in.")
    for iemand, pad in [
        (lezer, f"{LIJST}1/"),
        (lezer, f"{LIJST}1.pdf"),
        (lezer, adres(gepubliceerd, "overzicht.html")),
        (client, adres(gepubliceerd, "overzicht.json")),
    ]:
        antwoord = iemand.get(pad)
        assert antwoord.status_code == 410
        assert "Er stond een telefoonnummer in." in antwoord.content.decode()
        assert "immutable" not in antwoord.get("Cache-Control", "")
    assert "Ingetrokken" in woorden(lees(lezer, LIJST))
