"""Files that are no table: each gets one Dutch sentence with the place and the way out, within its time and memory."""

import os
import struct
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from programma.childprocess.limits import MIB
from programma.inlezen.gegevens import Grenzen, InleesFout
from programma.inlezen.lezen import TEGELIJK, lees_bestand
from programma.inlezen.tabel import zoek_tabel
from tests.programma.rekenbladen import cel, ods, ods_delen, office, rij, tabel, xlsx, xlsx_delen, zip_

pytestmark = pytest.mark.zonder_database

SECONDEN, GEHEUGEN = 5, 300_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
GOED = '<row r="1"><c r="A1"><v>1</v></c></row>'
BILJOEN_KEER_LACHEN = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
VREEMDE_ENTITEIT = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
# Different bytes, so that nothing of it can be packed much smaller.
ZWAAR = xlsx("".join(f'<row r="{r}"><c r="A{r}" t="str"><v>{r * 7919 % 99991}</v></c></row>' for r in range(1, 3_000)))


def zonder(delen: dict, naam: str) -> bytes:
    return zip_({sleutel: deel for sleutel, deel in delen.items() if sleutel != naam})


def blad(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    return zip_(xlsx_delen(GOED) | {"xl/worksheets/sheet1.xml": xml})


def eerlijk_groot() -> bytes:
    """60 MB of spaces after the table, packed into 60 kB."""
    return zip_(xlsx_delen(GOED) | {"xl/opvulling.xml": " " * (60 * MIB)})


def oneerlijk_groot() -> bytes:
    """The same, but the directory of the zip file says it is small."""
    inhoud = bytearray(eerlijk_groot())
    plek = inhoud.rfind(b"PK\x01\x02", 0, inhoud.rfind(b"xl/opvulling.xml"))
    inhoud[plek + 24 : plek + 28] = struct.pack("<I", 1000)
    return bytes(inhoud)


def met_bit(inhoud: bytes) -> bytes:
    """The zip file with the mark of a password on its first part."""
    nieuw = bytearray(inhoud)
    nieuw[6] |= 1
    nieuw[nieuw.find(b"PK\x01\x02") + 8] |= 1
    return bytes(nieuw)


def dubbele_naam() -> bytes:
    """The second name is changed in the bytes, since zipfile warns of it."""
    return zip_(xlsx_delen(GOED) | {"xl/workbooj.xml": "<workbook/>"}).replace(b"workbooj", b"workbook")


def omgevallen_bit() -> bytes:
    nieuw = bytearray(ZWAAR)
    nieuw[len(nieuw) // 2] ^= 0x10
    return bytes(nieuw)


BESCHADIGD = "Het bestand is beschadigd of niet helemaal aangekomen"
TE_GROOT = "Het bestand is uitgepakt groter dan 50 MB. Haal afbeeldingen en bladen die niet nodig zijn eruit"
WACHTWOORD = "Het bestand is met een wachtwoord beveiligd. Open het in uw rekenprogramma, bewaar het zonder wachtwoord"
EIGEN_XML = "Het bestand bevat eigen XML-definities"
TE_VER = (
    "ligt te ver weg: een blad heeft hoogstens 25.000 rijen en 100 kolommen. Verwijder wat daar staat, of splits het"
)

SLECHT: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "empty": ("a.xlsx", b"", "Het bestand is leeg. Kies een bestand met een rij kolomnamen"),
    "only a mark and blank lines": ("a.csv", b"\xef\xbb\xbf\r\n \r\n", "Het bestand is leeg."),
    "a pdf": ("acties.xlsx", b"%PDF-1.7 ...", "is een pdf en geen rekenblad, ook al eindigt de naam op .xlsx. Open het in"),
    "a web page": ("a.xls", b"\n<!DOCTYPE html><table>", "is een webpagina of een los XML-bestand en geen rekenblad"),
    "a web page in UTF-16": ("a.csv", "<html>".encode("utf-16"), "is een webpagina of een los XML-bestand"),
    "XML of Excel 2003": ("a.xls", b'<?xml version="1.0"?><Workbook/>', "is een webpagina of een los XML-bestand"),
    "rich text": ("a.csv", b"{\\rtf1 tekst}", "is een tekstdocument (RTF)"),
    "a picture": ("a.ods", b"\x89PNG\r\n\x1a\n" + bytes(50), "is een afbeelding en geen rekenblad"),
    "gzip": ("a.xlsx", b"\x1f\x8b" + bytes(50), "is een ingepakt bestand"),
    "old Excel": ("a.xls", OLE + "Workbook".encode("utf-16-le"), "is een oude Excel-werkmap (.xls). Open het in"),
    "old Excel renamed": ("a.xlsx", OLE + "Workbook".encode("utf-16-le"), "is een oude Excel-werkmap (.xls)"),
    "old Word": ("a.xlsx", OLE + "WordDocument".encode("utf-16-le"), "is een oud Office-document"),
    "Excel with a password": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), WACHTWOORD),
    "zip with a password": ("a.xlsx", met_bit(xlsx(GOED)), WACHTWOORD),
    "ODS with a password": (
        "a.ods",
        zip_(ods_delen() | {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}),
        WACHTWOORD,
    ),
    "Word renamed": ("a.xlsx", zip_(office("word/document.xml")), "is een Word-document en geen rekenblad. Zet de tabel"),
    "PowerPoint renamed": ("a.xlsx", zip_(office("ppt/presentation.xml")), "is een presentatie en geen rekenblad"),
    "binary Excel": ("a.xlsx", zip_(office("xl/workbook.bin")), "is een binaire Excel-werkmap (.xlsb)"),
    "text document renamed": (
        "a.ods",
        zip_(ods_delen() | {"mimetype": "application/vnd.oasis.opendocument.text"}),
        "is een tekstdocument of tekening en geen rekenblad",
    ),
    "some zip": ("a.xlsx", zip_({"foto.jpg": "x"}), "is een zip-bestand zonder rekenblad erin. Pak het uit"),
    "XLSX called ods": ("a.ods", xlsx(GOED), "eindigt op .ods, maar de inhoud is een Excel-werkmap (.xlsx). Geef het een"),
    "ODS called csv": ("a.csv", ods(tabel(cel("x"))), "eindigt op .csv, maar de inhoud is een ODS-rekenblad (.ods)"),
    "CSV called xlsx": ("a.xlsx", b"a;b\n1;2\n", "eindigt op .xlsx, maar de inhoud is gewone tekst (.csv)"),
    "no extension": ("acties", b"a;b\n1;2\n", "eindigt niet op een soort bestand"),
    "truncated": ("a.xlsx", ZWAAR[: len(ZWAAR) // 2], BESCHADIGD),
    "its last bytes missing": ("a.xlsx", ZWAAR[:-30], BESCHADIGD),
    "a bit fallen over": ("a.xlsx", omgevallen_bit, BESCHADIGD),
    "only the letters PK": ("a.xlsx", b"PK\x03\x04" + bytes(100), BESCHADIGD),
    "zip bomb": ("a.xlsx", eerlijk_groot, TE_GROOT),
    "zip bomb that lies": ("a.xlsx", oneerlijk_groot, BESCHADIGD),
    "packed in another way": ("a.xlsx", zip_(xlsx_delen(GOED), zipfile.ZIP_LZMA), BESCHADIGD),
    "two parts of one name": ("a.xlsx", dubbele_naam, BESCHADIGD),
    "too many parts": ("a.xlsx", lambda: zip_(xlsx_delen(GOED) | {f"m/{n}": "" for n in range(5_001)}), BESCHADIGD),
    "billion laughs": ("a.xlsx", blad(BILJOEN_KEER_LACHEN + "<worksheet>&l9;</worksheet>"), EIGEN_XML),
    "billion laughs in ODS": ("a.ods", ods(tabel(cel("&l9;")), kop=BILJOEN_KEER_LACHEN), EIGEN_XML),
    "a file from outside": ("a.ods", ods(tabel(cel("&x;")), kop=VREEMDE_ENTITEIT), EIGEN_XML),
    "the same in UTF-16": (
        "a.xlsx",
        blad(f'<?xml version="1.0" encoding="utf-16"?>{VREEMDE_ENTITEIT}<a>&x;</a>'.encode("utf-16")),
        EIGEN_XML,
    ),
    "far cell": ("a.xlsx", xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), f'Cel XFD1048576 op blad "Blad1" {TE_VER}'),
    "far column": ("a.xlsx", xlsx('<row r="3"><c r="CW3"><v>1</v></c></row>'), f'Cel CW3 op blad "Blad1" {TE_VER}'),
    "far row on the second sheet": (
        "a.xlsx",
        xlsx(GOED, '<row r="25001"><c r="B25001"><v>1</v></c></row>'),
        f'Cel B25001 op blad "Blad2" {TE_VER}',
    ),
    "far cell in ODS": (
        "a.ods",
        ods(tabel(rij(cel(), keer=1_048_575), cel("x"))),
        f'Cel A1048576 op blad "Blad1" {TE_VER}',
    ),
    "a cell repeated without end": (
        "a.ods",
        ods(tabel(cel("x", ' table:number-columns-repeated="999999999"'))),
        f'op blad "Blad1" {TE_VER}',
    ),
    "a row repeated without end": (
        "a.ods",
        ods(tabel(rij(cel("x"), keer=999_999_999))),
        f'Cel A999999999 op blad "Blad1" {TE_VER}',
    ),
    "too many rows in CSV": ("a.csv", b"a;b\n" * 25_001, f"Cel B25001 {TE_VER}"),
    "too many columns in CSV": ("a.csv", b"a" + b";a" * 100, f"Cel CW1 {TE_VER}"),
    "too many cells": (
        "a.ods",
        ods(tabel(rij(cel("x", ' table:number-columns-repeated="99"'), keer=25_000))),
        'Het bestand heeft te veel gegevens: tot en met rij 5051 op blad "Blad1" zijn het al meer dan 500.000 cellen',
    ),
    "one long text in a thousand cells": (
        "a.xlsx",
        xlsx("".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 1001)), teksten=[f"<t>{'x' * 30_000}</t>"]),
        'Het bestand heeft te veel gegevens: tot en met rij 667 op blad "Blad1"',
    ),
    "too many merged cells": (
        "a.xlsx",
        xlsx(
            '<row r="25000"><c r="A25000"><v>1</v></c></row>|<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        'Op rij 1 op blad "Blad1" beginnen te veel samengevoegde cellen (A1:CV1048576). Hef de samenvoegingen op.',
    ),
    "styles without end": (
        "a.xlsx",
        lambda: zip_(xlsx_delen(GOED) | {"xl/styles.xml": f"<s>{'<xf/>' * 5_000_000}</s>"}),
        "Het bestand vraagt te veel geheugen. Haal weg wat niet nodig is, of splits het bestand.",
    ),
    "broken XML": ("a.xlsx", blad("<worksheet><sheetData>"), f"{BESCHADIGD} (xl/worksheets/sheet1.xml). Open het in"),
    "a sheet that is missing": ("a.xlsx", zonder(xlsx_delen(GOED), "xl/worksheets/sheet1.xml"), "sheet1.xml ontbreekt"),
    "a text that is missing": (
        "a.xlsx",
        xlsx('<row r="4"><c r="B4" t="s"><v>9</v></c></row>'),
        f'{BESCHADIGD} (cel B4 op blad "Blad1")',
    ),
    "a row twice": ("a.xlsx", xlsx(GOED + GOED), '(rij 1 op blad "Blad1" staat er twee keer in)'),
    "a cell twice": (
        "a.xlsx",
        xlsx('<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>2</v></c></row>'),
        '(cel B2 op blad "Blad1" staat er twee keer in)',
    ),
    "a cell of another row": ("a.xlsx", xlsx('<row r="2"><c r="B7"><v>1</v></c></row>'), '(cel "B7" in rij 2 op blad "Blad1")'),
    "an impossible address": ("a.xlsx", xlsx('<row r="2"><c r="?2"><v>1</v></c></row>'), '(cel "?2" in rij 2 op blad "Blad1")'),
    "an impossible row": ("a.xlsx", xlsx('<row r="twee"/>'), BESCHADIGD),
    "an impossible repetition": (
        "a.ods",
        ods(tabel(cel("x", ' table:number-columns-repeated="-1"'))),
        f'{BESCHADIGD} (number-columns-repeated is "-1")',
    ),
    "a quotation mark left open": (
        "a.csv",
        b'a;b\n1;x\n2;"nooit dicht\n3;y\n4;z\n',
        "In rij 3 (regel 3 van het bestand) kloppen de aanhalingstekens niet. Om een tekst staan er twee",
    ),
    "a quotation mark within": (
        "a.csv",
        b'a;b\n"twee\nregels";x\n1;"het "plan" zelf"\n',
        "In rij 3 (regel 4 van het bestand) kloppen de aanhalingstekens niet",
    ),
    "bytes": ("a.csv", bytes(range(256)) * 20, "Het bestand is geen tekst en ook geen rekenblad"),
    "a byte that is no letter": ("a.csv", b"a;b\n1;caf\xe9\n2;\x81\n", "De tekens in regel 3 van het bestand zijn niet te"),
    "two encodings": (
        "a.csv",
        "a;b\n1;café\n".encode() + "2;café\n".encode("cp1252"),
        'twee soorten tekens door elkaar (UTF-8 en Windows): zie regel 2, "Ã©". Bewaar het opnieuw',
    ),
    "half a letter in UTF-16": ("a.csv", "a;b".encode("utf-16") + b"\x00", "De tekens in het bestand zijn niet te lezen."),
    "broken UTF-8 with a mark": ("a.csv", b"\xef\xbb\xbfa;caf\xe9\n", "De tekens in het bestand zijn niet te lezen."),
}  # fmt: skip


