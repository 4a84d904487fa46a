"""Totals and signs: found by words and by sums, checked, and never guessed where they do not tie."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from financien.importeren.controle import afrondingsmarge
from financien.importeren.geldrij import Geldrij
from financien.importeren.tekens import bepaal_tekens
from financien.importeren.totalen import merk_sommen, toets
from programma.inlezen.gegevens import Rij
from tests.financien.exportbestanden import POSTEN, verdeel

NUL = Decimal(0)
bedragen = st.integers(min_value=1, max_value=10**7).map(Decimal)
posten = st.lists(st.tuples(bedragen, bedragen), min_size=2, max_size=6)


def rijen(*regels: tuple[str, Sequence[Decimal | int]], totaal: Sequence[str] = ()) -> list[Geldrij]:
    """Rows with beschikbaar and uitgaven; those by the names in `totaal` say by a word that they are totals."""
    return [
        Geldrij(
            Rij(nummer, ()),
            naam,
            bedragen=dict(zip(("beschikbaar", "uitgaven"), map(Decimal, waarden), strict=True)),
            totaal=naam in totaal,
        )
        for nummer, (naam, waarden) in enumerate(regels, 1)
    ]


def som(delen) -> tuple[Decimal, Decimal]:
    return tuple(sum(kolom, NUL) for kolom in zip(*delen, strict=True))


@given(posten, posten)
def test_totals_in_the_middle_and_at_the_end_tie(eerste, tweede):
    regels = [
        *((f"a{nr}", deel) for nr, deel in enumerate(eerste)),
        ("Totaal a", som(eerste)),
        *((f"b{nr}", deel) for nr, deel in enumerate(tweede)),
        ("Totaal b", som(tweede)),
        ("Totaal", som([*eerste, *tweede])),
    ]
    totalen = toets(rijen(*regels, totaal=("Totaal a", "Totaal b", "Totaal")), NUL)
    assert [(totaal.rij.naam, totaal.aantal, totaal.verschillen) for totaal in totalen] == [
        ("Totaal a", len(eerste), ()),
        ("Totaal b", len(tweede), ()),
        ("Totaal", len(eerste) + len(tweede), ()),
    ]


@given(posten, st.integers(min_value=1, max_value=100))
def test_a_total_that_is_off_says_by_how_much(delen, fout):
    goed = som(delen)
    regels = [*((f"a{nr}", deel) for nr, deel in enumerate(delen)), ("Totaal", (goed[0] + fout, goed[1]))]
    (totaal,) = toets(rijen(*regels, totaal=("Totaal",)), NUL)
    assert [(v.veld, v.staat, v.som, v.verschil) for v in totaal.verschillen] == [
        ("beschikbaar", goed[0] + fout, goed[0], fout)
    ]


def test_a_total_of_totals_is_compared_with_the_rows():
    regels = [
        ("a", (1, 2)),
        ("A", (1, 2)),
        ("b", (3, 4)),
        ("B", (3, 4)),
        ("AB", (4, 6)),
        ("c", (5, 6)),
        ("C", (5, 6)),
        ("Alles", (9, 12)),
    ]
    totalen = toets(rijen(*regels, totaal=("A", "B", "AB", "C", "Alles")), NUL)
    assert [(totaal.aantal, totaal.verschillen) for totaal in totalen] == [(1, ()), (1, ()), (2, ()), (1, ()), (3, ())]


@given(posten)
def test_a_row_that_adds_up_those_below_it_is_found_without_a_word(delen):
    regels = rijen(("Alles", som(delen)), *((f"a{nr}", deel) for nr, deel in enumerate(delen)))
    gevonden = merk_sommen(regels, set())
    assert regels[0] in gevonden


def test_a_post_that_is_known_is_no_total_whatever_it_adds_up_to():
    regels = rijen(("a", (1, 2)), ("b", (3, 4)), ("wonen", (4, 6)))
    assert merk_sommen(regels, {"wonen"}) == []
    assert [rij.naam for rij in merk_sommen(regels, set())] == ["wonen"]


def test_one_amount_that_is_the_same_is_a_coincidence():
    assert merk_sommen(rijen(("a", (1, 0)), ("b", (3, 0)), ("c", (4, 0))), set()) == []


def tabel(beschikbaar=1, uitgaven=1, verplichtingen=1, saldo=1) -> list[dict[str, Decimal]]:
    """The year table with these signs."""
    tekens = (beschikbaar, uitgaven, verplichtingen, saldo)
    velden = ("beschikbaar", "uitgaven", "verplichtingen", "saldo")
    return [{veld: Decimal(b) * t for veld, b, t in zip(velden, rij[1:], tekens, strict=True)} for rij in POSTEN]


def test_the_saldo_tells_which_amounts_are_the_other_way_round():
    assert bepaal_tekens(tabel(), NUL).omgekeerd == ()
    assert bepaal_tekens(tabel(uitgaven=-1), NUL).omgekeerd == ("uitgaven",)
    assert bepaal_tekens(tabel(uitgaven=-1, verplichtingen=-1), NUL).omgekeerd == ("uitgaven", "verplichtingen")
    assert bepaal_tekens(tabel(beschikbaar=-1, saldo=-1), NUL).omgekeerd == ("beschikbaar", "saldo")
    assert bepaal_tekens(tabel(saldo=-1), NUL).omgekeerd == ("saldo",)


def test_one_row_that_does_not_tie_changes_nothing_about_the_signs():
    regels = tabel(uitgaven=-1)
    regels[0]["saldo"] += 1
    tekens = bepaal_tekens(regels, NUL)
    assert (tekens.omgekeerd, tekens.bewezen) == (("uitgaven",), True)


def test_without_a_saldo_only_the_amounts_tell_and_that_proves_nothing():
    regels = [{**rij, "saldo": None} for rij in tabel(uitgaven=-1)]
    tekens = bepaal_tekens(regels, NUL)
    assert (tekens.omgekeerd, tekens.bewezen) == (("uitgaven",), False)


def test_rounding_explains_half_of_the_last_digit_and_no_more():
    assert afrondingsmarge([Decimal(5000)], 1) == 0
    assert afrondingsmarge([Decimal(5000), Decimal(12_000)], 1000) == 500
    assert afrondingsmarge([Decimal(5000), Decimal(12_500)], 1000) == 50
    assert afrondingsmarge([Decimal("5237")], 1000) == 0


@given(st.integers(min_value=-(10**8), max_value=10**8), st.integers(min_value=1, max_value=40))
def test_an_amount_in_parts_is_the_amount(centen, delen):
    bedrag = Decimal(centen) / 100
    assert sum(verdeel(bedrag, delen)) == bedrag
