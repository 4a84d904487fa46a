"""`manage.py importeer financien`: one command for a file that says enough, and which answer is missing when it does not."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from financien.models import Importprofiel, Stand
from tests.financien import exportbestanden as bestanden
from tests.financien.exportbestanden import POSTEN, als_csv


@pytest.fixture
def importeer(noord, settings, tmp_path):
    settings.VAR = tmp_path / "var"

    def geef(bestand: bestanden.Bestand, *opties: str) -> list[str]:
        """The lines that the command says, the last with the exit when that is not 0."""
        pad: Path = tmp_path / bestand[0]
        pad.write_bytes(bestand[1])
        uit = StringIO()
        try:
            call_command("importeer", "financien", str(pad), *opties, stdout=uit, stderr=StringIO())
        except SystemExit as einde:
            return [*uit.getvalue().splitlines(), f"uitgang {einde.code}"]
        return uit.getvalue().splitlines()

    return geef


@pytest.mark.parametrize("vorm", ["csv", "xlsx", "ods"])
def test_an_export_of_the_portal_changes_nothing(importeer, tmp_path, vorm):
    call_command("exporteer", "financien", "--formaat", vorm, "-o", str(tmp_path / f"uit.{vorm}"))
    regels = importeer((f"in.{vorm}", (tmp_path / f"uit.{vorm}").read_bytes()))
    assert regels == ["nieuw 0 · gewijzigd 0 · gelijk 4 · fouten 0 · waarschuwingen 0"]


def test_a_plain_file_of_another_system_comes_in_with_one_command(importeer):
    Stand.objects.all().delete()
    regels = importeer(bestanden.rij_per_post())
    assert regels[-1] == "nieuw 4 · gewijzigd 0 · gelijk 0 · fouten 0 · waarschuwingen 1"
    assert any(regel.startswith("Waarschuwing: Deze kolommen heten anders") for regel in regels)
    assert {(s.post.naam, s.beschikbaar, s.uitgaven, s.verplichtingen) for s in Stand.objects.all()} == {
        r[:4] for r in POSTEN
    }
    assert importeer(bestanden.rij_per_post())[-1] == "nieuw 0 · gewijzigd 0 · gelijk 4 · fouten 0 · waarschuwingen 1"


def test_a_trial_writes_nothing(importeer):
    Stand.objects.all().delete()
    assert importeer(bestanden.rij_per_post(), "--proef")[-1].startswith("nieuw 4")
    assert not Stand.objects.exists()


def test_what_is_missing_is_asked_and_answered_on_the_command_line(importeer):
    rijen = [["Post", "Beschikbaar", "Uitgaven", "Verplichtingen"], ["Programma algemeen", "1", "", "3"]]
    bestand = ("stand.csv", als_csv(rijen))
    regels = importeer(bestand)
    assert regels[-1] == "uitgang 1"
    assert (
        "Fout: In het bestand staat geen peildatum. Van welke dag zijn de bedragen? "
        "Antwoord met --keuze peildatum=2024-10-01" in regels
    )
    assert any(
        regel.startswith("Fout: Cel C2, Programma algemeen, kolom Uitgaven: Hier staat geen bedrag") for regel in regels
    )

    antwoorden = ("--keuze", "peildatum=2024-10-01", "--keuze", "boekjaar=2024", "--keuze", "leeg=nul")
    assert importeer(bestand, *antwoorden)[-1] == "nieuw 1 · gewijzigd 0 · gelijk 0 · fouten 0 · waarschuwingen 0"
    stand = Stand.objects.get(peildatum="2024-10-01")
    assert (stand.beschikbaar, stand.uitgaven, stand.verplichtingen) == (1, 0, 3)


def test_the_answers_that_a_question_takes_are_listed(importeer):
    regels = importeer(
        (
            "w.csv",
            als_csv(
                [
                    ["Peildatum", "1-10-2024"],
                    ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen"],
                    ["Wegbeheer", 1, 2, 3],
                ]
            ),
        )
    )
    assert (
        "Fout: Rij 3: ‘Wegbeheer’ is geen post van 2024 in het portaal. Welke post is het? "
        "Antwoord met --keuze post:wegbeheer=niet" in regels
    )
    (antwoorden,) = [
        regel for regel in regels if regel.startswith("Antwoorden bij post:wegbeheer: Programma algemeen · ")
    ]
    assert "nieuw:1 (Nieuwe post van opgave 1, " in antwoorden
    assert antwoorden.endswith("niet (Hoort niet bij dit programma: sla deze rijen over)")


def test_a_wrong_answer_is_an_error_and_says_what_is_possible(importeer):
    regels = importeer(bestanden.rij_per_post(), "--keuze", "peildatum=vandaag")
    assert any('"vandaag" is niet te lezen als datum' in regel for regel in regels)
    assert regels[-1] == "uitgang 1"


def test_a_profile_is_kept_and_used_again(importeer):
    Stand.objects.all().delete()
    importeer(bestanden.in_duizenden(), "--keuze", "profielnaam=Kwartaalrapport")
    assert Importprofiel.objects.get(naam="Kwartaalrapport").instellingen["schaal"] == 1000
    regels = importeer(bestanden.in_duizenden())
    assert regels[-1] == "nieuw 0 · gewijzigd 0 · gelijk 4 · fouten 0 · waarschuwingen 0"
    assert any(regel.startswith("Gelezen volgens profiel ‘Kwartaalrapport’") for regel in regels)


def test_a_new_year_takes_the_posts_of_the_year_before(importeer):
    rijen = [
        ["Peildatum", "1-4-2025"],
        ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen", "Saldo"],
        *map(list, POSTEN),
    ]
    regels = importeer(("2025.csv", als_csv(rijen)))
    assert regels[-1] == "nieuw 4 · gewijzigd 0 · gelijk 0 · fouten 0 · waarschuwingen 4"
    posten = {
        (s.post.naam, s.post.opgave and s.post.opgave.nummer, s.post.soort)
        for s in Stand.objects.filter(peildatum="2025-04-01")
    }
    assert posten == {
        ("Programma algemeen", None, "bureau"),
        ("Jeugd en onderwijs (incl. jongeren)", 1, "acties"),
        ("Financiële zelfredzaamheid", 2, "acties"),
        ("Fijn en veilig wonen", 3, "acties"),
    }


def test_an_absent_column_leaves_what_is_there(importeer):
    rijen = [["Peildatum", "1-4-2024"], ["Post", "Beschikbaar", "Uitgaven"], ["Programma algemeen", 350_000, 89_829]]
    assert (
        importeer(("deel.csv", als_csv(rijen)))[-1] == "nieuw 0 · gewijzigd 0 · gelijk 1 · fouten 0 · waarschuwingen 0"
    )
    rijen[0][1] = "1-10-2024"
    regels = importeer(("deel.csv", als_csv(rijen)))
    assert any("Het bestand zegt niets over de verplichtingen" in regel for regel in regels)
    assert regels[-1] == "uitgang 1"


def test_what_is_expected_at_the_end_of_the_year_comes_in_as_a_prognose(importeer):
    rijen = [["Peildatum", "1-10-2024"], ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen", "Verwachte afwijking"]]
    rijen += [
        ["Programma algemeen", "350.000", "89.829", "265.408", "5.237 N"],
        ["Fijn en veilig wonen", 100, 1, 2, "10 V"],
    ]
    importeer(("prognose.csv", als_csv(rijen)), "--keuze", "kolommen=ja")
    assert {s.post.naam: s.prognose for s in Stand.objects.filter(peildatum="2024-10-01")} == {
        "Programma algemeen": 355_237,
        "Fijn en veilig wonen": 90,
    }


def test_a_profile_in_euros_does_not_read_thousands_as_euros(importeer):
    Stand.objects.all().delete()
    importeer(bestanden.rij_per_post(), "--keuze", "profielnaam=Budget")
    kop = ["Programmaonderdeel", "Begroting 2024", "Realisatie", "Verplichtingen", "Restant"]
    klein = [[naam, *(bedrag / 1000 for bedrag in bedragen)] for naam, *bedragen in POSTEN]
    for titel in ("Bedragen x € 1.000, stand per 1 oktober 2024", "Stand per 1 oktober 2024"):
        bestand = ("klein.xlsx", bestanden.als_xlsx(("Overzicht", [[titel], kop, *klein])))
        regels = importeer(bestand)
        assert regels[-1] == "uitgang 1"
        assert any("--keuze schaal=1000" in regel for regel in regels)
        assert importeer(bestand, "--proef", "--keuze", "schaal=1000")[-1].startswith(
            "nieuw 4 · gewijzigd 0 · gelijk 0 · fouten 0"
        )
