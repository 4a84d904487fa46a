"""Somebody of the programmateam, and a moment."""

from datetime import UTC, datetime

import pytest

from programma.models import Gebruiker
from programma.vastleggen import Daad

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 2, 3, 9, 31, tzinfo=UTC)


@pytest.fixture
def samira(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")


@pytest.fixture
def joost(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("joost@noord.example", None, naam="Joost")


@pytest.fixture
def daad(samira) -> Daad:
    """Samira acts, with a reason."""
    return Daad(samira, NU, "Afgesproken in het overleg")
