"""The money in the overview: bureau and acties, sources, what is still to be divided, and a prognose when there is one."""

import json
from datetime import date
from decimal import Decimal
from importlib import resources

import jsonschema
import lxml.html
import pytest
from django.template.loader import render_to_string

from acties.keuzes import Bron, Status, Zekerheid
from acties.models import Actie, Financiering
from financien.models import Besteding, Budgetpost, Geldnormen, Stand
from programma.models import Importronde, Rapportageperiode
from programma.opmaak import bedrag
from rapportage.gegevens import Overzicht, Zicht
from rapportage.overzicht import stel_samen
from rapportage.stempel import concept
from rapportage.uitvoer import als_json, sjabloon
from tests.bladzijde import lees, woorden

from .conftest import GEBOUWD_OP

PAGINA = "/sterk-voor-noord/rapportages/2024-04/overzicht"


def sectie(overzicht: Overzicht, anker: str) -> lxml.html.HtmlElement:
    html = render_to_string("rapportage/overzicht_secties.html", sjabloon.context(overzicht, concept(GEBOUWD_OP)))
    (deel,) = lxml.html.fromstring(html).xpath(f"//section[@aria-labelledby='{anker}']")
    return deel


def geldsectie(overzicht: Overzicht) -> lxml.html.HtmlElement:
    return sectie(overzicht, "financien")


def bijlage_van(overzicht: Overzicht) -> lxml.html.HtmlElement:
    return sectie(overzicht, "bijlage-1")


def rijen(tabel) -> list[list[str]]:
    return [[woorden(cel) for cel in rij.xpath("th|td")] for rij in tabel.xpath("tbody/tr|tfoot/tr")]


@pytest.fixture
def ingelezen(noord):
    """One post comes from a file, and has a prognose."""
    ronde = Importronde.objects.create(
        programma=noord,
        soort="financien",
        bestandsnaam="uitdraai 3.csv",
        sha256="0" * 64,
        grootte=1,
        begonnen_op=GEBOUWD_OP,
    )
    stand = Stand.objects.get(post__naam="Fijn en veilig wonen")
    stand.bron, stand.importronde, stand.prognose = "Grootboek", ronde, Decimal(160_000)
    stand.save()


def test_the_raad_sees_bureau_and_acties_of_the_same_year_table(overzicht):
    (tabel,) = geldsectie(overzicht).xpath(".//table[contains(@class, 'bureautabel')]")
    assert woorden(tabel.find("caption")) == "Boekjaar 2024, stand 1 april 2024"
    assert [[*rij[:4], rij[4].split("bureau ")[-1]] for rij in rijen(tabel)] == [
        ["Beschikbaar", "€ 350.000", "€ 790.666", "€ 1.140.666", "30,7 %"],
        ["Uitgaven", "€ 89.829", "€ 265.537", "€ 355.366", "25,3 %"],
        ["Verplichtingen", "€ 265.408", "€ 333.422", "€ 598.830", "44,3 %"],
        ["Saldo", "€ −5.237", "€ 191.707", "€ 186.470", "n.v.t."],
    ]


def test_the_post_that_is_still_to_be_divided_says_so_with_the_words_of_the_source(overzicht):
    geld = geldsectie(overzicht)
    (tabel,) = geld.xpath(".//table[contains(@class, 'jaartabel')]")
    namen = [rij[0] for rij in rijen(tabel)]
    assert [naam for naam in namen if "moet nog verdeeld worden" in naam] == [
        "Jeugd en onderwijs (incl. jongeren) moet nog verdeeld worden"
    ]
    assert "moet nog over acties verdeeld worden: ‘De verdeling van de middelen ten behoeve van acties" in woorden(geld)


def test_one_source_is_printed_once(overzicht):
    tekst = woorden(geldsectie(overzicht))
    assert tekst.count("Programma-overzicht met de stand van 1 april 2024, onder Financiën.") == 1
    assert "Bron van de bedragen: Programma-overzicht met de stand" in tekst


def test_figures_from_a_file_say_which_posts_and_which_file(ingelezen, periode, nu):
    tekst = woorden(geldsectie(stel_samen(periode, nu=nu)))
    assert "De bedragen komen uit 2 bronnen:" in tekst
    assert "Fijn en veilig wonen: Grootboek, bestand ‘uitdraai 3.csv’." in tekst


def test_a_post_without_a_source_is_not_given_one(periode, nu):
    Stand.objects.filter(post__naam="Fijn en veilig wonen").update(bron="")
    assert "Fijn en veilig wonen: niet genoemd." in woorden(geldsectie(stel_samen(periode, nu=nu)))


