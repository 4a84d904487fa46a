"""One composition, three outputs: the same sections and figures in page, JSON and CSV, and not one query for it."""

import csv
import io
import json
import unicodedata
from dataclasses import replace
from decimal import Decimal
from importlib import resources

import jsonschema
import lxml.html
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.models import Gebruiker
from programma.opmaak import bedrag, procent
from programma.tekst import platte_tekst
from programma.vastleggen import Daad
from rapportage.overzicht import stel_samen
from rapportage.pdf import PdfFout
from rapportage.stempel import concept
from rapportage.uitvoer import als_json, als_pdf, csv_bijlagen, los_bestand, sjabloon
from rapportage.uitvoer.bestandsnaam import voor
from rapportage.uitvoer.inhoud import inhoud
from tests.bladzijde import woorden

pytestmark = pytest.mark.eenmaal

PAGINA = "/sterk-voor-noord/rapportages/2024-04/overzicht"
NAAM = "2024-04-01-programma-overzicht-sterk-voor-noord"
SECTIES = (
    "Projectlocatie",
    "Programmastatus",
    "Programmastructuur",
    "Programmakarakteristiek",
    "Besluitvorming",
    "Afwijking t.o.v. besluitvorming",
    "Belangrijkste wijzigingen",
    "Doelstelling en gewenst resultaat",
    "Doelen per uitvoeringsplan",
    "Stand van zaken",
    "Financiën",
    "Planning",
    "Communicatie",
    "Risicomanagement",
    "Over dit overzicht",
    "Bijlage: Uitvoeringsplan 2025-2026, vastgesteld 8 april 2025",
)


@pytest.fixture
def pagina(wethouder):
    return lxml.html.fromstring(wethouder.get(PAGINA).content)


@pytest.fixture
def json_gegevens(overzicht, gebouwd_op) -> dict:
    return json.loads(als_json.maak(overzicht, concept(gebouwd_op)))


def alle_teksten(overzicht):
    for naam in ("wijzigingen", "doelstelling", "doelen_inleiding", "doelen_slot", "financien", "communicatie"):
        yield from getattr(overzicht, naam)
    yield from overzicht.risicomanagement
    yield from overzicht.planning.teksten
    yield from overzicht.stand.algemeen
    for blok in overzicht.stand.blokken:
        yield from blok.teksten


def test_the_page_has_all_sections_of_the_source_in_its_order(pagina):
    assert [woorden(kop) for kop in pagina.xpath("//main//section/h2")] == list(SECTIES)
    assert len(pagina.xpath("//h1")) == 1


def test_every_line_of_the_contents_leads_to_the_heading_it_names(pagina, overzicht):
    hoofdstukken = [deel for hoofdstuk in inhoud(overzicht) for deel in (hoofdstuk, *hoofdstuk.onderdelen)]
    regels = pagina.xpath("//nav[@aria-labelledby='inhoudsopgave']//a")
    assert [(regel.get("href"), woorden(regel)) for regel in regels] == [
        (f"#{hoofdstuk.anker}", hoofdstuk.titel) for hoofdstuk in hoofdstukken
    ]
    for hoofdstuk in hoofdstukken:
        (kop,) = pagina.xpath(f"//*[@id='{hoofdstuk.anker}']")
        assert woorden(kop) == hoofdstuk.titel


def test_every_text_stands_on_the_page_and_in_the_json(pagina, overzicht, json_gegevens):
    op_de_pagina = woorden(pagina)
    in_json = json.dumps(json_gegevens, ensure_ascii=False)
    for tekst in alle_teksten(overzicht):
        assert " ".join(tekst.kop.split()) in op_de_pagina
        for regel in platte_tekst(tekst.tekst_html).splitlines():
            assert " ".join(regel.split()) in op_de_pagina
        assert json.dumps(tekst.tekst_html, ensure_ascii=False)[1:-1] in in_json


def test_the_year_table_of_the_page_shows_the_figures_of_the_composition(pagina, overzicht):
    (tabel,) = pagina.xpath("//table[contains(@class, 'jaartabel')]")
    rijen = [[woorden(cel) for cel in rij.xpath("th|td")] for rij in tabel.xpath("tbody/tr|tfoot/tr")]
    assert rijen == [
        [
            f"{regel.post} moet nog verdeeld worden" if regel.te_verdelen else regel.post,
            *(
                " ".join(bedrag(b).split())
                for b in (regel.beschikbaar, regel.uitgaven, regel.verplichtingen, regel.saldo)
            ),
            *(" ".join(procent(deel).split()) for deel in (regel.uitgegeven, regel.gebonden)),
        ]
        for regel in (*overzicht.jaartabel.regels, overzicht.jaartabel.totaal)
    ]
    assert rijen[0][4:] == ["€ −5.237", "25,7 %", "101,5 %"]


