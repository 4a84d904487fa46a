"""`manage.py exporteer`: the contract of the keys, the sums of the plan out of the files alone, and no live formulas."""

import csv
import io
import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
import tablib
from django.core.management import CommandError, call_command
from odf import opendocument, teletype, text
from openpyxl import load_workbook

from acties.financieringscel import lees_anderscel, lees_programmacel
from acties.models import Actie
from programma.models import Programma
from programma.programmakeuze import kies_programma
from rapportage.bevindingen import alle_bevindingen
from rapportage.exporteren import FORMATEN, SOORTEN, exporteer
from tests.fabriek import VANDAAG

ACTIESLEUTELS = (
    "opgave titel omschrijving doelen hoofdpartners samenwerkingspartners soort aard looptijd financiering status "
    "nummer plan versie bronwaarden"
).split()


def uitvoer(*argumenten: str) -> str:
    """What the command writes to standard output."""
    scherm = io.StringIO()
    call_command("exporteer", *argumenten, stdout=scherm)
    return scherm.getvalue()


def als_lijst(soort: str) -> list[dict]:
    return json.loads(uitvoer(soort, "--formaat", "json"))


def actie(titel: str) -> dict:
    return next(rij for rij in als_lijst("acties") if rij["titel"] == titel)


def csv_rijen(soort: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(uitvoer(soort, "--formaat", "csv").removeprefix("\ufeff")), delimiter=";"))


# --- JSON: the contract ---------------------------------------------------------------------------------------------


def test_the_json_of_acties_alone_gives_the_sums_of_the_plan(noord):
    rijen = als_lijst("acties")
    eigen, ander, belast = Counter(), Counter(), Counter()
    for rij in rijen:
        for geld in rij["financiering"]:
            if geld["bedrag"] is None:
                continue
            if geld["bron"] == "programma":
                eigen[rij["opgave"]] += Decimal(geld["bedrag"])
                belast[geld["ten_laste_van"] or rij["opgave"]] += Decimal(geld["bedrag"])
            else:
                ander[rij["opgave"]] += Decimal(geld["bedrag"])

    assert Counter(rij["opgave"] for rij in rijen) == {1: 11, 2: 13, 3: 32}
    assert eigen == {1: Decimal("160220.00"), 2: Decimal("58000.00"), 3: Decimal("94370.00")}
    assert belast == {1: Decimal("145450.00"), 2: Decimal("72770.00"), 3: Decimal("94370.00")}
    assert ander == {1: Decimal("240080.00"), 2: Decimal("107000.00"), 3: Decimal("64285.00")}
    assert (eigen.total(), ander.total()) == (Decimal("312590.00"), Decimal("411365.00"))


def test_an_actie_has_the_keys_of_the_contract(noord):
    rij = actie("Versterken Educatief Thuismilieu")
    assert list(rij) == ACTIESLEUTELS
    assert rij["doelen"] == ["A", "B", "C"]
    assert rij["hoofdpartners"] == ["IKEC De Waterlelie"]
    assert rij["samenwerkingspartners"] == ["Foxtaal"]
    assert rij["soort"] == "doorlopend"
    assert rij["aard"] == "actie"
    assert rij["looptijd"] == {"van": "2025-01-01", "tot": "2025-12-31", "precisie": "jaar"}
    assert rij["financiering"][0] == {
        "bron": "programma",
        "bedrag": "14770.00",
        "toestand": "bedrag",
        "zekerheid": "onbekend",
        "bron_partner": None,
        "begunstigde": None,
        "ten_laste_van": 2,
        "toelichting": rij["financiering"][0]["toelichting"],
        "jaarverdeling": {},
    }
    assert (rij["nummer"], rij["plan"], rij["versie"]) == ("1.04", "2025-2026", 1)
    assert rij["bronwaarden"]["programma"] == "€ 14.770 Gaat ten laste budget financiële zelfredzaamheid"


def test_what_the_source_does_not_say_is_null(noord):
    rij = actie("Verhogen meldingsbereidheid bij jongerenoverlast")
    assert (rij["soort"], rij["looptijd"], rij["status"]) == (None, None, None)
    assert rij["bronwaarden"]["looptijd"] == "2025-2016"
    assert {rij["status"] for rij in als_lijst("acties")} == {None}
    assert actie("Ondernemersloket")["financiering"][1]["bedrag"] is None


def test_a_reported_status_is_its_code(noord):
    Actie.objects.filter(titel="Huiswerkspots").update(status="volgens_verwachting")
    assert actie("Huiswerkspots")["status"] == "volgens_verwachting"


def test_doelen_say_how_many_acties_print_their_letter(noord):
    doelen = {rij["letter"]: rij for rij in als_lijst("doelen")}
    assert "".join(doelen) == "ABCDEFGHIJKLMNOPQRSTU"
    assert list(doelen["A"]) == ["plan", "opgave", "letter", "formulering", "acties", "basisvoorzieningen"]
    assert [doelen[letter]["acties"] for letter in "MNQSU"] == [0, 0, 1, 20, 7]
    assert doelen["U"]["formulering"] is None
    assert doelen["A"]["formulering"] == "Meer kinderen starten goed voorbereid aan het primair onderwijs"


