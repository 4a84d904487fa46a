"""The power fails while an import is carried out: everything of it is there afterwards, or nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[3]
ACTIES = 400


@pytest.fixture
def portaal(tmp_path) -> dict[str, str]:
    """The environment of a portal of its own, with `ACTIES` acties on an SQLite file."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in ("DATABASE_URL", "SFN_VAR")}
    omgeving |= {"SFN_DEMO": "1", "SFN_VAR": str(tmp_path / "var"), "PYTHONPATH": str(WORTEL)}
    (tmp_path / "var").mkdir()
    for opdracht in (["migrate", "-v0"], ["laad"]):
        subprocess.run(
            [sys.executable, "manage.py", *opdracht], cwd=WORTEL, env=omgeving, check=True, capture_output=True
        )
    meer = (
        "import django; django.setup()\n"
        "from programma.models import Uitvoeringsplan\nfrom tests.fabriek import veel_acties\n"
        f"veel_acties(Uitvoeringsplan.objects.get(slug='2025-2026'), {ACTIES - 56})"
    )
    omgeving["DJANGO_SETTINGS_MODULE"] = "sfn_portal.settings"
    subprocess.run([sys.executable, "-c", meer], cwd=WORTEL, env=omgeving, check=True, capture_output=True)
    return omgeving


def titels(omgeving: dict[str, str]) -> list[tuple]:
    (bestand,) = Path(omgeving["SFN_VAR"]).glob("*.sqlite3")
    with sqlite3.connect(bestand) as database:
        return database.execute("SELECT nummer, titel, versie FROM acties_actie ORDER BY id").fetchall()


def wijzigingen(omgeving: dict[str, str]) -> int:
    (bestand,) = Path(omgeving["SFN_VAR"]).glob("*.sqlite3")
    with sqlite3.connect(bestand) as database:
        vraag = "SELECT count(*) FROM programma_wijziging WHERE handeling = 'geimporteerd'"
        return database.execute(vraag).fetchone()[0]


def test_a_killed_import_leaves_everything_or_nothing(portaal, tmp_path):
    voor = titels(portaal)
    assert len(voor) == ACTIES
    pad = tmp_path / "acties.csv"
    pad.write_text("nummer;versie;titel\n" + "".join(f"{nummer};1;Anders {nummer}\n" for nummer, _, _ in voor))
    uitkomsten = set()
    for geduld in (0.05, 0.2, 0.4, 0.8, None):
        proces = subprocess.Popen(
            [sys.executable, "manage.py", "importeer", "acties", str(pad)],
            cwd=WORTEL,
            env=portaal,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if geduld is not None:
            _wacht_op_vergelijken(proces)
            time.sleep(geduld)
            proces.send_signal(signal.SIGKILL)
        proces.wait(timeout=60)
        proces.stderr.close()
        na = titels(portaal)
        gewijzigd = sum(oud != nieuw for oud, nieuw in zip(voor, na, strict=True))
        uitkomsten.add(gewijzigd)
        assert gewijzigd in (0, ACTIES)
        assert wijzigingen(portaal) == gewijzigd
        if gewijzigd:
            break
    assert ACTIES in uitkomsten


def _wacht_op_vergelijken(proces: subprocess.Popen) -> None:
    """Until the preview is made: what comes then is carrying it out."""
    for regel in proces.stderr:
        if regel.startswith(b"Vergelijken"):
            return
