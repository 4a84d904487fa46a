"""A running portal, as `make start` serves it, and a real Chromium that looks at it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from programma.demo import PROEFACCOUNTS, Proefaccount
from tests import gereedschap
from tests.browser.chromium import startopties
from tests.fabriek import IMPORTBESTAND

WORTEL = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return startopties(gereedschap.pad("chromium"))


@contextmanager
def draaiend_portaal(map_: Path) -> Iterator[str]:
    """The address of a portal with the real data on an embedded database of its own, in the empty folder `map_`."""
    gereedschap.pad("chromium")
    with socket.socket() as deur:
        deur.bind(("127.0.0.1", 0))
        poort = deur.getsockname()[1]
    omgeving = _omgeving(map_) | {"PORT": str(poort)}
    logboek = (map_ / "logboek").open("w+")
    proces = subprocess.Popen(
        [sys.executable, "manage.py", "start"], cwd=WORTEL, env=omgeving, stdout=logboek, stderr=logboek
    )
    try:
        adres = f"http://127.0.0.1:{poort}"
        for _ in range(600):
            try:
                urlopen(adres)
                break
            except URLError:
                assert proces.poll() is None, Path(logboek.name).read_text()
                time.sleep(0.1)
        yield adres
    finally:
        proces.terminate()
        proces.wait(timeout=20)
        logboek.close()


def _omgeving(map_: Path) -> dict[str, str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("SFN_", "DATABASE_URL"))}
    return schoon | {"SFN_DEMO": "1", "SFN_VAR": str(map_ / "var")}


@pytest.fixture(scope="session")
def portaal(tmp_path_factory) -> Iterator[str]:
    """A portal that tests only read, so that all of them find the data of the plan."""
    map_ = tmp_path_factory.mktemp("portaal")
    with draaiend_portaal(map_) as adres:
        opdracht = (
            "import django; django.setup(); from tests.fabriek import bericht, importprofiel; importprofiel(); "
            "bericht(); from tests.editiefabriek import edities; edities()"
        )
        instellingen = {"DJANGO_SETTINGS_MODULE": "sfn_portal.settings"}
        subprocess.run([sys.executable, "-c", opdracht], cwd=WORTEL, env=_omgeving(map_) | instellingen, check=True)
        yield adres


@pytest.fixture(scope="session")
def aangemeld(browser, portaal) -> dict[str, dict]:
    """Per role the cookies of somebody who signed in through the page."""
    toestanden = {account.rol.value: meld_aan(browser, portaal, account) for account in PROEFACCOUNTS}
    _importeer(browser, portaal, toestanden["programmateam"])
    _bewaar_verkenning(browser, portaal, toestanden["programmateam"])
    return toestanden


def meld_aan(browser, adres: str, account: Proefaccount) -> dict:
    """The cookies of `account` after signing in through the page."""
    context = browser.new_context(base_url=adres)
    pagina = context.new_page()
    pagina.goto("/inloggen")
    pagina.get_by_label("E-mailadres").fill(account.email)
    pagina.get_by_label("Wachtwoord").fill(account.wachtwoord)
    pagina.get_by_role("button", name="Log in").click()
    pagina.wait_for_url("**/sterk-voor-noord/**")
    toestand = context.storage_state()
    context.close()
    return toestand


def _importeer(browser, adres: str, toestand: dict) -> None:
    """The first round of this portal: the example of the pages about an import."""
    context = browser.new_context(base_url=adres, storage_state=toestand)
    pagina = context.new_page()
    pagina.goto("/sterk-voor-noord/importeren/?soort=acties")
    bestand = {"name": "acties.csv", "mimeType": "text/csv", "buffer": IMPORTBESTAND}
    pagina.get_by_label("Bestand", exact=True).set_input_files(bestand)
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    pagina.get_by_role("heading", name="Dit zou er veranderen").wait_for()
    context.close()


def _bewaar_verkenning(browser, adres: str, toestand: dict) -> None:
    """The first what-if of this portal: the example of the pages about one that was kept."""
    context = browser.new_context(base_url=adres, storage_state=toestand)
    pagina = context.new_page()
    pagina.goto("/sterk-voor-noord/financien/verkenning/bewaren/?uit=3.05")
    pagina.get_by_label("Naam").fill("Zonder Frisolaan")
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.get_by_role("heading", name="Zonder Frisolaan").wait_for()
    context.close()