def test_the_annex_of_the_page_shows_56_acties_with_their_subtotals(pagina):
    tabellen = pagina.xpath("//table[contains(@class, 'actietabel')]")
    assert [len(tabel.xpath("tbody/tr")) for tabel in tabellen] == [11, 13, 32]
    assert [[woorden(cel) for cel in tabel.xpath("tfoot/tr/td")] for tabel in tabellen] == [
        ["€ 160.220", "€ 240.080"],
        ["€ 58.000", "€ 107.000"],
        ["€ 94.370", "€ 64.285"],
    ]
    thuismilieu = woorden(tabellen[0].xpath("tbody/tr")[3])
    assert "€ 14.770 ten laste van opgave 2" in thuismilieu
    assert "Doelen A, B, C. Hoofdpartner: IKEC De Waterlelie. Met: Foxtaal." in thuismilieu
    assert "klopt niet (2025-2016)" in woorden(tabellen[2])


def test_the_ceilings_show_the_cross_charge_on_both_sides(pagina):
    (tabel,) = pagina.xpath("//table[contains(@class, 'plafondtabel')]")
    rijen = [[woorden(cel) for cel in rij.xpath("td")] for rij in tabel.xpath("tbody/tr|tfoot/tr")]
    assert rijen[0] == ["€ 160.220", "€ −14.770", "€ 0", "€ 145.450", "€ 146.000", "€ 550"]
    assert rijen[1] == ["€ 58.000", "€ 0", "€ 14.770", "€ 72.770", "€ 75.000", "€ 2.230"]
    assert rijen[3] == ["€ 312.590", "€ −14.770", "€ 14.770", "€ 312.590", "€ 319.000", "€ 6.410"]


def test_the_page_says_that_judgement_and_figures_disagree(pagina):
    (melding,) = pagina.xpath("//section[@aria-labelledby='status']//*[@role='note']")
    assert "‘Volgens verwachting’" in woorden(melding)
    assert "101,5 % is gebonden en het saldo is € −5.237 (stand 1 april 2024)" in woorden(melding)


def test_every_section_says_of_which_moment_it_is(pagina):
    for sectie in pagina.xpath("//main//section[contains(concat(' ', @class, ' '), ' deel ')]"):
        if sectie.get("aria-labelledby") == "over-dit-overzicht":
            assert "1 april 2024" in woorden(sectie)
        elif "bijlage" in sectie.get("class"):
            assert "vastgesteld op 8 april 2025" in woorden(sectie)
        else:
            assert woorden(sectie.xpath("p[@class='stand']")[0]).startswith("Stand 1 april 2024.")


def test_the_closing_section_prints_the_three_moments_and_those_of_the_source(overzicht, gebouwd_op):
    html = render_to_string("rapportage/overzicht_stempel.html", sjabloon.context(overzicht, concept(gebouwd_op)))
    tekst = woorden(lxml.html.fromstring(html))
    assert "1 april 2024" in tekst
    assert "23 november 2026 09:15:00" in tekst
    assert "23 november 2026 09:15:07" in tekst
    assert "12 juni 2024 11:02:37" in tekst
    assert "‘Deze pagina is gebouwd op 06/12/2024 13:59:01 met de export van 06/12/2024 11:02:37’" in tekst


def test_no_output_asks_the_database_anything(db, overzicht, gebouwd_op):
    with CaptureQueriesContext(connection) as queries:
        render_to_string("rapportage/overzicht_secties.html", sjabloon.context(overzicht, concept(gebouwd_op)))
        als_json.maak(overzicht, concept(gebouwd_op))
        csv_bijlagen.bijlagen(overzicht)
        los_bestand.maak(overzicht, concept(gebouwd_op))
    assert len(queries) == 0


