"""The real overview as a Word document: nothing lost, headings and tables that are real, and the same bytes each time."""

import csv
import io
import itertools
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import timedelta

import docx
import pypdf
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from programma.opmaak import bedrag, procent
from programma.tekst import platte_tekst
from rapportage.keuzes import Documentsoort
from rapportage.stempel import concept
from rapportage.uitvoer import als_docx, csv_bijlagen
from rapportage.word import Properties, write
from tests import gereedschap

from .conftest import GEBOUWD_OP
from .test_overzicht_uitvoer import NAAM, PAGINA, SECTIES, alle_teksten

pytestmark = pytest.mark.eenmaal


@pytest.fixture(scope="session")
def bestand(overzicht) -> bytes:
    return als_docx.maak(overzicht, concept(GEBOUWD_OP))


@pytest.fixture(scope="session")
def document(bestand) -> Document:
    return docx.Document(io.BytesIO(bestand))


def lees(html: str) -> Document:
    """A page of our own as a document."""
    eigenschappen = Properties("Titel", "Onderwerp", "Gemeente", "kenmerk", "CONCEPT", GEBOUWD_OP)
    return docx.Document(io.BytesIO(write(f"<body>{html}</body>", eigenschappen, head="Boven", foot="Onder")))


def koppen(document: Document) -> list[tuple[int, str]]:
    return [
        (int(alinea.style.name[-1]), alinea.text)
        for alinea in document.paragraphs
        if alinea.style.name.startswith("Heading")
    ]


def onderschrift(tabel: Table) -> str:
    """What stands above a table and is its name for who does not see it."""
    return tabel._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def tabellen(document: Document, begin: str) -> list[Table]:
    return [tabel for tabel in document.tables if begin in onderschrift(tabel)]


def cellen(tabel: Table) -> list[list[str]]:
    return [[" ".join(cel.text.split()) for cel in rij.cells] for rij in tabel.rows]


def gewoon(*teksten: str) -> list[str]:
    return [" ".join(tekst.split()) for tekst in teksten]


def test_every_section_is_a_heading_and_no_level_is_skipped(document):
    assert [tekst for niveau, tekst in koppen(document) if niveau == 1] == list(SECTIES)
    niveaus = [niveau for niveau, _ in koppen(document)]
    assert all(na <= voor + 1 for voor, na in itertools.pairwise(niveaus))


def test_the_contents_lead_to_the_headings(document):
    plekken = {plek.get(qn("w:name")) for plek in document.element.iter(qn("w:bookmarkStart"))}
    regels = [alinea for alinea in document.paragraphs if alinea.style.name.startswith("toc")]
    assert [regel.text for regel in regels if regel.style.name == "toc 1"] == list(SECTIES)
    assert {link.get(qn("w:anchor")) for regel in regels for link in regel._p.iter(qn("w:hyperlink"))} <= plekken


def test_no_word_of_the_texts_is_lost(document, overzicht):
    alineas = set(gewoon(*(alinea.text for alinea in document.paragraphs)))
    for tekst in alle_teksten(overzicht):
        assert " ".join(tekst.kop.split()) in alineas
        assert [regel for regel in gewoon(*platte_tekst(tekst.tekst_html).splitlines()) if regel not in alineas] == []


def test_the_year_table_and_the_ceilings_are_those_of_the_composition(document, overzicht):
    (tabel,) = tabellen(document, "Financiën 2024, stand 1 april 2024")
    assert cellen(tabel)[1:] == [
        gewoon(
            f"{regel.post} moet nog verdeeld worden" if regel.te_verdelen else regel.post,
            *map(bedrag, (regel.beschikbaar, regel.uitgaven, regel.verplichtingen, regel.saldo)),
            *map(procent, (regel.uitgegeven, regel.gebonden)),
        )
        for regel in (*overzicht.jaartabel.regels, overzicht.jaartabel.totaal)
    ]
    (tabel,) = tabellen(document, "Plafonds per opgave")
    (bijlage,) = overzicht.bijlagen
    assert [rij[1:] for rij in cellen(tabel)[1:]] == [
        gewoon(
            *map(bedrag, (s.eigen, -s.doorbelast_uit or s.doorbelast_uit, s.doorbelast_in, s.belast, s.plafond, s.vrij))
        )
        for s in (*bijlage.plafonds, bijlage.plafondtotaal)
    ]


