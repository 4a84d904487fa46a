"""The people of the handelingen import money as well, and a round that waits for confirmation."""

import pytest

from tests.acties.handelingen.conftest import daad, joost, samira  # noqa: F401
from tests.financien.importeren.opdrachten import ronde_met


@pytest.fixture
def ronde_van(noord, samira):  # noqa: F811
    """A round of Samira with these orders, see `ronde_met`."""

    def maak(*standen, **meer):
        return ronde_met(noord, samira, *standen, **meer)

    return maak
