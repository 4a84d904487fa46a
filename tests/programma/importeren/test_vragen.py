"""What Samira answers about a file: a choice, a day, a year or a text, and what is no answer to that."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from programma.importeren.soorten import SOORTEN, Importsoort
from programma.importeren.voorbeeld import Bericht, Rijbeeld, Voorbeeld
from programma.importeren.vragen import Antwoordsoort, Vraag, beantwoord
from programma.models import Importronde
from tests.bladzijde import lees, woorden

DAG = Vraag("peildatum", "Peildatum", "Van wanneer zijn de fietsen?", soort=Antwoordsoort.DAG.value)
JAAR = Vraag("jaar", "Bouwjaar", "Van welk jaar?", soort=Antwoordsoort.JAAR.value)
NAAM = Vraag("naam", "Naam", "Hoe heet de fiets?", soort=Antwoordsoort.TEKST.value, verplicht=False)
KLEUR = Vraag("kleur", "Kleur", "Welke kleur?", (("rood", "Rood"), ("blauw", "Blauw")), voorstel="rood")


@pytest.mark.parametrize(
    ("vraag", "gegeven", "antwoord"),
    [
        (DAG, "1-4-2024", "2024-04-01"),
        (DAG, " 1 april 2024", "2024-04-01"),
        (JAAR, "2024", "2024"),
        (NAAM, "Oma’s fiets", "Oma’s fiets"),
        (KLEUR, "BLAUW", "blauw"),
    ],
)
def test_an_answer_is_kept_in_one_form(vraag, gegeven, antwoord):
    klaar = beantwoord(vraag, gegeven)
    assert (klaar.antwoord, klaar.fout, klaar.open) == (antwoord, "", False)


@pytest.mark.parametrize(
    ("vraag", "gegeven", "fout"),
    [
        (DAG, "31-2-2024", "bestaat niet op de kalender"),
        (DAG, "06/12/2024", "6 december 2024 of 12 juni 2024"),
        (JAAR, "24", "is geen jaar. Schrijf vier cijfers"),
        (NAAM, "x" * 101, "Kort de tekst in"),
        (NAAM, "fiets 🚲", "🚲"),
        (KLEUR, "groen", "Kies uit: rood, blauw."),
    ],
)
def test_what_is_no_answer_stays_with_the_reason(vraag, gegeven, fout):
    klaar = beantwoord(vraag, gegeven)
    assert fout in klaar.fout
    assert (klaar.antwoord, klaar.ingevuld, klaar.open) == ("", gegeven, True)


def test_a_proposal_is_shown_and_is_no_answer_yet():
    assert (KLEUR.ingevuld, KLEUR.open) == ("rood", True)
    assert (NAAM.open, beantwoord(NAAM, "").open) == (False, False)
    assert beantwoord(DAG, "").open


@pytest.fixture
def fietsen(monkeypatch, settings, tmp_path) -> list:
    """Fietsen can be imported once somebody said of which day they are, and yes to their colour."""
    settings.VAR = tmp_path
    gedaan = []

    def vergelijk(programma, bestand, keuzes, voortgang) -> Voorbeeld:
        dag, kleur, naam = (beantwoord(vraag, keuzes.get(vraag.sleutel)) for vraag in (DAG, KLEUR, NAAM))
        fouten = () if dag.antwoord else (Bericht("Er staat geen dag.", keuze="peildatum=2024-10-01"),)
        waarschuwingen = () if kleur.antwoord else (Bericht("Gelezen als rood.", keuze="kleur=rood"),)
        rij = Rijbeeld(f"Fiets van {bestand.naam}", "rij 2", ())
        return Voorbeeld(nieuw=(rij,), fouten=fouten, waarschuwingen=waarschuwingen, vragen=(dag, kleur, naam))

    soort = Importsoort("fietsen", "Fiets", "fietsen", "", vergelijk, lambda *_: gedaan.append(1) or 1, lambda *_: 1)
    monkeypatch.setitem(SOORTEN, "fietsen", soort)
    return gedaan


def test_samira_answers_on_the_page_and_only_then_it_can_be_confirmed(meteen, fietsen, programmateam):
    bestand = SimpleUploadedFile("f.csv", b"naam;prijs\nFiets;1\n")
    adres = programmateam.post("/sterk-voor-noord/importeren/", {"soort": "fietsen", "bestand": bestand})["Location"]
    pagina = lees(programmateam, adres)
    assert "Bevestig deze keuzes" in woorden(pagina.find(".//main"))
    assert not pagina.xpath("//input[@name='versie']")

    programmateam.post(f"{adres}keuzes/", {"peildatum": "31-2-2024", "kleur": "rood", "naam": ""})
    pagina = lees(programmateam, adres)
    (veld,) = pagina.xpath("//input[@name='peildatum']")
    assert (veld.get("value"), veld.get("aria-invalid")) == ("31-2-2024", "true")
    assert "bestaat niet op de kalender" in woorden(pagina.get_element_by_id(veld.get("aria-describedby").split()[1]))

    programmateam.post(f"{adres}keuzes/", {"peildatum": "1-4-2024", "kleur": "rood", "naam": ""})
    pagina = lees(programmateam, adres)
    assert pagina.xpath("//input[@name='peildatum']")[0].get("value") == "1 april 2024"
    assert "Wat vaststaat: 2 antwoorden" in woorden(pagina.find(".//main"))
    (versie,) = pagina.xpath("//input[@name='versie']/@value")
    programmateam.post(f"{adres}bevestigen/", {"versie": versie, "reden": ""})
    assert fietsen == [1]


def test_a_person_cannot_confirm_what_still_has_a_question(meteen, fietsen, programmateam):
    bestand = SimpleUploadedFile("f.csv", b"naam;prijs\nFiets;1\n")
    adres = programmateam.post("/sterk-voor-noord/importeren/", {"soort": "fietsen", "bestand": bestand})["Location"]
    programmateam.post(f"{adres}keuzes/", {"peildatum": "1-4-2024"})
    versie = Importronde.objects.first().versie
    antwoord = programmateam.post(f"{adres}bevestigen/", {"versie": versie, "reden": ""}, follow=True)
    assert "Er zijn nog vragen." in antwoord.content.decode()
    assert fietsen == []


@pytest.fixture
def opdracht(noord, fietsen, tmp_path):
    pad = tmp_path / "f.csv"
    pad.write_bytes(b"naam;prijs\nFiets;1\n")

    def geef(*opties: str) -> str:
        uit = StringIO()
        try:
            call_command("importeer", "fietsen", str(pad), *opties, stdout=uit, stderr=StringIO())
        except SystemExit as einde:
            return f"{uit.getvalue()}uitgang {einde.code}"
        return uit.getvalue()

    return geef


def test_the_command_says_which_answer_it_needs_and_takes_a_proposal_with_a_warning(opdracht, fietsen):
    assert "Fout: Er staat geen dag. Antwoord met --keuze peildatum=2024-10-01\n" in opdracht()
    assert fietsen == []
    gezegd = opdracht("--keuze", "peildatum=2024-10-01")
    assert "Waarschuwing: Gelezen als rood." in gezegd
    assert gezegd.endswith("nieuw 1 · gewijzigd 0 · gelijk 0 · fouten 0 · waarschuwingen 1\n")
    assert "Nieuw: Fiets van f.csv" in gezegd
    assert fietsen == [1]


@pytest.mark.parametrize(
    ("keuze", "zin"),
    [
        ("peildatum", "Schrijf een sleutel en een waarde"),
        ("=x", "Schrijf een sleutel en een waarde"),
        ("merk=x", "hoort bij geen vraag over dit bestand. Wel: kleur, naam, peildatum."),
    ],
)
def test_an_answer_to_no_question_is_refused(opdracht, fietsen, keuze, zin):
    with pytest.raises(CommandError, match=zin):
        opdracht("--keuze", keuze)
    assert fietsen == []
