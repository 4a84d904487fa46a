"""The people of the handelingen import money as well, and a round that waits for confirmation."""

import pytest

from financien.handelingen.import_terug import maak_import_ongedaan
from financien.handelingen.importeren import voer_import_uit
from programma.importeren.soorten import SOORTEN, Importsoort
from tests.acties.handelingen.conftest import daad, joost, samira  # noqa: F401
from tests.financien.importeren.opdrachten import ronde_met


@pytest.fixture
def ronde_van(noord, samira, monkeypatch):  # noqa: F811
    """A round of Samira with these orders, see `ronde_met`."""
    soort = Importsoort("financien", "Stand", "standen", "", None, voer_import_uit, maak_import_ongedaan)
    monkeypatch.setitem(SOORTEN, "financien", soort)

    def maak(*standen, **meer):
        return ronde_met(noord, samira, *standen, **meer)

    return maak
