"""The road of a round, out of its steps alone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from programma.periodekeuzes import Periodesoort, Periodetoestand
from rapportage.ronde.stappen import OP_NAAM, STAPPEN, Stapnaam
from rapportage.ronde.stapwoorden import BESLUITVELDEN, GEDAAN, UITLEG
from rapportage.ronde.weg import aan_zet, haltes, vooruit, weg

pytestmark = pytest.mark.zonder_database
T, S = Periodetoestand, Stapnaam


@dataclass
class Gebeurd:
    stap: str
    van: str
    naar: str
    moment: datetime = datetime(2026, 11, 23, tzinfo=UTC)
    actor_naam: str = "Programmateam"
    reden: str = ""
    datum: date | None = None
    nummer: str = ""


def gelopen(*namen: Stapnaam) -> list[Gebeurd]:
    van, rijen = T.CONCEPT, []
    for naam in namen:
        rijen.append(Gebeurd(naam, van, OP_NAAM[naam].naar))
        van = OP_NAAM[naam].naar
    return rijen


@pytest.mark.parametrize("soort", list(Periodesoort))
def test_every_round_can_be_walked_to_the_raad_with_its_steps_forward(soort):
    toestand, gezet = T.CONCEPT, []
    while stap := vooruit(toestand, soort):
        gezet.append(stap.naam)
        toestand = stap.naar
    assert toestand == T.AAN_RAAD
    assert [stap.naar for stap in map(OP_NAAM.get, gezet)] == list(weg(soort)[1:])
    assert (S.COLLEGE in gezet) == (soort == Periodesoort.REGULIER) != (S.MANDAAT in gezet)


def test_the_road_tells_what_is_done_where_the_round_is_and_who_comes_next():
    rijen = gelopen(S.AMBTELIJK_AKKOORD)
    stand = haltes(Periodesoort.REGULIER, T.AMBTELIJK_AKKOORD, rijen)
    assert [halte.plek for halte in stand] == ["gedaan", "nu", "straks", "straks", "straks", "straks"]
    assert [halte.wie for halte in stand][1:4] == ["het programmateam", "de portefeuillehouder", "het programmateam"]
    assert stand[1].gebeurtenis is rijen[0]
    assert aan_zet(T.AMBTELIJK_AKKOORD, Periodesoort.REGULIER) == "de portefeuillehouder"
    assert aan_zet(T.AAN_RAAD, Periodesoort.REGULIER) == ""


def test_a_round_that_went_back_shows_only_what_still_counts():
    rijen = gelopen(S.AMBTELIJK_AKKOORD, S.TERUG)
    stand = haltes(Periodesoort.REGULIER, T.CONCEPT, rijen)
    assert [halte.gebeurtenis for halte in stand] == [rijen[1], *[None] * 5]
    assert stand[0].terug == "Teruggestuurd door de portefeuillehouder"


def test_an_edition_that_was_withdrawn_leaves_the_road_as_it_is():
    rijen = gelopen(S.AMBTELIJK_AKKOORD, S.AKKOORD, S.COLLEGE, S.PUBLICEER)
    ingetrokken = Gebeurd(S.TREK_IN, T.GEPUBLICEERD, T.GEPUBLICEERD)
    stand = haltes(Periodesoort.REGULIER, T.GEPUBLICEERD, [*rijen, ingetrokken])
    assert stand[4].gebeurtenis is rijen[3]


def test_every_step_says_what_it_does_and_how_its_besluit_is_called():
    eigen = {stap.naam for stap in STAPPEN} - {S.ERRATUM}
    assert set(UITLEG) == set(GEDAAN) == eigen
    assert set(BESLUITVELDEN) == {stap.naam for stap in STAPPEN if stap.besluit}
