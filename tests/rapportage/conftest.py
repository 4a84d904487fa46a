"""The programma-overzicht of the real programme, composed once, at moments that are always the same."""

from datetime import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from programma.models import Rapportageperiode
from programma.opmaak import AMSTERDAM
from rapportage.edities import achtergrond
from rapportage.gegevens import Overzicht
from rapportage.handelingen.bevriezen import doe_bevriezing
from rapportage.overzicht import stel_samen

NU = datetime(2026, 11, 23, 9, 15, 0, tzinfo=AMSTERDAM)
GEBOUWD_OP = datetime(2026, 11, 23, 9, 15, 7, tzinfo=AMSTERDAM)


@pytest.fixture
def periode(noord) -> Rapportageperiode:
    return Rapportageperiode.objects.select_related("programma").get(programma=noord, slug="2024-04")


@pytest.fixture(scope="session")
def overzicht(django_db_setup, django_db_blocker) -> Overzicht:
    """Plain data, so it may outlive the transaction of a test."""
    with django_db_blocker.unblock():
        periode = Rapportageperiode.objects.select_related("programma").get(slug="2024-04")
        return stel_samen(periode, nu=NU)


@pytest.fixture
def gebouwd_op() -> datetime:
    return GEBOUWD_OP


@pytest.fixture
def nu() -> datetime:
    return NU


@pytest.fixture
def opslag(settings, tmp_path) -> Path:
    """The files of editions lie in a folder of this test."""
    settings.VAR = tmp_path
    return tmp_path / "edities"


@pytest.fixture
def zonder_druk(monkeypatch) -> None:
    """Freezing takes two seconds, almost all of it for the PDF; who does not look at the PDF does without."""
    monkeypatch.setattr("rapportage.edities.bestanden.als_pdf.maak", lambda overzicht, stempel: b"%PDF-1.7 proef\n")


@pytest.fixture(autouse=True)
def _zonder_draad(monkeypatch) -> None:
    """A thread does not see what a test wrote in its transaction: who asks for a freeze waits for it here."""
    monkeypatch.setattr(
        achtergrond,
        "vries_in_achtergrond",
        lambda sleutel, opdracht: doe_bevriezing(sleutel, opdracht, timezone.now),
    )
