"""The year table at any peildatum: where it comes from, what it leaves open, and what the bureau takes of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.handelingen.posten import maak_post, wijzig_post
from financien.handelingen.standen import Standwaarden, leg_stand_vast
from financien.keuzes import Postsoort
from financien.models import Stand
from programma.models import Importronde
from tests.bladzijde import lees, rijen, woorden
from tests.financien.geldjaar import ALGEMEEN, JEUGD, WONEN, posten

FINANCIEN = "/sterk-voor-noord/financien/"
APRIL = FINANCIEN + "?stand=2024_2024-04-01"
BIJSCHRIFT = "een bedrag leidt naar de stand"


def bronnen(pagina) -> dict[str, str]:
    return {
        woorden(rij.find("dt")): woorden(rij.find("dd"))
        for rij in pagina.xpath("//section[.//h2[@id='bron']]//dl[@class='feiten']/div")
    }


def test_every_bar_says_its_numbers_in_words_and_has_a_pattern_for_who_sees_no_colour(wethouder):
    pagina = lees(wethouder, FINANCIEN)
    balken = pagina.xpath("//section[.//h2[@id='beeld']]//svg[@role='img']")
    assert woorden(balken[0].find("title")) == (
        "Programma algemeen: € 89.829 uitgegeven en € 265.408 verplicht van € 350.000; € 5.237 te veel"
    )
    assert len(balken) == 4
    assert [vlak.get("class") for vlak in balken[0].xpath("./rect[following-sibling::*[1][self::path]]")] == [
        "vul-verplicht",
        "vul-over",
    ]


def test_with_one_peildatum_the_page_says_that_there_is_no_other(wethouder):
    pagina = lees(wethouder, FINANCIEN)
    assert "Dit is de enige stand die het portaal kent." in woorden(pagina)
    assert not pagina.xpath("//select")


def test_sanne_chooses_from_every_peildatum_and_walks_to_the_one_beside_it(programmateam, jaar):
    nieuwste = lees(programmateam, FINANCIEN)
    assert "stand 1 januari 2025" in woorden(nieuwste.find(".//h1/.."))
    keuzes = nieuwste.xpath("//select[@id='stand']//option")
    assert [woorden(keuze) for keuze in keuzes] == ["1 januari 2025", "1 oktober 2024", "1 juli 2024", "1 april 2024"]
    (eerder,) = nieuwste.xpath("//a[@rel='prev']/@href")
    oktober = lees(programmateam, FINANCIEN + eerder)
    assert "stand 1 oktober 2024" in woorden(oktober.find(".//h1/.."))
    assert [woorden(verband) for verband in oktober.xpath("//a[@rel='next']")] == ["Later: 1 januari 2025"]
    assert "Dit is niet de nieuwste stand." in woorden(oktober)


@pytest.mark.parametrize("vraag", ["?boekjaar=2024&peildatum=2024-04-01", "?stand=2024_2024-04-01"])
def test_a_stand_has_its_own_address(wethouder, jaar, vraag):
    assert "stand 1 april 2024" in woorden(lees(wethouder, FINANCIEN + vraag).find(".//h1/.."))


@pytest.mark.parametrize(
    "vraag", ["?peildatum=2020-01-01", "?boekjaar=1999", "?peildatum=gisteren", "?stand=2024_2024-04-02"]
)
def test_a_peildatum_without_a_table_is_not_found(wethouder, vraag):
    assert wethouder.get(FINANCIEN + vraag).status_code == 404


def test_without_a_prognose_the_page_says_so_and_has_no_column_for_it(wethouder):
    pagina = lees(wethouder, FINANCIEN)
    assert len(rijen(pagina, BIJSCHRIFT)["Totaal"]) == 6
    assert "niet genoemd: bij deze stand staat niet wat er aan het eind van het jaar uitgegeven zal zijn" in woorden(
        pagina
    )


def test_an_expected_result_is_voordelig_or_nadelig(wethouder, jaar):
    tabel = rijen(lees(wethouder, FINANCIEN + "?stand=2024_2024-10-01"), BIJSCHRIFT)
    assert tabel[ALGEMEEN][-2:] == ["€ 368.000", "€ 3.000 N"]
    assert tabel[JEUGD][-2:] == ["€ 290.000", "€ 9.000 V"]
    assert tabel["Totaal"][-2:] == ["€ 1.125.500", "€ 15.166 V"]


def test_a_total_is_not_complete_when_one_post_has_no_prognose(noord, wethouder, jaar, daad):
    stand = Stand.objects.get(post__naam=WONEN, peildatum=date(2024, 10, 1))
    waarden = Standwaarden(stand.beschikbaar, stand.uitgaven, stand.verplichtingen, bron=stand.bron)
    leg_stand_vast(post=stand.post, versie=stand.post.versie, peildatum=stand.peildatum, waarden=waarden, daad=daad)
    tabel = rijen(lees(wethouder, FINANCIEN + "?stand=2024_2024-10-01"), BIJSCHRIFT)
    assert tabel[WONEN][-2:] == ["niet genoemd", "niet genoemd"]
    assert tabel["Totaal"][-2:] == ["niet compleet", "niet compleet"]


def test_every_amount_of_a_post_leads_to_what_it_is_made_of(wethouder, noord):
    pagina = lees(wethouder, FINANCIEN)
    for post in posten(noord).values():
        (rij,) = pagina.xpath(f"//table//tr[th/a[text()='{post.naam}']]")
        bedragen = rij.xpath("./td[@class='bedrag']")
        assert len(bedragen) == 4
        assert all(f"/financien/posten/{post.pk}/" in cel.xpath("./a/@href")[0] for cel in bedragen)


def test_money_that_must_still_be_divided_says_so_in_the_words_of_the_source(wethouder):
    pagina = lees(wethouder, FINANCIEN)
    assert f"{JEUGD} moet nog verdeeld worden" in rijen(pagina, BIJSCHRIFT)
    assert "‘De verdeling van de middelen ten behoeve van acties" in woorden(pagina)


def test_every_stand_names_its_own_source_and_its_file_to_who_may_see_it(noord, wethouder, programmateam, jaar, daad):
    ronde = Importronde.objects.create(
        programma=noord,
        soort="financien",
        bestandsnaam="export juni.xlsx",
        sha256="0" * 64,
        grootte=1,
        begonnen_op=daad.nu,
        afgerond_op=daad.nu,
        toestand=Importronde.Toestand.BEVESTIGD,
    )
    april = date(2024, 4, 1)
    for naam, bron, uit in ((WONEN, "Grootboek", ronde), (JEUGD, "", None)):
        post = posten(noord)[naam]
        leg_stand_vast(
            post=post,
            versie=post.versie,
            peildatum=april,
            waarden=Standwaarden(Decimal(10), Decimal(1), Decimal(1), bron=bron),
            daad=replace(daad, importronde=uit),
        )
    gelezen = bronnen(lees(wethouder, APRIL))
    assert gelezen[JEUGD] == "niet genoemd"
    assert gelezen[WONEN] == "Grootboek Ingelezen uit export juni.xlsx"
    assert gelezen["Programma algemeen, Financiële zelfredzaamheid"].startswith("Programma-overzicht met de stand van")
    pad = f"/sterk-voor-noord/importeren/{ronde.pk}/"
    assert not lees(wethouder, APRIL).xpath(f"//a[@href='{pad}']")
    assert lees(programmateam, APRIL).xpath(f"//a[@href='{pad}']")


def test_the_bureau_and_the_acties_add_up_to_the_total_of_every_amount(wethouder):
    pagina = lees(wethouder, FINANCIEN)
    (deel,) = pagina.xpath("//section[.//h2[@id='bureau']]")
    tabel = rijen(deel, "Boekjaar 2024")
    assert {naam: cellen[:3] for naam, cellen in tabel.items()} == {
        "Beschikbaar": ["€ 350.000", "€ 790.666", "€ 1.140.666"],
        "Uitgaven": ["€ 89.829", "€ 265.537", "€ 355.366"],
        "Verplichtingen": ["€ 265.408", "€ 333.422", "€ 598.830"],
        "Saldo": ["€ −5.237", "€ 191.707", "€ 186.470"],
    }
    assert [cellen[3].split("bureau ")[-1] for cellen in tabel.values()] == ["30,7 %", "25,3 %", "44,3 %", "n.v.t."]
    assert "Als bureau telt Programma algemeen." in woorden(deel)


def test_the_team_may_say_that_another_post_is_bureau_too(noord, wethouder, daad):
    post = posten(noord)[WONEN]
    wijzig_post(post=post, versie=post.versie, nieuw={"soort": Postsoort.BUREAU}, daad=daad)
    (deel,) = lees(wethouder, FINANCIEN).xpath("//section[.//h2[@id='bureau']]")
    assert "Als bureau tellen Programma algemeen en Fijn en veilig wonen." in woorden(deel)
    assert rijen(deel, "Boekjaar 2024")["Beschikbaar"][:2] == ["€ 505.966", "€ 634.700"]


def test_a_post_without_a_stand_on_this_day_is_named_and_not_counted_as_nothing(noord, wethouder, daad):
    maak_post(programma=noord, boekjaar=2024, naam="Jongerenraad", daad=daad)
    tekst = woorden(lees(wethouder, FINANCIEN))
    assert "Niet in deze tabel, want zonder stand op deze peildatum: Jongerenraad." in tekst


def test_a_boekjaar_without_any_stand_is_not_lost(noord, wethouder, programmateam, daad):
    post = maak_post(programma=noord, boekjaar=2025, naam="Jongerenraad", daad=daad)
    pagina = lees(wethouder, FINANCIEN)
    assert "Boekjaar 2025 heeft nog geen stand. De posten: Jongerenraad." in woorden(pagina)
    assert pagina.xpath(f"//a[contains(@href, '/posten/{post.pk}/')]")
    assert lees(programmateam, FINANCIEN).xpath("//a[contains(@href, 'invoeren/?boekjaar=2025')]")


def test_what_differs_from_the_budget_of_that_day_is_said_in_words(wethouder, noord, daad):
    post = posten(noord)[ALGEMEEN]
    wijzig_post(post=post, versie=post.versie, nieuw={"primitief": Decimal(340_000)}, daad=daad)
    tekst = woorden(lees(wethouder, FINANCIEN))
    assert "Beschikbaar is € 350.000, dat is € 10.000 meer dan de begroting van € 340.000 op die dag." in tekst


def test_more_peildata_and_posts_ask_no_more_of_the_database(noord, wethouder, daad):
    with CaptureQueriesContext(connection) as weinig:
        lees(wethouder, FINANCIEN)
    for nummer in range(20):
        post = maak_post(programma=noord, boekjaar=2024, naam=f"Post {nummer}", primitief=Decimal(5), daad=daad)
        waarden = Standwaarden(Decimal(10), Decimal(1), Decimal(2), bron="Administratie")
        for maand in (4, 5, 6):
            leg_stand_vast(post=post, versie=post.versie, peildatum=date(2024, maand, 1), waarden=waarden, daad=daad)
    with CaptureQueriesContext(connection) as veel:
        assert len(rijen(lees(wethouder, FINANCIEN), BIJSCHRIFT)) == 21
    assert len(veel) == len(weinig) <= 15
