"""The power fails while a round is frozen: it is frozen afterwards, or it is not; and nobody writes in between."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from random import Random

import pytest
from django.db import connection

from tests.eigen_database import EigenPortaal, beveel, kopie_van_de_testdatabase

KEREN = 8
BEGIN = "import django; django.setup(); from tests.rapportage import vriesproces; vriesproces."

# For the database that is copied; the tests themselves do nothing in it.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def portaal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[EigenPortaal]:
    with kopie_van_de_testdatabase(tmp_path_factory.mktemp("stroom") / "vriezen", django_db_blocker) as eigen:
        yield eigen


@pytest.fixture(scope="module")
def stuk_portaal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[EigenPortaal]:
    """For what leaves its database half done."""
    with kopie_van_de_testdatabase(tmp_path_factory.mktemp("stroom") / "stuk", django_db_blocker) as eigen:
        yield eigen


def vriesproces(portaal: EigenPortaal, *, los: bool) -> AbstractContextManager[subprocess.Popen]:
    return portaal.gesprek(f"{BEGIN}main(los={los})")


def bevries(proces: subprocess.Popen, geduld: float | None) -> tuple[float, int, list[str]]:
    """One freeze, killed after `geduld` seconds: how long it took, how many editions there are, and what is wrong."""
    duur, antwoord = beveel(proces, "bevries", geduld)
    aantal, fouten = json.loads(antwoord)
    return duur, aantal, fouten


@pytest.mark.parametrize("zaad", [7])
def test_a_killed_freeze_leaves_the_round_before_it_or_after_it(portaal, zaad):
    toeval, bevroren, gebleven = Random(zaad), 1, 0
    with vriesproces(portaal, los=False) as proces:
        duur, *eerst = bevries(proces, None)
        assert eerst == [1, []]
        for _ in range(KEREN):
            _, aantal, fouten = bevries(proces, toeval.uniform(0, duur))
            assert fouten == []
            assert aantal in (bevroren, bevroren + 1)
            gebleven += aantal == bevroren
            bevroren = aantal
    assert gebleven


@pytest.mark.parametrize("zaad", [7])
def test_without_a_transaction_a_killed_freeze_is_found_half_done(stuk_portaal, zaad):
    """The negative control: what the other test looks for does happen."""
    toeval = Random(zaad)
    with vriesproces(stuk_portaal, los=True) as proces:
        duur, *eerst = bevries(proces, None)
        assert eerst == [1, []]
        for _ in range(2 * KEREN):
            # The rows come last.
            if bevries(proces, toeval.uniform(duur / 2, duur))[2]:
                return
    pytest.fail("no freeze was found half done")


@pytest.mark.parametrize(("vast", "veranderd"), [(True, "0"), (False, "56")])
def test_what_somebody_writes_meanwhile_is_in_the_overview_nowhere(portaal, vast, veranderd):
    """And without that care, as the negative control, in what is read after it. SQLite lets nobody write meanwhile."""
    if connection.vendor != "postgresql":
        return
    proces = portaal.start(
        "-c", f"{BEGIN}stel_samen_terwijl_iemand_schrijft(vast={vast})", stdout=subprocess.PIPE, text=True
    )
    assert proces.communicate()[0].strip() == veranderd