def test_the_public_does_not_read_the_name_of_an_imported_file(ingelezen, periode, nu):
    openbaar = stel_samen(periode, nu=nu, zicht=Zicht.OPENBAAR)
    assert "uitdraai 3.csv" not in als_json.maak(openbaar, concept(nu)).decode()
    assert "Fijn en veilig wonen: Grootboek." in woorden(geldsectie(openbaar))


def test_without_a_prognose_there_is_no_table_for_it(overzicht):
    assert not geldsectie(overzicht).xpath(".//table[contains(@class, 'prognosetabel')]")


def test_a_prognose_is_told_in_words_and_only_where_somebody_gave_it(ingelezen, periode, nu):
    (tabel,) = geldsectie(stel_samen(periode, nu=nu)).xpath(".//table[contains(@class, 'prognosetabel')]")
    assert rijen(tabel)[0] == ["Programma algemeen", "€ 350.000", "niet genoemd", "niet bekend", "niet bekend"]
    assert rijen(tabel)[3] == ["Fijn en veilig wonen", "€ 155.966", "€ 160.000", "€ −4.034", "nadelig"]
    assert rijen(tabel)[4] == ["Totaal", "€ 1.140.666", "niet genoemd", "niet bekend", "niet bekend"]


def test_the_json_has_the_split_and_the_sources_and_knows_no_keys_of_our_database(overzicht, gebouwd_op):
    gegevens = json.loads(als_json.maak(overzicht, concept(gebouwd_op)))
    assert gegevens["bureaudelen"][0] == {
        "kolom": "beschikbaar",
        "bureau": "350000.00",
        "acties": "790666.00",
        "totaal": "1140666.00",
        "aandeel": "0.3068",
    }
    assert gegevens["jaartabel"]["bureau"]["saldo"] == "-5237.00"
    assert [bron["posten"] for bron in gegevens["cijferbronnen"]] == [
        [regel["post"] for regel in gegevens["jaartabel"]["regels"]]
    ]
    for rij in (gegevens["jaartabel"]["regels"][0], gegevens["cijferbronnen"][0]):
        assert not [naam for naam in rij if naam.endswith("_sleutel")]


def test_the_kinds_of_money_add_up_to_what_every_ceiling_bears(overzicht):
    (bijlage,) = overzicht.bijlagen
    assert [(deel.opgave, deel.toegekend, len(deel.aarden)) for deel in bijlage.plafonddelen] == [
        (1, 145_450, 2),
        (2, 72_770, 2),
        (3, 94_370, 2),
        (None, 312_590, 3),
    ]
    assert all(deel.toegekend == sum(aard.bedrag for aard in deel.aarden) for deel in bijlage.plafonddelen)


def test_reservations_stand_apart_from_acties(overzicht):
    (tabel, _) = bijlage_van(overzicht).xpath(".//table[contains(@class, 'aardtabel')]")
    assert [woorden(kop) for kop in tabel.xpath("thead//th")] == [
        "Opgave",
        "Acties (€)",
        "Reserveringen (€)",
        "Deelbudgetten (€)",
        "Samen (€)",
    ]
    assert rijen(tabel)[2] == ["3 Fijn en veilig wonen", "€ 84.370 (16)", "geen", "€ 10.000 (1)", "€ 94.370"]
    assert rijen(tabel)[3] == ["Totaal", "€ 207.590 (29)", "€ 95.000 (3)", "€ 10.000 (1)", "€ 312.590"]


def test_the_raad_sees_which_actie_takes_a_large_part_of_a_ceiling(overzicht):
    tekst = woorden(bijlage_van(overzicht))
    assert "Deze acties vragen 33,0 % of meer van een plafond:" in tekst
    assert "3.11 Tuinkamer van Noord: € 40.000, 40,8 % van het plafond van opgave 3." in tekst


def test_with_a_higher_norm_no_actie_stands_out(periode, nu):
    Geldnormen.objects.create(programma=periode.programma, gebonden=90, stand_dagen=90, onverdeeld=10, concentratie=50)
    overzicht = stel_samen(Rapportageperiode.objects.get(pk=periode.pk), nu=nu)
    assert "Geen actie vraagt 50,0 % of meer van een plafond." in woorden(bijlage_van(overzicht))


