"""No update is lost when eight people edit one cell at once, and the test would notice if one were."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice

import pytest

from programma.models import Rol
from tests.eigen_database import WORTEL, EigenPortaal, kopie_van_de_testdatabase, opengesteld

REDACTEUREN = 8
KEREN = 8


# For the database that is copied; the test itself does nothing in it.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def eigen(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[EigenPortaal]:
    """A portal with a database of its own, of the kind that the suite runs on."""
    with kopie_van_de_testdatabase(
        tmp_path_factory.mktemp("wedloop") / "var", django_db_blocker, SFN_DEBUG="1"
    ) as portaal:
        yield portaal


def wedloop(adres: str, sessies: list[str]) -> tuple[int, int]:
    """How often the eight editors succeeded, and how often one of them found that somebody was first."""
    redacteuren = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.wedloop.redacteur", adres, sessie, str(KEREN)],
            cwd=WORTEL,
            stdout=subprocess.PIPE,
            text=True,
        )
        for sessie in islice(cycle(sessies), REDACTEUREN)
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
    aangemeld = eigen.vertel("tests.aanmelden")
    sessies = [aangemeld[Rol.PROGRAMMATEAM], aangemeld[Rol.BEHEERDER]]
    with opengesteld(eigen) as adres:
        gelukt, botsingen = wedloop(adres, sessies)
    eind = bedrag(eigen)
    assert gelukt == REDACTEUREN * KEREN
    assert botsingen > 0, "they never met: the race was none"
    assert eind - begin == gelukt, f"{gelukt - (eind - begin)} updates are lost"

    # The negative control: the same race with the check switched off.
    with opengesteld(eigen, "tests.wedloop.zonder_controle") as adres:
        gelukt, _ = wedloop(adres, sessies)
    verloren = gelukt - (bedrag(eigen) - eind)
    assert gelukt == REDACTEUREN * KEREN
    assert verloren > gelukt // 4, f"only {verloren} of {gelukt} updates are lost without the check"
