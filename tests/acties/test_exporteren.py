"""The export of acties: exactly the list that somebody looks at, or everything, and it can come back."""

import io
import re
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from acties.cellen import KOLOMMEN
from acties.importeren.vergelijken import vergelijk_acties
from acties.models import Actie
from acties.resources import SLEUTELKOLOMMEN, ActieResource
from programma.inlezen.lezen import lees_bestand
from tests.bladzijde import lees, woorden

ADRES = "/sterk-voor-noord/acties/exporteren/"
LIJST = "/sterk-voor-noord/acties/"


def download(client, **vraag):
    antwoord = client.get(f"{ADRES}?{urlencode(vraag, doseq=True)}")
    assert antwoord.status_code == 200
    return antwoord


def rijen(client, vorm: str = "xlsx", **vraag) -> list[list]:
    """The rows of the file, with the names of the columns on top."""
    (blad,) = lees_bestand(download(client, formaat=vorm, **vraag).content, f"a.{vorm}").bladen
    breed = len(blad.rijen[0].waarden)
    return [[rij.waarde(kolom) for kolom in range(breed)] for rij in blad.rijen]


def nummers_in_de_lijst(client, **vraag) -> list[str]:
    pagina = lees(client, f"{LIJST}?{urlencode(vraag, doseq=True)}")
    return [rij.get("id").removeprefix("actie-") for rij in pagina.xpath("//tr[starts-with(@id, 'actie-')]")]


@pytest.mark.parametrize(
    "vraag",
    [
        {},
        {"opgave": "2"},
        {"groep": "geen", "sorteer": "-titel"},
        {"tekst": "taal", "sorteer": "looptijd"},
        {"doel": "S", "status": "niet_gerapporteerd", "groep": "geen", "sorteer": "-financiering_programma"},
        {"partner": "woej", "soort": "nieuw"},
        {"opgave": "9"},
    ],
)
def test_the_rows_are_those_of_the_list_in_its_order(noord, programmateam, vraag):
    assert [rij[0] for rij in rijen(programmateam, **vraag)[1:]] == nummers_in_de_lijst(programmateam, **vraag)


def test_the_rows_of_all_pages_are_exported(noord, programmateam, monkeypatch):
    monkeypatch.setattr("acties.lijst.PER_PAGINA", 10)
    assert len(nummers_in_de_lijst(programmateam)) == 10
    assert len(rijen(programmateam, pagina="2")) == 57


def test_the_columns_are_those_of_the_list_with_what_a_row_is_recognised_by(noord, programmateam):
    kop = rijen(programmateam, kolom=["status", "doelen"])[0]
    assert kop == ["nummer", "plan", "versie", "opgave", "titel", "doelen", "status"]
    assert rijen(programmateam)[0] == [*SLEUTELKOLOMMEN, "titel", *KOLOMMEN]


def test_everything_is_every_actie_and_every_column_whatever_the_filter(noord, programmateam):
    alles = rijen(programmateam, wat="alles", opgave="2", kolom="status")
    assert alles[0] == list(ActieResource.fields)
    assert len(alles) == 57


def test_every_column_of_the_list_can_be_exported():
    assert set(KOLOMMEN) <= set(ActieResource.fields)


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize("vraag", [{"wat": "alles"}, {"opgave": "3", "kolom": ["status", "looptijd"]}])
def test_what_is_downloaded_can_be_imported_and_changes_nothing(noord, programmateam, vorm, vraag):
    antwoord = download(programmateam, formaat=vorm, **vraag)
    beeld = vergelijk_acties(noord, lees_bestand(antwoord.content, f"a.{vorm}"), {}, lambda deel: None)
    aantal = 32 if "opgave" in vraag else 56
    assert str(beeld.telling) == f"nieuw 0 · gewijzigd 0 · gelijk {aantal} · fouten 0 · waarschuwingen 0"


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "csv"])
def test_the_file_is_a_download_with_the_day_first(noord, lezer, vorm):
    kop = download(lezer, formaat=vorm)["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="\d{{4}}-\d\d-\d\d-acties-sterk-voor-noord\.{vorm}"', kop)


def test_a_title_that_looks_like_a_formula_is_no_formula(noord, programmateam):
    Actie.objects.filter(nummer="3.02").update(titel='=HYPERLINK("http://kwaad.example")')
    boek = load_workbook(io.BytesIO(download(programmateam, formaat="xlsx").content))
    assert "f" not in {cel.data_type for rij in boek.active.iter_rows() for cel in rij}


def test_a_partner_exports_its_own_acties_only(noord, partner):
    eigen = nummers_in_de_lijst(partner)
    assert 0 < len(eigen) < 20
    for vraag in ({}, {"wat": "alles"}, {"opgave": "1"}):
        assert {rij[0] for rij in rijen(partner, **vraag)[1:]} <= set(eigen)
    assert [rij[0] for rij in rijen(partner, wat="alles")[1:]] == eigen


def test_the_page_asks_what_and_how_and_keeps_the_list(noord, programmateam):
    lijst = lees(programmateam, f"{LIJST}?opgave=2&kolom=status&kolom=doelen")
    (link,) = lijst.xpath("//a[@id='exporteer']/@href")
    pagina = lees(programmateam, link)
    assert "De lijst zoals u haar koos: 13 acties, met 2 kolommen" in woorden(pagina)
    assert "Alles: 56 acties, met alle kolommen" in woorden(pagina)
    (form,) = [form for form in pagina.forms if form.get("action") == ADRES]
    bestand = programmateam.get(f"{ADRES}?{urlencode(form.form_values())}")
    assert bestand["Content-Type"].startswith("application/vnd.openxmlformats")
    assert pagina.xpath("//a[text()='Terug naar de acties']/@href") == [f"{LIJST}?opgave=2&kolom=doelen&kolom=status"]


def test_only_who_imports_is_told_about_importing(noord, programmateam, wethouder):
    assert "Importeren" in woorden(lees(programmateam, ADRES).find(".//main"))
    assert "Importeren" not in woorden(lees(wethouder, ADRES).find(".//main"))


@pytest.mark.parametrize("formaat", ["pdf", "json", "../x", ""])
def test_an_unknown_kind_of_file_shows_the_choice(noord, lezer, formaat):
    assert lees(lezer, f"{ADRES}?formaat={formaat}").findtext(".//h1") == "Acties exporteren"


def test_the_number_of_queries_does_not_grow(noord, programmateam, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        download(programmateam, formaat="csv", tekst="e")
    with django_assert_max_num_queries(10):
        download(programmateam, formaat="csv", wat="alles")
