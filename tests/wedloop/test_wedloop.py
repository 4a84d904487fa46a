"""No update is lost when eight people edit one cell at once, and the test would notice if one were."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings

from programma.demo import PROEFACCOUNTS
from programma.models import Rol

WORTEL = Path(settings.BASE_DIR)
REDACTEUREN = 8
KEREN = 8
ACCOUNTS = [account for account in PROEFACCOUNTS if account.rol in (Rol.PROGRAMMATEAM, Rol.BEHEERDER)]


@pytest.fixture(scope="module")
def omgeving(tmp_path_factory) -> Iterator[dict[str, str]]:
    """The environment of a portal with a database of its own, of the kind that the suite runs on."""
    gewoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("SFN_", "DATABASE_URL"))}
    var = tmp_path_factory.mktemp("wedloop")
    gewoon |= {"SFN_DEMO": "1", "SFN_DEBUG": "1", "SFN_VAR": str(var)}
    (var / "statisch").mkdir()
    if not (url := os.environ.get("DATABASE_URL")):
        _vul(gewoon)
        yield gewoon
        return
    naam = f"wedloop_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {naam}")
        try:
            gewoon["DATABASE_URL"] = url.replace("/postgres?", f"/{naam}?")
            _vul(gewoon)
            yield gewoon
        finally:
            server.execute(f"DROP DATABASE {naam} WITH (FORCE)")


def _vul(omgeving: dict[str, str]) -> None:
    for opdracht in (["migrate", "-v0"], ["laad"]):
        subprocess.run(
            [sys.executable, "manage.py", *opdracht], cwd=WORTEL, env=omgeving, check=True, capture_output=True
        )


@contextmanager
def portaal(omgeving: dict[str, str], toepassing: str) -> Iterator[str]:
    """The address of the portal, served by as many processes and threads as `make start` has."""
    with socket.socket() as deur:
        deur.bind(("127.0.0.1", 0))
        poort = deur.getsockname()[1]
    opdracht = ["-m", "gunicorn", "-k", "gthread", "-w", "2", "--threads", "8", "--preload", "--no-control-socket"]
    server = subprocess.Popen(
        [sys.executable, *opdracht, "--bind", f"127.0.0.1:{poort}", "--log-level", "error", toepassing],
        cwd=WORTEL,
        env=omgeving | {"DJANGO_SETTINGS_MODULE": "sfn_portal.settings"},
        start_new_session=True,
    )
    try:
        for _ in range(300):
            try:
                urlopen(f"http://127.0.0.1:{poort}/inloggen").close()
                break
            except URLError:
                assert server.poll() is None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{poort}"
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wedloop(adres: str) -> tuple[int, int]:
    """How often the eight editors succeeded, and how often one of them found that somebody was first."""
    redacteuren = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.wedloop.redacteur", adres, account.email, account.wachtwoord, str(KEREN)],
            cwd=WORTEL,
            stdout=subprocess.PIPE,
            text=True,
        )
        for account in (ACCOUNTS[nummer % len(ACCOUNTS)] for nummer in range(REDACTEUREN))
    ]
    uitkomsten = [redacteur.communicate(timeout=120)[0] for redacteur in redacteuren]
    assert all(redacteur.returncode == 0 for redacteur in redacteuren)
    paren = [tuple(map(int, uitkomst.split())) for uitkomst in uitkomsten]
    return sum(gelukt for gelukt, _ in paren), sum(botsingen for _, botsingen in paren)


def bedrag(omgeving: dict[str, str]) -> int:
    """The amount of the cell, read from the database itself."""
    vraag = (
        "from acties.models import Financiering; "
        "print(int(Financiering.objects.exclude(bron='programma').get(actie__slug='bondgenoten').bedrag))"
    )
    opdracht = [sys.executable, "manage.py", "shell", "-v0", "-c", vraag]
    uitvoer = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, capture_output=True, text=True)
    return int(uitvoer.stdout.split()[-1])


def test_eight_editors_lose_no_update_and_without_the_check_they_lose_many(omgeving):
    begin = bedrag(omgeving)
    with portaal(omgeving, "sfn_portal.wsgi") as adres:
        gelukt, botsingen = wedloop(adres)
    eind = bedrag(omgeving)
    assert gelukt == REDACTEUREN * KEREN
    assert botsingen > 0, "they never met: the race was none"
    assert eind - begin == gelukt, f"{gelukt - (eind - begin)} updates are lost"

    # The negative control: the same race with the check switched off.
    with portaal(omgeving, "tests.wedloop.zonder_controle") as adres:
        gelukt, _ = wedloop(adres)
    verloren = gelukt - (bedrag(omgeving) - eind)
    assert gelukt == REDACTEUREN * KEREN
    assert verloren > gelukt // 4, f"only {verloren} of {gelukt} updates are lost without the check"