def rekentijd() -> float:
    """Seconds of processor time that this process and its ended children used: the same on a busy computer."""
    tijden = os.times()
    return tijden.user + tijden.system + tijden.children_user + tijden.children_system


@pytest.mark.parametrize("soort", SLECHT)
def test_a_bad_file_is_refused_with_its_place_in_time_and_memory(soort):
    naam, inhoud, verwacht = SLECHT[soort]
    inhoud = inhoud if isinstance(inhoud, bytes) else inhoud()
    begin = rekentijd()
    with pytest.raises(InleesFout) as gevangen:
        lees_bestand(inhoud, naam)
    assert rekentijd() - begin < SECONDEN
    assert verwacht in str(gevangen.value)
    assert str(gevangen.value).endswith(".")
    assert 0 < gevangen.value.geheugen < GEHEUGEN


def test_there_are_enough_bad_files():
    assert len(SLECHT) >= 30


def test_a_file_that_is_too_big_is_not_even_sent(tmp_path):
    pad = tmp_path / "groot.csv"
    pad.write_bytes(b"a;b\n" * 3_000_000)
    with pytest.raises(InleesFout, match=r"Het bestand is groter dan 10 MB. Haal afbeeldingen") as gevangen:
        lees_bestand(pad, pad.name)
    assert gevangen.value.geheugen == 0


