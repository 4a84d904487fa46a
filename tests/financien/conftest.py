"""Sanne of the programmateam, who keeps the money, and the year as she keeps it."""

from datetime import UTC, datetime

import pytest

from programma.models import Gebruiker, Rol
from programma.vastleggen import Daad
from tests.financien.geldjaar import heel_jaar

NU = datetime(2024, 10, 7, 9, 30, tzinfo=UTC)


@pytest.fixture
def sanne(noord) -> Gebruiker:
    return Gebruiker.objects.get(deelnames__rol=Rol.PROGRAMMATEAM)


@pytest.fixture
def daad(sanne) -> Daad:
    """Sanne acts, and says why."""
    return Daad(sanne, NU, "Zo staat het in de administratie")


@pytest.fixture
def jaar(noord, daad) -> None:
    """2024 with four peildata."""
    heel_jaar(noord, daad)