def test_the_lever_is_told_per_euro_and_split_by_who_pays(overzicht):
    blad = bijlage_van(overzicht)
    assert "Voor elke euro van het programma noemt het plan € 1,32 van anderen: € 411.365 naast € 312.590." in woorden(
        blad
    )
    assert "opgave 1 € 1,50 per euro, opgave 2 € 1,84 per euro, opgave 3 € 0,68 per euro." in woorden(blad)
    (tabel,) = blad.xpath(".//table[contains(@class, 'bijdragetabel')]")
    assert rijen(tabel) == [
        ["Niet genoemd", "€ 292.865", "€ 292.865", "71,2 %", "geen"],
        ["Partner", "€ 96.500", "€ 96.500", "23,5 %", "1"],
        ["Fonds", "€ 22.000", "€ 22.000", "5,3 %", "1"],
        ["Basisfinanciering", "geen bedrag", "geen bedrag", "n.v.t.", "8"],
        ["Afdeling van de gemeente", "geen bedrag", "geen bedrag", "n.v.t.", "2"],
        ["Totaal", "€ 411.365", "€ 411.365", "100,0 %", "12"],
    ]


def test_money_that_is_promised_gets_a_column_of_its_own(periode, nu):
    Financiering.objects.filter(actie__nummer="1.02", bron=Bron.NIET_GENOEMD).update(
        bron=Bron.FONDS, zekerheid=Zekerheid.TOEGEZEGD
    )
    (tabel,) = bijlage_van(stel_samen(periode, nu=nu)).xpath(".//table[contains(@class, 'bijdragetabel')]")
    assert [woorden(kop) for kop in tabel.xpath("thead//th")][1:3] == ["Toegezegd (€)", "Zekerheid onbekend (€)"]
    totaal = Financiering.objects.get(actie__nummer="1.02", bron=Bron.FONDS).bedrag
    (fonds,) = [rij for rij in rijen(tabel) if rij[0] == "Fonds"]
    assert fonds[1] == " ".join(bedrag(totaal).split())
    assert rijen(tabel)[-1][3] == "€ 411.365"


def test_money_of_an_actie_that_is_vervallen_no_longer_counts_and_the_annex_says_how_much(periode, nu):
    Actie.objects.filter(nummer="3.11").update(status=Status.VERVALLEN)
    overzicht = stel_samen(periode, nu=nu)
    assert overzicht.bijlagen[0].plafonds[2].vrij == Decimal(43_630)
    assert "€ 40.000 van acties die vervallen zijn, telt niet meer mee." in woorden(bijlage_van(overzicht))


def test_the_annex_counts_what_was_registered_up_to_the_peildatum_and_no_later(periode, nu):
    for dag, uitgegeven in ((date(2024, 3, 1), 100), (date(2024, 5, 1), 900)):
        Besteding.objects.create(
            financiering=Financiering.objects.get(actie__nummer="3.11", bron=Bron.PROGRAMMA),
            peildatum=dag,
            uitgegeven=Decimal(uitgegeven),
        )
    (bijlage,) = stel_samen(periode, nu=nu).bijlagen
    assert (bijlage.keten.verplicht, bijlage.keten.uitgegeven) == (None, Decimal(100))
    assert bijlage.keten.peildata == (date(2024, 3, 1), date(2024, 3, 1))


def test_nothing_registered_is_not_nothing_in_the_json(overzicht, gebouwd_op):
    (bijlage,) = json.loads(als_json.maak(overzicht, concept(gebouwd_op)))["bijlagen"]
    assert bijlage["keten"]["uitgave"] == {
        "bedrag": None,
        "regels": 0,
        "van": 33,
        "toegekend": "0.00",
        "van_toegekend": "312590.00",
    }
    assert (bijlage["keten"]["plafond"], bijlage["keten"]["vrij"]) == ("319000.00", "6410.00")
    assert bijlage["hefboom"]["per_euro"] == "1.32"


@pytest.fixture
def eerdere_standen(noord):
    """Programma algemeen in January, and a day after the peildatum."""
    post = Budgetpost.objects.get(naam="Programma algemeen")
    for dag in (date(2024, 1, 31), date(2024, 4, 2)):
        Stand.objects.create(
            post=post, peildatum=dag, beschikbaar=Decimal(350_000), uitgaven=Decimal(7_000), verplichtingen=Decimal(0)
        )


def test_with_one_peildatum_there_is_no_verloop(overzicht, gebouwd_op):
    assert "Verloop" not in [woorden(kop) for kop in geldsectie(overzicht).xpath(".//h3")]
    assert json.loads(als_json.maak(overzicht, concept(gebouwd_op)))["verloop"] == []


