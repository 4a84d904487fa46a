"""`manage.py start`: what stops it is one Dutch sentence, and what does not stop it gives a page."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db import ConnectionHandler, connection
from django.db.migrations.recorder import MigrationRecorder

from sfn_portal import omgeving, opstarten, statisch, system
from sfn_portal.system import Stop
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def bezette_poort():
    """A port on which another program of Karim is listening."""
    with socket.socket() as ander:
        ander.bind(("127.0.0.1", 0))
        ander.listen()
        yield ander.getsockname()[1]


@pytest.fixture
def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


def start(map_: Path, **variabelen: str) -> dict:
    """How somebody starts the portal with everything it writes in `map_`: arguments for subprocess."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("SFN_", "DATABASE_URL"))}
    eigen |= {"SFN_DEMO": "1", "SFN_VAR": str(map_ / "var"), "DATABASE_URL": "", **variabelen}
    return {"args": [sys.executable, "manage.py", "start"], "cwd": ROOT, "env": eigen, "text": True}


def fout(map_: Path, **variabelen: str) -> str:
    """What somebody reads when the start fails: exit code 1, and one line on standard error."""
    uitkomst = subprocess.run(**start(map_, **variabelen), capture_output=True, check=False)
    assert (uitkomst.returncode, uitkomst.stdout) == (1, "")
    (regel,) = uitkomst.stderr.splitlines()
    return regel


def eerste_scherm(map_: Path, poort: int) -> str:
    """Start, fetch a page as soon as the address is printed, stop; returns everything that stood on the screen."""
    pijp = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(**start(map_, PORT=str(poort)), **pijp) as server:
        scherm = ""
        for regel in server.stdout:
            scherm += regel
            if "http://" in regel:
                break
        try:
            assert f"http://127.0.0.1:{poort}/" in scherm
            with urlopen(f"http://127.0.0.1:{poort}/", timeout=60) as antwoord:
                assert "<h1" in antwoord.read().decode()
        finally:
            server.send_signal(signal.SIGTERM)
            scherm += server.stdout.read()
    assert server.returncode == 0
    return scherm


@pytest.mark.alleen_sqlite
def test_karim_gets_his_first_page_and_a_second_start_changes_nothing(tmp_path, vrije_poort):
    eerste, tweede = (eerste_scherm(tmp_path, vrije_poort) for _ in range(2))
    assert "56 acties" in eerste
    assert "56 acties" not in tweede
    assert "Database bijwerken" not in tweede
    for scherm in (eerste, tweede):
        assert "wethouder@noord.example" in scherm
        assert "Traceback" not in scherm


@pytest.mark.alleen_sqlite
def test_karim_has_another_program_on_the_port(tmp_path, bezette_poort):
    regel = fout(tmp_path, PORT=str(bezette_poort))
    assert regel.startswith(f"Fout: Poort {bezette_poort} is al bezet")
    assert regel.endswith(f"make start PORT={bezette_poort + 1 if bezette_poort < 65535 else 8001}")


@pytest.mark.parametrize("waarde", ["acht", "0", "-1", "70000", "80.5", "²"])
def test_karim_types_a_port_that_does_not_exist(waarde):
    with pytest.raises(Stop, match="is geen poort"):
        opstarten.gekozen_poort(waarde)


@pytest.mark.alleen_sqlite
def test_karim_has_a_text_file_where_the_database_should_be(tmp_path, vrije_poort):
    bestand = tmp_path / "portaal.sqlite3"
    bestand.write_text("Dit is een boodschappenlijst en geen database.\n" * 100)
    regel = fout(tmp_path, PORT=str(vrije_poort), DATABASE_URL=f"sqlite:///{bestand}")
    assert regel.startswith(f"Fout: De database {bestand} is beschadigd")
    assert "reservekopie" in regel
    assert "boodschappenlijst" in bestand.read_text()


@pytest.fixture
def stop_bij(django_db_blocker):
    """Check the database at a DATABASE_URL; returns the sentence of the Stop."""

    def controleer(adres: str, monkeypatch: pytest.MonkeyPatch) -> str:
        monkeypatch.setenv("DATABASE_URL", adres)
        verbindingen = ConnectionHandler({"default": omgeving.database("DATABASE_URL", var=Path("/nergens"))})
        with django_db_blocker.unblock(), pytest.raises(Stop) as stop:
            opstarten.controleer_database(verbindingen["default"])
        verbindingen.close_all()
        return str(stop.value)

    return controleer


@pytest.mark.alleen_sqlite
def test_a_database_with_a_damaged_page_is_recognised(tmp_path, stop_bij, monkeypatch):
    bestand = tmp_path / "portaal.sqlite3"
    with closing(sqlite3.connect(bestand)) as database:
        database.execute("CREATE TABLE acties (nummer PRIMARY KEY, titel)")
        database.executemany("INSERT INTO acties VALUES (?, ?)", [(nummer, "titel " * 40) for nummer in range(500)])
        database.commit()
    inhoud = bytearray(bestand.read_bytes())
    inhoud[8192:12288] = bytes(range(256)) * 16
    bestand.write_bytes(inhoud)
    assert "is beschadigd" in stop_bij(f"sqlite:///{bestand}", monkeypatch)


