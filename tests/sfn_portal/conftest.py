"""Tests of every address: those of an edition get one to be of."""

import pytest

from tests import editiefabriek


@pytest.fixture
def edities(db):
    return editiefabriek.edities()


@pytest.fixture(autouse=True)
def _editie_van_het_adres(request):
    """Only where the address asks for it: making them takes longer than most of these tests."""
    adres = request.node.callspec.params.get("adres") if hasattr(request.node, "callspec") else None
    if adres is not None and adres.van_editie:
        request.getfixturevalue("edities")
