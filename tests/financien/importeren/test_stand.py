"""The page behind a figure: where a stand comes from, and the rows of the ledger that it is the sum of."""

import csv
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from financien.jaartabel.grootboek import Regelgroep, per_kostenplaats, per_kostensoort
from financien.keuzes import Kolom
from financien.models import Budgetpost, Grootboekregel
from programma.handelingen.importeren import bevestig_import, maak_import_ongedaan
from programma.inlezen.lezen import lees_bestand
from tests.bladzijde import lees, rijen, woorden
from tests.financien.importeren.opdrachten import JULI, grootboek, profielopdracht, stand_van


def adres(post: str, peildatum: str = "2024-07-01") -> str:
    return f"/sterk-voor-noord/financien/posten/{Budgetpost.objects.get(naam=post).pk}/standen/{peildatum}/"


@pytest.fixture
def grootboekstand(ronde_van, daad, noord):
    """Programma algemeen with 90 rows of € 12,34 of uitgaven and one of verplichtingen without anything else."""
    post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
    regels = [*grootboek(90), (92, "verplichtingen", "", "", None, "-5.50")]
    opdracht = stand_van(post, uitgaven="1110.60", verplichtingen="-5.50", regels=regels)
    ronde = ronde_van(opdracht | {"bronwaarden": {"beschikbaar": "350"}}, profiel=profielopdracht())
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    return ronde


def test_the_wethouder_reads_where_a_stand_of_the_source_comes_from(wethouder):
    pagina = lees(wethouder, adres("Programma algemeen", "2024-04-01"))
    tekst = woorden(pagina)
    assert "Programma-overzicht met de stand van 1 april 2024, onder Financiën" in tekst
    tabel = rijen(pagina, "Elk bedrag")
    assert tabel["Uitgaven"] == ["€ 89.829", "89.829", "Overgenomen uit de bron"]
    assert tabel["Saldo negatief saldo"] == [
        "€ −5.237",
        "-5.237",
        "Uitgerekend: beschikbaar − uitgaven − verplichtingen",
    ]
    assert "Het portaal Geladen uit de bron € 350.000" in tekst
    assert "grootboek" not in tekst


def test_every_amount_says_how_it_was_made(wethouder, grootboekstand):
    tabel = rijen(lees(wethouder, adres("Programma algemeen")), "Elk bedrag")
    assert tabel["Beschikbaar"] == ["€ 350.000", "350", "Gelezen uit het bestand"]
    assert tabel["Uitgaven"] == ["€ 1.110,60", "per regel", "De som van 90 regels van het grootboek"]
    assert tabel["Verplichtingen"] == ["€ −5,50", "per regel", "De som van 1 regel van het grootboek"]
    assert "Prognose" not in tabel


def test_an_amount_that_no_file_names_says_so(wethouder, ronde_van, daad, noord):
    post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
    bevestig_import(ronde=ronde_van(stand_van(post, prognose="360000.00")), versie=1, daad=daad)
    tabel = rijen(lees(wethouder, adres("Programma algemeen")), "Elk bedrag")
    assert tabel["Prognose"] == ["€ 360.000", "niet genoemd", "Het bestand noemt dit bedrag niet"]
    assert tabel["Verwacht resultaat"][0] == "€ 10.000 N"


def test_the_wethouder_reads_the_file_and_only_the_team_gets_to_the_import(wethouder, programmateam, grootboekstand):
    adressen = [f"/sterk-voor-noord/importeren/{grootboekstand.pk}/", "/sterk-voor-noord/financien/importprofielen/"]
    for lezer, ziet in ((wethouder, False), (programmateam, True)):
        pagina = lees(lezer, adres("Programma algemeen"))
        feiten = {woorden(rij.find("dt")): woorden(rij.find("dd")) for rij in pagina.xpath("//dl[@class='feiten']/div")}
        assert (feiten["Bestand"], feiten["Gelezen met profiel"]) == ("grootboek.csv", "Grootboek")
        links = pagina.xpath("//main//a/@href")
        assert [any(link.startswith(pad) for link in links) for pad in adressen] == [ziet, ziet]


def test_the_sums_per_kostenplaats_and_per_kostensoort_are_the_stand(wethouder, grootboekstand):
    pagina = lees(wethouder, adres("Programma algemeen"))
    per_plaats, per_soort = rijen(pagina, "Per kostenplaats"), rijen(pagina, "Per kostensoort")
    assert per_plaats["K0"] == ["30", "€ 370,20", "geen"]
    assert per_plaats["zonder"] == per_soort["zonder"] == ["1", "geen", "€ −5,50"]
    assert per_soort["400"] == ["13", "€ 160,42", "geen"]
    assert per_plaats["Totaal"] == per_soort["Totaal"] == ["91", "€ 1.110,60", "€ −5,50"]


@pytest.mark.parametrize(
    ("vraag", "aantal", "zegt"),
    [
        ("", 50, "91 regels: € 1.110,60 uitgaven, € −5,50 verplichtingen."),
        ("?pagina=2", 41, "bladzijde 2 van 2"),
        ("?kostenplaats=K1", 30, "30 regels: € 370,20 uitgaven."),
        ("?kostenplaats=K1&kostensoort=410", 5, "5 regels: € 61,70 uitgaven."),
        ("?kostenplaats=(leeg)", 1, "1 regel: € −5,50 verplichtingen."),
        ("?kolom=verplichtingen", 1, "1 regel: € −5,50 verplichtingen."),
        ("?kostenplaats=K1&kolom=verplichtingen", 0, "Geen regels met deze keuzes"),
        ("?kostenplaats=bestaat+niet", 50, "Hiervan zijn er geen regels."),
    ],
)
def test_the_rows_are_found_by_what_they_are(wethouder, grootboekstand, vraag, aantal, zegt):
    pagina = lees(wethouder, adres("Programma algemeen") + vraag)
    assert zegt in woorden(pagina)
    assert len(rijen(pagina, "In de volgorde van grootboek.csv") if aantal else []) == aantal


