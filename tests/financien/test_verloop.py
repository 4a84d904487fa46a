"""The money through time: every peildatum as a column and as figures, and two of them side by side."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from financien.handelingen.posten import maak_post
from financien.handelingen.standen import Standwaarden, leg_stand_vast
from financien.jaartabel.kolommenbeeld import BOVEN, VLOER, hoogste_van, teken
from financien.jaartabel.vergelijking import Vergelijking
from financien.jaartabel.verloop import per_boekjaar, van_post
from financien.lezen import jaartabellen
from financien.rekenen import Jaarregel, Jaartabel
from tests.bladzijde import lees, rijen, woorden
from tests.financien.geldjaar import ALGEMEEN, JEUGD, posten

VERLOOP = "/sterk-voor-noord/financien/verloop/"
VERGELIJK = "/sterk-voor-noord/financien/vergelijk/"
BEDRAG = st.decimals(Decimal(-(10**7)), Decimal(10**7), places=2)
REGEL = st.builds(Jaarregel, st.just("Post"), st.none(), BEDRAG, BEDRAG, BEDRAG)


def tabel(regel: Jaarregel, maand: int = 4, jaar: int = 2024) -> Jaartabel:
    return Jaartabel(jaar, date(jaar, maand, 1), (regel,))


def veel_peildata(noord, daad, boekjaren=(2024, 2025)) -> None:
    for boekjaar in boekjaren:
        post = maak_post(programma=noord, boekjaar=boekjaar, naam="Jongerenraad", daad=daad)
        for maand in range(1, 13):
            waarden = Standwaarden(
                Decimal(100_000), Decimal(8_000 * maand), Decimal(2_000 * maand), bron="Administratie"
            )
            peildatum = date(boekjaar, maand, 15)
            leg_stand_vast(post=post, versie=post.versie, peildatum=peildatum, waarden=waarden, daad=daad)


@given(regels=st.lists(REGEL, min_size=1, max_size=6))
def test_no_column_leaves_the_picture_and_its_parts_stand_on_each_other(regels):
    beeld = teken(tabel(regel, maand) for maand, regel in enumerate(regels, 1))
    for kolom in beeld.kolommen:
        onder = VLOER
        for vlak in kolom.vlakken:
            assert vlak.height > 0
            assert vlak.y + vlak.height == onder
            onder = vlak.y
        assert onder >= BOVEN
        assert kolom.rechts <= beeld.breedte


def test_a_column_beyond_its_money_has_a_line_where_the_money_ends():
    regel = Jaarregel("Post", None, Decimal(350_000), Decimal(89_829), Decimal(265_408))
    (kolom,) = teken([tabel(regel)]).kolommen
    assert [vlak.klasse for vlak in kolom.vlakken] == ["vul-uitgegeven", "vul-verplicht", "vul-over"]
    assert kolom.grens == kolom.vlakken[2].y + kolom.vlakken[2].height
    assert kolom.boven.replace("\u00a0", " ") == "101,5 %"


def test_boekjaren_and_peildata_go_from_old_to_new(noord, jaar, daad):
    veel_peildata(noord, daad, (2025,))
    jaren = per_boekjaar(jaartabellen(noord))
    assert [(jaar_.jaar, len(jaar_.tabellen)) for jaar_ in jaren] == [(2024, 4), (2025, 12)]
    assert jaren[0].tabellen[0].peildatum == date(2024, 4, 1)


def test_the_highest_amount_of_one_post_is_that_of_the_post_alone(noord, jaar):
    alleen = van_post(jaartabellen(noord), ALGEMEEN)
    assert len(alleen) == 4
    assert hoogste_van(alleen) == 366_218


def test_with_one_peildatum_the_page_says_that_there_is_no_course_yet(wethouder):
    pagina = lees(wethouder, VERLOOP)
    assert "Er is één peildatum, dus er is nog geen verloop te zien." in woorden(pagina)
    assert rijen(pagina, "Alle posten samen")["1 april 2024"][:4] == [
        "€ 1.140.666",
        "€ 355.366",
        "€ 598.830",
        "€ 186.470",
    ]


def test_the_wethouder_sees_every_peildatum_as_a_column_and_as_figures(wethouder, jaar):
    pagina = lees(wethouder, VERLOOP)
    tabel_ = rijen(pagina, "Alle posten samen")
    assert list(tabel_) == ["1 april 2024", "1 juli 2024", "1 oktober 2024", "1 januari 2025"]
    assert tabel_["1 januari 2025"] == [
        "€ 1.140.666",
        "€ 1.106.930",
        "€ 16.370",
        "€ 17.366",
        "97,0 %",
        "98,5 %",
        "€ 1.123.300",
        "€ 17.366 V",
    ]
    assert tabel_["1 juli 2024"][-1] == "niet genoemd"
    groot = woorden(pagina.xpath("//section[.//h2[@id='beeld']]//svg/title")[0])
    assert "1 juli 2024: € 584.530 uitgegeven, € 460.620 verplicht, € 95.516 vrij" in groot
    assert len(pagina.xpath("//section[.//h2[@id='per-post']]//svg[@role='img']")) == 4


def test_the_part_of_the_bureau_is_followed_through_time(wethouder, jaar):
    tabel_ = rijen(lees(wethouder, VERLOOP), "Aandeel van het bureau")
    assert [cel.split("bureau ")[-1] for cel in tabel_["1 april 2024"]] == ["30,7 %", "25,3 %", "44,3 %"]
    assert [cel.split("bureau ")[-1] for cel in tabel_["1 juli 2024"]] == ["30,7 %", "29,3 %", "41,5 %"]


@pytest.mark.parametrize("adres", [VERLOOP, VERGELIJK])
def test_every_peildatum_names_its_source(wethouder, jaar, adres):
    bronnen = rijen_van_bronnen(lees(wethouder, adres))
    assert bronnen["1 oktober 2024 (2024)"] == "Bestuursrapportage, stand 1-10-2024"
    assert len(bronnen) == (4 if adres == VERLOOP else 2)


def rijen_van_bronnen(pagina) -> dict[str, str]:
    rijen_ = pagina.xpath("//section[.//h2[@id='bron']]//dl/div")
    return {woorden(rij.find("dt")): woorden(rij.find("dd")) for rij in rijen_}


def test_one_post_is_followed_with_links_to_its_own_standen(wethouder, noord, jaar):
    pagina = lees(wethouder, f"{VERLOOP}?post={JEUGD}")
    tabel_ = rijen(pagina, JEUGD)
    assert tabel_["1 oktober 2024"][:4] == ["€ 299.000", "€ 214.780", "€ 71.400", "€ 12.820"]
    post = posten(noord)[JEUGD]
    assert pagina.xpath(f"//td/a[contains(@href, '/posten/{post.pk}/standen/2024-10-01/')]")
    assert not pagina.xpath("//h2[@id='bureau']")


def test_a_post_that_no_table_has_is_not_found(wethouder):
    assert wethouder.get(f"{VERLOOP}?post=Kantine").status_code == 404


def test_two_peildata_of_a_year_differ_by_plain_signs_and_points(wethouder, jaar):
    pagina = lees(wethouder, f"{VERGELIJK}?van=2024_2024-04-01&naar=2024_2024-10-01")
    (algemeen,) = pagina.xpath(f"//tbody[./tr[1]/th[starts-with(text(), '{ALGEMEEN}')]]")
    cellen = {
        woorden(rij.find("th")): [woorden(cel) for cel in rij.findall("td")] for rij in algemeen.findall("tr")[1:]
    }
    assert cellen == {
        "Beschikbaar": ["€ 350.000", "€ 365.000", "€ +15.000"],
        "Uitgaven": ["€ 89.829", "€ 264.112", "€ +174.283"],
        "Verplichtingen": ["€ 265.408", "€ 94.600", "€ −170.808"],
        "Saldo": ["€ −5.237", "€ 6.288", "€ +11.525"],
        "Uitgegeven": ["25,7 %", "72,4 %", "+46,7 punt"],
        "Gebonden": ["101,5 %", "98,3 %", "−3,2 punt"],
    }
    totaal = [woorden(cel) for cel in pagina.xpath("//tfoot/tr[3]/td")]
    assert totaal == ["€ 355.366", "€ 809.795", "€ +454.429"]


def test_without_a_choice_the_newest_stands_beside_the_one_before_it(wethouder, jaar):
    pagina = lees(wethouder, VERGELIJK)
    assert [woorden(keuze) for keuze in pagina.xpath("//option[@selected]")] == ["1 oktober 2024", "1 januari 2025"]


def test_a_post_that_one_of_two_years_does_not_have_is_named_and_has_no_difference(noord, wethouder, daad):
    maak = {"programma": noord, "boekjaar": 2025, "daad": daad}
    for naam in (ALGEMEEN, "Jongerenraad"):
        post = maak_post(naam=naam, **maak)
        waarden = Standwaarden(Decimal(1000), Decimal(0), Decimal(0))
        leg_stand_vast(post=post, versie=post.versie, peildatum=date(2025, 4, 1), waarden=waarden, daad=daad)
    pagina = lees(wethouder, f"{VERGELIJK}?van=2024_2024-04-01&naar=2025_2025-04-01")
    tekst = woorden(pagina)
    assert "Dit zijn twee boekjaren" in tekst
    assert "Alleen op 1 april 2025 (2025): Jongerenraad." in tekst
    assert f"Alleen op 1 april 2024 (2024): {JEUGD}, " in tekst
    (nieuw,) = pagina.xpath("//tbody[./tr[1]/th[starts-with(text(), 'Jongerenraad')]]")
    assert [woorden(cel) for cel in nieuw.xpath("./tr[2]/td")] == ["geen post", "€ 1.000", "n.v.t."]


def test_with_one_stand_there_is_nothing_to_compare(wethouder):
    assert "Er is nog niets te vergelijken" in woorden(lees(wethouder, VERGELIJK))


@pytest.mark.parametrize("vraag", ["?van=2024_2024-04-02", "?naar=gisteren"])
def test_a_stand_that_does_not_exist_cannot_be_compared(wethouder, jaar, vraag):
    assert wethouder.get(VERGELIJK + vraag).status_code == 404


@given(van=st.lists(REGEL, max_size=4), naar=st.lists(REGEL, max_size=4))
def test_the_differences_of_the_posts_add_up_to_that_of_the_total(van, naar):
    een, ander = (
        Jaartabel(
            2024,
            date(2024, maand, 1),
            tuple(
                Jaarregel(f"Post {n}", None, r.beschikbaar, r.uitgaven, r.verplichtingen) for n, r in enumerate(regels)
            ),
        )
        for maand, regels in ((4, van), (7, naar))
    )
    vergelijking = Vergelijking(een, ander)
    for plaats, totaal in enumerate(list(vergelijking.totaal.maten())[:4]):
        delen = (list(paar.maten())[plaats] for paar in vergelijking.posten)
        assert sum(((deel.naar or 0) - (deel.van or 0) for deel in delen), Decimal(0)) == totaal.verschil


@pytest.mark.parametrize("adres", [VERLOOP, VERGELIJK])
def test_two_dozen_peildata_ask_no_more_of_the_database(wethouder, noord, jaar, daad, adres):
    with CaptureQueriesContext(connection) as weinig:
        lees(wethouder, adres)
    veel_peildata(noord, daad)
    with CaptureQueriesContext(connection) as veel:
        lees(wethouder, adres)
    assert len(veel) == len(weinig) <= 15
