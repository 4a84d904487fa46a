"""The list of acties as people see it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.models import Actie
from tests.fabriek import veel_acties

from .bladzijde import alle, een, lees, woorden


def rijen(pagina) -> list[list[str]]:
    """The cells of every actie: nummer, titel, doelen, hoofdpartner, samenwerking, soort, aard, status, programma, anders,
    looptijd."""
    return [
        [woorden(cel).removesuffix(" Wijzig de titel") for cel in rij if cel.get("class") != "kies"]
        for rij in alle(pagina, "tr[data-actie]")
    ]


def cellen(pagina, titel: str) -> list[str]:
    return next(rij for rij in rijen(pagina) if rij[1].startswith(titel))


def test_the_wethouder_sees_56_acties_with_the_money_of_the_plan(wethouder):
    pagina = lees(wethouder, "acties/")
    assert woorden(een(pagina, "#aantal")) == "56 van 56 acties"
    assert len(rijen(pagina)) == 56
    assert [woorden(rij) for rij in alle(pagina, "tr.groep, tfoot tr")] == [
        "Opgave 1 Jeugd, jongeren en onderwijs 11 acties € 160.220 € 240.080",
        "Opgave 2 Financiële zelfredzaamheid en taal 13 acties € 58.000 € 107.000",
        "Opgave 3 Fijn en veilig wonen 32 acties € 94.370 € 64.285",
        "Totaal: 56 acties € 312.590 € 411.365",
    ]
    assert "Uitvoeringsplan 2025-2026, vastgesteld op 8 april 2025" in woorden(een(pagina, "caption"))


def test_an_amount_is_an_amount_and_a_word_stays_a_word(wethouder):
    pagina = lees(wethouder, "acties/")
    assert cellen(pagina, "Versterken Educatief Thuismilieu")[8:10] == ["€ 14.770 ten laste van opgave 2", "€ 3.800"]
    assert cellen(pagina, "Jongeren zonder startkwalificaties")[8:10] == ["zit in basisfinanciering", ""]
    assert cellen(pagina, "Aanpak woonfraude")[8:10] == ["geen", "geen"]
    assert cellen(pagina, "Ondernemersloket")[8:10] == ["€ 2.600", "Aangevuld door Inholland"]
    assert cellen(pagina, "Mee naar buiten")[9] == "€ 10.500 fonds € 11.500 Stichting Techniekmenu"
    assert cellen(pagina, "Buurtvaders")[8:10] == ["", "Gemeente (VTH) Fondsen"]


def test_no_status_is_invented_and_what_is_missing_says_so(wethouder):
    pagina = lees(wethouder, "acties/")
    assert {rij[7] for rij in rijen(pagina)} == {"Niet gerapporteerd"}
    assert cellen(pagina, "Verhogen meldingsbereidheid")[10] == "2025-2016 (klopt niet)"
    assert cellen(pagina, "Openstellen De Loopplank")[5] == "niet genoemd"
    assert cellen(pagina, "Openstellen De Loopplank")[10] == "niet genoemd"


def test_the_totals_follow_the_filter(wethouder):
    pagina = lees(wethouder, "acties/?opgave=2&bron=programma")
    assert woorden(een(pagina, "#aantal")) == "6 van 56 acties"
    assert woorden(een(pagina, "tfoot")) == "Totaal: 6 acties € 58.000 € 107.000"
    assert een(pagina, "#f-opgave option[selected]").get("value") == "2"


def test_the_programmateam_sorts_by_a_click_on_a_head_and_keeps_its_filter(programmateam):
    pagina = lees(programmateam, "acties/?opgave=3&sorteer=titel")
    kop = alle(pagina, "th[aria-sort]")
    assert [(woorden(cel), cel.get("aria-sort")) for cel in kop] == [("Actie", "ascending")]
    assert rijen(pagina)[0][1] == "Aanpak jeugdoverlast"
    omgekeerd = lees(programmateam, "acties/" + een(kop[0], "a").get("href"))
    assert een(omgekeerd, "th[aria-sort]").get("aria-sort") == "descending"
    assert rijen(omgekeerd)[0][1] == "ZUMBA lessen"
    assert len(rijen(omgekeerd)) == 32


def test_without_groups_the_subtotals_stand_below_the_list(wethouder):
    pagina = lees(wethouder, "acties/?groep=geen&sorteer=-financiering_programma")
    assert not alle(pagina, "tr.groep")
    assert [rij[0] for rij in rijen(pagina)][:3] == ["3.11", "2.06", "1.01"]
    assert woorden(alle(pagina, "tfoot tr")[0]) == "Opgave 1: 11 acties € 160.220 € 240.080"
    assert woorden(alle(pagina, "tfoot tr")[-1]) == "Totaal: 56 acties € 312.590 € 411.365"


def test_somebody_chooses_the_columns_and_the_totals_stay_below_theirs(wethouder):
    pagina = lees(wethouder, "acties/?kolom=status&kolom=financiering_anders&opgave=3")
    assert [woorden(kop) for kop in alle(pagina, "thead th")] == ["Nr.", "Actie", "Status", "Anders (€)"]
    assert woorden(een(pagina, "tfoot tr")) == "Totaal: 32 acties € 64.285"
    assert "kolom=status&kolom=financiering_anders" in een(pagina, "thead a").get("href")
    gekozen = [vak.get("value") for vak in alle(pagina, "input[name=kolom][checked]")]
    assert gekozen == ["status", "financiering_anders"]


def test_two_thousand_acties_come_a_hundred_at_a_time_with_the_totals_of_all(wethouder, noord):
    veel_acties(noord.plannen.get(slug="2025-2026"), 1944)
    pagina = lees(wethouder, "acties/?pagina=3")
    assert woorden(een(pagina, "#aantal")) == "2000 van 2000 acties"
    assert len(rijen(pagina)) == 100
    assert "Acties 201 tot en met 300 van 2000" in woorden(een(pagina, "nav.paginering"))
    assert woorden(een(pagina, "tfoot tr")).startswith("Totaal: 2000 acties")
    assert rijen(lees(wethouder, "acties/?pagina=999"))[-1][0].startswith("3.")


def test_nothing_found_says_what_to_do(lezer):
    pagina = lees(lezer, "acties/?tekst=%3Cb%3Ebestaat+niet")
    assert woorden(een(pagina, "#aantal")) == "0 van 56 acties"
    assert "Geen acties gevonden" in woorden(een(pagina, "#lijst"))
    assert een(pagina, "#f-tekst").get("value") == "<b>bestaat niet"


def test_samira_of_stichting_studielokalen_sees_the_three_acties_she_reports_on_and_no_link_to_doelen(partner):
    pagina = lees(partner, "acties/")
    assert woorden(een(pagina, "#aantal")) == "3 van 3 acties"
    for rij in rijen(pagina):
        assert rij[3] == "Stichting Studielokalen"
    assert not [link for link in alle(pagina, "main a") if "/doelen/" in link.get("href")]


def test_a_title_with_code_in_it_is_only_text(wethouder, noord):
    Actie.objects.filter(nummer="1.01").update(titel="<script>alert(1)</script>")
    antwoord = wethouder.get("/sterk-voor-noord/acties/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in antwoord
    assert "<script>alert" not in antwoord


PAGINAS = [
    "acties/",
    "acties/?partner=woej&sorteer=-hoofdpartners&tekst=noord&groep=geen",
    "acties/de-weesfietsen-van-noord/",
    "doelen/",
    "doelen/?letters=voorstel",
    "doelen/S/",
    "partners/",
    "partners/sport-en-welzijn-senw/",
]


def test_ten_times_as_many_acties_take_no_more_queries(wethouder, noord):
    bij_56 = {pad: queries(wethouder, pad) for pad in PAGINAS}
    veel_acties(noord.plannen.get(slug="2025-2026"), 504)
    assert Actie.objects.count() == 560
    assert {pad: queries(wethouder, pad) for pad in PAGINAS} == bij_56
    assert max(bij_56.values()) <= 15


def queries(client, pad: str) -> int:
    with CaptureQueriesContext(connection) as gedaan:
        lees(client, pad)
    return len(gedaan)