def test_the_json_keeps_to_its_documented_schema(json_gegevens):
    schema = json.loads((resources.files("rapportage") / "schema" / "overzicht-2.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json_gegevens, schema, format_checker=jsonschema.FormatChecker())


def test_the_json_has_the_figures_as_strings_to_the_cent(json_gegevens):
    totaal = json_gegevens["jaartabel"]["totaal"]
    assert (totaal["beschikbaar"], totaal["saldo"], totaal["gebonden"]) == ("1140666.00", "186470.00", "0.8365")
    assert json_gegevens["jaartabel"]["regels"][0]["gebonden"] == "1.0150"
    (bijlage,) = json_gegevens["bijlagen"]
    assert (bijlage["aantal"], bijlage["programma"], bijlage["anders"]) == (56, "312590.00", "411365.00")
    assert bijlage["plafondtotaal"]["vrij"] == "6410.00"
    assert json_gegevens["peildatum"] == "2024-04-01"
    assert json_gegevens["export_op"] == "2026-11-23T09:15:00+01:00"


def test_the_json_is_canonical(overzicht, gebouwd_op):
    ontleed = replace(overzicht, gemeente=unicodedata.normalize("NFD", "Financiën"))
    inhoud = als_json.maak(ontleed, concept(gebouwd_op))
    assert inhoud == als_json.maak(ontleed, concept(gebouwd_op))
    assert unicodedata.is_normalized("NFC", inhoud.decode())
    assert list(json.loads(inhoud)) == sorted(json.loads(inhoud))


def test_the_csv_files_add_up_and_open_in_dutch_excel(overzicht):
    bestanden = {bijlage.naam: bijlage.inhoud for bijlage in csv_bijlagen.bijlagen(overzicht)}
    assert list(bestanden) == ["jaartabel.csv", "acties.csv", "plafonds.csv"]
    assert all(inhoud.startswith(b"\xef\xbb\xbf") for inhoud in bestanden.values())

    def som(bestand: str, kolom: str) -> Decimal:
        rijen = csv.DictReader(io.StringIO(bestanden[bestand].decode("utf-8-sig")), delimiter=";")
        return sum((Decimal(rij[kolom].replace(",", ".")) for rij in rijen if rij[kolom]), Decimal(0))

    assert som("acties.csv", "programma") == Decimal(312590)
    assert som("acties.csv", "anders") == Decimal(411365)
    assert som("jaartabel.csv", "saldo") == Decimal(186470)
    assert som("plafonds.csv", "ten_laste_van_plafond") == Decimal(312590)


def test_an_actie_named_after_a_formula_stays_text_in_the_csv(overzicht):
    (bijlage,) = overzicht.bijlagen
    eng = replace(bijlage.opgaven[0].acties[0], titel="=HYPERLINK(1)")
    eng = replace(bijlage, opgaven=(replace(bijlage.opgaven[0], acties=(eng,)),))
    bestanden = {deel.naam: deel.inhoud for deel in csv_bijlagen.bijlagen(replace(overzicht, bijlagen=(eng,)))}
    assert ";'=HYPERLINK(1);" in bestanden["acties.csv"].decode()


def test_the_file_without_a_server_holds_everything_it_needs(overzicht, gebouwd_op):
    html = los_bestand.maak(overzicht, concept(gebouwd_op)).decode()
    assert "http:" not in html.replace("http://www.w3.org/", "")
    assert "https:" not in html
    assert "<link" not in html
    assert "<script" not in html
    assert 'url("../' not in html
    document = lxml.html.fromstring(html)
    assert [woorden(kop) for kop in document.xpath("//main//section/h2")] == list(SECTIES)


def test_the_wethouder_downloads_the_json_under_its_date(wethouder, overzicht):
    antwoord = wethouder.get(f"{PAGINA}.json")
    assert antwoord["Content-Disposition"] == f'attachment; filename="{NAAM}.json"'
    assert json.loads(antwoord.content)["kenmerk"] == overzicht.kenmerk
    assert voor(overzicht, "pdf") == f"{NAAM}.pdf"


def test_without_a_pdf_the_wethouder_reads_in_plain_dutch_what_to_do(wethouder, monkeypatch):
    def stuk(*args, **opties):
        raise PdfFout("Het maken van de pdf is onverwacht gestopt.")

    monkeypatch.setattr(als_pdf, "druk", stuk)
    antwoord = wethouder.get(f"{PAGINA}.pdf")
    assert antwoord.status_code == 503
    assert "De PDF kon niet worden gemaakt" in antwoord.content.decode()


def test_the_list_of_rounds_leads_to_the_page_and_the_pdf_and_the_page_to_the_json(wethouder):
    lijst = lxml.html.fromstring(wethouder.get("/sterk-voor-noord/rapportages/").content)
    assert {PAGINA, f"{PAGINA}.pdf"} <= set(lijst.xpath("//main//a/@href"))
    pagina = lxml.html.fromstring(wethouder.get(PAGINA).content)
    assert {f"{PAGINA}.pdf", f"{PAGINA}.json"} <= set(pagina.xpath("//main//a/@href"))


def test_a_partner_has_no_overview(partner):
    for adres in ("/sterk-voor-noord/rapportages/", PAGINA, f"{PAGINA}.pdf", f"{PAGINA}.json"):
        assert partner.get(adres).status_code == 404


def test_a_period_that_does_not_exist_is_not_found(wethouder):
    assert wethouder.get("/sterk-voor-noord/rapportages/1999-01/overzicht").status_code == 404


def test_the_command_writes_the_three_files(noord, settings, tmp_path, monkeypatch):
    settings.UITVOER = tmp_path
    monkeypatch.setattr(als_pdf, "druk", lambda html, **opties: b"%PDF-" + opties["titel"].encode())
    call_command("overzicht", verbosity=0, stdout=io.StringIO())
    map_ = tmp_path / "sterk-voor-noord"
    assert sorted(pad.name for pad in map_.iterdir()) == ["overzicht.html", "overzicht.json", "overzicht.pdf"]
    assert json.loads((map_ / "overzicht.json").read_text())["peildatum"] == "2024-04-01"
    assert "1 april 2024" in (map_ / "overzicht.html").read_text()


def test_the_command_says_so_when_there_is_no_such_period(noord):
    with pytest.raises(CommandError, match="geen rapportageperiode"):
        call_command("overzicht", "--periode", "1999-01", stdout=io.StringIO())


def test_what_was_decided_about_a_letter_stands_behind_the_printed_one_in_every_output(periode, nu, gebouwd_op):
    samira = Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")
    for nummer, besluit in {
        "3.02": {"T": ["bevestigd", "S"]},
        "3.09": {"V": ["afgewezen", ""], "H": ["afgewezen", "H"]},
    }.items():
        actie = Actie.objects.get(nummer=nummer)
        wijzig_actie(wens=Wens(actie.pk, {"toewijzing": besluit}), daad=Daad(samira, nu))
    overzicht = stel_samen(periode, nu=nu)
    pagina = lxml.html.fromstring(
        render_to_string("rapportage/overzicht_secties.html", sjabloon.context(overzicht, concept(gebouwd_op)))
    )
    tekst = woorden(pagina)
    assert "De letters zijn de doelen zoals gedrukt in het plan. Van 3 van de 147 letters is vastgesteld" in tekst
    assert "Aanpak woonfraude Doel T (telt als S)." in tekst
    assert "Doelen H, T, V (telt voor geen doel), S." in tekst

    json_ = json.loads(als_json.maak(overzicht, concept(gebouwd_op)))
    schema = json.loads((resources.files("rapportage") / "schema" / "overzicht-2.json").read_text())
    jsonschema.validate(json_, schema)
    acties = {actie["nummer"]: actie for opgave in json_["bijlagen"][0]["opgaven"] for actie in opgave["acties"]}
    assert (acties["3.02"]["letters"], acties["3.02"]["vastgesteld"]) == (["T"], [{"letter": "T", "doel": "S"}])
    (csv_,) = [bijlage.inhoud for bijlage in csv_bijlagen.bijlagen(overzicht) if bijlage.naam == "acties.csv"]
    regels = {rij["nummer"]: rij for rij in csv.DictReader(io.StringIO(csv_.decode("utf-8-sig")), delimiter=";")}
    assert (regels["3.09"]["doelen"], regels["3.09"]["doelen_vastgesteld"]) == (
        "H, T, V, S",
        "H telt als H; V telt voor geen doel",
    )


def test_as_long_as_nobody_decided_anything_the_letters_are_the_printed_ones(overzicht, gebouwd_op):
    html = render_to_string("rapportage/overzicht_secties.html", sjabloon.context(overzicht, concept(gebouwd_op)))
    tekst = woorden(lxml.html.fromstring(html))
    assert "De letters zijn de doelen zoals gedrukt in het plan. Waar geen bedrag staat" in tekst
    assert "telt als" not in tekst
