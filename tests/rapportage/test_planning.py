"""The picture of the planning: every bar where its looptijd is, none for an actie without one."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from programma.perioden import Looptijd, Precisie
from rapportage import planning
from rapportage.planning import BREEDTE, LINKS, RIJEN_PER_BEELD, teken


def _beeld(overzicht):
    return teken(overzicht.bijlagen, overzicht.planning.besluiten, overzicht.peildatum)


def test_53_acties_have_a_bar_and_three_are_named_instead(overzicht):
    beeld = _beeld(overzicht)
    assert beeld.met == sum(len(deel.balken) for deel in beeld.beelden) == 53
    assert [(actie.nummer, actie.looptijd_bron) for actie in beeld.zonder] == [
        ("3.09", ""),
        ("3.10", ""),
        ("3.14", "2025-2016"),
    ]


def test_a_bar_over_two_years_is_twice_as_long_and_ends_at_the_edge(overzicht):
    beeld = _beeld(overzicht)
    balken = {balk.nummer: balk for deel in beeld.beelden for balk in deel.balken}
    een, twee = balken["1.01"], balken["1.10"]
    assert een.x == twee.x
    assert abs(twee.breedte - 2 * een.breedte) <= 1
    assert twee.x + twee.breedte == BREEDTE
    assert (beeld.eerste_jaar, beeld.laatste_jaar) == (2023, 2026)


def test_the_besluiten_are_marks_on_the_same_axis(overzicht):
    beeld = _beeld(overzicht)
    assert [merk.besluit.datum for merk in beeld.tijdlijn.merken] == [
        date(2023, 4, 18),
        date(2023, 5, 30),
        date(2024, 1, 24),
        date(2025, 4, 8),
    ]
    assert tuple(merk.x for merk in beeld.tijdlijn.merken) == beeld.beelden[0].merken
    assert beeld.beelden[0].merken[2] < beeld.beelden[0].peildatum_x < beeld.beelden[0].merken[3]


def test_rows_follow_each_other_without_touching(overzicht):
    for deel in _beeld(overzicht).beelden:
        midden = [balk.y for balk in deel.balken]
        assert all(volgende - vorige >= planning.REGEL for vorige, volgende in pairwise(midden))
        assert deel.hoogte > midden[-1]
        assert all(balk.x >= LINKS for balk in deel.balken)


def test_the_title_of_an_actie_is_never_cut(overzicht):
    titels = {actie.nummer: actie.titel for opgave in overzicht.bijlagen[0].opgaven for actie in opgave.acties}
    for deel in _beeld(overzicht).beelden:
        for balk in deel.balken:
            assert " ".join(regel.tekst for regel in balk.regels) == titels[balk.nummer]


def test_a_long_list_becomes_several_pictures_that_fit_on_a_page(overzicht):
    (bijlage,) = overzicht.bijlagen
    wonen = bijlage.opgaven[2]
    looptijd = Looptijd(date(2025, 4, 1), date(2025, 6, 30), Precisie.KWARTAAL)
    veel = tuple(replace(wonen.acties[0], nummer=f"3.{n:03}", looptijd=looptijd) for n in range(80))
    bijlage = replace(bijlage, opgaven=(replace(wonen, acties=veel),))
    delen = teken([bijlage], overzicht.planning.besluiten, overzicht.peildatum).beelden
    assert [deel.vervolg for deel in delen] == [1, 2, 3]
    assert max(len(deel.balken) for deel in delen) <= RIJEN_PER_BEELD
    assert [balk.nummer for deel in delen for balk in deel.balken] == [actie.nummer for actie in veel]
