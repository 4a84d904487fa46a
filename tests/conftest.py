"""The cast and the data of the tests: the real programme, loaded once, and one signed-in person per role."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import Template
from django.test import Client
from django.test.utils import instrumented_test_render

from programma.models import Programma, Rol
from tests.aanmelden import aangemeld
from tests.fabriek import bericht, importprofiel, importronde, verkenning

# Before the test environment of Django replaces it.
MAAK_OP = Template._render

# The real one is slow on purpose, and every account that a test makes would pay for it.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _zonder_afschrift(django_test_environment) -> None:
    """Django keeps a copy of the context of every template, of which a page has hundreds, for `answer.context`."""
    Template._render = MAAK_OP


@pytest.fixture
def met_context(monkeypatch) -> None:
    """For a test that looks at `answer.context`."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database holds the real programme, an import that waits, a profile, a what-if and a message.

    Every test works in a transaction.
    """
    with django_db_blocker.unblock():
        call_command("laad", stdout=StringIO())
        importronde()
        importprofiel()
        verkenning()
        bericht()


@pytest.fixture
def noord(db) -> Programma:
    """The programme Sterk voor Noord with all its data."""
    return Programma.objects.get(slug="sterk-voor-noord")


@pytest.fixture
def programmateam(noord) -> Client:
    return aangemeld(Rol.PROGRAMMATEAM)


@pytest.fixture
def wethouder(noord) -> Client:
    return aangemeld(Rol.WETHOUDER)


@pytest.fixture
def bestuurslid(noord) -> Client:
    return aangemeld(Rol.BESTUURSLID)


@pytest.fixture
def partner(noord) -> Client:
    """Somebody of Stichting Studielokalen."""
    return aangemeld(Rol.PARTNER)


@pytest.fixture
def lezer(noord) -> Client:
    return aangemeld(Rol.LEZER)


@pytest.fixture
def beheerder(noord) -> Client:
    return aangemeld(Rol.BEHEERDER)