def test_partners_have_their_spellings_and_acties(noord):
    partners = {rij["naam"]: rij for rij in als_lijst("partners")}
    assert partners["Sport en Welzijn (SenW)"]["spellingen"] == ["S&W", "SenW", "Sport en Welzijn"]
    assert partners["WIJZ"]["onder"] == "Gemeente Leidschendam-Voorburg"
    assert partners["Inwoners"]["inwoners"] is True
    assert partners["Bakker Klink"]["acties_als_hoofdpartner"] == 1
    assert len(partners) == len(als_lijst("partners"))


def test_the_year_table_has_its_saldo_computed(noord):
    rijen = als_lijst("financien")
    assert rijen[0] == {
        "boekjaar": 2024,
        "peildatum": "2024-04-01",
        "post": "Programma algemeen",
        "beschikbaar": "350000.00",
        "uitgaven": "89829.00",
        "verplichtingen": "265408.00",
        "saldo": "-5237.00",
    }
    assert sum(Decimal(rij["saldo"]) for rij in rijen) == Decimal("186470.00")


def test_the_ceilings_count_the_cross_charge(noord):
    assert als_lijst("plafonds") == [
        {"plan": "2025-2026", "opgave": 1, "plafond": "146000.00", "toegekend": "145450.00", "vrij": "550.00"},
        {"plan": "2025-2026", "opgave": 2, "plafond": "75000.00", "toegekend": "72770.00", "vrij": "2230.00"},
        {"plan": "2025-2026", "opgave": 3, "plafond": "98000.00", "toegekend": "94370.00", "vrij": "3630.00"},
    ]


def test_the_findings_are_those_of_the_screen(noord):
    rijen = als_lijst("bevindingen")
    assert {tuple(rij) for rij in rijen} == {("regel", "ernst", "object", "tekst", "eigenaar", "geaccepteerd")}
    assert [(rij["regel"], rij["object"], rij["tekst"]) for rij in rijen] == [
        (rij.regel, rij.object, rij.tekst) for rij in alle_bevindingen(noord, vandaag=VANDAAG)
    ]
    assert {rij["ernst"] for rij in rijen} == {"fout", "waarschuwing", "aandacht"}
    assert {rij["geaccepteerd"] for rij in rijen} == {None}


# --- tables ---------------------------------------------------------------------------------------------------------


def test_csv_has_one_row_per_actie_with_the_money_in_two_cells(noord):
    rijen = {rij["titel"]: rij for rij in csv_rijen("acties")}
    assert uitvoer("acties", "--formaat", "csv").startswith("\ufeffnummer;plan;versie;")
    assert len(rijen) == 56
    assert rijen["Mee naar buiten"]["financiering_programma"] == "8000,00"
    assert rijen["Mee naar buiten"]["financiering_anders"] == "€ 10.500 fonds; € 11.500 partner Stichting Techniekmenu"
    assert rijen["Regie op taalaanbod"]["hoofdpartners"].split("; ")[2:4] == ["Moedercentrum", "IBCE"]
    assert rijen["Ondernemersloket"]["samenwerkingspartners"] == (
        "Gemeente Leidschendam-Voorburg; Platform economie, onderwijs en arbeidsmarkt"
    )
    assert rijen["Jongerenaanpak"]["looptijd"] == "2025-2026"
    assert rijen["Aanpak woonfraude"]["financiering_programma"] == "-"


def test_the_money_cells_read_back_to_the_same_money(noord):
    namen = {rij["naam"]: rij["naam"] for rij in als_lijst("partners")}
    acties = {rij["nummer"]: rij for rij in als_lijst("acties")}
    for rij in csv_rijen("acties"):
        gelezen = lees_programmacel(rij["financiering_programma"]) + lees_anderscel(rij["financiering_anders"], namen)
        assert [(str(geld.bron), geld.bedrag, str(geld.toestand), geld.partner) for geld in gelezen] == [
            (geld["bron"], geld["bedrag"] and Decimal(geld["bedrag"]), geld["toestand"], geld["bron_partner"])
            for geld in acties[rij["nummer"]]["financiering"]
        ], rij["titel"]


def test_a_negative_saldo_is_a_number_in_csv(noord):
    assert csv_rijen("financien")[0]["saldo"] == "-5237,00"


def test_xlsx_has_numbers_and_dates(noord, tmp_path):
    uitvoer("financien", "--formaat", "xlsx", "-o", str(tmp_path / "geld.xlsx"))
    blad = load_workbook(tmp_path / "geld.xlsx").active
    koppen, eerste = blad[1], blad[2]
    assert [cel.value for cel in koppen][1:4] == ["peildatum", "post", "beschikbaar"]
    assert [cel.data_type for cel in eerste] == ["n", "d", "s", "n", "n", "n", "n"]
    assert (eerste[1].value.date(), eerste[6].value) == (date(2024, 4, 1), -5237)


