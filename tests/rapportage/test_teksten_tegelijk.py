"""People who write texts of a round at the same moment: nobody's words are lost, and the round closes when it closes."""

import pytest

from tests.acties.tegelijk import uitkomsten

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def uitkomst(django_db_setup, django_db_blocker, tmp_path_factory) -> dict[str, list[list[str]]]:
    """Everything that was tried, on a database of its own beside that of the tests."""
    map_ = tmp_path_factory.mktemp("tegelijk") / "teksten"
    return uitkomsten("tests.rapportage.teksten_tegelijk", map_, django_db_blocker)


def test_of_two_who_write_the_same_text_one_succeeds_and_the_other_is_told(uitkomst):
    for een, ander, bewaard in uitkomst["zelfde tekst"]:
        assert sorted([een, ander]) == ["VersieBotsing", "ok"]
        assert bewaard == "1"


def test_without_the_check_the_second_would_write_over_the_first(uitkomst):
    for een, ander, _ in uitkomst["zonder controle"]:
        assert (een, ander) == ("ok", "ok")


def test_a_heading_and_the_words_below_it_can_be_written_by_two_people_at_once(uitkomst):
    for ronde, rij in enumerate(uitkomst["ieder een veld"]):
        assert rij == ["ok", "ok", f"Kop {ronde}", f"<p>Tekst {ronde}</p>"]


def test_a_text_keeps_its_words_while_its_neighbour_moves_over_it(uitkomst):
    assert uitkomst["verplaatst"] == [["ok", "ok", "boven", "bewaard"]] * 3


def test_what_is_written_while_a_round_closes_is_written_before_it_or_not_at_all(uitkomst):
    for schrijven, stap, *laatste in uitkomst["dicht"]:
        assert stap == "ok"
        assert schrijven in {"ok", "Geweigerd"}
        assert laatste[0] == "periode"
