"""`manage.py importeer`: the contract of its last line, and nothing written when something is wrong."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from acties.models import Actie
from programma.models import Importronde, Wijziging
from programma.tabelbestand import TABELVORMEN
from tests.acties.importeren.tabellen import WOONFRAUDE, export, met


def importeer(*argumenten: str) -> tuple[list[str], str, int]:
    """The lines on standard output, what standard error got, and the exit code."""
    uit, fout, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("importeer", *argumenten, stdout=uit, stderr=fout)
    except SystemExit as einde:
        code = einde.code
    return uit.getvalue().splitlines(), fout.getvalue(), code


@pytest.fixture
def bestand(noord, tmp_path):
    def maak(tabel, vorm: str = "csv") -> str:
        pad = tmp_path / f"acties.{vorm}"
        pad.write_bytes(TABELVORMEN[vorm](tabel))
        return str(pad)

    return maak


@pytest.mark.parametrize("vorm", sorted(TABELVORMEN))
def test_the_export_of_the_command_comes_back_without_a_change(noord, tmp_path, vorm):
    pad = tmp_path / f"acties.{vorm}"
    call_command("exporteer", "acties", "--formaat", vorm, "-o", str(pad))
    assert importeer("acties", str(pad)) == (
        ["nieuw 0 · gewijzigd 0 · gelijk 56 · fouten 0 · waarschuwingen 0"],
        "Lezen … 100%\nVergelijken … 100%\n",
        0,
    )
    assert not Importronde.objects.filter(toestand="bevestigd").exists()


def test_a_changed_cell_is_told_and_written(noord, bestand):
    regels, _, code = importeer("acties", bestand(met(export(noord), {(WOONFRAUDE, "status"): "bijsturen"})))
    assert (regels, code) == (
        [
            "Gewijzigd: 3.02 Aanpak woonfraude (rij 27)",
            "  Status: Niet gerapporteerd → Bijsturen",
            "nieuw 0 · gewijzigd 1 · gelijk 55 · fouten 0 · waarschuwingen 0",
        ],
        0,
    )
    assert Actie.objects.get(nummer=WOONFRAUDE).status == "bijsturen"
    wijziging = Wijziging.objects.get(importronde__isnull=False)
    assert (wijziging.actor, wijziging.reden) == (None, "Import van acties.csv")
    assert wijziging.importronde.toestand == "bevestigd"


def test_the_reason_can_be_given(noord, bestand):
    tabel = met(export(noord), {(WOONFRAUDE, "status"): "bijsturen"})
    importeer("acties", bestand(tabel), "--reden", "Overleg van 3 februari")
    assert Wijziging.objects.get(importronde__isnull=False).reden == "Overleg van 3 februari"


def test_a_trial_tells_the_same_and_writes_nothing(noord, bestand):
    pad = bestand(met(export(noord), {(WOONFRAUDE, "status"): "bijsturen"}))
    regels, _, code = importeer("acties", pad, "--proef")
    assert (regels[-1], code) == ("nieuw 0 · gewijzigd 1 · gelijk 55 · fouten 0 · waarschuwingen 0", 0)
    assert Actie.objects.get(nummer=WOONFRAUDE).status == "niet_gerapporteerd"
    assert not Importronde.objects.filter(toestand="bevestigd").exists()


@pytest.mark.parametrize("proef", [[], ["--proef"]])
def test_with_an_error_nothing_is_written_and_the_exit_code_is_one(noord, bestand, proef):
    tabel = met(export(noord), {(WOONFRAUDE, "status"): "groen", ("2.01", "titel"): "Anders"})
    regels, _, code = importeer("acties", bestand(tabel), *proef)
    assert code == 1
    assert regels[-2:] == [
        'Fout: Cel O27, 3.02 Aanpak woonfraude, kolom status: "groen" is geen keuze bij status. Kies uit: Niet '
        "gerapporteerd, Nog niet gestart, Volgens verwachting, Aandachtspunt, Bijsturen, Afgerond, Vervallen, Geborgd.",
        "nieuw 0 · gewijzigd 1 · gelijk 54 · fouten 1 · waarschuwingen 0",
    ]
    assert not Wijziging.objects.filter(importronde__isnull=False).exists()
    assert Actie.objects.get(nummer="2.01").titel != "Anders"


def test_a_file_that_cannot_be_read_is_one_sentence_and_the_last_line(noord, tmp_path):
    pad = tmp_path / "acties.xlsx"
    pad.write_bytes(b"%PDF-1.7")
    regels, _, code = importeer("acties", str(pad))
    assert regels[0].startswith("Fout: Het bestand is een pdf en geen rekenblad")
    assert (regels[-1], code) == ("nieuw 0 · gewijzigd 0 · gelijk 0 · fouten 1 · waarschuwingen 0", 1)


def test_what_cannot_be_done_is_one_dutch_sentence(noord):
    with pytest.raises(CommandError, match=r"‘partners’ kan niet\. Kies uit: .*acties"):
        importeer("partners", "x.csv")
    with pytest.raises(CommandError, match=r"x\.csv kan niet gelezen worden: "):
        importeer("acties", str(Path("bestaat") / "niet" / "x.csv"))
