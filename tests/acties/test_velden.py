"""The fields of an actie: what a person types, what is kept, and what is told."""

from decimal import Decimal

import pytest

from acties.models import Actie
from acties.naslag import Naslag
from acties.velden import ROOSTERVELDEN, VELDEN, OnbekendePartner, VeldFout


@pytest.fixture
def naslag(noord) -> Naslag:
    return Naslag(noord.plannen.get(slug="2025-2026"))


def lees(veld: str, tekst, naslag, huidig=None):
    leeg = [] if veld.startswith(("doelen", "hoofd", "samen", "financiering")) else ""
    return VELDEN[veld].lees(tekst, naslag, leeg if huidig is None else huidig)


def test_every_cell_of_the_56_acties_reads_back_to_the_value_it_was_written_from(noord, naslag):
    for actie in Actie.objects.van_programma(noord).gegevens():
        for sleutel in (*ROOSTERVELDEN, "omschrijving", "rapporteur", "gekoppeld_aan"):
            veld = VELDEN[sleutel]
            waarde = veld.waarde(actie)
            assert veld.lees(veld.tekst(waarde), naslag, waarde) == waarde, (actie.nummer, sleutel)


def test_a_thousand_via_fondsen_becomes_one_line_of_money_from_fondsen(naslag):
    (regel,) = lees("financiering_anders", "€ 1.000 via fondsen", naslag)
    assert (regel["bron"], regel["bedrag"], regel["toestand"]) == ("fonds", "1000.00", "bedrag")
    assert VELDEN["financiering_anders"].tekst([regel]) == "€ 1.000 fonds"


def test_another_amount_from_the_same_fund_keeps_its_zekerheid(naslag):
    (oud,) = lees("financiering_anders", "€ 1.000 partner Woej", naslag)
    oud |= {"zekerheid": "aangevraagd", "begunstigde": "Politie"}
    (nieuw,) = lees("financiering_anders", "€ 2.000 partner Woej", naslag, [oud])
    assert (nieuw["bedrag"], nieuw["zekerheid"], nieuw["begunstigde"]) == ("2000.00", "aangevraagd", "Politie")


def test_two_new_amounts_of_one_bron_inherit_nothing_that_could_be_the_other_ones(naslag):
    (oud,) = lees("financiering_anders", "€ 1.000 fonds", naslag)
    oud |= {"zekerheid": "ontvangen"}
    nieuw = lees("financiering_anders", "€ 2.000 fonds; € 3.000 fonds", naslag, [oud])
    assert [regel["zekerheid"] for regel in nieuw] == ["onbekend", "onbekend"]


@pytest.mark.parametrize("tekst", ["ten laste van opgave 2", "gaat ten laste budget financiële zelfredzaamheid"])
def test_money_that_another_opgave_pays_names_that_opgave(naslag, tekst):
    (regel,) = lees("financiering_programma", f"€ 14.770 {tekst}", naslag)
    assert (Decimal(regel["bedrag"]), regel["ten_laste_van"]) == (Decimal(14770), 2)


def test_an_opgave_that_does_not_exist_is_refused_with_those_that_do(naslag):
    with pytest.raises(VeldFout, match=r"\"opgave 7\" is geen opgave.*opgave 1 \(Jeugd, jongeren en onderwijs\)"):
        lees("financiering_programma", "€ 100 ten laste van opgave 7", naslag)


def test_an_ambiguous_amount_is_refused_with_the_probable_one(naslag):
    with pytest.raises(VeldFout, match="twee manieren") as fout:
        lees("financiering_programma", "€ 1,285", naslag)
    assert fout.value.voorstel == "€ 1.285"


def test_names_are_read_with_semicolons_commas_and_other_spellings(naslag):
    assert lees("samenwerkingspartners", "SenW, Gemeente; Platform economie, onderwijs en arbeidsmarkt", naslag) == [
        "Sport en Welzijn (SenW)",
        "Gemeente Leidschendam-Voorburg",
        "Platform economie, onderwijs en arbeidsmarkt",
    ]


def test_two_names_without_a_comma_are_proposed_one_by_one(naslag):
    with pytest.raises(OnbekendePartner, match="Bedoelt u Woej en Politie") as fout:
        lees("samenwerkingspartners", "Woej Politie", naslag)
    assert fout.value.voorstel == "Woej; Politie"


def test_a_slip_in_a_name_is_refused_with_the_name_that_is_meant(naslag):
    with pytest.raises(OnbekendePartner, match="Bedoelt u Prodeba") as fout:
        lees("hoofdpartners", "Prodaba", naslag)
    assert (fout.value.naam, fout.value.voorstel) == ("Prodaba", "Prodeba")


def test_a_name_that_nobody_has_gets_no_proposal(naslag):
    with pytest.raises(OnbekendePartner) as fout:
        lees("hoofdpartners", "Harmonie Excelsior", naslag)
    assert fout.value.voorstel == ""


@pytest.mark.parametrize("veld", ["titel", "omschrijving", "gebied", "financiering_anders"])
def test_a_sign_that_the_pdf_cannot_print_is_refused(naslag, veld):
    with pytest.raises(VeldFout, match="‘→’"):
        lees(veld, "zonder bedrag: eerst hier → dan daar", naslag)


def test_a_letter_outside_the_plan_cannot_be_added_but_may_stay(naslag):
    with pytest.raises(VeldFout, match=r"Letter W is geen doel van .*A tot en met U"):
        lees("doelen", "B-W", naslag)
    assert lees("doelen", "V-B", naslag, ["V"]) == ["V", "B"]


@pytest.mark.parametrize(
    ("veld", "tekst", "waarde"),
    [
        ("soort", "Doorlopend", "doorlopend"),
        ("soort", "", ""),
        ("status", "", "niet_gerapporteerd"),
        ("status", "volgens verwachting", "volgens_verwachting"),
        ("aard", "Reservering", "reservering"),
        ("looptijd", "2025 - 2026", "2025-2026"),
        ("looptijd", 2025, "2025"),
        ("titel", "  Zomerfeest \u00a0 op het plein ", "Zomerfeest op het plein"),
        ("gekoppeld_aan", "2.03", "2.03"),
        ("borging_vanaf", "1-4-2026", "2026-04-01"),
    ],
)
def test_what_is_typed_becomes_one_value(naslag, veld, tekst, waarde):
    assert lees(veld, tekst, naslag) == waarde


@pytest.mark.parametrize(
    ("veld", "tekst", "fout", "voorstel"),
    [
        ("status", "groen", "Kies uit: Niet gerapporteerd, Nog niet gestart", ""),
        ("looptijd", "2025-2016", "eindigt voor het begin", "2025-2026"),
        ("titel", "   ", "Vul bij actie iets in", ""),
        ("titel", "x" * 201, "201 tekens.*passen er 200", ""),
        ("gekoppeld_aan", "9.99", "is geen actie van dit plan", ""),
        ("rapporteur", "Woej; Politie", "Kies bij rapporteur één partner", ""),
        ("samenwerkingspartners", "Woej; Woej", "Woej staat er meer dan één keer", "Woej"),
        ("borging_vanaf", "06/12/2026", "twee manieren", ""),
        ("doelen", "BC", "losse letters met streepjes", "B-C"),
        ("financiering_anders", "€ 500 programma", "Zet dit bij 'financiering programma'", ""),
        ("financiering_programma", "-500", "kan niet negatief zijn", ""),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(naslag, veld, tekst, fout, voorstel):
    with pytest.raises(VeldFout, match=fout) as geweigerd:
        lees(veld, tekst, naslag)
    assert geweigerd.value.voorstel == voorstel
