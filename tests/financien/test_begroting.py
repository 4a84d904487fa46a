"""The budget of a post, from the one that the year began with to the one it has now."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from financien.jaartabel.begroting import Aansluiting, Begroting, Bijstellingsregel, aansluiting

MEI, AUGUSTUS = date(2024, 5, 1), date(2024, 8, 15)
BEDRAG = st.decimals(Decimal(-(10**8)), Decimal(10**8), places=2)


def regel(datum: date, bedrag: str) -> Bijstellingsregel:
    return Bijstellingsregel(datum, Decimal(bedrag), "Besluit van het college", "Meer jongeren dan gedacht")


TWEE = (regel(MEI, "25000"), regel(AUGUSTUS, "-4000"))


def test_the_budget_of_a_day_holds_what_was_decided_up_to_and_including_that_day():
    begroting = Begroting(Decimal(300_000), TWEE)
    assert begroting.actueel(date(2024, 4, 30)) == 300_000
    assert begroting.actueel(MEI) == 325_000
    assert begroting.actueel(date(2024, 8, 14)) == 325_000
    assert begroting.actueel() == 321_000


def test_without_the_budget_that_the_year_began_with_the_present_one_is_unknown_and_not_zero():
    begroting = Begroting(None, TWEE)
    assert begroting.actueel() is None
    assert begroting.bijgesteld() == 21_000
    assert [(trede.voor, trede.na) for trede in begroting.ladder()] == [(None, None), (None, None)]


def test_every_step_of_the_ladder_begins_where_the_one_before_it_ended():
    ladder = list(Begroting(Decimal(300_000), TWEE).ladder())
    assert [(trede.voor, trede.na) for trede in ladder] == [(300_000, 325_000), (325_000, 321_000)]


@given(primitief=BEDRAG, bedragen=st.lists(BEDRAG, max_size=8))
def test_the_ladder_ends_at_the_present_budget_to_the_cent(primitief, bedragen):
    begroting = Begroting(primitief, tuple(regel(MEI, str(bedrag)) for bedrag in bedragen))
    einde = [trede.na for trede in begroting.ladder()]
    assert ([primitief, *einde])[-1] == begroting.actueel() == primitief + sum(bedragen, Decimal(0))


def test_a_stand_that_is_another_amount_than_the_budget_of_its_day_says_how_much():
    begroting = Begroting(Decimal(300_000), TWEE)
    gevonden = aansluiting(begroting, date(2024, 7, 1), Decimal(350_000))
    assert gevonden == Aansluiting(date(2024, 7, 1), Decimal(350_000), Decimal(325_000))
    assert gevonden.verschil == 25_000
    assert gevonden.in_woorden.replace("\u00a0", " ") == (
        "€ 350.000, dat is € 25.000 meer dan de begroting van € 325.000"
    )
    assert "€ 25.000 minder" in Aansluiting(MEI, Decimal(300_000), Decimal(325_000)).in_woorden.replace("\u00a0", " ")


def test_a_stand_that_is_the_budget_or_has_none_to_compare_with_says_nothing():
    assert aansluiting(Begroting(Decimal(300_000), TWEE), MEI, Decimal(325_000)) is None
    assert aansluiting(Begroting(None, TWEE), MEI, Decimal(325_000)) is None
