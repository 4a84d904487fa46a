"""A bad setting stops the start with one Dutch sentence that names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from sfn_portal import omgeving


@pytest.mark.parametrize(("waarde", "verwacht"), [("1", True), ("ja", True), ("0", False), ("nee", False), ("", False)])
def test_yes_and_no(monkeypatch, waarde, verwacht):
    monkeypatch.setenv("SFN_DEMO", waarde)
    assert omgeving.ja_of_nee("SFN_DEMO", standaard=True) is verwacht


def test_something_else_than_yes_or_no_is_refused(monkeypatch):
    monkeypatch.setenv("SFN_DEMO", "misschien")
    with pytest.raises(ImproperlyConfigured, match=r"SFN_DEMO='misschien' begrijpt het portaal niet"):
        omgeving.ja_of_nee("SFN_DEMO", standaard=False)


def test_without_demo_mode_a_key_is_required(monkeypatch, tmp_path):
    monkeypatch.delenv("SFN_SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SFN_SECRET_KEY ontbreekt"):
        omgeving.sleutel("SFN_SECRET_KEY", proef=False, var=tmp_path)
    monkeypatch.setenv("SFN_SECRET_KEY", "kort")
    with pytest.raises(ImproperlyConfigured, match="te kort"):
        omgeving.sleutel("SFN_SECRET_KEY", proef=False, var=tmp_path)


def test_in_demo_mode_the_key_is_made_once_and_only_the_owner_reads_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SFN_SECRET_KEY", raising=False)
    eerste = omgeving.sleutel("SFN_SECRET_KEY", proef=True, var=tmp_path)
    assert len(eerste) >= 50
    assert omgeving.sleutel("SFN_SECRET_KEY", proef=True, var=tmp_path) == eerste
    assert [pad.name for pad in tmp_path.iterdir()] == ["sleutel"]
    assert (tmp_path / "sleutel").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("url", "reden"),
    [
        ("mysql://computer/noord", "begint niet met postgresql://"),
        ("noord.sqlite3", "begint niet met postgresql://"),
        ("postgresql://computer", "noemt geen database"),
        ("postgresql://gebruiker@computer:geen-poort/noord", "is geen geldig adres"),
    ],
)
def test_a_wrong_database_address_is_refused(monkeypatch, tmp_path, url, reden):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_URL {reden}"):
        omgeving.database("DATABASE_URL", var=tmp_path)


def test_the_embedded_database_is_the_default(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    instellingen = omgeving.database("DATABASE_URL", var=tmp_path)
    assert instellingen["NAME"] == str(tmp_path / "portaal.sqlite3")
    assert instellingen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.alleen_sqlite
def test_the_embedded_database_keeps_what_is_saved(db):
    from django.db import connection

    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)


def test_postgresql_gets_its_limits(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://sfn:geheim@databank:5433/noord")
    instellingen = omgeving.database("DATABASE_URL", var=tmp_path)
    assert instellingen["PORT"] == 5433
    assert "statement_timeout=15s" in instellingen["OPTIONS"]["options"]


def test_a_file_in_the_place_of_a_folder_is_refused(monkeypatch, tmp_path):
    (tmp_path / "var").write_text("")
    monkeypatch.setenv("SFN_VAR", str(tmp_path / "var"))
    with pytest.raises(ImproperlyConfigured, match="geen map"):
        omgeving.map_pad("SFN_VAR", standaard=tmp_path)
