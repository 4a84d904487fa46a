"""Reading a round waits for no thread: the database of a test is not there for another."""

import pytest

from programma.importeren.lezen import lees_ronde


@pytest.fixture
def meteen(monkeypatch) -> None:
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)
