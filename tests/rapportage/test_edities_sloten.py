"""What was frozen is locked in the database itself: SQL that goes round the portal is refused, on both databases."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, transaction

from rapportage.edities import sloten
from rapportage.models import Editie
from sfn_portal import opstarten
from sfn_portal.system import Stop
from tests import editiefabriek
from tests.eigen_database import kopie_van_de_testdatabase
from tests.rapportage.zonder_sloten import haal_alle_weg, haal_weg, kijk_naar_verwijzingen

TABELLEN = {
    "rapportage_editie": "inhoud",
    "rapportage_editiebestand": "mime",
    "rapportage_periodegebeurtenis": "reden",
}
PROEF = "import django; django.setup(); from tests.rapportage.slotproef import main; main()"

tabellen = pytest.mark.parametrize("tabel", TABELLEN)


@pytest.fixture(autouse=True)
def _edities(opslag, noord):
    editiefabriek.edities()
    kijk_naar_verwijzingen("IMMEDIATE")


def doe(sql: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def aanslagen(tabel: str) -> list[str]:
    """Statements that change or remove rows that are there."""
    kolom = TABELLEN[tabel]
    gewoon = [f"UPDATE {tabel} SET {kolom} = 'anders'", f"DELETE FROM {tabel}"]
    if connection.vendor == "postgresql":
        return [*gewoon, f"TRUNCATE {tabel} CASCADE"]
    return [*gewoon, f"INSERT OR REPLACE INTO {tabel} SELECT * FROM {tabel}"]


@tabellen
def test_rows_that_were_frozen_are_not_changed_removed_or_replaced(tabel):
    for sql in aanslagen(tabel):
        with pytest.raises(IntegrityError, match=r"verandert nooit|staat vast"):
            doe(sql)


@tabellen
def test_without_the_locks_every_one_of_them_succeeds(tabel):
    """The negative control; emptying a table also empties what refers to it, so all of them are open here."""
    haal_alle_weg()
    for sql in aanslagen(tabel):
        with transaction.atomic():
            # What refers to a row is looked at when the transaction ends, and this one is taken back.
            kijk_naar_verwijzingen("DEFERRED")
            assert doe(sql) != 0
            transaction.set_rollback(True)


@pytest.mark.alleen_sqlite
@pytest.mark.parametrize("eigen", ["sha256", "programma_id, volgnummer", "programma_id, nummer"])
def test_nothing_takes_the_place_of_an_edition_under_another_key(eigen):
    """SQLite removes whatever is in the way of a row that replaces, without a word to a trigger."""
    anders = {
        "id": "id + 100",
        "sha256": "'f' || sha256",
        "volgnummer": "volgnummer + 100",
        "vorige_sha256": "'anders'",
    }
    anders |= {"nummer": "nummer + 100"}
    kolommen = [veld.column for veld in Editie._meta.concrete_fields]
    waarden = [naam if naam in eigen.split(", ") else anders.get(naam, naam) for naam in kolommen]
    with pytest.raises(IntegrityError, match="verandert nooit"):
        doe(
            f"INSERT OR REPLACE INTO rapportage_editie ({', '.join(kolommen)}) SELECT {', '.join(waarden)} FROM rapportage_editie"
        )


def test_an_empty_table_can_be_emptied():
    """As Django does after a test that has no transaction."""
    haal_weg("rapportage_editiebestand")
    doe("DELETE FROM rapportage_editiebestand")
    sloten.zet(connection)
    doe(
        "TRUNCATE rapportage_editiebestand"
        if connection.vendor == "postgresql"
        else "DELETE FROM rapportage_editiebestand"
    )


@tabellen
def test_a_missing_lock_is_told_by_the_check_and_keeps_the_portal_closed(tabel):
    call_command("check", databases=["default"])
    opstarten.controleer_sloten(connection)
    haal_weg(tabel)
    assert len(sloten.ontbrekend(connection)) == 3
    with pytest.raises(SystemCheckError, match=f"ontbreken in de database: {tabel}_vast_update"):
        call_command("check", databases=["default"])
    with pytest.raises(Stop, match=f"zoals {tabel}_vast_update"):
        opstarten.controleer_sloten(connection)
    sloten.zet(connection)
    assert sloten.ontbrekend(connection) == []


def test_a_lock_that_refuses_nothing_is_no_lock():
    haal_weg("rapportage_editie")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sloten.zet(connection)
            cursor.execute("ALTER TABLE rapportage_editie DISABLE TRIGGER rapportage_editie_vast_update")
        else:
            sloten.zet(connection)
            cursor.execute("DROP TRIGGER rapportage_editie_vast_update")
            cursor.execute(
                "CREATE TRIGGER rapportage_editie_vast_update BEFORE UPDATE ON rapportage_editie BEGIN SELECT 1; END"
            )
    assert sloten.ontbrekend(connection) == ["rapportage_editie_vast_update"]
    sloten.zet(connection)
    assert sloten.ontbrekend(connection) == []


@pytest.fixture(scope="module")
def eigen_portaal(django_db_setup, django_db_blocker, tmp_path_factory):
    with kopie_van_de_testdatabase(tmp_path_factory.mktemp("slot") / "migratie", django_db_blocker) as eigen:
        yield eigen


def test_the_locks_are_back_after_a_migration_that_makes_the_table_anew(eigen_portaal):
    proces = eigen_portaal.start("-c", PROEF, stdout=-1, text=True)
    zonder, met = json.loads(proces.communicate()[0])
    assert met == []
    # PostgreSQL alters the table that is there; SQLite makes another one, and that has no lock until the portal sets it.
    assert len(zonder) == (0 if connection.vendor == "postgresql" else 3)
