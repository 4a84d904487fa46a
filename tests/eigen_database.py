"""A portal with a database of its own, for processes that the test cannot share its transaction with, or will kill."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

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

    def doe(self, *opdracht: str) -> None:
        """Run `manage.py` with these words; it must succeed."""
        subprocess.run(
            [sys.executable, "manage.py", *opdracht], cwd=WORTEL, env=self.omgeving, check=True, capture_output=True
        )

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
def eigen_portaal(var: Path, **instellingen: str) -> Iterator[EigenPortaal]:
    """A portal with the real data in the empty folder `var`, on a database of the kind that the suite runs on."""
    with _nieuw(var, instellingen, "template1") as portaal:
        portaal.doe("migrate", "-v0")
        portaal.doe("laad")
        yield portaal


@contextmanager
def kopie_van_de_testdatabase(var: Path, slot: DjangoDbBlocker) -> Iterator[EigenPortaal]:
    """The same, some seconds sooner: with what every test begins with. Nobody can sign in.

    `slot` is what pytest keeps the database of the tests behind; call it where no test is in its transaction.
    """
    with slot.unblock():
        if connection.vendor == "postgresql":
            # Who copies a database must be alone in it.
            connection.close()
            with _nieuw(var, {}, connection.settings_dict["NAME"]) as portaal:
                yield portaal
            return
        with _nieuw(var, {}, "") as portaal:
            with closing(sqlite3.connect(var / "portaal.sqlite3")) as kopie:
                connection.ensure_connection()
                connection.connection.backup(kopie)
            yield portaal


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
