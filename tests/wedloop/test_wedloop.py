"""No update is lost when eight people edit one cell at once, and the test would notice if one were."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from programma.demo import PROEFACCOUNTS
from programma.models import Rol
from tests.eigen_database import WORTEL, EigenPortaal, eigen_portaal

REDACTEUREN = 8
KEREN = 8
ACCOUNTS = [account for account in PROEFACCOUNTS if account.rol in (Rol.PROGRAMMATEAM, Rol.BEHEERDER)]


@pytest.fixture(scope="module")
def eigen(tmp_path_factory) -> Iterator[EigenPortaal]:
    """A portal with a database of its own, of the kind that the suite runs on."""
    with eigen_portaal(tmp_path_factory.mktemp("wedloop") / "var", SFN_DEBUG="1") as portaal:
        yield portaal


@contextmanager
def portaal(eigen: EigenPortaal, toepassing: str) -> Iterator[str]:
    """The address of the portal, served by as many processes and threads as `make start` has."""
    with socket.socket() as deur:
        deur.bind(("127.0.0.1", 0))
        poort = deur.getsockname()[1]
    opdracht = ["-m", "gunicorn", "-k", "gthread", "-w", "2", "--threads", "8", "--preload", "--no-control-socket"]
    server = eigen.start(
        *opdracht, "--bind", f"127.0.0.1:{poort}", "--log-level", "error", toepassing, start_new_session=True
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


def bedrag(eigen: EigenPortaal) -> int:
    """The amount of the cell, read from the database itself."""
    ((bedrag,),) = eigen.vraag(
        "SELECT bedrag FROM acties_financiering WHERE bron <> 'programma' "
        "AND actie_id = (SELECT id FROM acties_actie WHERE slug = 'bondgenoten')"
    )
    return int(bedrag)


def test_eight_editors_lose_no_update_and_without_the_check_they_lose_many(eigen):
    begin = bedrag(eigen)
    with portaal(eigen, "sfn_portal.wsgi") as adres:
        gelukt, botsingen = wedloop(adres)
    eind = bedrag(eigen)
    assert gelukt == REDACTEUREN * KEREN
    assert botsingen > 0, "they never met: the race was none"
    assert eind - begin == gelukt, f"{gelukt - (eind - begin)} updates are lost"

    # The negative control: the same race with the check switched off.
    with portaal(eigen, "tests.wedloop.zonder_controle") as adres:
        gelukt, _ = wedloop(adres)
    verloren = gelukt - (bedrag(eigen) - eind)
    assert gelukt == REDACTEUREN * KEREN
    assert verloren > gelukt // 4, f"only {verloren} of {gelukt} updates are lost without the check"