@pytest.mark.parametrize(
    ("tekst", "gevraagd", "verwacht"),
    [
        (
            "nummer;naam\n1;x\n",
            "",
            'Rij 1 is geen rij met alle kolomnamen: "titel" ontbreekt. Begin met een bestand dat u',
        ),
        ("a;b\n\n1;2\n", "", 'Rij 1 is geen rij met alle kolomnamen: "nummer", "titel" ontbreken.'),
        (
            "x\nnummer;titel; TITEL \n",
            "",
            'Kolom B en kolom C heten allebei "TITEL" (rij 2). Geef een van de twee een andere',
        ),
        (
            "nummer;titel;\n1;x;\n2;y;z\n",
            "",
            "Kolom C heeft geen naam in rij 1, maar er staat wel iets in cel C3. Geef de",
        ),
    ],
)
def test_columns_that_do_not_fit(tekst, gevraagd, verwacht):
    bestand = lees_bestand(tekst.encode(), "a.csv")
    with pytest.raises(InleesFout) as gevangen:
        zoek_tabel(bestand, ["nummer", "titel"], blad=gevraagd)
    assert verwacht in str(gevangen.value)


def test_a_hidden_sheet_is_not_taken_and_neither_is_one_that_is_not_there():
    bestand = lees_bestand(xlsx(GOED, verborgen=[1]), "a.xlsx")
    with pytest.raises(InleesFout, match=r'Het bestand heeft geen blad "Acties", alleen "Blad1". Kies een van die'):
        zoek_tabel(bestand, ["nummer"], blad="Acties")
    with pytest.raises(InleesFout, match=r"In het bestand staan geen gegevens. Verborgen bladen worden niet gelezen."):
        zoek_tabel(bestand, ["nummer"])
    with pytest.raises(InleesFout, match=r'Blad "Blad1" is verborgen. Maak het zichtbaar'):
        zoek_tabel(bestand, ["nummer"], blad="Blad1")


