"""What if: choices on top of acties that somebody made up, and what the ceilings make of them."""

from decimal import Decimal

import pytest

from acties.keuzes import Bron, Status
from financien.verkenning.beeld import groepen
from financien.verkenning.toen import Toen, momentopname, veranderd
from financien.verkenning.verkennen import Idee, Keuzes, pas_toe, totaal, verdeel, vergelijk
from financien.verkenning.vraag import Gelezen, lees

from .test_keten import D, actie, geld, stand

PLAFONDS = {1: D(100), 2: D(50)}
ACTIES = (
    actie("1.01", geld(60)),
    actie("1.02", geld(30, naar=2)),
    actie("1.03", geld(None)),
    actie("2.01", geld(15), geld(500, bron=Bron.FONDS)),
)


def belast(keuzes: Keuzes, acties=ACTIES, bestedingen=None) -> dict[int, Decimal]:
    """Per opgave what its ceiling would bear."""
    return {rij.opgave: rij.dan.belast for rij in vergelijk(acties, keuzes, PLAFONDS, bestedingen or {})}


def test_without_choices_everything_stays_as_it_is():
    assert pas_toe(ACTIES, Keuzes()) == ACTIES
    assert all(rij.nu == rij.dan for rij in vergelijk(ACTIES, Keuzes(), PLAFONDS))
    assert belast(Keuzes()) == {1: 60, 2: 45}
    assert not Keuzes()


def test_an_actie_that_is_left_out_frees_its_money_where_it_was_paid():
    assert belast(Keuzes(uit=frozenset({"1.02"}))) == {1: 60, 2: 15}


def test_what_was_promised_already_stays_when_the_actie_is_left_out():
    acties = (actie("1.01", geld(60, 7)),)
    assert belast(Keuzes(uit=frozenset({"1.01"})), acties, {7: stand(10, 5)}) == {1: 15, 2: 0}


def test_an_opgave_that_pays_its_own_actie_carries_it_and_the_other_one_is_free_of_it():
    zelf = Keuzes(zelf=frozenset({"1.02"}))
    assert belast(zelf) == {1: 90, 2: 15}
    samen = totaal(vergelijk(ACTIES, zelf, PLAFONDS))
    assert (samen.verschil, samen.dan.doorbelast_in, samen.dan.doorbelast_uit) == (0, 0, 0)


def test_another_amount_is_paid_by_who_pays_now():
    assert belast(Keuzes(bedragen={"1.02": D(40)})) == {1: 60, 2: 55}


def test_an_actie_without_an_amount_can_get_one():
    assert belast(Keuzes(bedragen={"1.03": D("12.50")})) == {1: D("72.50"), 2: 45}


def test_another_amount_is_divided_over_the_opgaven_that_pay_now_to_the_cent():
    acties = (actie("1.01", geld(10), geld(20, naar=2)),)
    assert belast(Keuzes(bedragen={"1.01": D(100)}), acties) == {1: D("33.33"), 2: D("66.67")}


def test_money_of_others_is_no_part_of_it():
    (voor,), (na,) = (pas_toe([ACTIES[3]], keuzes) for keuzes in (Keuzes(), Keuzes(bedragen={"2.01": D(5)})))
    assert (na.eigen_geld, na.ander_geld) == (5, voor.ander_geld)


@pytest.mark.parametrize(
    ("bedrag", "naar", "delen"),
    [
        ("100", ["1", "1", "1"], ["33.33", "33.34", "33.33"]),
        ("0.01", ["5", "5"], ["0.01", "0.00"]),
        ("7", ["0", "0"], ["7.00", "0.00"]),
        ("0", ["3", "4"], ["0.00", "0.00"]),
    ],
)
def test_an_amount_in_parts_loses_no_cent(bedrag, naar, delen):
    assert verdeel(D(bedrag), [D(deel) for deel in naar]) == [D(deel) for deel in delen]


def test_an_idea_is_paid_by_its_opgave_also_when_that_has_no_ceiling():
    uitkomst = vergelijk(ACTIES, Keuzes(ideeen=(Idee("Zomerschool", 3, D(5)),)), PLAFONDS)
    drie = uitkomst[2]
    assert (drie.opgave, drie.nu.belast, drie.dan.belast, drie.dan.vrij) == (3, 0, 5, None)


def test_too_much_is_said_per_opgave():
    een, twee = vergelijk(ACTIES, Keuzes(ideeen=(Idee("Feest", 1, D("40.01")),)), PLAFONDS)
    assert (een.dan.overschreden, een.dan.vrij, een.verschil) == (True, D("-0.01"), D("40.01"))
    assert not twee.dan.overschreden


ALLES = Keuzes(
    uit=frozenset({"1.01", "2.01"}),
    bedragen={"1.02": D("40.50")},
    zelf=frozenset({"1.02"}),
    ideeen=(Idee("Zomerschool", 2, D(5)),),
)


def test_choices_are_kept_as_json_and_read_back():
    assert Keuzes.uit_json(ALLES.als_json()) == ALLES
    assert ALLES.als_json()["bedragen"] == {"1.02": "40.50"}


def test_choices_in_words():
    assert ALLES.in_woorden.replace("\u00a0", " ") == (
        "zonder 1.01, 2.01; 1.02 kost € 40,50; 1.02 zelf betaald; Zomerschool: € 5 van opgave 2"
    )


def woorden(toen: Toen, nu: Toen) -> list[tuple[str, str, str]]:
    return [(rij.nummer, rij.toen.replace("\u00a0", " "), rij.nu.replace("\u00a0", " ")) for rij in veranderd(toen, nu)]


def test_what_became_of_the_acties_since_is_said_per_actie():
    toen = momentopname(ACTIES, PLAFONDS)
    later = (
        actie("1.01", geld(60)),
        actie("1.02", geld(30)),
        actie("2.01", geld(15), status=Status.VERVALLEN),
        actie("2.02", geld("2.50")),
    )
    assert woorden(toen, momentopname(later, PLAFONDS | {2: D(60)})) == [
        ("", "€ 50", "€ 60"),
        ("1.02", "€ 30 van opgave 2", "€ 30 van opgave 1"),
        ("2.01", "€ 15 van opgave 2", "niets"),
        ("2.02", "niets", "€ 2,50 van opgave 2"),
    ]


def test_what_it_was_based_on_is_kept_as_json_and_read_back():
    toen = momentopname(ACTIES, PLAFONDS)
    assert Toen.uit_json(toen.als_json()) == toen
    assert woorden(toen, toen) == []


def test_an_actie_that_is_vervallen_stands_there_only_for_what_it_still_costs():
    acties = (
        actie("1.01", geld(60, 7), status=Status.VERVALLEN),
        actie("1.02", geld(60, 8), status=Status.VERVALLEN),
        actie("1.03"),
    )
    (groep,) = groepen(acties, Gelezen(Keuzes()), {7: stand(10, 5)}, {1: "Jeugd"})
    assert [(rij.nummer, rij.nu, rij.vervallen) for rij in groep.met_geld] == [("1.01", 15, True)]
    assert [rij.nummer for rij in groep.zonder_geld] == ["1.03"]


def test_an_actie_that_is_vervallen_cannot_be_chosen():
    gelezen = lees({"uit": ["1.01"]}, (actie("1.01", geld(60), status=Status.VERVALLEN),), {1})
    assert not gelezen.keuzes
    assert [rij.tekst for rij in gelezen.meldingen] == ["Actie 1.01 staat niet in dit plan of is vervallen."]