def test_ods_has_numbers_and_dates(noord, tmp_path):
    uitvoer("financien", "--formaat", "ods", "-o", str(tmp_path / "geld.ods"))
    eerste = tablib.Dataset().load((tmp_path / "geld.ods").read_bytes(), format="ods").dict[0]
    assert (eerste["peildatum"], eerste["saldo"]) == (date(2024, 4, 1), -5237.0)


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_a_plain_amount_of_an_actie_is_a_number_that_adds_up(noord, formaat):
    tabel = tablib.Dataset().load(exporteer("acties", noord, formaat, vandaag=VANDAAG), format=formaat)
    bedragen = [cel for cel in tabel["financiering_programma"] if isinstance(cel, int | float)]
    assert sum(bedragen) == 312_590 - 14_770
    assert tabel["nummer"][9] == "1.10"
    assert [rij for rij in tabel["financiering_programma"] if str(rij).startswith("€ 14.770 ten laste van")]


def _ods_teksten(inhoud: bytes) -> list[str]:
    """The texts of the cells of an ODS file, with the white space that a spreadsheet program shows."""
    return [teletype.extractText(alinea) for alinea in opendocument.load(io.BytesIO(inhoud)).getElementsByType(text.P)]


@pytest.mark.parametrize("titel", ["=HYPERLINK(1)", "  +1", "-2+3", "@SUM(A1)", "\t=1"])
@pytest.mark.parametrize("formaat", ["csv", "xlsx", "ods"])
def test_an_evil_title_becomes_no_formula(noord, titel, formaat):
    Actie.objects.filter(titel="Huiswerkspots").update(titel=titel)
    inhoud = exporteer("acties", noord, formaat, vandaag=VANDAAG)
    if formaat == "xlsx":
        cellen = [cel for rij in load_workbook(io.BytesIO(inhoud)).active.iter_rows() for cel in rij]
        assert "f" not in {cel.data_type for cel in cellen}
        assert f"'{titel}" in {cel.value for cel in cellen}
    elif formaat == "csv":
        assert f"'{titel}" in tablib.Dataset().load(inhoud.decode("utf-8-sig"), format="csv", delimiter=";")["titel"]
    else:
        assert f"'{titel}" in _ods_teksten(inhoud)


def test_json_keeps_an_evil_title_as_it_is(noord):
    Actie.objects.filter(titel="Huiswerkspots").update(titel="=1+1")
    assert actie("=1+1")["nummer"] == "1.06"


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("soort", SOORTEN)
def test_every_soort_goes_into_every_formaat(noord, soort, formaat):
    assert exporteer(soort, noord, formaat, vandaag=VANDAAG)


# --- the command ----------------------------------------------------------------------------------------------------


def test_json_is_the_ordinary_form_and_goes_to_the_screen(noord):
    assert json.loads(uitvoer("plafonds")) == als_lijst("plafonds")


def test_a_file_is_written_with_dash_o(noord, tmp_path):
    assert uitvoer("acties", "-o", str(tmp_path / "acties.json")) == ""
    assert len(json.loads((tmp_path / "acties.json").read_bytes())) == 56


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["acties", "--formaat", "xlsx"], "Geef met -o een bestand op: XLSX kan niet op het scherm."),
        (["acties", "--formaat", "pdf"], "Het formaat ‘pdf’ kan niet. Kies uit: json, csv, xlsx, ods."),
        (
            ["risicos"],
            "‘risicos’ kan niet. Kies uit: acties, doelen, partners, financien, plafonds, bestedingen, bevindingen.",
        ),
        (
            ["acties", "--programma", "zuid"],
            "Het programma ‘zuid’ bestaat niet. Kies met --programma uit: sterk-voor-noord.",
        ),
        (["acties", "-o", "/bestaat/niet/x.json"], "/bestaat/niet/x.json kan niet geschreven worden: "),
    ],
)
def test_what_cannot_be_done_is_one_dutch_sentence(noord, argumenten, zin):
    with pytest.raises(CommandError) as fout:
        uitvoer(*argumenten)
    assert str(fout.value).startswith(zin)


def test_with_two_programmes_one_must_be_chosen(noord):
    Programma.objects.create(slug="de-heuvel", naam="De Heuvel", gemeente="LV", van_jaar=2025, tot_jaar=2030)
    with pytest.raises(CommandError, match=r"Kies met --programma uit: de-heuvel, sterk-voor-noord\."):
        uitvoer("acties")
    assert json.loads(uitvoer("acties", "--programma", "de-heuvel")) == []


def test_before_anything_is_loaded_the_command_says_what_to_do(db):
    with pytest.raises(CommandError, match=r"Er is nog geen programma\. Voer eerst uit: make start"):
        kies_programma(Programma.objects.none(), None)


def test_the_bytes_go_out_as_they_are(noord, capfdbinary):
    """Whatever the encoding of the terminal: a spreadsheet program needs the BOM and the line ends."""
    call_command("exporteer", "financien", "--formaat", "csv")
    geschreven = capfdbinary.readouterr().out
    assert geschreven == exporteer("financien", noord, "csv", vandaag=VANDAAG)
    assert geschreven.startswith(b"\xef\xbb\xbfboekjaar;")
    assert geschreven.endswith(b"\r\n")
