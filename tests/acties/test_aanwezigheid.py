"""“Wordt nu ook bewerkt door …”: who sees whom, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest

from acties.aanwezigheid import anderen_aan, klaar_met_bewerken, meld_bewerking
from acties.models import Actie, Bewerking
from programma.models import Gebruiker

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
MINUUT = timedelta(minutes=1)


@pytest.fixture
def samira(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")


@pytest.fixture
def joost(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("joost@noord.example", None, naam="Joost")


@pytest.fixture
def woonfraude(noord) -> Actie:
    return Actie.objects.get(slug="aanpak-woonfraude")


def test_joost_sees_that_samira_is_at_work_and_samira_does_not_see_herself(woonfraude, samira, joost):
    meld_bewerking(woonfraude, samira, NU)
    assert anderen_aan(woonfraude, joost, NU) == ["Samira"]
    assert anderen_aan(woonfraude, samira, NU) == []


def test_who_is_not_heard_of_for_two_minutes_is_gone_and_who_renews_stays(woonfraude, samira, joost):
    meld_bewerking(woonfraude, samira, NU)
    assert anderen_aan(woonfraude, joost, NU + 2 * MINUUT) == []
    meld_bewerking(woonfraude, samira, NU + MINUUT)
    assert anderen_aan(woonfraude, joost, NU + 2 * MINUUT) == ["Samira"]
    assert Bewerking.objects.count() == 1


def test_who_is_done_is_gone_at_once(woonfraude, samira, joost):
    meld_bewerking(woonfraude.pk, samira, NU)
    klaar_met_bewerken(woonfraude.pk, samira)
    assert anderen_aan(woonfraude.pk, joost, NU) == []


def test_another_actie_is_another_matter(woonfraude, samira, joost):
    ander = Actie.objects.exclude(pk=woonfraude.pk).first()
    meld_bewerking(ander, samira, NU)
    assert anderen_aan(woonfraude, joost, NU) == []
