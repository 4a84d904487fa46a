"""A portal with a database of its own, for processes that the test cannot share its transaction with, or will kill."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

WORTEL = Path(settings.BASE_DIR)


@dataclass(frozen=True)
class EigenPortaal:
    """The environment variables of its processes; `var` is its folder."""

    omgeving: dict[str, str]
    var: Path

    def zeg(self, *woorden: str) -> str:
        """What Python with these words prints; it must succeed."""
        opdracht = [sys.executable, *woorden]
        pijp = {"stdout": subprocess.PIPE, "text": True}
        return subprocess.run(opdracht, cwd=WORTEL, env=self.omgeving, check=True, **pijp).stdout

    def vertel(self, module: str) -> Any:
        """What `main()` of this module of the tests prints as JSON, with Django ready."""
        return json.loads(self.zeg("-c", f"import django; django.setup(); from {module} import main; main()"))

    def start(self, *woorden: str, **opties) -> subprocess.Popen:
        """Python with these words, in the environment of the portal."""
        return subprocess.Popen([sys.executable, *woorden], cwd=WORTEL, env=self.omgeving, **opties)

    @contextmanager
    def gesprek(self, code: str) -> Iterator[subprocess.Popen]:
        """Python that runs `code`, reads orders from us and answers, a line each; it ends when we do."""
        pijpen = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with self.start("-c", code, **pijpen) as proces:
            yield proces
            proces.stdin.close()

    def vraag(self, sql: str) -> list[tuple]:
        """What the database answers to somebody from outside."""
        if url := self.omgeving.get("DATABASE_URL"):
            with psycopg.connect(url) as database:
                return database.execute(sql).fetchall()
        (bestand,) = self.var.glob("*.sqlite3")
        with closing(sqlite3.connect(bestand)) as database:
            return database.execute(sql).fetchall()


def beveel(proces: subprocess.Popen, opdracht: str, geduld: float | None) -> tuple[float, str]:
    """Give an order that a child of `proces` carries out, whose number is its first answer: its last answer, and the seconds it took.

    With `geduld` the child is killed after so many seconds.
    """
    proces.stdin.write(f"{opdracht}\n")
    proces.stdin.flush()
    kind = int(proces.stdout.readline())
    begin = time.monotonic()
    if geduld is not None:
        time.sleep(geduld)
        # It may have been done already.
        with suppress(ProcessLookupError):
            os.kill(kind, signal.SIGKILL)
    antwoord = proces.stdout.readline()
    return time.monotonic() - begin, antwoord


@contextmanager
def kopie_van_de_testdatabase(var: Path, slot: DjangoDbBlocker, **instellingen: str) -> Iterator[EigenPortaal]:
    """A portal in the empty folder `var`, on a copy of what every test begins with. `instellingen` are for its environment.

    Nobody can sign in there with a password (see tests.aanmelden). `slot` is what pytest keeps the database of the tests behind; call
    this where no test is in its transaction.
    """
    with slot.unblock():
        if connection.vendor == "postgresql":
            # Who copies a database must be alone in it.
            connection.close()
            with _nieuw(var, instellingen, connection.settings_dict["NAME"]) as portaal:
                yield portaal
            return
        with _nieuw(var, instellingen, "") as portaal:
            with closing(sqlite3.connect(var / "portaal.sqlite3")) as kopie:
                connection.ensure_connection()
                connection.connection.backup(kopie)
            yield portaal


@contextmanager
def opengesteld(portaal: EigenPortaal, toepassing: str = "sfn_portal.wsgi") -> Iterator[str]:
    """The address of the portal, served by as many processes and threads as `make start` has."""
    # It asks for models: who imports this module may still have to make Django ready.
    from sfn_portal.management.commands.start import GUNICORN

    with socket.socket() as deur:
        deur.bind(("127.0.0.1", 0))
        adres = f"127.0.0.1:{deur.getsockname()[1]}"
    server = portaal.start("-m", "gunicorn", *GUNICORN, "--bind", adres, toepassing, start_new_session=True)
    try:
        wacht_op(f"http://{adres}/inloggen", server)
        yield f"http://{adres}"
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wacht_op(pagina: str, server: subprocess.Popen) -> None:
    """Come back as soon as `server` gives this page."""
    for _ in range(600):
        try:
            urlopen(pagina).close()
            return
        except URLError:
            assert server.poll() is None, "the server stopped"
            time.sleep(0.1)
    raise AssertionError(f"{pagina} did not come within a minute")


@contextmanager
def _nieuw(var: Path, instellingen: dict[str, str], sjabloon: str) -> Iterator[EigenPortaal]:
    """With a database that is a copy of `sjabloon` on a server, and is not there yet on SQLite."""
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("SFN_", "DATABASE_URL"))}
    schoon |= {"SFN_DEMO": "1", "SFN_VAR": str(var), "DJANGO_SETTINGS_MODULE": "sfn_portal.settings", **instellingen}
    (var / "statisch").mkdir(parents=True)
    if not (url := os.environ.get("DATABASE_URL")):
        yield EigenPortaal(schoon, var)
        return
    naam = f"eigen_{os.getpid()}_{var.name}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {naam} TEMPLATE {sjabloon}")
        try:
            yield EigenPortaal(schoon | {"DATABASE_URL": url.replace("/postgres?", f"/{naam}?")}, var)
        finally:
            server.execute(f"DROP DATABASE {naam} WITH (FORCE)")
