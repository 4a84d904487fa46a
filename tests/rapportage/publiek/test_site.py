"""Anybody reads what was published: every page leads on, nothing comes from elsewhere, and the portal says the same."""

import json
import posixpath
from io import StringIO
from pathlib import Path

import lxml.html
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapportage.models import Editie, Periodegebeurtenis
from rapportage.publiek.bladen import bladen
from rapportage.publiek.uitgavenlezen import uitgaven_van
from rapportage.ronde.stappen import Stapnaam
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import leg_vast, publiceer, volgende

PUBLIEK = "/publiek/sterk-voor-noord/"


def paginas(site) -> dict[str, lxml.html.HtmlElement]:
    return {pad: lxml.html.fromstring(blad.maak()) for pad, blad in site.items() if pad.endswith(".html")}


def trek_in(editie: Editie, reden: str) -> None:
    Periodegebeurtenis.objects.create(
        periode=editie.periode,
        editie=editie,
        stap=Stapnaam.TREK_IN.value,
        van=editie.periode.toestand,
        naar=editie.periode.toestand,
        moment=NU,
        reden=reden,
    )


def test_every_link_stays_within_the_site_and_leads_to_a_page_or_file_of_it(site):
    alle = paginas(site)
    assert len([pad for pad in alle if pad.startswith("acties/2025-2026/")]) == 56
    assert len([pad for pad in alle if pad.startswith("doelen/2025-2026/")]) == 21
    for pad, pagina in alle.items():
        assert len(pagina.xpath("//h1")) == 1, pad
        for adres in pagina.xpath("//@href | //@src"):
            if adres.startswith("#"):
                assert pagina.xpath(f"//*[@id='{adres[1:]}']"), (pad, adres)
                continue
            assert posixpath.normpath(posixpath.join(posixpath.dirname(pad), adres.split("#")[0])) in site, (pad, adres)


def test_somebody_reads_in_the_portal_what_the_files_say_without_signing_in(site, wethouder):
    client = Client()
    for pad, blad in site.items():
        antwoord = client.get(PUBLIEK + pad)
        assert antwoord.status_code == 200, pad
        assert antwoord.content == blad.maak(), pad
        vast = "/overzicht." in pad or pad.endswith(".csv")
        assert ("immutable" in antwoord["Cache-Control"]) == (vast or bool(set(pad.split("/")) & kort_van(site)))
    begin = client.get(PUBLIEK + "index.html")
    assert client.get(PUBLIEK + "index.html", headers={"If-None-Match": begin["ETag"]}).status_code == 304
    assert client.get("/publiek/")["Location"] == PUBLIEK + "index.html"
    assert f'href="{PUBLIEK}"' in wethouder.get("/sterk-voor-noord/edities/").content.decode()
    assert client.get(PUBLIEK + "edities/2/")["Location"] == PUBLIEK + "edities/2/index.html"
    assert client.get(PUBLIEK + "edities/9/index.html").status_code == 404
    assert client.get(PUBLIEK + "../settings.py").status_code == 404
    assert client.post(PUBLIEK + "index.html").status_code == 405


def kort_van(site) -> set[str]:
    return {pad.split("/")[2] for pad in site if pad.endswith("overzicht.pdf")}


def test_what_is_not_published_is_not_there(periode, opslag, zonder_druk):
    """The college agreed to a second edition, but nobody published it yet."""
    publiceer(periode)
    editie = leg_vast(volgende(periode))
    site = bladen(uitgaven_van(periode.programma))
    assert editie.nummer == 2
    assert not [pad for pad in site if pad.startswith("edities/2")]
    assert Client().get(f"{PUBLIEK}edities/2/{editie.kort}/overzicht.pdf").status_code == 404


def test_of_a_withdrawn_edition_only_the_reason_is_left(edities):
    tweede = Editie.objects.get(soort="editie", nummer=2)
    adres = f"{PUBLIEK}edities/2/{tweede.kort}/overzicht.pdf"
    assert Client().get(adres).status_code == 200
    trek_in(tweede, "Er stond een naam van een inwoner in.")
    site = bladen(uitgaven_van(edities[0].programma))
    assert not [pad for pad in site if tweede.kort in pad or pad == "edities/2/verschil/index.html"]
    landing = site["edities/2/index.html"].maak().decode()
    assert "Er stond een naam van een inwoner in." in landing
    assert tweede.sha256 in landing
    assert "volgens editie 1" in site["index.html"].maak().decode()
    weg = Client().get(adres)
    assert weg.status_code == 410
    assert "Er stond een naam van een inwoner in." in weg.content.decode()


def test_a_published_file_is_given_without_asking_the_database_each_time(edities, monkeypatch):
    """Until a second has passed, in which somebody may have withdrawn the edition in another process."""
    client, editie = Client(), Editie.objects.get(soort="editie", nummer=1)
    adres = f"/sterk-voor-noord/edities/1/{editie.kort}/overzicht.json"
    klok = [100.0]
    monkeypatch.setattr("rapportage.edities.snel.time.monotonic", lambda: klok[0])

    def vragen() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(adres).status_code == 200
        return len(queries)

    assert [vragen(), vragen()] == [1, 0]
    klok[0] += 1
    assert vragen() == 1


def test_the_open_data_names_every_file_with_its_hash(site):
    gegevens = json.loads(site["gegevens/edities.json"].maak())
    assert [rij["nummer"] for rij in gegevens["edities"]] == [1, 2]
    for rij in gegevens["edities"]:
        for bestand in rij["bestanden"]:
            assert site[bestand["pad"]].sleutel == bestand["sha256"]


def test_the_team_writes_the_site_to_a_folder_and_what_did_not_change_is_left_alone(edities, tmp_path):
    def schrijf() -> str:
        uit = StringIO()
        call_command("publiceer", naar=tmp_path / "uit", stdout=uit)
        return uit.getvalue().strip()

    eerste = schrijf()
    site = Path(tmp_path / "uit" / "sterk-voor-noord")
    assert (site / "index.html").is_file()
    assert "2 edities" in eerste
    pad = next(site.glob("edities/1/*/overzicht.json"))
    inode = pad.stat().st_ino
    assert ", 0 geschreven" in schrijf()
    trek_in(Editie.objects.get(soort="editie", nummer=2), "Datalek.")
    assert " ongewijzigd" in schrijf()
    assert pad.stat().st_ino == inode
    assert not list(site.glob("edities/2/*/overzicht.json"))


def test_without_a_published_edition_there_is_no_site(noord, client, tmp_path):
    with pytest.raises(CommandError, match="nog geen editie gepubliceerd"):
        call_command("publiceer", naar=tmp_path)
    assert client.get(PUBLIEK + "index.html").status_code == 404
    assert b"nog niets gepubliceerd" in client.get("/publiek/").content


def test_a_folder_that_is_not_a_site_is_never_overwritten(edities, tmp_path):
    (tmp_path / "sterk-voor-noord").mkdir()
    (tmp_path / "sterk-voor-noord" / "belangrijk.txt").write_text("blijf")
    with pytest.raises(CommandError, match="geen site van het portaal"):
        call_command("publiceer", naar=tmp_path)
    assert (tmp_path / "sterk-voor-noord" / "belangrijk.txt").read_text() == "blijf"
