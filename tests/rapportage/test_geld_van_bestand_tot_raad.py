"""From the file of a finance system to what the raad reads: an empty year, one import, and the same cents everywhere."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from lxml import html

from financien.models import Budgetpost, Stand
from programma.importeren.lezen import lees_ronde
from programma.opmaak import bedrag
from tests import pdfkeuring
from tests.bladzijde import lees, woorden
from tests.financien import exportbestanden
from tests.financien.exportbestanden import POSTEN, TOTAAL

from .test_overzicht_pdf import zonder_witruimte

PROGRAMMA = "/sterk-voor-noord/"
OVERZICHT = f"{PROGRAMMA}rapportages/2024-04/overzicht"
KOLOMMEN = ("beschikbaar", "uitgaven", "verplichtingen", "saldo")
# What a year without posts does not know: of which opgave they are.
OPGAVEN = {
    "programma algemeen": "het programma in het algemeen",
    "jeugd en onderwijs (incl. jongeren)": "opgave 1",
    "financiële zelfredzaamheid": "opgave 2",
    "fijn en veilig wonen": "opgave 3",
}


@pytest.fixture(autouse=True)
def meteen(monkeypatch) -> None:
    """The database of a test is not there for another thread."""
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)


@pytest.fixture
def leeg_jaar(noord) -> None:
    Stand.objects.all().delete()
    Budgetpost.objects.all().delete()


def formulier(pagina: html.HtmlElement, einde: str) -> tuple[html.FormElement, dict[str, str]]:
    """The form whose action ends so, and what it sends when nobody touches it."""
    (form,) = [form for form in pagina.forms if form.get("action", "").endswith(einde)]
    return form, {naam: waarde for naam, waarde in form.form_values() if naam != "csrfmiddlewaretoken"}


def importeer(samira: Client, maak: Callable[[], exportbestanden.Bestand]) -> None:
    """Upload the file, say of which opgave every new post is, agree with what the portal proposes, and confirm."""
    naam, inhoud = maak()
    upload = samira.post(f"{PROGRAMMA}importeren/", {"soort": "financien", "bestand": SimpleUploadedFile(naam, inhoud)})
    adres = upload["Location"]
    form, keuzes = formulier(lees(samira, adres), "/keuzes/")
    for post, opgave in OPGAVEN.items():
        (keuze,) = [keuze for keuze in form.xpath(f".//*[@name='post:{post}']//option") if opgave in woorden(keuze)]
        keuzes[f"post:{post}"] = keuze.get("value")
    assert samira.post(form.get("action"), keuzes).status_code == 302
    pagina = lees(samira, adres)
    assert "Fouten 0" in woorden(pagina.find(".//main"))
    assert not Stand.objects.exists()
    form, velden = formulier(pagina, "/bevestigen/")
    assert samira.post(form.get("action"), velden).status_code == 302
    assert lees(samira, adres).findtext(".//h1") == "De import is doorgevoerd"


def op_scherm(getallen: tuple[int, ...]) -> list[str]:
    return [" ".join(bedrag(Decimal(getal)).split()) for getal in getallen]


def cellen(tabel: html.HtmlElement) -> list[list[str]]:
    """The first five cells of every row of a year table: its post and four amounts."""
    return [
        [woorden(cel) for cel in rij.xpath("th|td")][:5] for rij in tabel.xpath("tbody/tr|tfoot/tr") if rij.xpath("td")
    ]


@pytest.mark.parametrize(
    "maak", [exportbestanden.rij_per_post, exportbestanden.grootboek], ids=lambda maak: maak.__name__
)
def test_the_raad_reads_the_cents_of_the_file_on_paper_on_the_screen_and_in_every_export(
    leeg_jaar, programmateam, wethouder, maak
):
    importeer(programmateam, maak)
    gedrukt = [op_scherm(getallen) for _, *getallen in POSTEN] + [op_scherm(TOTAAL)]

    (tabel, *_) = lees(wethouder, f"{PROGRAMMA}financien/").xpath("//main//table")
    assert [rij[1:] for rij in cellen(tabel)] == gedrukt
    (tabel,) = lees(wethouder, OVERZICHT).xpath("//table[contains(@class, ' jaartabel')]")
    assert [rij[1:] for rij in cellen(tabel)] == gedrukt
    assert [rij[0] for rij in cellen(tabel)] == [*(naam for naam, *_ in POSTEN), "Totaal"]

    pdf = io.BytesIO(wethouder.get(f"{OVERZICHT}.pdf").content)
    papier = zonder_witruimte("".join(blad.extract_text() for blad in pypdf.PdfReader(pdf).pages))
    for rij in gedrukt:
        assert zonder_witruimte("".join(rij)) in papier
    assert zonder_witruimte(f"bestand ‘{maak()[0]}’") in papier
    (_, _, bijlage) = pdfkeuring.bijlagen(pdf)["jaartabel.csv"]

    als_json = json.loads(wethouder.get(f"{OVERZICHT}.json").content)["jaartabel"]
    regels = [[regel[kolom] for kolom in KOLOMMEN] for regel in (*als_json["regels"], als_json["totaal"])]
    assert regels == [[f"{getal}.00" for getal in getallen] for getallen in (*(rij[1:] for rij in POSTEN), TOTAAL)]

    for inhoud in (bijlage.decode("utf-8-sig"), exporteer("csv")):
        rijen = list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))
        assert [[Decimal(rij[kolom].replace(",", ".")) for kolom in KOLOMMEN] for rij in rijen] == [
            [Decimal(getal) for getal in getallen] for _, *getallen in POSTEN
        ]
    geexporteerd = json.loads(exporteer("json"))
    assert [[rij["post"], *(rij[kolom] for kolom in KOLOMMEN)] for rij in geexporteerd] == [
        [naam, *(f"{getal}.00" for getal in getallen)] for naam, *getallen in POSTEN
    ]
    assert [sum(Decimal(rij[kolom]) for rij in geexporteerd) for kolom in KOLOMMEN] == [*map(Decimal, TOTAAL)]


def exporteer(formaat: str) -> str:
    uit = io.StringIO()
    call_command("exporteer", "financien", "--formaat", formaat, stdout=uit)
    return uit.getvalue().lstrip("\ufeff")