# The limits themselves, each with the file that passes without it


def veel_teksten() -> bytes:
    teksten = "".join(f"<si><t>{nr:07}</t></si>" for nr in range(900_000))
    return zip_(
        xlsx_delen(GOED)
        | {
            "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{teksten}</sst>'
        }
    )


def test_memory_is_limited_and_without_the_limit_the_file_takes_more():
    inhoud, krap = veel_teksten(), replace(Grenzen(), geheugen=64 * MIB)
    with pytest.raises(InleesFout, match="te veel geheugen") as gevangen:
        lees_bestand(inhoud, "a.xlsx", grenzen=krap)
    assert 0 < gevangen.value.geheugen <= 64 * MIB
    assert 64 * MIB < lees_bestand(inhoud, "a.xlsx").geheugen < GEHEUGEN


def test_a_far_cell_costs_nothing_here_and_half_a_gigabyte_in_a_reader_that_believes_it():
    inhoud = xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(InleesFout, match="XFD1048576") as gevangen:
        lees_bestand(inhoud, "a.xlsx")
    assert gevangen.value.geheugen < 64 * MIB
    ander = (
        "import io, resource, sys, python_calamine\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({GEHEUGEN}, {GEHEUGEN}))\n"
        "boek = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))\n"
        "boek.get_sheet_by_index(0).to_python()\n"
    )
    einde = subprocess.run([sys.executable, "-c", ander], input=inhoud, capture_output=True, check=False, timeout=60)
    assert einde.returncode != 0
    assert b"memory" in einde.stderr


