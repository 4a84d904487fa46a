"""What stands on a copy of the overview: what it is, who answers for it, and CONCEPT on every page until it was agreed to."""

from dataclasses import replace
from datetime import date, timedelta

import lxml.html
import pypdf
import pytest

from programma.opmaak import datum
from rapportage.keuzes import Documentsoort
from rapportage.stempel import Besluitstempel, Stempel, concept
from rapportage.uitvoer import als_pdf, los_bestand, stempelwoorden
from tests import pdfkeuring
from tests.bladzijde import woorden
from tests.rapportage.conftest import GEBOUWD_OP

pytestmark = pytest.mark.eenmaal

BESLUIT = Besluitstempel("College van burgemeester en wethouders", date(2026, 11, 17), "2026/0417")
MANDAAT = Besluitstempel("Portefeuillehouder, op mandaat", date(2026, 11, 17), "M12")
WIE = {"auteur": "Programmateam", "goedgekeurd_door": "Wethouder", "goedgekeurd_op": GEBOUWD_OP}
GEMAAKT = {"inhoud_sha256": "a1" * 32, "programmaversie": "0.1.0", "sjabloonversie": "c2d91610723e"}
COLLEGEVERSIE = Stempel(Documentsoort.COLLEGEVERSIE, GEBOUWD_OP, 2, **WIE, **GEMAAKT)
EDITIE = Stempel(Documentsoort.VASTGESTELD, GEBOUWD_OP, 3, besluit=BESLUIT, **WIE, **GEMAAKT)
ERRATUM = replace(EDITIE, soort=Documentsoort.ERRATUM, nummer=4, corrigeert=3, reden="Een bedrag klopte niet.")


@pytest.mark.parametrize(
    ("stempel", "document", "vaststelling"),
    [
        (concept(GEBOUWD_OP), "CONCEPT", "Niet vastgesteld: de inhoud kan nog veranderen."),
        (COLLEGEVERSIE, "Collegeversie 2, CONCEPT", "Akkoord van de portefeuillehouder. Nog niet vastgesteld."),
        (
            EDITIE,
            "Editie 3",
            "Vastgesteld door het college van burgemeester en wethouders op 17 november 2026, nummer 2026/0417.",
        ),
        (
            replace(EDITIE, besluit=MANDAAT),
            "Editie 3",
            "Vastgesteld op mandaat van de portefeuillehouder op 17 november 2026, nummer M12.",
        ),
        (
            ERRATUM,
            "Editie 4, erratum op editie 3",
            "Vastgesteld door het college van burgemeester en wethouders op 17 november 2026, nummer 2026/0417.",
        ),
    ],
)
def test_a_copy_says_in_words_what_it_is(stempel, document, vaststelling):
    assert stempelwoorden.document(stempel) == document
    assert stempelwoorden.vaststelling(stempel) == vaststelling
    assert ("CONCEPT" in document) == stempel.is_concept


def gelezen(overzicht, stempel) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(los_bestand.maak(overzicht, stempel).decode())


def test_the_title_and_the_last_section_name_who_decided_and_what_it_corrects(overzicht):
    pagina = gelezen(overzicht, ERRATUM)
    titel = woorden(pagina.find(".//header"))
    assert "Editie 4, erratum op editie 3" in titel
    assert "Dit is een erratum op editie 3 Een bedrag klopte niet." in titel
    feiten = {woorden(rij.find("dt")): woorden(rij.find("dd")) for rij in pagina.iterfind(".//dl/div")}
    assert feiten["Opgesteld door"] == "Programmateam"
    assert feiten["Akkoord van"] == "Wethouder, 23 november 2026 09:15"
    assert feiten["Hash van de inhoud (SHA-256)"].replace(" ", "") == "a1" * 32
    assert feiten["Gemaakt met"] == "portaal 0.1.0, sjablonen c2d91610723e"
    assert feiten["Gebouwd"] == "23 november 2026 09:15:07"
    assert "CONCEPT" not in woorden(pagina)


def test_a_peildatum_of_more_than_ninety_days_ago_is_told_on_top(overzicht):
    oud = woorden(gelezen(overzicht, EDITIE).find(".//header"))
    assert f"Peildatum {overzicht.dagen_oud} dagen oud" in oud
    net = replace(overzicht, peildatum=overzicht.export_op.date() - timedelta(days=90))
    vers = woorden(gelezen(net, EDITIE).find(".//header"))
    assert datum(net.peildatum) in vers
    assert "dagen oud" not in vers


def test_the_pdf_of_an_erratum_says_so_on_every_page_and_is_fit_for_the_archive(overzicht, tmp_path):
    pad = tmp_path / "erratum.pdf"
    pad.write_bytes(als_pdf.maak(overzicht, ERRATUM))
    for bladzijde in pypdf.PdfReader(pad).pages:
        tekst = " ".join(bladzijde.extract_text().split())
        assert "peildatum 1 april 2024 · Editie 4, erratum op editie 3" in tekst
        assert "CONCEPT" not in tekst
    assert pdfkeuring.gebreken(pad) == []
