"""The municipality's own Word template for the letter: chosen by the beheerder, and never able to do more than print."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rapportage.brieven.invullen import keur
from rapportage.brieven.sjablonen import STANDAARD
from rapportage.brieven.sjabloonregels import GROOTST, Ongeschikt
from rapportage.word.package import pack, unpack
from tests import editiefabriek
from tests.bladzijde import lees, woorden

pytestmark = pytest.mark.eenmaal

PAGINA = "/sterk-voor-noord/edities/briefsjabloon/"


def sjabloon(*alineas: str, kop: str = "") -> bytes:
    """A Word document as somebody makes one."""
    document = docx.Document()
    for alinea in alineas:
        document.add_paragraph(alinea)
    if kop:
        document.sections[0].header.paragraphs[0].text = kop
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def met_deel(naam: str, inhoud: bytes) -> bytes:
    return pack(unpack(STANDAARD.read_bytes()) | {naam: inhoud})


def beschadigd() -> bytes:
    """The template of the portal with a part that cannot be unpacked: what it holds begins behind its name."""
    inhoud = bytearray(STANDAARD.read_bytes())
    begin = inhoud.index(b"word/document.xml") + len(b"word/document.xml")
    inhoud[begin : begin + 20] = b"\xff" * 20
    return bytes(inhoud)


def stuur(client, inhoud: bytes, versie: int = 0):
    bestand = SimpleUploadedFile("Brief van Noord.docx", inhoud)
    return client.post(PAGINA, {"bestand": bestand, "versie": versie})


def waarom_niet(inhoud: bytes) -> str:
    with pytest.raises(Ongeschikt) as fout:
        keur(inhoud)
    return " ".join(fout.value.bezwaren)


def test_the_template_of_the_portal_prints_every_field():
    assert keur(STANDAARD.read_bytes()) == ()


def test_a_template_that_leaves_something_out_is_told_what():
    assert "Burgemeester" in keur(sjabloon("{{ onderwerp }}", "{{ kernboodschap }}"))
    assert "Onderwerp" not in keur(sjabloon("{{ onderwerp }}"))


@pytest.mark.parametrize(
    ("alinea", "zin"),
    [
        ("{{ burgermeester }}", "Het portaal kent het veld ‘burgermeester’ niet"),
        ("{%p if klaar %}", "Het portaal kent het veld ‘klaar’ niet"),
        ("{{ ''.__class__.__mro__ }}", "Dit kan niet in een sjabloon: {{ ''.__class__.__mro__ }}"),
        ("{{ onderwerp.format(1) }}", "Dit kan niet in een sjabloon"),
        ("{{ onderwerp|upper }}", "Dit kan niet in een sjabloon"),
        ("{% for i in range(10) %}x{% endfor %}", "Dit kan niet in een sjabloon: {% for i in range(10) %}"),
        ("{% set x = 1 %}", "Dit kan niet in een sjabloon"),
        ("{# weg #}", "Dit kan niet in een sjabloon"),
        ("{{ onderwerp", "zonder de accolades die erbij horen"),
        ("{%p if toelichting %}", "geen {%p endif %}"),
        ("Over het geld: {{ financien }}", "Zet {{ financien }} in een alinea zonder andere woorden."),
    ],
)
def test_what_is_no_field_is_refused_in_words(alinea, zin):
    assert zin in waarom_niet(sjabloon(alinea))


def test_a_text_does_not_fit_in_the_head_of_a_page():
    assert "past niet in de kop- of voettekst" in waarom_niet(sjabloon("{{ onderwerp }}", kop="{{ vervolg }}"))
    assert "geen veld" not in " ".join(keur(sjabloon("{{ onderwerp }}", kop="{{ zaaknummer }}")))


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "Dit is geen Word-document"),
        (b"%PDF-1.7", "Dit is geen Word-document"),
        (pack({"inhoud.txt": b"tekst"}), "Dit is geen Word-document"),
        (beschadigd(), "Dit is geen Word-document"),
        (b"PK" + b"x" * GROOTST, "groter dan 5 MB"),
        (met_deel("word/vbaProject.bin", b"macro"), "macro's of ingesloten bestanden"),
        (met_deel("word/extra.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "niet door een tekstverwerker gemaakt"),
        (met_deel("word/_rels/header.xml.rels", b'<Relationship Id="a" Type="x/image" Target="http://x.nl/a.png" TargetMode="External"/>'), "haalt iets van buiten op"),
        (met_deel("word/zwaar.xml", b"<a/>" + b" " * 3_000_000), "te groot voor een brief"),
        (met_deel("word/header.xml", b"<w:hdr"), "niet te lezen"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_ordinary_word_document_is_refused(inhoud, zin):
    assert zin in waarom_niet(inhoud)


def test_a_bomb_is_not_unpacked():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("word/media/beeld.png", b"\0" * 40_000_000)
    assert "te groot voor een brief" in waarom_niet(uit.getvalue())


def test_letters_are_made_with_the_template_of_the_beheerder_and_with_that_of_the_portal_again(
    noord, opslag, beheerder
):
    editiefabriek.edities()
    assert stuur(beheerder, sjabloon("BRIEFHOOFD {{ onderwerp }}", "{{ kernboodschap }}")).status_code == 302
    assert "Brief van Noord.docx" in woorden(lees(beheerder, PAGINA))
    assert brief(beheerder)[0] == "BRIEFHOOFD Hoe Noord ervoor staat"
    beheerder.post(f"{PAGINA}standaard/", {"versie": 1})
    assert "Raadsbrief" in brief(beheerder)
    assert beheerder.get(f"{PAGINA}huidig.docx").content == STANDAARD.read_bytes()


def test_a_refused_template_changes_nothing(noord, opslag, beheerder):
    antwoord = stuur(beheerder, sjabloon("{{ burgermeester }}"))
    assert antwoord.status_code == 422
    assert "Het portaal kent het veld ‘burgermeester’ niet" in antwoord.content.decode()
    assert beheerder.get(f"{PAGINA}huidig.docx").content == STANDAARD.read_bytes()


def test_who_was_second_is_told_that_there_is_another_template_now(noord, opslag, beheerder):
    stuur(beheerder, sjabloon("{{ onderwerp }}"))
    assert stuur(beheerder, sjabloon("{{ aan }}")).status_code == 409


def test_a_template_that_got_lost_does_not_silently_become_another(noord, opslag, beheerder):
    editiefabriek.edities()
    stuur(beheerder, sjabloon("{{ onderwerp }}"))
    for pad in opslag.parent.glob("briefsjablonen/*/*"):
        pad.unlink()
    antwoord = beheerder.get("/sterk-voor-noord/edities/1/raadsbrief.docx")
    assert antwoord.status_code == 503
    assert "ligt niet meer in de opslag" in antwoord.content.decode()
    assert "ligt niet meer in de opslag" in woorden(lees(beheerder, PAGINA))


def brief(client) -> list[str]:
    inhoud = client.get("/sterk-voor-noord/edities/1/raadsbrief.docx").content
    return [alinea.text for alinea in docx.Document(io.BytesIO(inhoud)).paragraphs]
