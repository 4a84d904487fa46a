"""A round of the real programme from concept to edition: what is frozen is what was there, twice the same."""

import json
from pathlib import Path

import jsonschema
import pytest

from acties.models import Actie
from programma.handelingen.weigering import Geweigerd
from programma.versies import VersieBotsing
from rapportage.edities import bewaarplaats, manifest
from rapportage.edities.lezen import overzicht_van
from rapportage.models import Editie
from rapportage.ronde.stappen import OP_NAAM, STAPPEN, Stapnaam
from rapportage.uitvoer import als_json, uit_json
from tests.rapportage.rondes import leg_vast, weerleg_alles, zet

MONSTERS = Path(__file__).parent / "monsters"
SCHEMA_MAP = Path(__file__).parents[2] / "rapportage" / "schema"
pytestmark = pytest.mark.usefixtures("opslag", "zonder_druk")


def test_the_college_gets_a_version_and_agrees_to_exactly_that(periode):
    editie = leg_vast(periode)
    collegeversie = Editie.objects.get(soort="collegeversie")
    assert (collegeversie.volgnummer, editie.volgnummer, editie.nummer) == (1, 2, 1)
    assert editie.vorige_sha256 == collegeversie.sha256
    assert editie.inhoud_sha256 == collegeversie.inhoud_sha256
    assert editie.sha256 != collegeversie.sha256


def test_what_the_team_changes_after_the_wethouder_agreed_is_not_in_the_edition(periode):
    weerleg_alles(periode)
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    zet(periode, Stapnaam.AKKOORD)
    Actie.objects.update(titel="Heel iets anders")
    editie = zet(periode, Stapnaam.COLLEGE)
    assert "Heel iets anders" not in editie.inhoud


def test_every_file_of_an_edition_is_in_the_store_and_in_the_manifest(periode):
    editie = leg_vast(periode)
    in_manifest = json.loads(editie.manifest)["bestanden"]
    assert {rij.naam for rij in editie.bestanden.all()} == set(in_manifest) > {"overzicht.html", "overzicht.pdf"}
    for rij in editie.bestanden.all():
        assert manifest.sha256(bewaarplaats.lees(rij.sha256)) == rij.sha256 == in_manifest[rij.naam]["sha256"]
    assert manifest.sha256(editie.manifest.encode()) == editie.sha256


def test_anybody_can_compute_the_hash_of_the_content_from_the_json(periode):
    editie = leg_vast(periode)
    bestand = json.loads(bewaarplaats.lees(editie.bestanden.get(naam="overzicht.json").sha256))
    kaal = {naam: waarde for naam, waarde in bestand.items() if naam not in als_json.KOP}
    assert manifest.sha256(als_json.schrijf(kaal)) == editie.inhoud_sha256 == bestand["stempel"]["inhoud_sha256"]
    assert bestand["toestand"] == "vastgesteld"
    assert bestand["stempel"]["besluit"] == {
        "orgaan": "College van burgemeester en wethouders",
        "datum": "2026-11-17",
        "nummer": "2026/0417",
    }
    assert uit_json.lees_stempel(bestand).goedgekeurd_door == "Wethouder"


def test_an_edition_is_read_back_as_what_was_written_down(periode):
    editie = leg_vast(periode)
    terug = als_json.schrijf(als_json.inhoud(overzicht_van(editie)))
    assert terug.decode() == editie.inhoud


def test_an_open_contradiction_keeps_a_period_from_being_frozen(periode):
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    with pytest.raises(Geweigerd, match="Programma algemeen een saldo van"):
        zet(periode, Stapnaam.AKKOORD)
    periode.refresh_from_db()
    assert periode.toestand == "ambtelijk_akkoord"
    assert not Editie.objects.exists()


def test_of_two_who_take_a_step_the_second_is_told(periode):
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    periode.versie -= 1
    periode.toestand = "concept"
    with pytest.raises(VersieBotsing):
        zet(periode, Stapnaam.AMBTELIJK_AKKOORD)


@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.naam.value)
def test_a_step_is_refused_from_every_state_that_is_not_its_own(periode, stap):
    assert stap is OP_NAAM[stap.naam]
    for toestand, _ in type(periode)._meta.get_field("toestand").choices:
        if toestand not in stap.van:
            periode.toestand = toestand
            with pytest.raises(Geweigerd):
                zet(periode, stap.naam)


def test_an_overview_of_an_older_schema_is_read_as_one_of_now(overzicht):
    oud = json.loads((MONSTERS / "overzicht-1.json").read_text())
    nieuw = uit_json.lees(oud)
    assert nieuw.bijlagen[0].plafondtotaal == overzicht.bijlagen[0].plafondtotaal
    assert nieuw.bijlagen[0].aantal == 56
    schema = json.loads((SCHEMA_MAP / "overzicht-2.json").read_text())
    jsonschema.validate(
        {**als_json.inhoud(nieuw), "toestand": "concept", "gebouwd_op": oud["gebouwd_op"], "stempel": None}, schema
    )
    with pytest.raises(uit_json.OnbekendSchema, match="versie 99"):
        uit_json.lees({"schema_versie": 99})
