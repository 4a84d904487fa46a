"""The people who manage a programme, and a moment."""

from datetime import UTC, datetime

import pytest

from programma.models import Deelname, Gebruiker, Partner, Programma, Rol
from programma.vastleggen import Daad

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)


def maak_deelname(programma: Programma, naam: str, rol: Rol, partner: str = "") -> Deelname:
    """Somebody with a password and a role in `programma`."""
    email = f"{naam.lower()}@gemeente.example"
    gebruiker = Gebruiker.objects.filter(email=email).first() or Gebruiker.objects.create_user(
        email, "een lang wachtwoord", naam=naam
    )
    organisatie = Partner.objects.get(naam=partner) if partner else None
    return Deelname.objects.create(gebruiker=gebruiker, programma=programma, rol=rol, partner=organisatie)


@pytest.fixture
def fatima(noord) -> Deelname:
    """Fatima is the only beheerder of Noord: the demo account of that role is set inactive."""
    Gebruiker.objects.filter(deelnames__programma=noord, deelnames__rol=Rol.BEHEERDER).update(is_active=False)
    return maak_deelname(noord, "Fatima", Rol.BEHEERDER)


@pytest.fixture
def joost(noord) -> Deelname:
    """Joost is of the programmateam."""
    return maak_deelname(noord, "Joost", Rol.PROGRAMMATEAM)


@pytest.fixture
def daad(fatima) -> Daad:
    """Fatima acts."""
    return Daad(fatima.gebruiker, NU)


@pytest.fixture
def zuid(db) -> Programma:
    """Another programme of the same municipality."""
    return Programma.objects.create(
        slug="zuid", naam="Zuid", gemeente="Gemeente Leidschendam-Voorburg", van_jaar=2025, tot_jaar=2030, ambitie="…"
    )
