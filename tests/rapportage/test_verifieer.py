"""`manage.py verifieer`: green as long as nothing changed, and red, with the place, after one byte anywhere."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from rapportage.edities import bewaarplaats
from rapportage.edities.manifest import sha256
from rapportage.models import Editie, Editiebestand
from rapportage.uitvoer import als_json
from rapportage.verificatie import rondes, sommen
from tests.rapportage.rondes import publiceer
from tests.rapportage.zonder_sloten import haal_alle_weg, haal_weg

pytestmark = pytest.mark.usefixtures("opslag", "zonder_druk")


@pytest.fixture
def editie(periode) -> Editie:
    return publiceer(periode)


def verifieer(*opties: str) -> list[str]:
    """The lines of the command."""
    uit, code = StringIO(), 0
    try:
        call_command("verifieer", *opties, stdout=uit)
    except SystemExit as einde:
        code = einde.code
    regels = uit.getvalue().replace("\u00a0", " ").splitlines()
    assert code == (0 if regels[-1].endswith("in orde") else 1)
    return regels


def doe(sql: str, *waarden) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)


def test_what_nobody_touched_is_in_order(editie):
    aantal = Editiebestand.objects.count()
    assert verifieer() == [f"2 edities, {aantal} bestanden: in orde"]
    assert verifieer("--programma", "sterk-voor-noord") == [f"2 edities, {aantal} bestanden: in orde"]
    with pytest.raises(CommandError, match="Er is geen programma op het adres zuid"):
        verifieer("--programma", "zuid")


def test_without_editions_everything_is_in_order(noord):
    assert verifieer() == ["0 edities, 0 bestanden: in orde"]


def test_one_flipped_byte_in_any_file_is_found_and_named(editie):
    for rij in editie.bestanden.exclude(naam="acties.csv"):
        # Whatever is the same in both lies in the store once.
        plek = bewaarplaats.pad(rij.sha256)
        goed = plek.read_bytes()
        midden = len(goed) // 2
        plek.write_bytes(goed[:midden] + bytes([goed[midden] ^ 1]) + goed[midden + 1 :])
        *fouten, laatste = verifieer()
        assert f"sterk-voor-noord, Editie 1, {rij.naam}: het bestand is veranderd." in fouten
        assert laatste.endswith((": 1 fout", f": {len(fouten)} fouten"))
        plek.write_bytes(goed)
    bewaarplaats.pad(editie.bestanden.get(naam="overzicht.pdf").sha256).unlink()
    assert "sterk-voor-noord, Editie 1, overzicht.pdf: het bestand is weg." in verifieer()


AANSLAGEN = {
    "UPDATE rapportage_editie SET inhoud = replace(inhoud, '355366.00', '355367.00')": "de inhoud past niet bij haar hash",
    "UPDATE rapportage_editie SET manifest = replace(manifest, 'Wethouder', 'Wethouden')": "het manifest past niet",
    "UPDATE rapportage_editie SET sha256 = 'f' || substr(sha256, 2)": "het manifest past niet bij de hash",
    "UPDATE rapportage_editie SET peildatum = '2024-04-02'": "de peildatum in de database",
    "UPDATE rapportage_editie SET export_op = '2024-04-02 10:00:00+00:00'": "het moment van lezen in de database",
    "UPDATE rapportage_editie SET gebouwd_op = '2024-04-02 10:00:00+00:00'": "het moment van bouwen in de database",
    "UPDATE rapportage_editie SET vorige_sha256 = 'f' WHERE volgnummer = 2": "zij verwijst niet naar de editie ervoor",
    "UPDATE rapportage_editie SET volgnummer = 3 WHERE volgnummer = 2": "maar plaats 2 is leeg",
    "UPDATE rapportage_editie SET nummer = 2 WHERE volgnummer = 2": "maar nummer 1 is overgeslagen",
    "UPDATE rapportage_editiebestand SET grootte = grootte + 1": "een andere hash of grootte dan het manifest",
    "UPDATE rapportage_editiebestand SET naam = 'x' || naam": "in het manifest, maar niet in de database",
    "DELETE FROM rapportage_editiebestand WHERE naam = 'overzicht.pdf'": "in het manifest, maar niet in de database",
    "DELETE FROM rapportage_periodegebeurtenis WHERE stap = 'akkoord'": "niet elke editie is door precies één stap",
    "UPDATE rapportage_periodegebeurtenis SET naar = 'aan_raad' WHERE stap = 'publiceer'": "kan niet van college_ingestemd",
    "UPDATE programma_rapportageperiode SET toestand = 'concept'": "de ronde staat op concept, maar de stappen leiden",
}


def test_whatever_is_changed_in_the_database_is_found(editie):
    haal_alle_weg()
    for sql, zin in AANSLAGEN.items():
        with transaction.atomic():
            doe(sql)
            assert any(zin in regel for regel in verifieer()), sql
            transaction.set_rollback(True)


def test_an_edition_that_the_portal_cannot_read_any_more_is_a_fault(editie, monkeypatch):
    monkeypatch.setattr(als_json, "SCHEMA_VERSIE", 1)
    monkeypatch.setattr("rapportage.uitvoer.uit_json.SCHEMA_VERSIE", 1)
    assert any("kan de inhoud niet lezen (Dit bestand volgt versie 2" in regel for regel in verifieer())


def test_a_missing_lock_is_a_fault(editie):
    with transaction.atomic():
        if connection.vendor == "postgresql":
            doe("SET CONSTRAINTS ALL IMMEDIATE")
        haal_weg("rapportage_editie")
        assert "De database: het slot rapportage_editie_vast_update ontbreekt." in verifieer()
        transaction.set_rollback(True)


def test_who_makes_the_hashes_fit_again_is_found_by_the_next_in_the_chain_and_by_the_sums(editie):
    """Somebody changes a figure of the collegeversie, and every hash of it."""
    haal_alle_weg()
    eerste = Editie.objects.get(volgnummer=1)
    inhoud = json.loads(eerste.inhoud)
    inhoud["jaartabel"]["regels"][0]["uitgaven"] = "1.00"
    tekst = als_json.schrijf(inhoud).decode()
    manifest = json.loads(eerste.manifest)
    manifest["inhoud_sha256"] = manifest["stempel"]["stempel"]["inhoud_sha256"] = sha256(tekst.encode())
    manifesttekst = als_json.schrijf(manifest).decode()
    doe(
        "UPDATE rapportage_editie SET inhoud = %s, inhoud_sha256 = %s, manifest = %s, sha256 = %s WHERE volgnummer = 1",
        tekst,
        manifest["inhoud_sha256"],
        manifesttekst,
        sha256(manifesttekst.encode()),
    )
    fouten = "\n".join(verifieer())
    assert "Editie 1: zij verwijst niet naar de editie ervoor." in fouten
    assert "het saldo van Programma algemeen in de jaartabel van 2024 is € 84.591, en er staat € −5.237." in fouten
    assert "overzicht.json: het bestand zegt iets anders dan de inhoud van de editie." in fouten


@pytest.fixture(scope="module")
def gelezen(overzicht) -> str:
    return als_json.schrijf(als_json.inhoud(overzicht)).decode()


@pytest.mark.parametrize(
    ("pad", "zin"),
    [
        (("jaartabel", "totaal", "beschikbaar"), "het totaal van beschikbaar in de jaartabel van 2024"),
        (("jaartabel", "bureau", "saldo"), "saldo van bureau in de jaartabel van 2024"),
        (("bijlagen", 0, "plafonds", 1, "belast"), "wat ten laste komt van opgave 2"),
        (("bijlagen", 0, "plafonds", 2, "vrij"), "wat vrij is van opgave 3"),
        (("bijlagen", 0, "plafondtotaal", "plafond"), "alle plafonds samen"),
        (("bijlagen", 0, "opgaven", 0, "programma"), "programma van opgave 1"),
        (("bijlagen", 0, "opgaven", 0, "acties", 0, "programma", 0, "bedrag"), "programma van opgave 1"),
        (("bijlagen", 0, "programma"), "het programmageld van de acties en van de plafonds"),
        (("bijlagen", 0, "plafonddelen", 0, "toegekend"), "wat per aard is toegekend aan opgave 1"),
    ],
)
def test_a_sum_that_does_not_tie_is_told(gelezen, pad, zin):
    inhoud = json.loads(gelezen)
    assert list(sommen.in_json(inhoud)) == []
    plek = inhoud
    for stap in pad[:-1]:
        plek = plek[stap]
    plek[pad[-1]] = "1.23"
    assert any(wat.startswith(zin) and "1,23" in wat for wat in sommen.in_json(inhoud)), list(sommen.in_json(inhoud))


def test_a_round_that_skipped_a_step_is_told():
    assert list(rondes.gebreken("concept", [], {})) == []
    assert list(rondes.gebreken("gepubliceerd", [], {})) == [
        "de ronde staat op gepubliceerd, maar de stappen leiden naar concept.",
        "de ronde is vastgesteld, maar er is geen editie.",
    ]