@pytest.mark.alleen_sqlite
def test_a_database_in_a_folder_that_cannot_exist_names_the_folder(tmp_path, stop_bij, monkeypatch):
    (tmp_path / "bestand").touch()
    zin = stop_bij(f"sqlite:///{tmp_path}/bestand/map/portaal.sqlite3", monkeypatch)
    assert zin.startswith(f"De map {tmp_path}/bestand/map voor de database kan niet worden gemaakt")


@pytest.mark.alleen_sqlite
def test_sanne_may_not_write_beside_the_database(tmp_path, stop_bij, monkeypatch):
    monkeypatch.setattr(opstarten.os, "access", lambda pad, recht: not recht & os.W_OK)
    zin = stop_bij(f"sqlite:///{tmp_path}/portaal.sqlite3", monkeypatch)
    assert zin.startswith(f"In de map {tmp_path} van de database mag deze gebruiker niet schrijven.")


@pytest.mark.alleen_sqlite
def test_somebody_else_holds_the_database(tmp_path):
    assert "is in gebruik door een ander programma" in opstarten.onleesbaar(tmp_path / "x", "database is locked")


def test_a_database_of_a_newer_portal_is_left_alone(db, monkeypatch):
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda recorder: {("programma", "9999_later"): None})
    with pytest.raises(Stop, match=r"nieuwere versie van het portaal \(stap programma.9999_later is hier onbekend\)"):
        opstarten.te_doen(connection)


def test_a_database_that_is_up_to_date_needs_nothing(db):
    assert opstarten.te_doen(connection) == 0


@pytest.mark.alleen_sqlite
def test_joke_reads_what_is_wrong_with_her_postgresql_and_never_the_password(stop_bij, monkeypatch):
    with postgres.server(password="goed-geheim") as adres:
        zinnen = {
            "wachtwoord": stop_bij(adres.replace("goed-geheim", "fout-geheim"), monkeypatch),
            "database": stop_bij(adres.replace("/postgres?", "/sfn?"), monkeypatch),
            "gebruiker": stop_bij(adres.replace("//postgres:", "//niemand:"), monkeypatch),
        }
    zinnen["gestopt"] = stop_bij(adres, monkeypatch)
    computer = adres.rpartition("=")[2]
    assert zinnen["wachtwoord"].startswith(
        f"De database postgres op {computer} weigert de gebruiker of het wachtwoord."
    )
    assert zinnen["gebruiker"] == zinnen["wachtwoord"]
    assert zinnen["database"].startswith(f"De server op {computer} heeft geen database sfn.")
    assert zinnen["gestopt"].startswith(f"De database postgres op {computer} antwoordt niet.")
    assert not [zin for zin in zinnen.values() if "geheim" in zin]


@pytest.mark.alleen_sqlite
def test_joke_names_a_server_that_is_not_there(tmp_path, vrije_poort):
    adres = f"postgresql://joke:geheim@127.0.0.1:{vrije_poort}/sfn"
    assert fout(tmp_path, PORT=str(vrije_poort), DATABASE_URL=adres) == (
        f"Fout: De database sfn op 127.0.0.1, poort {vrije_poort}, antwoordt niet. "
        "Start de databaseserver of verbeter DATABASE_URL."
    )


@pytest.mark.alleen_sqlite
def test_joke_names_a_kind_of_database_that_the_portal_does_not_know(tmp_path):
    assert fout(tmp_path, DATABASE_URL="mysql://joke:geheim@localhost/sfn").startswith("Fout: DATABASE_URL begint niet")


def test_sanne_misses_a_library_of_the_pdf(monkeypatch):
    monkeypatch.setattr(system, "missing_libraries", lambda: {"libpango-1.0.so.0": "libpango-1.0-0"})
    with pytest.raises(Stop, match=r"^Op deze computer ontbreekt libpango-1\.0\.so\.0\."):
        opstarten.controleer_bibliotheken()


def test_static_files_are_gathered_again_only_when_one_changed(tmp_path, settings):
    bron = tmp_path / "bron"
    bron.mkdir()
    (bron / "portaal.css").write_text("body { color: black }")
    settings.DEBUG = False
    settings.VAR, settings.STATIC_ROOT = tmp_path, tmp_path / "statisch"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [bron]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    assert [statisch.verzamel(), statisch.verzamel()] == [True, False]
    (bron / "portaal.css").write_text("body { color: darkblue }")
    assert [statisch.verzamel(), statisch.verzamel()] == [True, False]
    assert len(list((tmp_path / "statisch").glob("portaal.*.css"))) == 2
