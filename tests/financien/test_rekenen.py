"""The arithmetic of the money, with figures small enough to check by hand."""

from datetime import date
from decimal import Decimal

from financien import balken
from financien.rekenen import Jaarregel, Jaartabel, Last, plafondstanden, plafondtotaal

D = Decimal


def regel(beschikbaar: str, uitgaven: str, verplichtingen: str, post: str = "Post") -> Jaarregel:
    return Jaarregel(post, None, D(beschikbaar), D(uitgaven), D(verplichtingen))


def test_a_post_with_more_promised_than_there_is_shows_a_negative_saldo():
    post = regel("350000", "89829", "265408")
    assert post.saldo == D("-5237")
    assert post.overschreden
    assert round(post.uitgegeven, 3) == D("0.257")
    assert round(post.gebonden, 3) == D("1.015")


def test_a_post_without_money_has_no_percentages():
    post = regel("0", "0", "10.50")
    assert (post.uitgegeven, post.gebonden) == (None, None)
    assert post.saldo == D("-10.50")


def test_the_total_of_a_year_table_is_the_sum_of_its_posts_to_the_cent():
    tabel = Jaartabel(2024, date(2024, 4, 1), (regel("10.10", "1.01", "2.02"), regel("20.20", "3.03", "4.04")))
    totaal = tabel.totaal
    assert (totaal.beschikbaar, totaal.uitgaven, totaal.verplichtingen) == (D("30.30"), D("4.04"), D("6.06"))
    assert totaal.saldo == sum(post.saldo for post in tabel.regels) == D("20.20")
    assert tabel.overschreden == ()


def test_a_year_table_without_posts_adds_up_to_nothing():
    leeg = Jaartabel(2024, date(2024, 4, 1), ())
    assert leeg.totaal.saldo == 0
    assert leeg.totaal.gebonden is None
    assert balken.jaarbalken(leeg.regels) == ()


def test_an_actie_that_another_opgave_pays_stands_on_both_sides():
    een, twee = plafondstanden([Last(1, D(100)), Last(1, D(40), ten_laste_van=2)], {1: D(110), 2: D(50)})
    assert (een.eigen, een.doorbelast_uit, een.doorbelast_in, een.belast, een.vrij) == (140, 40, 0, 100, 10)
    assert (twee.eigen, twee.doorbelast_uit, twee.doorbelast_in, twee.belast, twee.vrij) == (0, 0, 40, 40, 10)
    assert (een.doorbelasting, twee.doorbelasting) == (-40, 40)


def test_money_that_is_charged_to_its_own_opgave_is_no_cross_charge():
    (een,) = plafondstanden([Last(1, D(40), ten_laste_van=1)], {1: D(50)})
    assert (een.doorbelast_uit, een.doorbelast_in, een.belast) == (0, 0, 40)


def test_an_opgave_above_its_ceiling_says_so():
    (een,) = plafondstanden([Last(1, D("100.01"))], {1: D(100)})
    assert een.overschreden
    assert een.vrij == D("-0.01")


def test_without_a_ceiling_nothing_is_known_to_be_left():
    standen = plafondstanden([Last(1, D(10)), Last(2, D(20), ten_laste_van=3)], {1: D(15)})
    assert [stand.opgave for stand in standen] == [1, 2, 3]
    assert [stand.vrij for stand in standen] == [5, None, None]
    totaal = plafondtotaal(standen)
    assert (totaal.belast, totaal.plafond, totaal.vrij, totaal.overschreden) == (30, None, None, False)


def test_a_ceiling_that_nothing_is_charged_to_is_wholly_left():
    (een,) = plafondstanden([], {1: D(15)})
    assert (een.belast, een.vrij) == (0, 15)


def test_cross_charges_cancel_out_in_the_total():
    standen = plafondstanden([Last(1, D(40), ten_laste_van=2), Last(2, D(25), ten_laste_van=1)], {1: D(50), 2: D(50)})
    totaal = plafondtotaal(standen)
    assert totaal.doorbelast_in == totaal.doorbelast_uit == 65
    assert (totaal.eigen, totaal.belast, totaal.vrij) == (65, 65, 35)


def test_bars_of_one_picture_share_a_scale_and_have_no_gaps():
    groot, klein = balken.jaarbalken([regel("900", "300", "300"), regel("300", "100", "100")])
    assert [(deel.x, deel.width) for deel in groot.segmenten] == [(0, 333), (333, 334), (667, 333)]
    assert [(deel.x, deel.width) for deel in klein.segmenten] == [(0, 111), (111, 111), (222, 111)]
    assert groot.grens is None


def test_the_bar_of_an_overcommitted_post_shows_where_its_money_ended():
    (balk,) = balken.jaarbalken([regel("80", "50", "50", post="Programma algemeen")])
    assert [(deel.naam, deel.bedrag, deel.x, deel.width) for deel in balk.segmenten] == [
        ("uitgegeven", 50, 0, 500),
        ("verplicht", 30, 500, 300),
        ("meer dan beschikbaar", 20, 800, 200),
    ]
    assert balk.grens == 800
    assert balk.titel == "€\xa050 uitgegeven en €\xa050 verplicht van €\xa080; €\xa020 te veel"


def test_a_post_that_spent_more_than_it_had_still_has_a_bar_without_overlap():
    (balk,) = balken.jaarbalken([regel("80", "100", "10")])
    assert sum(deel.width for deel in balk.segmenten) == 1000
    assert [deel.x for deel in balk.segmenten] == sorted({deel.x for deel in balk.segmenten})


def test_a_ceiling_that_is_exceeded_shows_what_stands_above_it():
    standen = plafondstanden([Last(1, D(120))], {1: D(100)})
    (balk,) = balken.plafondbalken(standen, {1: "Wonen"})
    assert [(deel.naam, deel.bedrag) for deel in balk.segmenten] == [("eigen acties", 100), ("boven het plafond", 20)]
    assert balk.grens == 833