def test_a_row_says_where_it_stood_in_the_file(wethouder, grootboekstand):
    tabel = rijen(lees(wethouder, adres("Programma algemeen")), "In de volgorde van grootboek.csv")
    assert tabel["3"] == ["Uitgaven", "K1", "410", "2 maart 2024", "€ 12,34"]


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "csv"])
def test_the_chosen_rows_are_downloaded(wethouder, grootboekstand, vorm):
    antwoord = wethouder.get(adres("Programma algemeen") + f"?kostenplaats=K1&formaat={vorm}")
    naam = f"2024-07-01-grootboek-programma-algemeen.{vorm}"
    assert naam in antwoord["Content-Disposition"]
    (blad,) = lees_bestand(antwoord.content, naam).bladen
    koppen, eerste, *rest = (rij.waarden for rij in blad.rijen)
    assert koppen[0] == "rij in het bestand"
    assert len(rest) == 29
    assert str(eerste[5]) in ("12.34", "12,34")


def test_the_download_is_harmless_in_a_spreadsheet(wethouder, ronde_van, daad, noord):
    post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
    regels = [(2, "uitgaven", '=HYPERLINK("http://kwaad")', "", None, "1.00")]
    bevestig_import(ronde=ronde_van(stand_van(post, uitgaven="1.00", regels=regels)), versie=1, daad=daad)
    inhoud = wethouder.get(adres("Programma algemeen") + "?formaat=csv").content.decode("utf-8-sig")
    (rij,) = csv.DictReader(inhoud.splitlines(), delimiter=";")
    assert rij["kostenplaats"] == '\'=HYPERLINK("http://kwaad")'
    assert rij["bedrag"] == "1,00"


def test_an_import_that_was_taken_back_leaves_what_was_there(wethouder, ronde_van, daad, noord):
    post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
    ronde = ronde_van(stand_van(post, peildatum=post.standen.get().peildatum, uitgaven="12.34", regels=grootboek(1)))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    maak_import_ongedaan(ronde=ronde, daad=daad)
    pagina = lees(wethouder, adres("Programma algemeen", "2024-04-01"))
    assert rijen(pagina, "Elk bedrag")["Uitgaven"][2] == "Overgenomen uit de bron"
    assert [woorden(cel) for cel in pagina.xpath("//table[contains(caption, 'nieuwste')]//td[@data-label='Wat']")] == [
        "Ongedaan gemaakt",
        "Gewijzigd met een import",
        "Geladen uit de bron",
    ]


@pytest.mark.parametrize("peildatum", ["2024-04-02", "20240401", "2024-W14-1", "gisteren"])
def test_a_peildatum_without_a_stand_is_not_found(wethouder, peildatum):
    assert wethouder.get(adres("Programma algemeen", peildatum)).status_code == 404


def test_a_partner_gets_no_page(partner):
    assert partner.get(adres("Programma algemeen", "2024-04-01")).status_code == 404


def test_a_ledger_of_ten_times_as_many_rows_asks_no_more_of_the_database(wethouder, noord, ronde_van, daad):
    vragen = []
    for aantal in (10, 400):
        post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
        ronde = ronde_van(stand_van(post, uitgaven=f"{aantal}.00", regels=grootboek(aantal)), profiel=None)
        bevestig_import(ronde=ronde, versie=1, daad=daad)
        with CaptureQueriesContext(connection) as gevraagd:
            lees(wethouder, adres("Programma algemeen"))
        vragen.append(len(gevraagd))
    assert vragen[0] == vragen[1] <= 15


centen = st.integers(-(10**9), 10**9).map(lambda getal: Decimal(getal).scaleb(-2))
groepen = st.lists(
    st.builds(
        Regelgroep, st.sampled_from(Kolom), st.sampled_from("abc"), st.sampled_from(["", "x", "y"]), st.just(1), centen
    )
)


@given(groepen)
def test_two_ways_of_adding_up_agree_to_the_cent(regels):
    plaats, soort = per_kostenplaats(regels), per_kostensoort(regels)
    assert plaats.totaal == soort.totaal
    for opstelling in (plaats, soort):
        assert sum(regel.aantal for regel in opstelling.regels) == len(regels)
        for nummer, (_, totaal) in enumerate(opstelling.sommen):
            assert sum(filter(None, (regel.bedragen[nummer] for regel in opstelling.regels)), Decimal(0)) == totaal


def test_the_database_adds_up_what_binary_fractions_would_not(noord, ronde_van, daad):
    """Ten cents ten thousand times, and cents beside a billion."""
    post = Budgetpost.objects.get(programma=noord, naam="Programma algemeen")
    regels = [(nummer, "uitgaven", "K", "S", None, "0.10") for nummer in range(10_000)]
    groot = [(1, "verplichtingen", "K", "S", None, "9999999999.99"), (2, "verplichtingen", "K", "S", None, "0.01")]
    bevestig_import(ronde=ronde_van(stand_van(post, uitgaven="1000.00", regels=regels + groot)), versie=1, daad=daad)
    stand = post.standen.get(peildatum=JULI)
    assert {groep.kolom: groep.bedrag for groep in Grootboekregel.objects.onder(stand).groepen()} == {
        Kolom.UITGAVEN: Decimal(1000),
        Kolom.VERPLICHTINGEN: Decimal(10_000_000_000),
    }