def test_the_verloop_runs_up_to_the_peildatum_and_no_further(eerdere_standen, periode, nu):
    (tabel,) = geldsectie(stel_samen(periode, nu=nu)).xpath(".//table[contains(@class, 'verlooptabel')]")
    assert rijen(tabel) == [
        ["Boekjaar 2024"],
        ["31 januari 2024", "€ 350.000", "€ 7.000", "€ 0", "€ 343.000", "2,0 %", "100,0 %"],
        ["1 april 2024", "€ 1.140.666", "€ 355.366", "€ 598.830", "€ 186.470", "83,7 %", "30,7 %"],
    ]


def test_the_picture_of_the_verloop_says_its_figures_in_words(eerdere_standen, periode, nu):
    (titel,) = geldsectie(stel_samen(periode, nu=nu)).xpath(".//div[@class='kolommenbeeld']//title")
    assert "31 januari 2024: € 7.000 uitgegeven, € 0 verplicht, € 343.000 vrij" in woorden(titel)


def test_the_verloop_of_the_json_holds_whole_tables_and_keeps_to_the_schema(eerdere_standen, periode, nu, gebouwd_op):
    gegevens = json.loads(als_json.maak(stel_samen(periode, nu=nu), concept(gebouwd_op)))
    schema = json.loads((resources.files("rapportage") / "schema" / "overzicht-2.json").read_text())
    jsonschema.validate(gegevens, schema)
    assert [(tabel["peildatum"], tabel["totaal"]["saldo"]) for tabel in gegevens["verloop"]] == [
        ("2024-01-31", "343000.00"),
        ("2024-04-01", "186470.00"),
    ]


def test_the_public_reads_no_file_name_in_the_verloop_either(eerdere_standen, ingelezen, periode, nu):
    openbaar = stel_samen(periode, nu=nu, zicht=Zicht.OPENBAAR)
    assert len(openbaar.verloop) == 2
    assert {regel.bestand for tabel in openbaar.verloop for regel in tabel.regels} == {""}


def test_on_the_screen_every_figure_of_the_year_table_leads_to_its_stand_and_in_a_document_there_is_no_link(
    wethouder, overzicht
):
    pagina = lees(wethouder, PAGINA)
    (tabel,) = pagina.xpath("//section[@aria-labelledby='financien']//table[contains(@class, 'jaartabel')]")
    post = Budgetpost.objects.get(naam="Programma algemeen")
    adressen = {*tabel.xpath("tbody/tr[1]//a/@href")}
    assert adressen == {f"/sterk-voor-noord/financien/posten/{post.pk}/standen/2024-04-01/"}
    assert len(tabel.xpath("tbody/tr[1]//a")) == 4
    assert not geldsectie(overzicht).xpath(".//table//a")


def test_on_the_screen_a_ceiling_leads_to_the_acties_that_it_pays(wethouder):
    (tabel,) = lees(wethouder, PAGINA).xpath("//table[contains(@class, 'plafondtabel')]")
    assert tabel.xpath("tbody/tr[2]//a/@href") == ["/sterk-voor-noord/financien/plafonds/2/?plan=2025-2026"]
    assert wethouder.get(tabel.xpath("tbody/tr[2]//a/@href")[0]).status_code == 200


def test_the_money_over_the_years_adds_up_and_what_nobody_divided_is_not_divided(overzicht):
    (_, tabel) = bijlage_van(overzicht).xpath(".//table[contains(@class, 'aardtabel')]")
    assert [woorden(kop) for kop in tabel.xpath("thead//th")][1:] == [
        "2025 (€)",
        "2026 (€)",
        "Niet verdeeld (€)",
        "Samen (€)",
    ]
    assert rijen(tabel)[-1] == ["Totaal", "€ 113.240", "geen", "€ 199.350", "€ 312.590"]


def test_the_chain_of_the_page_is_that_of_the_dashboard(wethouder, overzicht):
    def keten(stuk) -> list[str]:
        return [woorden(stap) for stap in stuk.xpath(".//ol[@class='keten']/li")]

    assert keten(bijlage_van(overzicht)) == keten(lees(wethouder, "/sterk-voor-noord/"))
    assert "Verplicht niet geregistreerd" in keten(bijlage_van(overzicht))


def test_once_anything_is_registered_every_opgave_says_how_far_that_goes(periode, nu):
    Besteding.objects.create(
        financiering=Financiering.objects.get(actie__nummer="3.11", bron=Bron.PROGRAMMA),
        peildatum=date(2024, 3, 1),
        uitgegeven=Decimal(100),
    )
    (tabel,) = bijlage_van(stel_samen(periode, nu=nu)).xpath(".//table[contains(@class, 'ketentabel')]")
    assert rijen(tabel)[2] == ["3 Fijn en veilig wonen", "€ 94.370", "niet geregistreerd", "€ 100 1 van 17 regels"]
