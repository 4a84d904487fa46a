"""The letter to the raad: proposed from the edition, written by the team, and the same as page, PDF and Word document."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pypdf
import pytest

from programma.models import Wijziging
from rapportage.brieven.gegevens import Brief, Briefbijlage
from rapportage.brieven.invullen import vul_in
from rapportage.brieven.sjablonen import STANDAARD
from rapportage.brieven.velden import NAMEN, Briefvelden, gebreken
from rapportage.brieven.voorstel import stel_voor
from rapportage.keuzes import Aspect, Documentsoort, Oordeel
from rapportage.models import Periodegebeurtenis, Raadsbrief
from rapportage.stempel import Besluitstempel, Stempel
from rapportage.uitvoer import brief_pdf
from tests import editiefabriek, pdfkeuring
from tests.bladzijde import lees, woorden

# Edition 1 has a letter that somebody began with; the erratum, edition 2, has none.
BRIEF = "/sterk-voor-noord/edities/1/raadsbrief/"
BEWERK = f"{BRIEF}bewerken/"
NIEUW = "/sterk-voor-noord/edities/2/raadsbrief/"
MOMENT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BESLUIT = Besluitstempel("College van burgemeester en wethouders", date(2026, 11, 17), "2026/0417")
STEMPEL = Stempel(Documentsoort.VASTGESTELD, MOMENT, 3, besluit=BESLUIT)


@pytest.fixture
def editie(noord, opslag):
    return editiefabriek.edities()[1]


@pytest.fixture
def voorstel(overzicht) -> Briefvelden:
    return stel_voor(overzicht, STEMPEL, None)


@pytest.fixture
def brief(voorstel) -> Brief:
    velden = replace(voorstel, secretaris="A. & B. <Jansen>", burgemeester="M. de Vries")
    bijlagen = (
        Briefbijlage("Het programma-overzicht", "2024-04-01-programma-overzicht-sterk-voor-noord-editie-3.pdf"),
    )
    return Brief(velden, "Gemeente Leidschendam-Voorburg", "Sterk voor Noord", 3, bijlagen, (), MOMENT)


def invoer(**anders: str) -> dict[str, str]:
    """Everything a complete letter about edition 1 needs."""
    return {
        **{veld: f"Over {naam.lower()}." for veld, naam in NAMEN.items()},
        "datum": "2 februari 2026",
        "datum_collegebesluit": "27 januari 2026",
        "versie": "1",
        **anders,
    }


def test_the_proposal_says_the_money_of_the_edition_to_the_euro(voorstel):
    geld = voorstel.financien.replace("\u00a0", " ")
    assert "Voor 2024 is € 1.140.666 beschikbaar (stand 1 april 2024)." in geld
    assert "Daarvan is € 355.366 uitgegeven en € 598.830 verplicht; er blijft € 186.470 over." in geld
    assert (
        "- Programma algemeen: € 350.000 beschikbaar, € 89.829 uitgegeven, € 265.408 verplicht, saldo € −5.237." in geld
    )
    assert "is € 312.590 toegekend van de plafonds van samen € 319.000; € 6.410 is nog vrij." in geld
    assert "mogen niet bij elkaar worden opgeteld" in geld


def test_the_proposal_takes_over_the_besluit_the_decisions_and_the_risks(voorstel):
    assert (voorstel.zaaknummer, voorstel.datum_collegebesluit) == ("2026/0417", date(2026, 11, 17))
    assert voorstel.portefeuillehouder == "Wethouder Bremer"
    assert voorstel.aan == "De gemeenteraad van Leidschendam-Voorburg"
    assert voorstel.eerdere_besluitvorming.startswith("- 18 april 2023: Uitvoeringsplan Jeugd")
    assert voorstel.risicos.startswith("Het risicoprofiel van het programma is Midden.")
    assert [gebrek.veld for gebrek in gebreken(voorstel, BESLUIT)] == ["secretaris", "burgemeester"]


def test_an_aspect_that_is_not_as_expected_brings_its_grounds(overzicht):
    budget = next(regel for regel in overzicht.status.aspecten if regel.aspect == Aspect.BUDGET)
    anders = replace(
        budget,
        oordeel=Oordeel.BIJSTUREN,
        oorzaak="Er is te veel verplicht.",
        # Without a full stop, as people fill in a field.
        gevolg="Later klaar",
        maatregel="Niets nieuws.",
        termijn=date(2027, 4, 1),
    )
    aspecten = tuple(anders if regel is budget else regel for regel in overzicht.status.aspecten)
    brief = stel_voor(replace(overzicht, status=replace(overzicht.status, aspecten=aspecten)), STEMPEL, None)
    assert (
        "- Budget: Bijsturen. Oorzaak: Er is te veel verplicht. Gevolg: Later klaar. "
        "Maatregel: Niets nieuws. Uiterlijk 1 april 2027." in brief.kernboodschap
    )


def test_who_signed_the_last_letter_signs_this_one(overzicht):
    vorige = Briefvelden(secretaris="J. Jansen", burgemeester="M. de Vries")
    assert stel_voor(overzicht, STEMPEL, vorige).secretaris == "J. Jansen"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"datum": date(2026, 11, 1)}, "De brief is gedateerd vóór het collegebesluit."),
        ({"datum_collegebesluit": date(2026, 11, 16)}, "Volgens de editie is het besluit van 17 november 2026."),
        ({"vervolg": ""}, "Vervolg is nog leeg."),
    ],
)
def test_what_a_letter_lacks_is_said_at_its_field(voorstel, anders, zin):
    assert zin in [gebrek.zin for gebrek in gebreken(replace(voorstel, **anders), BESLUIT)]


def test_the_team_begins_with_the_proposal_and_the_reader_waits(editie, programmateam, lezer):
    assert "Begin met dit voorstel" in woorden(lees(programmateam, NIEUW))
    assert "Er is nog geen raadsbrief" in woorden(lees(lezer, NIEUW))
    assert lezer.get(f"{NIEUW[:-1]}.pdf").status_code == 404
    assert lezer.get(f"{NIEUW}bewerken/").status_code == 404


def test_a_letter_that_is_not_complete_is_kept_as_a_concept(editie, programmateam, lezer):
    assert programmateam.post(BEWERK, invoer(secretaris="", vervolg="")).status_code == 302
    pagina = lees(lezer, BRIEF)
    assert "CONCEPT" in woorden(pagina)
    assert [woorden(punt) for punt in pagina.xpath("//aside//li")] == [
        "Vervolg is nog leeg.",
        "Secretaris is nog leeg.",
    ]
    assert Wijziging.objects.filter(onderwerp_soort="raadsbrief").count() == 1


def test_a_complete_letter_is_no_concept_any_more(editie, programmateam, lezer):
    programmateam.post(BEWERK, invoer(kernboodschap="Het gaat goed:\n- met **geld**\n- met mensen"))
    pagina = lees(lezer, BRIEF)
    assert "De brief is compleet" in woorden(pagina)
    assert "CONCEPT" not in woorden(pagina)
    assert [woorden(punt) for punt in pagina.xpath("//*[@class='briefblad']//section[2]//li")] == [
        "met geld",
        "met mensen",
    ]


def test_who_was_second_keeps_the_input_and_sees_both(editie, programmateam):
    programmateam.post(BEWERK, invoer(onderwerp="Van de eerste"))
    antwoord = programmateam.post(BEWERK, invoer(onderwerp="Van de tweede"))
    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert "Van de eerste" in tekst
    assert 'value="Van de tweede"' in tekst
    assert Raadsbrief.objects.get(editie=editie).onderwerp == "Van de eerste"
    assert programmateam.post(BEWERK, invoer(onderwerp="Van de tweede", versie="2")).status_code == 302


def test_of_two_first_letters_only_one_is_kept(editie, programmateam):
    assert programmateam.post(f"{NIEUW}bewerken/", invoer(versie="0")).status_code == 302
    assert programmateam.post(f"{NIEUW}bewerken/", invoer(versie="0", onderwerp="Ook ik")).status_code == 409


def test_a_letter_that_the_raad_has_changes_with_a_reason_only(editie, programmateam):
    _gebeurt(editie, "aan_raad")
    assert programmateam.post(BEWERK, invoer()).status_code == 422
    assert programmateam.post(BEWERK, invoer(reden="De naam was verkeerd.")).status_code == 302


def test_the_letter_of_a_withdrawn_edition_is_gone_too(editie, programmateam, lezer):
    _gebeurt(editie, "trek_in")
    for adres in (BRIEF, f"{BRIEF[:-1]}.docx", "/sterk-voor-noord/edities/1/pakket.zip"):
        assert lezer.get(adres).status_code == 410
    assert programmateam.post(BEWERK, invoer()).status_code == 410


def test_the_page_asks_the_database_little(editie, programmateam, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        programmateam.get(NIEUW)


def test_the_pdf_holds_the_letter_and_may_be_archived(brief, tmp_path):
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(brief_pdf.maak(brief))
    assert pdfkeuring.gebreken(pad) == []
    tekst = " ".join(" ".join(blad.extract_text() for blad in pypdf.PdfReader(pad).pages).split())
    for zin in (
        "De gemeenteraad van Leidschendam-Voorburg",
        "saldo € −5.237",
        "A. & B. <Jansen>",
        "Zaaknummer 2026/0417",
    ):
        assert zin in tekst
    assert "CONCEPT" not in tekst


def test_the_word_document_holds_every_field_as_it_was_typed(brief):
    brief = replace(
        brief, velden=replace(brief.velden, vervolg="Zie [de **site**](https://x.nl) & co <b>\n\n1. een\n2. twee")
    )
    inhoud = vul_in(STANDAARD.read_bytes(), brief)
    assert vul_in(STANDAARD.read_bytes(), brief) == inhoud
    document = docx.Document(io.BytesIO(inhoud))
    alineas = [alinea.text.replace("\u00a0", " ") for alinea in document.paragraphs]
    assert "Zie de site (https://x.nl) & co <b>" in alineas
    assert {"1.\teen", "2.\ttwee"} <= set(alineas)
    cellen = [cel.text for rij in document.tables[0].rows for cel in rij.cells]
    assert cellen == ["A. & B. <Jansen>\nde secretaris", "M. de Vries\nde burgemeester"]
    post = next(alinea for alinea in document.paragraphs if alinea.text.startswith("Programma algemeen"))
    assert post.style.name == "List Bullet"
    assert document.core_properties.title == brief.velden.onderwerp
    assert [alinea for alinea in alineas if "{" in alinea or "}" in alinea or "CONCEPT" in alinea] == []


def test_what_is_empty_leaves_no_heading_behind(brief):
    document = docx.Document(
        io.BytesIO(vul_in(STANDAARD.read_bytes(), replace(brief, velden=Briefvelden(), bijlagen=())))
    )
    assert [alinea.text for alinea in document.paragraphs if alinea.style.name.startswith("Heading")] == []


def _gebeurt(editie, stap: str) -> None:
    Periodegebeurtenis.objects.create(
        periode=editie.periode,
        editie=editie,
        stap=stap,
        van="gepubliceerd",
        naar="aan_raad",
        moment=MOMENT,
        reden="Reden.",
    )
