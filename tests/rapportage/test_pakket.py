"""The package of an edition: everything that goes to the raad, the Woo and the archive, in one zip that adds up."""

import hashlib
import io
import json
import zipfile

import pytest

from rapportage.models import Raadsbrief
from rapportage.uitvoer import brief_pdf
from tests import editiefabriek

from . import mdtokeuring
from .test_raadsbrief import BEWERK, invoer

PAKKET = "/sterk-voor-noord/edities/1/pakket.zip"
STAM = "2024-04-01-{}-sterk-voor-noord-editie-1.{}"
EDITIE = {
    *(STAM.format("programma-overzicht", vorm) for vorm in ("pdf", "docx", "json")),
    *(STAM.format(tabel, "csv") for tabel in ("acties", "jaartabel", "plafonds")),
}
BRIEF = {f"2026-02-02-raadsbrief-sterk-voor-noord-editie-1.{vorm}" for vorm in ("pdf", "docx")}


@pytest.fixture
def editie(noord, opslag, monkeypatch):
    monkeypatch.setattr(brief_pdf, "druk", lambda html, **opties: b"%PDF-1.7 brief\n")
    return editiefabriek.edities()[1]


def haal(client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(client.get(PAKKET).streaming_content)))


def test_the_package_holds_the_edition_by_the_rule_for_names(editie, lezer):
    zip_ = haal(lezer)
    documenten = {naam for naam in zip_.namelist() if not naam.startswith("mdto/")}
    assert documenten == EDITIE | {"metadata.json", "SHA256SUMS"}
    assert all(naam == naam.lower() for naam in EDITIE)
    assert lezer.head(PAKKET)["Content-Disposition"].endswith('"2024-04-01-pakket-sterk-voor-noord-editie-1.zip"')


def test_a_complete_letter_goes_along_as_pdf_and_as_word_document(editie, programmateam):
    assert not BRIEF & set(haal(programmateam).namelist())
    programmateam.post(BEWERK, invoer())
    assert set(haal(programmateam).namelist()) >= BRIEF


def test_every_checksum_is_right_and_every_file_has_one(editie, programmateam):
    programmateam.post(BEWERK, invoer())
    zip_ = haal(programmateam)
    sommen = dict(reversed(regel.split("  ")) for regel in zip_.read("SHA256SUMS").decode().splitlines())
    assert sommen.keys() == set(zip_.namelist()) - {"SHA256SUMS"}
    for naam, som in sommen.items():
        assert hashlib.sha256(zip_.read(naam)).hexdigest() == som
    for rij in json.loads(zip_.read("metadata.json"))["documenten"][0]["bestanden"]:
        assert (rij["sha256"], rij["grootte"]) == (sommen[rij["bestandsnaam"]], len(zip_.read(rij["bestandsnaam"])))


def test_the_metadata_names_the_organisation_and_the_category_of_the_woo(editie, lezer):
    gegevens = json.loads(haal(lezer).read("metadata.json"))
    assert gegevens["publisher"]["resource"] == "https://identifier.overheid.nl/tooi/id/gemeente/gm1916"
    assert [rij["resource"].rpartition("/")[2] for rij in gegevens["informatiecategorieen"]] == ["c_db4862c3"]
    assert gegevens["officieleTitel"] == "Programma-overzicht Sterk voor Noord, stand 1 april 2024, editie 1"
    assert gegevens["identifiers"] == ["sterk-voor-noord/2024-04-01", "sterk-voor-noord/editie-1", editie.sha256]
    assert gegevens["documenthandelingen"][0]["atTime"] == "2026-01-27"


def test_every_document_and_every_file_has_mdto_metadata_as_the_schema_asks(editie, programmateam):
    programmateam.post(BEWERK, invoer())
    zip_ = haal(programmateam)
    mdto = {naam.removeprefix("mdto/"): zip_.read(naam) for naam in zip_.namelist() if naam.startswith("mdto/")}
    assert {
        naam.removesuffix(".bestand.mdto.xml") for naam in mdto if naam.endswith(".bestand.mdto.xml")
    } == EDITIE | BRIEF
    assert len([naam for naam in mdto if not naam.endswith(".bestand.mdto.xml")]) == 2
    assert {naam: fouten for naam, inhoud in mdto.items() if (fouten := mdtokeuring.gebreken(inhoud))} == {}
    kapot = mdto[f"{STAM.format('acties', 'csv')}.bestand.mdto.xml"].replace(b"omvang", b"grootte")
    assert mdtokeuring.gebreken(kapot)


def test_the_same_package_is_made_and_sent_once(editie, programmateam):
    eerste = programmateam.get(PAKKET)
    inhoud = b"".join(eerste.streaming_content)
    assert b"".join(programmateam.get(PAKKET).streaming_content) == inhoud
    assert programmateam.get(PAKKET, headers={"If-None-Match": eerste["ETag"]}).status_code == 304
    programmateam.post(BEWERK, invoer())
    assert programmateam.get(PAKKET, headers={"If-None-Match": eerste["ETag"]}).status_code == 200


def test_an_edition_without_a_letter_has_a_package_all_the_same(editie, lezer):
    Raadsbrief.objects.all().delete()
    assert len(haal(lezer).namelist()) > 10
