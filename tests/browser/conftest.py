"""A running portal with the real data, and a real Chromium that looks at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from programma.demo import PROEFACCOUNTS
from programma.models import Rol
from tests import gereedschap
from tests.browser.chromium import startopties
from tests.eigen_database import kopie_van_de_testdatabase, opengesteld

# On a computer that does much else a page may take longer than the five seconds that are usual; how fast it is, is measured
# elsewhere.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every portal here begins as a copy of the database of the tests, so that must be there."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return startopties(gereedschap.pad("chromium"))


@contextmanager
def draaiend_portaal(var: Path, slot: DjangoDbBlocker) -> Iterator[tuple[str, dict[str, dict]]]:
    """The address of a portal with the data that tests begin with and editions, and per role the cookies of somebody.

    It is as a user has it, not as a developer; for `slot` see `kopie_van_de_testdatabase`.
    """
    gereedschap.pad("chromium")
    with kopie_van_de_testdatabase(var, slot, SFN_DEBUG="0") as eigen:
        sessies = eigen.vertel("tests.browser.voorbereiden")
        with opengesteld(eigen) as adres:
            yield adres, {rol: _toestand(sessie) for rol, sessie in sessies.items()}


@pytest.fixture(scope="session")
def _portaal(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[tuple[str, dict[str, dict]]]:
    with draaiend_portaal(tmp_path_factory.mktemp("portaal") / "var", django_db_blocker) as portaal:
        yield portaal


@pytest.fixture(scope="session")
def portaal(_portaal) -> str:
    """A portal that tests only read, so that all of them find the data of the plan, an import that waits and editions."""
    return _portaal[0]


@pytest.fixture(scope="session")
def aangemeld(_portaal) -> dict[str, dict]:
    """Per role the cookies of somebody who is signed in."""
    return _portaal[1]


def _toestand(sessie: str) -> dict:
    """What a browser remembers of somebody who signed in."""
    koekje = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": sessie,
        "domain": "127.0.0.1",
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Lax",
    }
    return {"cookies": [koekje], "origins": []}


def vul_aanmelding_in(pagina: Page, rol: Rol) -> None:
    """Sign in on the page that stands there, with the demo account of this role."""
    (account,) = (account for account in PROEFACCOUNTS if account.rol == rol)
    pagina.get_by_label("E-mailadres").fill(account.email)
    pagina.get_by_label("Wachtwoord").fill(account.wachtwoord)
    pagina.get_by_role("button", name="Log in").click()
    pagina.wait_for_url("**/sterk-voor-noord/**")
