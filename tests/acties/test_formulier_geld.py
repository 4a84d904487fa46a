"""Money on the form: every spelling of an amount, every reason why there is none, and what the words behind it say."""

import pytest

from acties.models import Actie, Financiering
from tests.acties.formulierblad import bewerk

pytestmark = pytest.mark.eenmaal

VERKEERD = 422
REDEN = "Begroting bijgesteld"


@pytest.fixture
def buiten(noord) -> Actie:
    """Mee naar buiten: € 8.000 programma, € 10.500 fonds, € 11.500 Stichting Techniekmenu."""
    return Actie.objects.get(slug="mee-naar-buiten")


def regels(actie: Actie) -> list[tuple]:
    """The lines in their order: bron, amount or reason, and who pays."""
    return [
        (regel.bron, str(regel.bedrag) if regel.bedrag is not None else regel.toestand, str(regel.bron_partner or ""))
        for regel in actie.financieringen.select_related("bron_partner")
    ]


@pytest.mark.parametrize(
    ("getypt", "bedrag", "normaal"),
    [
        ("1.140.666", "1140666.00", "€ 1.140.666"),
        ("15.000", "15000.00", "€ 15.000"),
        ("15000", "15000.00", "€ 15.000"),
        ("15 000", "15000.00", "€ 15.000"),
        ("15\u202f000", "15000.00", "€ 15.000"),
        ("1.285", "1285.00", "€ 1.285"),
        ("€ 30.000,-", "30000.00", "€ 30.000"),
        ("30.000,--", "30000.00", "€ 30.000"),
        ("30.000,=", "30000.00", "€ 30.000"),
        ("4.977,50", "4977.50", "€ 4.977,50"),
        ("12,5", "12.50", "€ 12,50"),
        ("EUR 500", "500.00", "€ 500"),
        ("500 euro", "500.00", "€ 500"),
    ],
)
def test_an_amount_in_any_spelling_is_stored_and_comes_back_in_its_normal_form(
    programmateam, buiten, getypt, bedrag, normaal
):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_0_bedrag=getypt)
    assert blad.antwoord.status_code == VERKEERD  # without a reason
    assert blad.waarde("geld_0_bedrag") == normaal
    assert blad.stuur(reden=REDEN).antwoord.status_code == 302
    assert regels(buiten)[0] == ("programma", bedrag, "")
    assert bewerk(programmateam, buiten.slug).waarde("geld_0_bedrag") == normaal


@pytest.mark.parametrize(
    ("getypt", "toestand", "normaal"),
    [
        ("-", "geen", "geen"),
        ("Geen", "geen", "geen"),
        ("leeg", "leeg", "leeg"),
        ("pm", "pm", "PM"),
        ("nvt", "nvt", "n.v.t."),
    ],
)
def test_a_reason_instead_of_an_amount_is_kept_as_that_and_is_no_zero(programmateam, buiten, getypt, toestand, normaal):
    bewerk(programmateam, buiten.slug).stuur(geld_1_bedrag=getypt, reden=REDEN)
    assert regels(buiten)[1] == ("fonds", toestand, "")
    assert bewerk(programmateam, buiten.slug).waarde("geld_1_bedrag") == normaal


