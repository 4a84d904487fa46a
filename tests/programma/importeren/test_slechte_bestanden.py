"""A file that is no table goes in through the real page, and comes out as one Dutch sentence; nothing is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from acties.models import Actie
from programma.importeren.uploads import GRENS
from programma.models import Importronde, Wijziging
from tests.bladzijde import woorden
from tests.programma.test_inlezen_slecht import SECONDEN, SLECHT, rekentijd

UPLOAD = "/sterk-voor-noord/importeren/"

pytestmark = [pytest.mark.eenmaal, pytest.mark.usefixtures("meteen")]

# Files that are a table, but not one that can be imported.
VERKEERD: dict[str, tuple[str, bytes, str]] = {
    "wrong columns": ("a.csv", b"post;bedrag\nOverig;12\n", 'Rij 1 is geen rij met alle kolomnamen: "nummer", "titel"'),
    "only names of columns": ("a.csv", b"nummer;titel;versie\n", "Er is niets te doen"),
    "a column twice": ("a.csv", b"nummer;titel;titel\n3.02;a;b\n", 'Kolom B en kolom C heten allebei "titel"'),
    "a cell below no name": ("a.csv", b"nummer;titel;\n3.02;a;b\n", "Kolom C heeft geen naam in rij 1"),
    "the amount of the Loopplank": (
        "a.csv",
        "nummer;versie;financiering_anders\n3.10;1;€ 1,285\n".encode(),
        "1.285 (een komma waar een punt hoort) of 1,285",
    ),
    "an amount in English": (
        "a.csv",
        b"nummer;versie;financiering_anders\n3.10;1;1,140,666.00\n",
        "staat in de Engelse schrijfwijze",
    ),
    "a row twice": ("a.csv", b"nummer;versie;titel\n3.02;1;a\n3.02;1;b\n", "Actie 3.02 staat ook in rij 2."),
    "an unknown nummer": ("a.csv", b"nummer;versie;titel\n8.02;1;a\n", '"8.02" is geen nummer van een actie'),
    "another programme": (
        "a.csv",
        b"nummer;plan;titel\n3.02;2031-2032;a\n",
        "is geen plan met acties van dit programma",
    ),
    "a script": ("a.csv", b"nummer;versie;status\n3.02;1;<script>alert(1)</script>\n", "is geen keuze bij status"),
}


def upload(client, naam: str, inhoud: bytes):
    return client.post(UPLOAD, {"soort": "acties", "bestand": SimpleUploadedFile(naam, inhoud)}, follow=True)


@pytest.mark.parametrize("soort", [*SLECHT, *VERKEERD])
def test_a_bad_file_through_the_page(programmateam, soort):
    naam, inhoud, verwacht = (SLECHT | VERKEERD)[soort]
    inhoud = inhoud if isinstance(inhoud, bytes) else inhoud()
    voor = list(Actie.objects.order_by("pk").values())
    begin = rekentijd()
    antwoord = upload(programmateam, naam, inhoud)
    assert rekentijd() - begin < SECONDEN
    assert antwoord.status_code == 200
    tekst = woorden(html.fromstring(antwoord.content.decode()).find(".//main"))
    assert " ".join(verwacht.split()) in tekst
    assert "<script>alert" not in antwoord.content.decode()
    assert Importronde.objects.first().toestand in ("geweigerd", "voorbeeld")
    assert not Wijziging.objects.filter(importronde__isnull=False).exists()
    assert list(Actie.objects.order_by("pk").values()) == voor


def test_there_are_enough_bad_files():
    assert len(SLECHT | VERKEERD) >= 30


def test_a_file_that_is_too_big_is_refused_at_the_form_and_kept_nowhere(programmateam):
    rondes = Importronde.objects.count()
    antwoord = upload(programmateam, "groot.csv", b"a;b\n" * (GRENS // 2))
    assert antwoord.status_code == 422
    assert "Het bestand is groter dan 10 MB. Haal afbeeldingen" in antwoord.content.decode()
    assert Importronde.objects.count() == rondes


@pytest.mark.parametrize("gegevens", [{}, {"soort": "acties"}, {"soort": "acties", "bestand": "geen bestand"}])
def test_without_a_file_the_form_says_so(programmateam, gegevens):
    antwoord = programmateam.post(UPLOAD, gegevens)
    assert antwoord.status_code == 422
    assert "Kies een bestand." in antwoord.content.decode()


def test_an_unknown_kind_is_refused(programmateam):
    antwoord = programmateam.post(UPLOAD, {"soort": "geheimen", "bestand": SimpleUploadedFile("a.csv", b"a;b\n")})
    assert antwoord.status_code == 422


@pytest.mark.parametrize("naam", ["../../etc/passwd.csv", "a" * 300 + ".csv", "<b>.csv", "\u202egpj.csv"])
def test_a_strange_name_is_only_a_name(programmateam, naam, settings, tmp_path):
    settings.VAR = tmp_path
    antwoord = upload(programmateam, naam, b"nummer;versie;titel\n3.02;1;Woonfraude\n")
    assert antwoord.status_code == 200
    ronde = Importronde.objects.first()
    assert ronde.toestand == "voorbeeld"
    assert [pad.name for pad in tmp_path.rglob("*") if pad.is_file()] == [ronde.sha256]
    assert "<b>.csv" not in antwoord.content.decode()
