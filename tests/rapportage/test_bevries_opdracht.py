"""`manage.py bevries`: a round from concept to an edition without the screens, by those whose step it is."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rapportage.models import Editie
from rapportage.pdf import PdfFout
from tests.rapportage.rondes import weerleg_alles

TEAM, WETHOUDER = "programmateam@noord.example", "Wethouder@noord.example"
pytestmark = pytest.mark.usefixtures("opslag", "zonder_druk")


def bevries(stap: str, door: str = TEAM, **opties: str) -> str:
    uit = StringIO()
    call_command("bevries", stap=stap, door=door, stdout=uit, **opties)
    return uit.getvalue()


def test_a_round_is_frozen_step_by_step_and_verified(periode):
    weerleg_alles(periode)
    assert bevries("ambtelijk_akkoord").endswith("Ambtelijk akkoord gegeven\n")
    assert "De PDF maken" in bevries("akkoord", WETHOUDER)
    editie = bevries("college", datum="17 november 2026", nummer="2026/0417", periode="2024-04")
    assert editie.splitlines()[-1] == f"Editie 1: {Editie.objects.get(soort='editie').sha256}"
    bevries("publiceer", programma="sterk-voor-noord")
    uit = StringIO()
    call_command("verifieer", stdout=uit)
    assert uit.getvalue().endswith(" in orde\n")


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        ({"door": WETHOUDER}, "Wethouder@noord.example mag deze stap niet zetten."),
        ({"door": "niemand@noord.example"}, "niemand@noord.example mag deze stap niet zetten."),
        ({"programma": "zuid"}, "Dat programma is er niet."),
        ({"periode": "1999-01"}, "Die rapportageperiode is er niet."),
        ({"stap": "publiceer"}, "Deze stap kan nu niet: de ronde staat op ‘Concept’."),
        ({"stap": "college", "datum": "morgen", "nummer": "1"}, "morgen"),
    ],
)
def test_what_cannot_be_is_told_in_dutch(periode, opties, zin):
    with pytest.raises(CommandError, match=zin):
        bevries(**{"stap": "ambtelijk_akkoord"} | opties)


def test_without_a_pdf_nothing_is_frozen(periode, monkeypatch):
    def geen(*_):
        raise PdfFout("De pdf-maker start niet op tijd.")

    monkeypatch.setattr("rapportage.edities.bestanden.als_pdf.maak", geen)
    weerleg_alles(periode)
    bevries("ambtelijk_akkoord")
    with pytest.raises(CommandError, match="De PDF is niet gemaakt"):
        bevries("akkoord", WETHOUDER)
    assert not Editie.objects.exists()