def test_all_56_acties_say_what_the_csv_says(document, overzicht):
    (inhoud,) = [rij.inhoud for rij in csv_bijlagen.bijlagen(overzicht) if rij.naam == "acties.csv"]
    in_csv = {rij["nummer"]: rij for rij in csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")}
    in_word = {
        rij[0]: rij for tabel in tabellen(document, "acties van opgave") for rij in cellen(tabel)[1:-1] if len(rij) == 5
    }
    assert len(in_word) == 56
    assert in_word.keys() == in_csv.keys()
    for nummer, (_, actie, looptijd, programma, anders) in in_word.items():
        rij = in_csv[nummer]
        assert actie.startswith(" ".join(rij["titel"].split()))
        assert all(partner in actie for partner in rij["hoofdpartner"].split(", "))
        assert looptijd.startswith(
            rij["looptijd"] or f"klopt niet ({rij['looptijd_bron']})" if rij["looptijd_bron"] else rij["looptijd"]
        )
        for cel, naam in ((programma, "programma"), (anders, "anders")):
            gedrukt = sum(int(deel.replace(".", "")) for deel in re.findall(r"€ ([\d.]+)", cel))
            assert gedrukt == (float(rij[naam].replace(",", ".")) if rij[naam] else 0)


def test_every_table_has_a_name_heads_that_repeat_and_figures_to_the_right(document):
    for tabel in document.tables:
        assert onderschrift(tabel)
        kop, *rijen = tabel.rows
        assert kop._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(rij._tr.trPr.find(qn("w:cantSplit")) is not None for rij in rijen)
        for cel in (cel for rij in rijen for cel in rij.cells if cel.text.startswith("€")):
            assert cel.paragraphs[0].style.name == "Tabel bedrag"
    assert document.styles["Tabel bedrag"].paragraph_format.alignment == 2


def test_the_document_says_what_it_is_on_every_page_and_in_its_properties(document):
    assert document.core_properties.title == "Programma-overzicht Sterk voor Noord, stand 1 april 2024"
    assert document.core_properties.identifier == "sterk-voor-noord/2024-04-01"
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.content_status == "CONCEPT"
    for voet in (document.sections[0].footer, document.sections[0].first_page_footer):
        assert voet.paragraphs[0].text.startswith(
            "Kenmerk sterk-voor-noord/2024-04-01 · peildatum 1 april 2024 · CONCEPT"
        )
        assert "NUMPAGES" in voet._element.xml
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"


def test_an_edition_carries_its_number_and_no_longer_the_word_concept(overzicht):
    stempel = replace(concept(GEBOUWD_OP), soort=Documentsoort.VASTGESTELD, nummer=3)
    voet = docx.Document(io.BytesIO(als_docx.maak(overzicht, stempel))).sections[0].footer
    assert "Editie 3" in voet.paragraphs[0].text


def test_the_same_overview_gives_the_same_bytes_and_another_moment_does_not(overzicht, bestand):
    assert als_docx.maak(overzicht, concept(GEBOUWD_OP)) == bestand
    assert als_docx.maak(overzicht, concept(GEBOUWD_OP + timedelta(days=1))) != bestand
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        assert zip_.namelist()[0] == "[Content_Types].xml"
        assert {deel.date_time for deel in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_lists_links_and_emphasis_stay_what_they_are():
    document = lees(
        "<p>Zie <a href='https://voorbeeld.nl/?a=1&amp;b=2'>de <strong>site</strong></a>, <em>nu</em> &lt;b&gt;.</p>"
        "<ul><li>een<ul><li>onder</li></ul></li><li>twee</li></ul><ol><li>a</li></ol><p>tussen</p><ol><li>b</li></ol>"
    )
    eerste, *rest = document.paragraphs
    assert eerste.text == "Zie de site, nu <b>."
    (link,) = eerste.hyperlinks
    assert link.address == "https://voorbeeld.nl/?a=1&b=2"
    assert [(run.text, run.bold) for run in link.runs] == [("de ", None), ("site", True)]
    assert [(alinea.style.name, alinea.text) for alinea in rest] == [
        ("List Bullet", "een"),
        ("List Bullet 2", "onder"),
        ("List Bullet", "twee"),
        ("List Number", "a"),
        ("Normal", "tussen"),
        ("List Number", "b"),
    ]
    nummers = [alinea._p.pPr.numPr.numId.val for alinea in rest if alinea.style.name == "List Number"]
    assert len(set(nummers)) == 2, "a second list goes on counting where the first one stopped"


def test_a_heading_in_a_text_never_skips_a_level():
    document = lees("<h1>Titel</h1><h2>Een</h2><h5>Diep</h5><h3>Twee</h3>")
    assert koppen(document) == [(1, "Een"), (2, "Diep"), (2, "Twee")]


def test_the_wethouder_downloads_the_document_under_its_date(wethouder):
    antwoord = wethouder.get(f"{PAGINA}.docx")
    assert antwoord["Content-Disposition"] == f'attachment; filename="{NAAM}.docx"'
    assert len(docx.Document(io.BytesIO(antwoord.content)).tables) > 10


@pytest.mark.keuring
def test_libreoffice_opens_it_and_shows_everything(bestand, overzicht, tmp_path):
    soffice = gereedschap.pad("libreoffice")
    (tmp_path / "overzicht.docx").write_bytes(bestand)
    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    opdracht = [
        soffice,
        profiel,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        tmp_path / "overzicht.docx",
    ]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    bladzijden = [bladzijde.extract_text() for bladzijde in pypdf.PdfReader(tmp_path / "overzicht.pdf").pages]
    alles = re.sub(r"\s", "", "".join(bladzijden))
    assert [kop for kop in SECTIES if re.sub(r"\s", "", kop) not in alles] == []
    acties = [actie for opgave in overzicht.bijlagen[0].opgaven for actie in opgave.acties]
    assert [actie.nummer for actie in acties if re.sub(r"\s", "", actie.nummer + actie.titel) not in alles] == []
    assert f"Pagina {len(bladzijden)} van {len(bladzijden)}" in " ".join(bladzijden[-1].split())


def test_words_that_came_and_went_are_underlined_and_struck_through():
    document = lees('<p>Er zijn <span class="lees-voor">weg: </span><del>tien</del> <ins>twaalf</ins> ouders.</p>')
    delen = {run.text.strip(): (run.font.strike, run.font.underline) for run in document.paragraphs[0].runs}
    assert (delen["tien"], delen["twaalf"]) == ((True, None), (None, True))
    assert document.paragraphs[0].text == "Er zijn weg: tien twaalf ouders."