def knopen(aantal: int) -> bytes:
    """A sheet of elements that mean nothing; each costs time."""
    return blad(f"<worksheet>{'<x/>' * aantal}</worksheet>")


def test_a_file_that_keeps_the_processor_busy_is_ended_by_the_kernel():
    inhoud = knopen(7_500_000)
    begin = rekentijd()
    with pytest.raises(InleesFout, match="Het lezen van het bestand duurt te lang en is gestopt") as gevangen:
        lees_bestand(inhoud, "a.xlsx", grenzen=replace(Grenzen(), rekentijd=0))
    assert rekentijd() - begin < SECONDEN
    assert "code -24" in gevangen.value.detail
    assert not lees_bestand(inhoud, "a.xlsx", grenzen=replace(Grenzen(), rekentijd=60, tijd=60)).bladen[0].rijen


def test_the_usual_processor_limit_answers_within_five_seconds():
    """The kernel counts whole seconds, and the one that was begun."""
    assert Grenzen().rekentijd + 2 <= SECONDEN


def test_who_waits_too_long_is_told_so_and_the_child_is_gone():
    with pytest.raises(InleesFout, match="duurt te lang"):
        lees_bestand(ZWAAR, "a.xlsx", grenzen=replace(Grenzen(), tijd=0.01))
    assert len(lees_bestand(ZWAAR, "a.xlsx").bladen[0].rijen) == 2_999


def test_a_child_that_is_killed_is_one_sentence(monkeypatch):
    monkeypatch.setattr("programma.inlezen.lezen.WORKER", "programma.inlezen.bestaat_niet")
    with pytest.raises(InleesFout, match="het lezen is onverwacht gestopt") as gevangen:
        lees_bestand(ZWAAR, "a.xlsx")
    assert "No module named" in gevangen.value.detail


def test_who_stops_looking_leaves_nothing_behind(monkeypatch, tmp_path):
    class Weg(Exception):
        pass

    def sluit(deel: float) -> None:
        if deel:
            raise Weg

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for _ in range(TEGELIJK + 1):
        with pytest.raises(Weg):
            lees_bestand(ZWAAR, "a.xlsx", voortgang=sluit)
    assert list(tmp_path.iterdir()) == []
    assert lees_bestand(ZWAAR, "a.xlsx").bladen, "every place is free again"


def test_who_comes_when_all_places_are_taken_hears_it(monkeypatch):
    bezet = threading.BoundedSemaphore(1)
    bezet.acquire()
    monkeypatch.setattr("programma.inlezen.lezen._plaatsen", bezet)
    with pytest.raises(InleesFout, match="te veel bestanden tegelijk gelezen"):
        lees_bestand(ZWAAR, "a.xlsx", grenzen=replace(Grenzen(), tijd=0.01))
