"""The power fails while a ledger is imported: everything of it is there afterwards, or nothing, on both databases."""

import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from random import Random
from typing import NamedTuple

import pytest

from tests.eigen_database import EigenPortaal, beveel, kopie_van_de_testdatabase
from tests.financien.importeren.importproces import EERSTE

RIJEN = 3_000
KEREN = 10
# From here on the imports without a transaction are numbered.
ZONDER = 100
START = "import django; django.setup(); from tests.financien.importeren.importproces import main; main({rijen}, {vanaf}, los={los})"


class Spoor(NamedTuple):
    """What one import left in the database, counted; `ronde` is the state of its round."""

    ronde: str
    standen: int
    historie: int
    regels: int
    posten: int
    profielen: int
    gebruikt: int
    wijzigingen: int


NIETS = Spoor("voorbeeld", 0, 0, 0, 0, 0, 0, 0)
ALLES = Spoor("bevestigd", 3, 3, RIJEN, 1, 1, 1, 4)

# For the database that is copied; the test itself does nothing in it.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def portaal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[EigenPortaal]:
    map_ = tmp_path_factory.mktemp("stroom") / "grootboek"
    with kopie_van_de_testdatabase(map_, django_db_blocker) as eigen:
        yield eigen


def importproces(portaal: EigenPortaal, vanaf: int, *, los: bool) -> AbstractContextManager[subprocess.Popen]:
    return portaal.gesprek(START.format(rijen=RIJEN, vanaf=vanaf, los=los))


def importeer(proces: subprocess.Popen, geduld: float | None) -> float:
    """One import, killed after `geduld` seconds; returns how long it was carried out."""
    duur, antwoord = beveel(proces, "importeer", geduld)
    assert antwoord == "weg\n"
    return duur


def spoor(portaal: EigenPortaal, nummer: int) -> Spoor:
    """What the import with this number left, at one moment: a server may still be at the last word of who was killed."""
    dag = (EERSTE + timedelta(days=nummer)).isoformat()
    ronde = f"FROM programma_importronde WHERE bestandsnaam = '{nummer}.csv'"
    van_ronde = f"importronde_id = (SELECT id {ronde})"
    waar = {
        "financien_stand": f"peildatum = '{dag}'",
        "financien_standhistorie": f"peildatum = '{dag}'",
        "financien_grootboekregel": van_ronde,
        "financien_budgetpost": f"naam = 'Nieuw {nummer}'",
        "financien_importprofiel": f"naam = 'Profiel {nummer}'",
        "financien_importprofiel_rondes": van_ronde,
        "programma_wijziging": f"{van_ronde} OR onderwerp = 'Profiel {nummer}'",
    }
    aantallen = [f"(SELECT count(*) FROM {tabel} WHERE {deel})" for tabel, deel in waar.items()]
    ((*geteld,),) = portaal.vraag(f"SELECT {', '.join([f'(SELECT toestand {ronde})', *aantallen])}")
    return Spoor(*geteld)


@pytest.mark.parametrize("zaad", [4])
def test_a_killed_import_of_a_ledger_leaves_everything_or_nothing(portaal, zaad):
    toeval = Random(zaad)
    with importproces(portaal, 0, los=False) as proces:
        duur = importeer(proces, None)
        assert spoor(portaal, 0) == ALLES
        sporen = set()
        for nummer in range(1, KEREN + 1):
            importeer(proces, toeval.uniform(0, duur))
            sporen.add(spoor(portaal, nummer))
    assert NIETS in sporen
    assert sporen <= {ALLES, NIETS}


@pytest.mark.parametrize("zaad", [4])
def test_without_a_transaction_a_killed_import_is_found_half_done(portaal, zaad):
    """The negative control: what the other test looks for does happen."""
    toeval = Random(zaad)
    with importproces(portaal, ZONDER, los=True) as proces:
        duur = importeer(proces, None)
        assert spoor(portaal, ZONDER) == ALLES
        for nummer in range(ZONDER + 1, ZONDER + KEREN + 1):
            importeer(proces, toeval.uniform(0, duur))
            if spoor(portaal, nummer) not in (ALLES, NIETS):
                return
    pytest.fail("no import was found half done")
