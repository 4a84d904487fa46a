"""What comes out of the printer."""

import io

import pypdf
import pytest

pytestmark = pytest.mark.browser


def test_the_dashboard_prints_on_one_a4(browser, portaal, aangemeld):
    context = browser.new_context(base_url=portaal, storage_state=aangemeld["wethouder"])
    pagina = context.new_page()
    pagina.goto("/sterk-voor-noord/")
    (blad,) = pypdf.PdfReader(io.BytesIO(pagina.pdf(prefer_css_page_size=True))).pages
    context.close()
    assert (round(blad.mediabox.width), round(blad.mediabox.height)) == (595, 842)
    tekst = " ".join(blad.extract_text().split())
    for woord in ("Hoe het ervoor staat", "De 3 opgaven", "Het geld", "De acties", "Besluiten", "Bevindingen"):
        assert woord in tekst
