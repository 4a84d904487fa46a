"""The uitvoeringsplan as a document: every word of it, its 56 acties and its money, on the page and on paper."""

import io
from pathlib import Path

import pypdf
import pytest

from programma.opmaak import bedrag
from programma.planlezen import huidig_plan
from programma.tekst import platte_tekst
from rapportage.plan.planstuk import Planstuk
from rapportage.plan.planstuklezen import stel_planstuk_samen
from rapportage.uitvoer import planstuk_pdf
from tests import pdfkeuring
from tests.bladzijde import lees, woorden

from .conftest import NU
from .test_overzicht_pdf import vergelijkbaar

pytestmark = pytest.mark.eenmaal

PLAN = "/sterk-voor-noord/uitvoeringsplan/2025-2026/"


@pytest.fixture
def stuk(noord) -> Planstuk:
    return stel_planstuk_samen(noord, huidig_plan(noord), nu=NU)


def test_the_page_has_a_table_of_acties_per_opgave_with_the_sums_of_the_plan(wethouder):
    pagina = lees(wethouder, PLAN)
    tabellen = pagina.xpath("//table[contains(@class, 'actietabel')]")
    assert [len(tabel.xpath("./tbody/tr")) for tabel in tabellen] == [11, 13, 32]
    voeten = [[woorden(cel) for cel in tabel.xpath("./tfoot/tr/td")] for tabel in tabellen]
    assert voeten == [["€ 160.220", "€ 240.080"], ["€ 58.000", "€ 107.000"], ["€ 94.370", "€ 64.285"]]
    geld = woorden(pagina.xpath("//section[@aria-labelledby='geld']")[0])
    for getal in ("€ 312.590", "€ 411.365", "€ 550", "€ 2.230", "€ 3.630"):
        assert getal in geld


def test_the_whole_plan_is_in_the_pdf_with_contents_and_it_is_fit_for_the_archive(stuk, noord, tmp_path):
    pad = Path(tmp_path / "plan.pdf")
    pad.write_bytes(planstuk_pdf.maak(stuk))
    lezer = pypdf.PdfReader(io.BytesIO(pad.read_bytes()))
    hele_tekst = vergelijkbaar("".join(bladzijde.extract_text() for bladzijde in lezer.pages[1:]))
    for rij in huidig_plan(noord).teksten.all():
        for alinea in platte_tekst(rij.tekst).splitlines():
            assert vergelijkbaar(alinea)[:60] in hele_tekst, rij.kop
    for opgave in stuk.bijlage.opgaven:
        for actie in opgave.acties:
            assert vergelijkbaar(actie.titel) in hele_tekst
        assert vergelijkbaar(bedrag(opgave.programma)) in hele_tekst
    bladwijzers = [deel.title for deel in lezer.outline if not isinstance(deel, list)]
    assert bladwijzers == [hoofdstuk.titel for hoofdstuk in planstuk_pdf.inhoud(stuk.plan, stuk)]
    assert pdfkeuring.gebreken(pad) == []
    assert set(pdfkeuring.bijlagen(pad)) == {"acties.csv", "plafonds.csv"}
    assert [uitslag for uitslag in pdfkeuring.vera([pad]) if not uitslag.voldoet] == []


def test_the_file_is_named_after_the_day_on_which_the_plan_was_adopted(stuk):
    assert planstuk_pdf.naam(stuk) == "2025-04-08-uitvoeringsplan-2025-2026-sterk-voor-noord.pdf"


def test_an_earlier_plan_has_no_acties_and_says_what_the_portal_knows(noord):
    plan = noord.plannen.get(slug="fijn-en-veilig-wonen-2023-2025")
    stuk = stel_planstuk_samen(noord, plan, nu=NU)
    assert stuk.bijlage is None
    assert stuk.plan.opgenomen


def test_a_partner_gets_no_plan_on_paper_either(partner):
    assert partner.get("/sterk-voor-noord/uitvoeringsplan/2025-2026.pdf").status_code == 404
