"""The real overview as PDF, printed once: complete, archivable, accessible, and with page numbers that are right."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from programma.opmaak import bedrag, procent
from programma.tekst import platte_tekst, saneer
from programma.tekstvorm.opschonen import opgeschoond
from rapportage.gegevens import Overzicht
from rapportage.pdf import Drukker
from rapportage.stempel import concept
from rapportage.uitvoer import als_pdf
from rapportage.uitvoer.inhoud import inhoud
from tests import pdfkeuring

from .conftest import GEBOUWD_OP
from .test_overzicht_uitvoer import SECTIES, alle_teksten

pytestmark = pytest.mark.eenmaal

WORD = Path(__file__).parents[1] / "programma" / "plaksels" / "word.html"
REST = """<blockquote><p>Samen maken wij <strong>Noord</strong> sterk.</p><ul><li>wonen</li></ul></blockquote>
<ol><li>werk<ul><li>jongeren<ol><li>stages<ul><li>bij de gemeente</li></ul></li></ol></li></ul></li></ol>
<p><a href="https://a.nl">een <b>vette</b><br>link</a></p>"""


@pytest.fixture(scope="session")
def overzicht(overzicht) -> Overzicht:
    """With everything that a text may hold, as the team writes and pastes it."""
    tekst = overzicht.communicatie[0]
    alles = opgeschoond(tekst.tekst_html + WORD.read_text(encoding="utf-8") + REST)
    return replace(overzicht, communicatie=(replace(tekst, tekst_html=saneer(alles)),))


@pytest.fixture(scope="session")
def pdf_pad(overzicht, tmp_path_factory):
    pad = tmp_path_factory.mktemp("pdf") / "overzicht.pdf"
    pad.write_bytes(als_pdf.maak(overzicht, concept(GEBOUWD_OP)))
    return pad


@pytest.fixture(scope="session")
def lezer_van_pdf(pdf_pad) -> pypdf.PdfReader:
    return pypdf.PdfReader(pdf_pad)


@pytest.fixture(scope="session")
def bladzijden(lezer_van_pdf) -> list[str]:
    return [zonder_witruimte(bladzijde.extract_text()) for bladzijde in lezer_van_pdf.pages]


def zonder_witruimte(tekst: str) -> str:
    """Line ends, no-break spaces and the hyphens of the page layout say nothing about what is there."""
    return re.sub(r"-\n|\s", "", tekst.replace("\u00a0", " "))


def vergelijkbaar(tekst: str) -> str:
    return zonder_witruimte(tekst).replace("-", "")


def test_every_section_is_in_the_pdf_under_its_own_bookmark(lezer_van_pdf):
    bladwijzers = [deel.title for deel in lezer_van_pdf.outline if not isinstance(deel, list)]
    assert bladwijzers == list(SECTIES)


def test_the_page_numbers_of_the_contents_are_right(lezer_van_pdf, bladzijden, overzicht):
    eerste = lezer_van_pdf.pages[0].extract_text()
    regels = [re.sub(r"[\s.]+", "", regel) for regel in eerste.splitlines()]
    for hoofdstuk in (deel for top in inhoud(overzicht) for deel in (top, *top.onderdelen)):
        titel = re.sub(r"[\s.]+", "", hoofdstuk.titel)
        (nummer,) = {
            int(regel.removeprefix(titel)) for regel in regels if re.fullmatch(re.escape(titel) + r"\d+", regel)
        }
        assert zonder_witruimte(hoofdstuk.titel) in bladzijden[nummer - 1], hoofdstuk.titel


def test_no_word_of_the_texts_is_lost(bladzijden, overzicht):
    # A page break may fall inside a paragraph, so sentences are looked for, without what stands on every page.
    alles = vergelijkbaar("".join(bladzijden))
    for tekst in alle_teksten(overzicht):
        assert vergelijkbaar(tekst.kop) in alles
        kwijt = [
            zin
            for zin in re.split(r"(?<=[.?:!])\s+|\n", platte_tekst(tekst.tekst_html))
            if vergelijkbaar(zin) not in alles
        ]
        assert len(kwijt) <= 1, kwijt


def test_the_figures_are_those_of_the_composition(bladzijden, overzicht):
    alles = "".join(bladzijden)
    for regel in (*overzicht.jaartabel.regels, overzicht.jaartabel.totaal):
        rij = "".join(bedrag(b) for b in (regel.beschikbaar, regel.uitgaven, regel.verplichtingen, regel.saldo))
        assert zonder_witruimte(rij + procent(regel.uitgegeven) + procent(regel.gebonden)) in alles
    for opgave in overzicht.bijlagen[0].opgaven:
        totaal = f"Totaal van opgave {opgave.nummer}{bedrag(opgave.programma)}{bedrag(opgave.anders)}"
        assert zonder_witruimte(totaal) in alles
    for opgave in overzicht.bijlagen[0].opgaven:
        for actie in opgave.acties:
            assert vergelijkbaar(actie.nummer + actie.titel) in vergelijkbaar(alles)


def test_every_page_carries_kenmerk_peildatum_concept_and_its_number(bladzijden):
    assert len(bladzijden) < 30
    for nummer, bladzijde in enumerate(bladzijden, 1):
        assert "Kenmerksterk-voor-noord/2024-04-01·peildatum1april2024·CONCEPT" in bladzijde
        assert f"Pagina{nummer}van{len(bladzijden)}" in bladzijde


def test_every_page_is_a4_portrait(lezer_van_pdf):
    for bladzijde in lezer_van_pdf.pages:
        assert (round(bladzijde.mediabox.width), round(bladzijde.mediabox.height)) == (595, 842)


def test_the_head_of_the_table_stands_again_on_every_page_with_acties(bladzijden):
    eerste = next(nummer for nummer, tekst in enumerate(bladzijden) if "Actiesvanopgave1:" in tekst and nummer > 0)
    laatste = next(nummer for nummer, tekst in enumerate(bladzijden) if "Totaalvanopgave3" in tekst)
    assert laatste > eerste + 1
    for bladzijde in bladzijden[eerste : laatste + 1]:
        assert "Actie,doelenenpartners" in bladzijde


def test_the_tables_are_attached_as_csv_and_add_up(pdf_pad):
    bijlagen = pdfkeuring.bijlagen(pdf_pad)
    assert {naam: (soort, relatie) for naam, (soort, relatie, _) in bijlagen.items()} == dict.fromkeys(
        ("acties.csv", "jaartabel.csv", "plafonds.csv"), ("text/csv", "Data")
    )
    rijen = list(csv.DictReader(io.StringIO(bijlagen["acties.csv"][2].decode("utf-8-sig")), delimiter=";"))
    assert len(rijen) == 56
    assert sum(Decimal(rij["programma"].replace(",", ".") or 0) for rij in rijen) == Decimal(312590)


def test_only_our_own_font_is_inside(pdf_pad):
    assert {naam.rstrip(",").removesuffix("-Italic") for naam in pdfkeuring.lettertypen(pdf_pad)} <= {
        "Source-Sans-3",
        "Source-Sans-3-Semi-Bold",
        "Source-Sans-3-Bold",
    }


def test_the_overview_may_be_archived_and_read_by_everybody(pdf_pad):
    assert pdfkeuring.gebreken(pdf_pad) == []


@pytest.mark.keuring
def test_verapdf_finds_pdf_a_3a_and_pdf_ua_1(pdf_pad):
    assert [fout for uitslag in pdfkeuring.vera([pdf_pad]) for fout in uitslag.fouten] == []


def test_the_print_has_no_warnings_and_the_same_moment_gives_the_same_bytes(overzicht, pdf_pad, monkeypatch):
    drukker, gedrukt = Drukker(), []

    def druk(html, **opties):
        gedrukt.append(drukker.druk(html, **opties))
        return gedrukt[0].pdf

    monkeypatch.setattr(als_pdf, "druk", druk)
    try:
        assert als_pdf.maak(overzicht, concept(GEBOUWD_OP)) == pdf_pad.read_bytes()
    finally:
        drukker.sluit()
    assert gedrukt[0].waarschuwingen == ()


def test_the_wethouder_downloads_the_pdf_under_its_date(wethouder):
    antwoord = wethouder.get("/sterk-voor-noord/rapportages/2024-04/overzicht.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == (
        'attachment; filename="2024-04-01-programma-overzicht-sterk-voor-noord.pdf"'
    )
    assert antwoord.content.startswith(b"%PDF-1.7")
