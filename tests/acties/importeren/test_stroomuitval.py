"""The power fails while an import is carried out: everything of it is there afterwards, or nothing."""

import signal
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.eigen_database import EigenPortaal, kopie_van_de_testdatabase

ACTIES = 400
MEER = (
    "import django; django.setup()\n"
    "from programma.models import Uitvoeringsplan\nfrom tests.fabriek import veel_acties\n"
    f"veel_acties(Uitvoeringsplan.objects.get(slug='2025-2026'), {ACTIES - 56})"
)

# For the database that is copied; the test itself does nothing in it.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def portaal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[EigenPortaal]:
    """A portal of its own with `ACTIES` acties."""
    map_ = tmp_path_factory.mktemp("stroom") / "acties"
    with kopie_van_de_testdatabase(map_, django_db_blocker) as eigen:
        assert eigen.start("-c", MEER).wait() == 0
        yield eigen


def stand(portaal: EigenPortaal) -> tuple[list[tuple], int]:
    """The acties and the number of changes by an import, at one moment: a server may still be busy with who was killed."""
    gedaan = "(SELECT count(*) FROM programma_wijziging WHERE handeling = 'geimporteerd')"
    rijen = portaal.vraag(f"SELECT nummer, titel, versie, {gedaan} FROM acties_actie ORDER BY id")
    return [tuple(actie) for *actie, _ in rijen], rijen[0][-1]


def test_a_killed_import_leaves_everything_or_nothing(portaal, tmp_path):
    voor, _ = stand(portaal)
    assert len(voor) == ACTIES
    pad = tmp_path / "acties.csv"
    pad.write_text("nummer;versie;titel\n" + "".join(f"{nummer};1;Anders {nummer}\n" for nummer, _, _ in voor))
    uitkomsten = set()
    for geduld in (0.05, 0.2, 0.4, 0.8, None):
        proces = portaal.start(
            "manage.py", "importeer", "acties", str(pad), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if geduld is not None:
            _wacht_op_vergelijken(proces)
            time.sleep(geduld)
            proces.send_signal(signal.SIGKILL)
        proces.wait(timeout=60)
        proces.stderr.close()
        na, wijzigingen = stand(portaal)
        gewijzigd = sum(oud != nieuw for oud, nieuw in zip(voor, na, strict=True))
        uitkomsten.add(gewijzigd)
        assert gewijzigd in (0, ACTIES)
        assert wijzigingen == gewijzigd
        if gewijzigd:
            break
    assert ACTIES in uitkomsten


def _wacht_op_vergelijken(proces: subprocess.Popen) -> None:
    """Until the preview is made: what comes then is carrying it out."""
    for regel in proces.stderr:
        if regel.startswith(b"Vergelijken"):
            return
