"""Two published editions of the real programme, and the site that anybody may read."""

import pytest

from programma.models import Rapportageperiode
from rapportage.publiek.blad import Blad
from rapportage.publiek.bladen import bladen
from rapportage.publiek.uitgavenlezen import uitgaven_van
from tests.rapportage.rondes import publiceer, volgende


@pytest.fixture
def edities(periode, opslag, zonder_druk) -> tuple[Rapportageperiode, Rapportageperiode]:
    """The rounds of the two editions that were published."""
    publiceer(periode)
    tweede = volgende(periode)
    publiceer(tweede)
    return periode, tweede


@pytest.fixture
def site(edities) -> dict[str, Blad]:
    return bladen(uitgaven_van(edities[0].programma))
