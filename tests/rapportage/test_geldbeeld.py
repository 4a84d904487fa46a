"""The picture of the year table: shares of the money that is there, and what goes beyond it."""

from datetime import date
from decimal import Decimal

from financien.rekenen import Jaarregel, Jaartabel
from rapportage.geldbeeld import LINKS, RECHTS, teken


def _tabel(*bedragen: tuple[int, int, int]) -> Jaartabel:
    regels = tuple(Jaarregel("Post", None, *map(Decimal, drie)) for drie in bedragen)
    return Jaartabel(2024, date(2024, 4, 1), regels)


def test_only_the_overcommitted_post_goes_beyond_the_line(overzicht):
    balken = teken(overzicht.jaartabel).balken
    assert [balk.regel.post for balk in balken if balk.over] == ["Programma algemeen"]
    assert balken[-1].totaal


def test_the_parts_of_a_bar_join_up():
    (balk, _) = teken(_tabel((1000, 250, 250))).balken
    beeld = teken(_tabel((1000, 250, 250)))
    assert balk.verplicht_x == LINKS + balk.uitgegeven
    assert abs(balk.uitgegeven + balk.verplicht - beeld.baan // 2) <= 1


def test_a_post_that_is_spent_twice_over_still_fits():
    beeld = teken(_tabel((1000, 2000, 0)))
    balk = beeld.balken[0]
    assert balk.over_x + balk.over <= RECHTS
    assert balk.verplicht == 0


def test_a_post_without_money_has_no_bar():
    assert [balk.totaal for balk in teken(_tabel((0, 0, 0), (100, 10, 10))).balken] == [False, True]
