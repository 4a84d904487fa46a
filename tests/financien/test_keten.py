"""What became of the money under a ceiling, computed from lines of money that somebody made up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acties.gegevens import ActieGegevens, FinancieringGegevens
from acties.keuzes import Aard, Bron, Status, Zekerheid
from financien.normen import STANDAARD
from financien.plafonds import hefboom, keten
from financien.plafonds.lasten import Bestedingsstand, lastregels, van_betaler, vrijgevallen
from financien.plafonds.lasten import totaal as lastentotaal
from programma.bedragen import Toestand

MEI, JULI = date(2025, 5, 1), date(2025, 7, 1)


def D(bedrag) -> Decimal:
    return Decimal(str(bedrag))


def geld(bedrag, sleutel=None, *, naar=None, bron=Bron.PROGRAMMA, zekerheid=Zekerheid.ONBEKEND, toestand=None):
    """A line of money; without `bedrag` the plan has words for it."""
    return FinancieringGegevens(
        bron=bron,
        bedrag=None if bedrag is None else D(bedrag),
        toestand=toestand or (Toestand.TEKST if bedrag is None else Toestand.BEDRAG),
        zekerheid=zekerheid,
        bron_partner=None,
        begunstigde=None,
        ten_laste_van=naar,
        toelichting="",
        brontekst="",
        financiering_sleutel=sleutel,
    )


def actie(nummer: str, *regels: FinancieringGegevens, aard=Aard.ACTIE, status=Status.NIET_GERAPPORTEERD):
    return ActieGegevens(
        plan="2025-2026",
        opgave=int(nummer[0]),
        nummer=nummer,
        slug=f"actie-{nummer}",
        titel=f"Actie {nummer}",
        omschrijving="",
        aard=aard,
        soort=None,
        status=status,
        looptijd=None,
        gekoppeld_aan=None,
        letters=(),
        hoofdpartners=(),
        samenwerkingspartners=(),
        financieringen=regels,
        versie=1,
        bronwaarden={},
    )


def stand(verplicht=None, uitgegeven=None, peildatum=MEI) -> Bestedingsstand:
    return Bestedingsstand(
        peildatum,
        None if verplicht is None else D(verplicht),
        None if uitgegeven is None else D(uitgegeven),
    )


def ketens_van(acties, plafonds, bestedingen=None):
    return keten.ketens(lastregels(acties, bestedingen or {}), plafonds)


def test_without_any_besteding_the_chain_does_not_know_what_was_promised_or_paid():
    (een,) = ketens_van([actie("1.01", geld(100, 7))], {1: D(150)})
    assert (een.plafond, een.toegekend, een.vrij) == (150, 100, 50)
    assert (een.verplicht, een.uitgegeven, een.peildata) == (None, None, None)
    assert (een.vastgelegd.regels, een.vastgelegd.van) == (0, 1)
    assert not een.vastgelegd.gedeeltelijk


def test_a_besteding_of_nothing_is_a_besteding():
    (een,) = ketens_van([actie("1.01", geld(100, 7))], {1: D(150)}, {7: stand(0, 0)})
    assert (een.verplicht, een.uitgegeven) == (0, 0)
    assert een.vastgelegd.compleet


def test_what_is_promised_and_what_is_paid_are_registered_apart():
    (een,) = ketens_van([actie("1.01", geld(100, 7))], {1: D(150)}, {7: stand(verplicht=80)})
    assert (een.verplicht, een.uitgegeven) == (80, None)


def test_a_registration_of_some_lines_says_of_how_many_and_for_how_much():
    acties = [actie("1.01", geld(40_000, 1)), actie("1.02", geld(100_000, 2)), actie("1.03", geld(5_450, 3))]
    (een,) = ketens_van(acties, {1: D(146_000)}, {1: stand(30_000, 10_000), 3: stand(5_450, None, JULI)})
    assert (een.verplicht, een.uitgegeven) == (35_450, 10_000)
    assert (een.verplichting.regels, een.verplichting.toegekend) == (2, 45_450)
    assert (een.uitgave.regels, een.uitgave.toegekend) == (1, 40_000)
    assert (een.uitgave.van, een.uitgave.van_toegekend) == (3, 145_450)
    assert een.uitgave.gedeeltelijk
    assert not een.uitgave.compleet
    assert een.peildata == (MEI, JULI)


def test_what_is_paid_counts_at_the_opgave_that_pays():
    acties = [actie("1.01", geld(100, 7, naar=2)), actie("1.02", geld(50, 8))]
    een, twee = ketens_van(acties, {1: D(60), 2: D(110)}, {7: stand(90, 70)})
    assert (een.toegekend, een.verplicht, een.uitgegeven) == (50, None, None)
    assert (twee.toegekend, twee.verplicht, twee.uitgegeven) == (100, 90, 70)
    alles = keten.ketentotaal((een, twee), lastregels(acties, {7: stand(90, 70)}))
    assert (alles.opgave, alles.toegekend, alles.uitgegeven, alles.vrij) == (None, 150, 70, 20)
    assert (alles.vastgelegd.regels, alles.vastgelegd.van) == (1, 2)


def test_money_of_others_is_no_line_of_the_chain():
    (een,) = ketens_van([actie("1.01", geld(100, 7), geld(900, 8, bron=Bron.FONDS))], {1: D(150)}, {8: stand(900, 900)})
    assert (een.toegekend, een.verplicht, een.vastgelegd.van) == (100, None, 1)


def test_an_actie_that_is_vervallen_leaves_its_money_to_others():
    acties = [actie("1.01", geld(100, 7), status=Status.VERVALLEN), actie("1.02", geld(30, 8))]
    (een,) = ketens_van(acties, {1: D(150)})
    assert (een.toegekend, een.vrij, een.vastgelegd.van) == (30, 120, 1)
    (los,) = vrijgevallen(acties)
    assert (los.actie.nummer, los.bedrag) == ("1.01", 100)


def test_what_was_promised_before_an_actie_was_vervallen_still_has_to_be_paid():
    acties = [actie("1.01", geld(100, 7), status=Status.VERVALLEN)]
    (een,) = ketens_van(acties, {1: D(150)}, {7: stand(40, 25)})
    assert (een.toegekend, een.verplicht, een.uitgegeven, een.vrij) == (65, 40, 25, 85)
    assert een.vastgelegd.bedrag == 65
    (los,) = vrijgevallen(acties, {7: stand(40, 25)})
    assert los.bedrag == 35
    assert vrijgevallen(acties, {7: stand(40, 60)}) == ()


def test_reserveringen_and_deelbudgetten_stand_apart_and_add_up_to_what_is_toegekend():
    acties = [
        actie("1.01", geld(100), geld(20)),
        actie("1.02", geld(30), aard=Aard.RESERVERING),
        actie("1.03", geld(7), aard=Aard.DEELBUDGET),
        actie("1.04", aard=Aard.GEKOPPELD),
    ]
    delen = keten.per_aard(lastregels(acties))
    assert [(deel.aard, deel.acties, deel.bedrag) for deel in delen] == [
        (Aard.ACTIE, 1, 120),
        (Aard.RESERVERING, 1, 30),
        (Aard.DEELBUDGET, 1, 7),
    ]


def test_the_largest_last_comes_first_with_its_part_of_the_ceiling():
    acties = [actie("3.01", geld(10_000)), actie("3.02", geld(25_000), geld(15_000)), actie("3.03", geld(32_340))]
    groot, op_de_norm, klein = keten.zwaartepunten(lastregels(acties), D(98_000), STANDAARD.concentratie)
    assert (groot.actie.nummer, groot.bedrag, round(groot.aandeel, 3), groot.zwaar) == (
        "3.02",
        40_000,
        D("0.408"),
        True,
    )
    assert (op_de_norm.aandeel, op_de_norm.zwaar) == (D("0.33"), True)
    assert not klein.zwaar


@pytest.mark.parametrize("plafond", [None, D(0)])
def test_of_no_ceiling_an_actie_takes_no_part(plafond):
    (punt,) = keten.zwaartepunten(lastregels([actie("3.01", geld(10))]), plafond, STANDAARD.concentratie)
    assert (punt.aandeel, punt.zwaar) == (None, False)


def test_other_money_is_split_by_who_pays_and_how_sure_it_is():
    acties = [
        actie("1.01", geld(100), geld(60, bron=Bron.FONDS, zekerheid=Zekerheid.TOEGEZEGD)),
        actie("1.02", geld(40, bron=Bron.FONDS), geld(None, bron=Bron.FONDS, zekerheid=Zekerheid.TOEGEZEGD)),
        actie("2.01", geld(50), geld(100, bron=Bron.PARTNER), geld(None, bron=Bron.PARTNER, toestand=Toestand.GEEN)),
    ]
    fonds, partner = hefboom.cofinanciering(hefboom.bijdragen(acties))
    assert (fonds.bron, fonds.regels, fonds.bedrag, fonds.som.zonder_bedrag, fonds.aandeel) == (
        Bron.FONDS,
        2,
        100,
        1,
        D("0.5"),
    )
    toegezegd, aangevraagd, _, onbekend = fonds.per_zekerheid
    assert (toegezegd.regels, toegezegd.bedrag, toegezegd.zonder_bedrag) == (1, 60, 1)
    assert (onbekend.regels, onbekend.bedrag, onbekend.zonder_bedrag) == (1, 40, 0)
    assert not aangevraagd
    assert (partner.regels, partner.som.zonder_bedrag) == (1, 0)


def test_a_contribution_in_words_is_counted_and_makes_no_euro_more():
    acties = [actie("1.01", geld(100), geld(None, bron=Bron.PARTNER)), actie("2.01", geld(None, bron=Bron.FONDS))]
    een, twee = hefboom.hefbomen(lastregels(acties), hefboom.bijdragen(acties))
    assert (een.eigen, een.ander, een.regels, een.zonder_bedrag, een.per_euro) == (100, 0, 0, 1, 0)
    assert (twee.eigen, twee.zonder_bedrag, twee.per_euro) == (0, 1, None)


def test_own_money_is_counted_at_the_actie_and_not_at_who_pays_it():
    acties = [actie("1.01", geld(100, naar=2), geld(50, bron=Bron.FONDS))]
    (een,) = hefboom.hefbomen(lastregels(acties), hefboom.bijdragen(acties))
    assert (een.opgave, een.eigen, een.ander) == (1, 100, 50)


bedragen = st.decimals(0, 10_000_000, places=2)
regelingen = st.lists(
    st.tuples(
        st.integers(1, 4),
        bedragen,
        st.none() | st.integers(1, 4),
        st.sampled_from(list(Aard)),
        st.sampled_from([Status.NIET_GERAPPORTEERD, Status.VERVALLEN]),
        st.none() | st.tuples(st.none() | bedragen, st.none() | bedragen),
    ),
    max_size=12,
)


@given(regelingen, st.dictionaries(st.integers(1, 4), bedragen), st.randoms(use_true_random=False))
def test_however_it_is_split_it_adds_up_to_the_cent_and_in_any_order(rijen, plafonds, toeval):
    acties = [
        actie(f"{opgave}.{plaats}", geld(bedrag, plaats, naar=naar), aard=aard, status=status)
        for plaats, (opgave, bedrag, naar, aard, status, _) in enumerate(rijen)
    ]
    bestedingen = {plaats: stand(*rij[-1]) for plaats, rij in enumerate(rijen) if rij[-1]}
    regels = lastregels(acties, bestedingen)
    per_opgave = keten.ketens(regels, plafonds)
    alles = keten.ketentotaal(per_opgave, regels)

    assert sum(een.toegekend for een in per_opgave) == alles.toegekend == lastentotaal(regels) == alles.stand.eigen
    assert alles.stand.doorbelast_in == alles.stand.doorbelast_uit
    assert sum(een.verplicht or 0 for een in per_opgave) == (alles.verplicht or 0)
    assert sum(een.uitgave.regels for een in per_opgave) == alles.uitgave.regels
    for een in per_opgave:
        eigen = van_betaler(regels, een.opgave)
        assert lastentotaal(eigen) == een.toegekend
        assert sum(deel.bedrag for deel in keten.per_aard(eigen)) == een.toegekend
        assert sum(punt.bedrag for punt in keten.zwaartepunten(eigen, een.plafond, D(1))) == een.toegekend
    los = lastentotaal(vrijgevallen(acties, bestedingen))
    assert los >= 0

    toeval.shuffle(acties)
    assert keten.ketens(lastregels(acties, bestedingen), plafonds) == per_opgave
