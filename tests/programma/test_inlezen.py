"""Reading a table: every value at its address and of its own kind, in all the dialects that people send."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import python_calamine
import tablib

from programma.inlezen.gegevens import Celfout, Rij, Tabelbestand
from programma.inlezen.lezen import lees_bestand
from programma.inlezen.plaats import kolomletter
from programma.inlezen.tabel import zoek_tabel
from programma.tabelbestand import als_csv, als_ods, als_xlsx
from tests.programma.rekenbladen import cel, ods, rij, tabel, xlsx, xlsx_delen, zip_

pytestmark = pytest.mark.zonder_database


def rijen(inhoud: bytes, naam: str) -> dict[int, tuple]:
    """The values of the first sheet by row number."""
    return {regel.nummer: regel.waarden for regel in lees_bestand(inhoud, naam).bladen[0].rijen}


def gezegde(waarde) -> str:
    assert isinstance(waarde, Celfout)
    return waarde.gezegde


# XLSX


def test_a_workbook_as_a_spreadsheet_program_saves_it():
    """Team member Joke types a row in Excel, with an empty row and column in between."""
    boek = openpyxl.Workbook()
    boek.active.title = "Acties"
    boek.active.append(["nummer", "titel", None, "bedrag", "vanaf"])
    boek.active["A3"], boek.active["B3"] = "3.07", " Huiswerkspots\u00a0"
    boek.active["D3"], boek.active["E3"] = 14770.5, date(2025, 1, 1)
    inhoud = io.BytesIO()
    boek.save(inhoud)
    bestand = lees_bestand(inhoud.getvalue(), "Acties van Joke.XLSX")
    (blad,) = bestand.bladen
    assert (bestand.vorm, blad.naam, blad.zichtbaar) == ("xlsx", "Acties", True)
    assert blad.rijen == (
        Rij(1, ("nummer", "titel", None, "bedrag", "vanaf")),
        Rij(3, ("3.07", " Huiswerkspots\u00a0", None, Decimal("14770.5"), date(2025, 1, 1))),
    )
    assert blad.plaats(blad.rijen[1], 3) == 'cel D3 op blad "Acties"'


def test_our_reader_and_another_one_see_the_same():
    """calamine reads the values of the same file by a way of its own."""
    tabel_ = tablib.Dataset(
        *([f"actie {nr}", nr, nr + 0.25, date(2025, 1, 1 + nr), "é€ & <b>\n  twee"] for nr in range(20)),
        headers=["titel", "nr", "bedrag", "vanaf", "tekst"],
        title="Acties",
    )
    for schrijf, naam in ((als_xlsx, "a.xlsx"), (als_ods, "a.ods")):
        inhoud = schrijf(tabel_)
        ander = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(inhoud)).get_sheet_by_index(0).to_python()
        assert [
            [float(w) if isinstance(w, int | Decimal) else w for w in rij] for rij in rijen(inhoud, naam).values()
        ] == ander


def test_a_number_is_what_the_spreadsheet_shows_and_never_a_binary_float():
    """Excel writes 17 digits where it shows 1,1."""
    cellen = "<row><c><v>1.1000000000000001</v></c><c><v>1285</v></c><c><v>1E3</v></c><c><v>-0.5</v></c><c><v>1e20</v></c></row>"
    waarden = rijen(xlsx(cellen), "a.xlsx")[1]
    assert waarden == (Decimal("1.1"), 1285, 1000, Decimal("-0.5"), Decimal("1E+20"))
    assert [type(waarde) for waarde in waarden] == [Decimal, int, int, Decimal, Decimal]


@pytest.mark.parametrize(
    ("code", "getal", "gelezen"),
    [
        ("dd-mm-yyyy", "45748", date(2025, 4, 1)),
        ("[$-413]d mmmm yyyy;@", "45748", date(2025, 4, 1)),
        ("mmm yy", "45748", date(2025, 4, 1)),
        ("d-m-yyyy h:mm", "45748.5625", "2025-04-01 13:30"),
        ("d-m-yyyy h:mm", "45747.9999999999", date(2025, 4, 1)),
        ("yyyy-mm-dd", "59", date(1900, 2, 28)),
        ("yyyy-mm-dd", "61", date(1900, 3, 1)),
        ("h:mm", "0.5625", "13:30"),
        ("[h]:mm:ss", "1.5625", "37:30"),
        ("0%", "0.25", "25%"),
        ("0.0%", "0.125", "12,5%"),
        ("0%", "1", "100%"),
        ("0%", "10", "1000%"),
        ("&quot;dag &quot;0", "3", 3),
        ("_-&quot;€&quot;\\ * #,##0.00_-;[Red]-0.00", "1285.4", Decimal("1285.4")),
        ("[$€-413] #,##0", "1285", 1285),
        ("General", "45748", 45748),
    ],
)
def test_the_format_of_a_cell_tells_what_its_number_is(code, getal, gelezen):
    inhoud = xlsx(f'<row r="1"><c r="A1" s="1"><v>{getal}</v></c></row>', opmaak=[code])
    assert rijen(inhoud, "a.xlsx")[1] == (gelezen,)


def test_a_workbook_of_an_old_mac_counts_its_days_from_1904():
    inhoud = xlsx('<row><c s="1"><v>44286</v></c></row>', opmaak=["d-m-yyyy"], boek='<workbookPr date1904="1"/>')
    assert rijen(inhoud, "a.xlsx")[1] == (date(2025, 4, 1),)


def test_a_code_for_a_character_that_no_text_can_hold_is_left_out():
    inhoud = xlsx('<row r="1"><c r="A1" t="str"><v>a_x0000_b_x0001_c_xD800_d_xFFFF_e</v></c></row>')
    assert rijen(inhoud, "a.xlsx")[1] == ("abcde",)


def test_texts_of_every_kind():
    inhoud = xlsx(
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>in de cel</t></is></c>'
        '<c r="E2" t="str"><v>a_x000D_\nb _x005F_x0041_</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="d"><v>2025-04-01</v></c>'
        '<c r="H2" t="s"><v>2</v></c><c r="I2" s="0"/></row>',
        teksten=[
            "<r><t>half </t></r><r><t>vet</t></r><rPh><t>uitspraak</t></rPh>",
            "<t>'=1+1</t>",
            "<t>'s-Gravendreef</t>",
        ],
    )
    assert rijen(inhoud, "a.xlsx") == {
        2: (None, "half vet", "=1+1", "in de cel", "a\nb _x0041_", "WAAR", date(2025, 4, 1), "'s-Gravendreef")
    }


def test_a_macro_workbook_is_data_and_strict_xml_is_read_too():
    delen = xlsx_delen('<row r="1"><c r="A1"><v>5</v></c></row>')
    assert rijen(zip_(delen), "a.xlsm") == {1: (5,)}
    gewoon, streng = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    assert rijen(zip_({naam: deel.replace(gewoon, streng) for naam, deel in delen.items()}), "a.xlsx") == {1: (5,)}


# Cells that may not be read silently


def test_every_formula_is_reported_at_its_address():
    inhoud = xlsx(
        '<row r="5"><c r="C5"><f>SUM(A1:A4)</f><v>12</v></c></row>'
        '<row r="6"><c r="C6"><f t="shared" si="0"/><v>13</v></c><c r="D6" t="str"><f>A1</f></c></row>'
        '<row r="7"><c r="A7"><f t="array" ref="A7:A9">B1:B3</f><v>1</v></c></row><row r="8"><c r="A8"><v>2</v></c></row>'
    )
    fouten = list(lees_bestand(inhoud, "a.xlsx").bladen[0].celfouten())
    assert [fout.split(" is ")[0].split(" hoort ")[0] for fout in fouten] == [
        f'Cel {adres} op blad "Blad1"' for adres in ("C5", "C6", "D6", "A7", "A8")
    ]
    assert fouten[0] == (
        'Cel C5 op blad "Blad1" is een formule. Plak de waarde: kopieer de cel en kies op dezelfde plaats Plakken '
        "speciaal, alleen de waarden."
    )
    assert fouten[4].endswith("hoort bij de formule in A7:A9. Plak de waarden in plaats van de formule.")


def test_formulas_in_ods_and_csv_are_reported_too():
    inhoud = ods(
        tabel(cel("12", ' table:formula="of:=SUM([.A1])" office:value-type="float" office:value="12"') + cel("x"))
    )
    waarden = rijen(inhoud, "a.ods")[1]
    assert "is een formule" in gezegde(waarden[0])
    assert waarden[1] == "x"
    assert "is een formule" in gezegde(rijen(b"a;b\n=A1+1;x\n", "a.csv")[2][0])


@pytest.mark.parametrize("code", ["#N/B", "#REF!", "#VERW!", "#DEEL/0!", "#NAME?", "Err:502"])
def test_an_error_is_no_value(code):
    verwacht = f"is een fout van het rekenprogramma ({code})"
    ods_fout = cel(code, ' office:value-type="string" calcext:value-type="error"')
    for inhoud, naam in (
        (xlsx(f'<row><c t="e"><v>{code}</v></c></row>'), "a.xlsx"),
        (ods(tabel(ods_fout)), "a.ods"),
        (f"{code};x\n".encode(), "a.csv"),
    ):
        assert verwacht in gezegde(rijen(inhoud, naam)[1][0])


@pytest.mark.parametrize(
    ("cel_", "gezegd"),
    [
        ('<c s="1"><v>60</v></c>', "is geen bestaande datum (60)"),
        ('<c s="1"><v>-1</v></c>', "is geen bestaande datum (-1)"),
        ('<c s="1"><v>99999999</v></c>', "is geen bestaande datum"),
        ('<c t="d"><v>2025-02-30</v></c>', 'is geen bestaande datum ("2025-02-30")'),
        ("<c><v>1e999</v></c>", 'is geen getal ("1e999")'),
        ("<c><v>NaN</v></c>", "is geen getal"),
        ("<c><v>1_000</v></c>", "is geen getal"),
        ('<c t="zo"><v>1</v></c>', "is van een onbekende soort"),
        (f'<c t="str"><v>{"x" * 40_000}</v></c>', "heeft 40.000 tekens, en een cel heeft er hoogstens 32.767"),
    ],
)
def test_a_value_that_cannot_be_is_reported_and_the_rest_is_read(cel_, gezegd):
    waarden = rijen(xlsx(f"<row>{cel_}<c><v>1</v></c></row>", opmaak=["d-m-yyyy"]), "a.xlsx")[1]
    assert gezegd in gezegde(waarden[0])
    assert waarden[1] == 1


def test_merged_cells_are_not_read_as_empty():
    """The opgave stands once before three acties; a title over the whole width is no trouble for who does not look there."""
    inhoud = xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>2</v></c></row>'
        '<row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>'
        '|<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:B1"/><mergeCell ref="A4:A9"/></mergeCells>'
    )
    gelezen = rijen(inhoud, "a.xlsx")
    assert gelezen[2] == (7, 2)
    assert gelezen[4] == (None, 4)
    assert (
        gezegde(gelezen[3][0]) == "hoort bij de samengevoegde cellen A2:A3. Hef de samenvoeging op en vul elke cel in."
    )
    assert "A1:B1" in gezegde(gelezen[1][1])
    samen = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    inhoud = ods(tabel(cel("Wonen", samen) + cel("a"), "<table:covered-table-cell/>" + cel("b")))
    gelezen = rijen(inhoud, "a.ods")
    assert gelezen[1] == ("Wonen", "a")
    assert "A1:A2" in gezegde(gelezen[2][0])
    assert gelezen[2][1] == "b"


# ODS


def test_ods_cells_that_repeat_stay_in_their_columns():
    inhoud = ods(
        tabel(
            cel("", ' table:number-columns-repeated="2"') + cel("c") + cel("d", ' table:number-columns-repeated="2"'),
            rij(cel("", ' table:number-columns-repeated="1024"'), keer=3),
            rij(cel("onder"), keer=2),
            rij(cel("", ' table:number-columns-repeated="16384"'), keer=1_048_570),
        )
    )
    assert rijen(inhoud, "a.ods") == {1: (None, None, "c", "d", "d"), 5: ("onder",), 6: ("onder",)}


def test_ods_values_of_every_kind():
    def waarde(soort: str, naam: str, inhoud: str) -> str:
        return cel("zoals getoond", f' office:value-type="{soort}" office:{naam}="{inhoud}"')

    inhoud = ods(
        tabel(
            waarde("float", "value", "-5237.50")
            + waarde("currency", "value", "1285")
            + waarde("percentage", "value", "0.125")
            + waarde("date", "date-value", "2025-04-01")
            + waarde("date", "date-value", "2025-04-01T13:30:00")
            + waarde("time", "time-value", "PT13H30M00S")
            + waarde("boolean", "boolean-value", "false")
            + waarde("string", "string-value", "de tekst zelf")
        )
    )
    assert rijen(inhoud, "a.ods")[1] == (
        Decimal("-5237.5"), 1285, "12,5%", date(2025, 4, 1), "2025-04-01 13:30", "13:30", "ONWAAR", "de tekst zelf",
    )  # fmt: skip


def test_ods_text_keeps_its_lines_and_leaves_notes_out():
    notitie = (
        "<office:annotation><text:p>let op</text:p><text:list><text:p>en nog</text:p></text:list></office:annotation>"
    )
    inhoud = ods(
        tabel(
            f"<table:table-cell>{notitie}<text:p>een <text:span>vet</text:span>\n   woord<text:s text:c='2'/></text:p>"
            "<text:p>a<text:tab/>b<text:line-break/> c</text:p><drawing:frame><text:p>plaatje</text:p></drawing:frame>"
            "</table:table-cell>"
        )
    )
    assert rijen(inhoud, "a.ods")[1] == ("een vet woord  \na\tb\n c",)


def test_a_hidden_sheet_is_named_and_not_read():
    stijl = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    geheim = tabel(cel("geheim"), naam="Lijsten", attributen=' table:style-name="ta2"')
    for inhoud, naam in (
        (ods(geheim, tabel(cel("open")), stijlen=stijl), "a.ods"),
        (xlsx("<row><c><v>1</v></c></row>", '<row><c t="str"><v>open</v></c></row>', verborgen=[1]), "a.xlsx"),
    ):
        verborgen, zichtbaar = lees_bestand(inhoud, naam).bladen
        assert (verborgen.zichtbaar, verborgen.rijen) == (False, ())
        assert zichtbaar.rijen == (Rij(1, ("open",)),)


# CSV


@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("codering", "naam"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1252", "windows-1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_csv_of_every_dialect(teken, codering, naam):
    """Titles hold the other separators, quotes and a line end; a column of euros holds €."""
    regels = [["nummer", "titel", "geld"], ["3.07", 'één, twee; "drie"\nvier', "€ 1.285"], ["3.08", "café", "-"]]
    tekst = "\r\n".join(teken.join('"' + veld.replace('"', '""') + '"' for veld in regel) for regel in regels)
    bestand = lees_bestand(tekst.encode(codering), "acties.csv")
    assert (bestand.vorm, bestand.codering, bestand.scheidingsteken) == ("csv", naam, teken)
    assert [list(rij.waarden) for rij in bestand.bladen[0].rijen] == regels


def test_csv_from_dutch_excel_with_commas_in_its_texts():
    inhoud = "nr;titel;bedrag\r\n1;een, twee, drie;1,5\r\n2;vier, vijf, zes;2,5\r\n".encode("cp1252")
    assert rijen(inhoud, "a.csv") == {
        1: ("nr", "titel", "bedrag"), 2: ("1", "een, twee, drie", "1,5"), 3: ("2", "vier, vijf, zes", "2,5"),
    }  # fmt: skip


def test_csv_that_names_its_own_separator():
    assert rijen(b"sep=|\r\na|b;c\r\n1|2\r\n", "a.csv") == {1: ("a", "b;c"), 2: ("1", "2")}


def test_csv_rows_count_as_the_spreadsheet_shows_them():
    """A text of two lines is one row; blank rows, also of spaces and commas, count but are left out."""
    inhoud = 'a;b\n"twee\nregels";x\n;\n \u00a0;\n\n1;y\n'.encode()
    assert rijen(inhoud, "a.csv") == {1: ("a", "b"), 2: ("twee\nregels", "x"), 6: ("1", "y")}


def test_csv_of_one_column():
    assert rijen(b"titel\nHuiswerkspots\n", "a.txt") == {1: ("titel",), 2: ("Huiswerkspots",)}


# The table in the file


def lees_tabel(tekst: str, *verplicht: str):
    return zoek_tabel(lees_bestand(tekst.encode(), "a.csv"), verplicht)


def test_the_names_of_the_columns_may_stand_lower_and_in_any_order():
    gevonden = lees_tabel("Acties op 1 april;;\n;;\n Titel ;NUMMER;extra\nHuiswerkspots;3.07;x\n", "nummer", "titel")
    assert gevonden.kolommen == {"titel": 0, "nummer": 1, "extra": 2}
    (rij,) = gevonden.rijen
    assert (gevonden.waarde(rij, "Nummer"), gevonden.waarde(rij, "onbekend")) == ("3.07", None)
    assert (gevonden.plaats(rij, "nummer"), gevonden.plaats(rij)) == ("cel B4", "rij 4")


def test_the_sheet_whose_columns_fit_is_taken_unless_another_is_asked():
    kop = '<row><c t="str"><v>nummer</v></c></row><row><c><v>{}</v></c></row>'
    bestand = lees_bestand(xlsx("", '<row><c t="str"><v>uitleg</v></c></row>', kop.format(1), kop.format(2)), "a.xlsx")
    assert zoek_tabel(bestand, ["nummer"]).blad.naam == "Blad3"
    gevraagd = zoek_tabel(bestand, ["nummer"], blad="blad4")
    assert [gevraagd.waarde(rij, "nummer") for rij in gevraagd.rijen] == [2]


def test_the_faults_of_the_columns_that_matter():
    gevonden = lees_tabel("nummer;titel;som\n1;=A1;=A2\n2;x;=A3\n", "nummer")
    assert len(list(gevonden.celfouten())) == 3
    assert [fout[:6] for fout in gevonden.celfouten(["nummer", "titel"])] == ["Cel B2"]


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [kolomletter(kolom) for kolom in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


# Progress


def test_reading_tells_how_far_it_is():
    tabel_ = tablib.Dataset(*([f"actie {nr}", nr] for nr in range(5_000)), headers=["titel", "nr"], title="Acties")
    for schrijf, naam in ((als_xlsx, "a.xlsx"), (als_ods, "a.ods"), (als_csv, "a.csv")):
        stand: list[float] = []
        bestand = lees_bestand(schrijf(tabel_), naam, voortgang=stand.append)
        assert isinstance(bestand, Tabelbestand)
        assert len(bestand.bladen[0].rijen) == 5_001
        assert stand[0] == 0.0
        assert stand[-1] == 1.0
        assert stand == sorted(stand)
        assert len([deel for deel in stand if 0.1 < deel < 0.9]) >= 5
