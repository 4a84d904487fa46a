"""The plan's own table, pasted into a spreadsheet with its odd cells: recognised, shown, and nothing guessed."""

import pytest
import tablib

from acties.models import Actie
from tests.acties.importeren.tabellen import verschillen, voorbeeld

KOPPEN = {
    "Actie": "",
    "Doelen": "doelen",
    "Hoofdpartner": "hoofdpartner",
    "Werkt samen met": "samen_met",
    "Doorlopend/\nnieuw": "soort",
    "Financiering programma": "programma",
    "Financiering anders": "anders",
    "Looptijd": "looptijd",
}
BEVESTIGD = {"kolom:A": "titel", "kolom:C": "hoofdpartners", "kolom:D": "samenwerkingspartners", "kolom:E": "soort"} | {
    "kolom:F": "financiering_programma",
    "kolom:G": "financiering_anders",
}


@pytest.fixture
def plantabel(noord) -> tablib.Dataset:
    """All 56 rows as the plan prints them."""
    tabel = tablib.Dataset(headers=list(KOPPEN), title="Overzicht acties 2025-2026")
    for titel, bron in Actie.objects.order_by("nummer").values_list("titel", "bronwaarden"):
        tabel.append([bron.get(sleutel, "") if sleutel else titel for sleutel in KOPPEN.values()])
    return tabel


def test_the_heads_of_the_plan_are_recognised_and_wait_for_confirmation(noord, plantabel):
    beeld = voorbeeld(noord, plantabel)
    assert [(kolom.letter, kolom.veld, kolom.zeker) for kolom in beeld.kolommen] == [
        ("A", "titel", False),
        ("B", "doelen", True),
        ("C", "hoofdpartners", False),
        ("D", "samenwerkingspartners", False),
        ("E", "soort", False),
        ("F", "financiering_programma", False),
        ("G", "financiering_anders", False),
        ("H", "looptijd", True),
    ]
    assert beeld.vraagt_eerst
    assert beeld.fouten[0].gezegde.startswith(
        "Deze kolommen heten anders dan in een export en zijn aan hun naam herkend: Actie (Actie), Hoofdpartner ("
    )
    assert beeld.kolommen[0].voorbeelden[0] == "Project Taal en Coaching 2025-2026"


def test_rows_without_a_nummer_are_about_an_actie_only_when_a_person_says_so(noord, plantabel):
    beeld = voorbeeld(noord, plantabel, keuzes=BEVESTIGD)
    (vraag,) = beeld.vragen
    assert (
        vraag.uitleg == "Het bestand heeft geen kolom nummer, en 56 rijen hebben de titel van een actie die er al is."
    )
    assert beeld.fouten[0].gezegde.endswith(
        "Kies een antwoord in het scherm Importeren, of zet die kolom in het bestand."
    )
    assert (beeld.telling.nieuw, beeld.telling.gewijzigd, beeld.telling.gelijk) == (0, 0, 0)


def test_every_odd_cell_has_its_message(noord, plantabel):
    beeld = voorbeeld(noord, plantabel, keuzes=BEVESTIGD | {"op_titel": "ja"})
    gezegd = {(fout.onderwerp.split(" ", 1)[1], fout.kolom): fout.gezegde for fout in beeld.fouten}
    assert "1.285 (een komma waar een punt hoort)" in gezegd["Openstellen De Loopplank", "Financiering anders"]
    assert "2025-2026 zijn (een typefout" in gezegd["Verhogen meldingsbereidheid bij jongerenoverlast", "Looptijd"]
    assert "Bedoelt u Woej en Politie?" in gezegd["Fijn en veilig wonen in de Frisolaan", "Werkt samen met"]
    assert all(zin.endswith(".") for zin in gezegd.values())
    assert not beeld.kan_door


def test_what_can_be_read_is_what_the_portal_has_already(noord, plantabel):
    """The portal was filled from these cells: a row without an error changes nothing, whatever the spelling."""
    beeld = voorbeeld(noord, plantabel, keuzes=BEVESTIGD | {"op_titel": "ja"})
    assert verschillen(beeld) == {}
    assert str(beeld.telling) == "nieuw 0 · gewijzigd 0 · gelijk 48 · fouten 9 · waarschuwingen 1"


def test_the_odd_cells_of_a_new_actie_are_shown_as_they_are_read(noord, plantabel):
    plantabel.append(
        ["Buurtfeest", "A-D", "Woej", "", "nieuw", "15.000", "€ 10.500 Fondsen € 11.500 Techniek-menu", "2026"]
    )
    plantabel.append(["Straatfeest", "E", "Woej", "", "nieuw", "€ 500", "Zit in basis financiering", "2026"])
    vraag = voorbeeld(noord, plantabel, keuzes=BEVESTIGD | {"op_titel": "ja"}).vragen[1]
    assert (vraag.sleutel, vraag.antwoord) == ("opgave", "")
    beeld = voorbeeld(noord, plantabel, keuzes=BEVESTIGD | {"op_titel": "ja", "opgave": "3"})
    cellen = {cel.naam: (cel.nieuw, cel.gelezen) for cel in beeld.nieuw[0].cellen}
    assert cellen["Financiering programma"] == ("€ 15.000", "")
    assert cellen["Financiering anders"] == (
        "€ 10.500 fonds; € 11.500 partner Stichting Techniekmenu",
        "€ 10.500 Fondsen € 11.500 Techniek-menu",
    )
    assert [cel.nieuw for cel in beeld.nieuw[1].cellen if cel.naam == "Financiering anders"] == [
        "zit in basisfinanciering"
    ]
    assert "de twee doelen A en D" in beeld.waarschuwingen[-1].gezegde
    assert [rij.onderwerp for rij in beeld.nieuw] == ["Buurtfeest (opgave 3)", "Straatfeest (opgave 3)"]


def test_a_column_can_be_read_as_something_else_or_not_at_all(noord, plantabel):
    keuzes = BEVESTIGD | {"op_titel": "ja", "kolom:C": "", "kolom:D": "", "kolom:F": "", "kolom:G": "", "kolom:H": ""}
    beeld = voorbeeld(noord, plantabel, keuzes=keuzes)
    assert {fout.kolom for fout in beeld.fouten} <= {"Doelen", "Doorlopend/\nnieuw"}
    dubbel = voorbeeld(noord, plantabel, keuzes=BEVESTIGD | {"kolom:D": "hoofdpartners"})
    assert dubbel.fouten[0].gezegde.startswith("Kolom C en D zijn allebei gekozen voor Hoofdpartner.")