@pytest.mark.parametrize(
    ("getypt", "waarom", "voorstel"),
    [
        ("1,285", "kan op twee manieren gelezen worden", "€ 1.285"),
        ("12.5", "kan op twee manieren gelezen worden", "€ 12,50"),
        ("1234.56", "kan op twee manieren gelezen worden", "€ 1.234,56"),
        ("1,140,666.00", "Engelse schrijfwijze", "€ 1.140.666"),
        ("12.34.567", "punt op een vreemde plaats", None),
        ("-5.237", "kan niet negatief zijn", None),
        ("5.237-", "kan niet negatief zijn", None),
        ("(5.237)", "kan niet negatief zijn", None),
        ("", "Vul een bedrag in, of waarom er geen is", None),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_the_reason_and_a_proposal(
    programmateam, buiten, getypt, waarom, voorstel
):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_0_bedrag=getypt, reden=REDEN)
    assert blad.antwoord.status_code == VERKEERD
    (fout,) = blad.fouten()
    assert fout.startswith("Geld, regel 1, bedrag: ")
    assert waarom in fout
    assert [knop.text for knop in blad.form.xpath(".//button[@name='voorstel']")] == (
        [f"Neem over: {voorstel}"] if voorstel else []
    )
    assert blad.waarde("geld_0_bedrag") == getypt
    buiten.refresh_from_db()
    assert buiten.versie == 1


def test_one_click_takes_the_proposal_and_saves(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_0_bedrag="1,285", reden=REDEN)
    assert blad.druk("voorstel").antwoord.status_code == 302
    assert regels(buiten)[0] == ("programma", "1285.00", "")


def test_a_thousand_via_fondsen_names_its_own_bron(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(geld_3_bedrag="€ 1.000 via fondsen", reden=REDEN)
    assert regels(buiten)[3] == ("fonds", "1000.00", "")


def test_a_cell_of_the_plan_with_two_amounts_becomes_two_lines(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug)
    blad.stuur(
        geld_1_DELETE="on", geld_2_DELETE="on", geld_3_bedrag="€ 10.500 Fondsen € 11.500 Techniek-menu", reden=REDEN
    )
    assert regels(buiten)[1:] == [("fonds", "10500.00", ""), ("partner", "11500.00", "Stichting Techniekmenu")]


def test_money_that_another_opgave_pays_is_money_of_the_programme(programmateam, buiten):
    cel = "€ 14.770 Gaat ten laste budget financiële zelfredzaamheid"
    bewerk(programmateam, buiten.slug).stuur(geld_3_bedrag=cel, reden=REDEN)
    regel = buiten.financieringen.get(bedrag=14770)
    assert (regel.bron, regel.ten_laste_van.nummer) == ("programma", 2)


def test_words_alone_are_kept_as_the_reason_why_there_is_no_amount(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(geld_3_bedrag="Aangevuld door Inholland", reden=REDEN)
    regel = buiten.financieringen.get(toestand="tekst")
    assert (regel.bron, regel.bron_partner.naam, regel.toelichting) == (
        "partner",
        "Hogeschool Inholland",
        "Aangevuld door Inholland",
    )
    blad = bewerk(programmateam, buiten.slug)
    assert (blad.waarde("geld_3_bedrag"), blad.waarde("geld_3_toelichting")) == (
        "zonder bedrag",
        "Aangevuld door Inholland",
    )


def test_an_amount_that_names_no_bron_asks_for_one(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_3_bedrag="1000", reden=REDEN)
    assert blad.fouten() == ["Geld, regel 4, van: Kies van wie dit geld komt."]


def test_words_that_contradict_the_chosen_bron_are_refused(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_0_bedrag="8000 via fondsen", reden=REDEN)
    (fout,) = blad.fouten()
    assert fout.startswith("Geld, regel 1, van: Bij het bedrag staat fonds, en u koos programma.")


def test_only_money_of_the_programme_is_charged_to_another_opgave(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_1_ten_laste_van="2", reden=REDEN)
    (fout,) = blad.fouten()
    assert fout.startswith("Geld, regel 2, ten laste van: Alleen geld van het programma")


def test_who_pays_who_receives_and_how_sure_it_is(programmateam, buiten):
    invoer = {
        "bron_partner": "st. studielokalen",
        "begunstigde": "woej",
        "zekerheid": "toegezegd",
        "toelichting": "2 klassen",
    }
    bewerk(programmateam, buiten.slug).stuur(**{f"geld_1_{veld}": tekst for veld, tekst in invoer.items()}, reden=REDEN)
    regel = buiten.financieringen.get(bron="fonds")
    assert (regel.bron_partner.naam, regel.begunstigde.naam) == ("Stichting Studielokalen", "Woej")
    assert (regel.zekerheid, regel.toelichting) == ("toegezegd", "2 klassen")


def test_residents_neither_pay_nor_receive(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_1_begunstigde="buurtbewoners", reden=REDEN)
    (fout,) = blad.fouten()
    assert fout.startswith("Geld, regel 2, wie ontvangt: Geld komt niet van Inwoners")


def test_a_line_of_another_bron_moves_to_the_other_money_field_and_stays_one_row(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(geld_0_bron="fonds", reden=REDEN)
    assert {regel[0] for regel in regels(buiten)} == {"fonds", "partner"}


def test_what_the_source_printed_stays_while_the_line_says_the_same_and_goes_when_it_does_not(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(geld_1_zekerheid="ontvangen", geld_2_bedrag="9.000", reden=REDEN)
    fonds, partner = buiten.financieringen.exclude(bron="programma").order_by("volgorde")
    assert (fonds.brontekst, fonds.zekerheid) == ("€ 10.500 Fondsen", "ontvangen")
    assert partner.brontekst == ""


def test_a_row_that_was_tampered_with_writes_no_foreign_text(programmateam, buiten):
    for was in ("{", "[]", '{"brontekst": "x"}', "null", "3"):
        blad = bewerk(programmateam, buiten.slug).stuur(geld_1_was=was, reden=REDEN)
        assert blad.antwoord.status_code == 302
    assert not Financiering.objects.filter(actie=buiten, brontekst="x").exists()
