"""What a file would do: exactly the cells that Samira changed, and one sentence for everything that is wrong."""

from datetime import date
from decimal import Decimal

import pytest
import tablib

from acties.models import Actie
from programma.importeren.voorbeeld import als_json, uit_json
from programma.inlezen.gegevens import InleesFout
from programma.inlezen.lezen import lees_bestand
from programma.tabelbestand import als_csv
from tests.acties.importeren.tabellen import HUISWERK, WOONFRAUDE, erbij, export, met, verschillen, voorbeeld
from tests.programma.rekenbladen import cel, ods, rij, tabel, xlsx

FRAUDE = f"{WOONFRAUDE} Aanpak woonfraude"


@pytest.fixture
def tabel_(noord) -> tablib.Dataset:
    return export(noord)


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "csv"])
def test_two_changed_cells_are_the_two_in_the_preview(noord, tabel_, vorm):
    beeld = voorbeeld(
        noord, met(tabel_, {(WOONFRAUDE, "titel"): "Woonfraude", (HUISWERK, "financiering_programma"): "€ 1.000"}), vorm
    )
    assert verschillen(beeld) == {
        (FRAUDE, "Actie"): ("Aanpak woonfraude", "Woonfraude"),
        ("1.06 Huiswerkspots", "Financiering programma"): (
            verschil_nu("1.06", "financiering_programma"),
            "€ 1.000",
        ),
    }
    assert str(beeld.telling) == "nieuw 0 · gewijzigd 2 · gelijk 54 · fouten 0 · waarschuwingen 0"
    assert beeld.kan_door
    assert beeld.reden_voor == ("financiering programma",)


def verschil_nu(nummer: str, veld: str) -> str:
    from acties.velden import VELDEN

    (nu,) = Actie.objects.filter(nummer=nummer).gegevens()
    return VELDEN[veld].in_woorden(VELDEN[veld].waarde(nu))


def test_an_actie_with_another_title_is_found_by_its_nummer(noord, tabel_):
    beeld = voorbeeld(noord, met(tabel_, {(WOONFRAUDE, "titel"): "Heel iets anders"}))
    assert not beeld.nieuw
    assert verschillen(beeld) == {(FRAUDE, "Actie"): ("Aanpak woonfraude", "Heel iets anders")}


def test_only_the_columns_that_are_there_are_imported(noord):
    tabel_ = met(export(noord, "nummer", "versie", "status"), {(WOONFRAUDE, "status"): "Bijsturen"})
    assert verschillen(voorbeeld(noord, tabel_)) == {(FRAUDE, "Status"): ("Niet gerapporteerd", "Bijsturen")}


def test_rows_that_are_missing_stay_as_they_are(noord, tabel_):
    kort = tablib.Dataset(*list(tabel_)[:50], headers=tabel_.headers)
    beeld = voorbeeld(noord, kort)
    assert beeld.telling.gelijk == 50
    assert beeld.mededelingen == (
        "6 acties van Uitvoeringsplan 2025-2026 staan niet in het bestand. Zij blijven zoals zij zijn.",
    )


def test_a_row_without_a_nummer_is_a_new_actie(noord, tabel_):
    beeld = voorbeeld(
        noord,
        erbij(
            tabel_,
            opgave=2,
            titel="Geldcafé",
            doelen="E, F",
            hoofdpartners="SenW",
            financiering_programma="15.000",
            financiering_anders="€ 1.000 via fondsen",
            looptijd=2026,
        ),
    )
    (nieuw,) = beeld.nieuw
    assert (nieuw.onderwerp, nieuw.plaats) == ("Geldcafé (opgave 2)", 'rij 58 op blad "acties"')
    assert {cel.naam: (cel.nieuw, cel.gelezen) for cel in nieuw.cellen} == {
        "Actie": ("Geldcafé", ""),
        "Doelen": ("E-F", ""),
        "Hoofdpartner": ("Sport en Welzijn (SenW)", "SenW"),
        "Financiering programma": ("€ 15.000", ""),
        "Financiering anders": ("€ 1.000 fonds", "€ 1.000 via fondsen"),
        "Looptijd": ("2026", ""),
    }
    assert beeld.telling.gelijk == 56
    assert beeld.opdracht["nieuw"][0]["opgave"] == 2


FOUTEN = {
    "an unknown nummer": ({"nummer": "3.99"}, "nummer", '"3.99" is geen nummer van een actie in plan 2025-2026.'),
    "a nummer with a slip": ({"nummer": "3.2"}, "nummer", "Bedoelt u 3.02 of 3.20?"),
    "a plan that is not there": ({"plan": "2027-2028"}, "plan", '"2027-2028" is geen plan met acties van dit programma.'),
    "another opgave": ({"opgave": 2}, "opgave", "Actie 3.02 hoort bij opgave 3, en een actie gaat niet naar een andere"),
    "a version that is none": ({"versie": "twee"}, "versie", '"twee" is geen versie. Zet het getal uit de export terug'),
    "a version of the future": ({"versie": 9}, "versie", "In het bestand staat versie 9, en het portaal heeft versie 1."),
    "no title": ({"titel": " "}, "titel", "Vul bij actie iets in."),
    "a long title": ({"titel": "a" * 201}, "titel", "Dit zijn 201 tekens; bij actie passen er 200."),
    "a sign that cannot be printed": ({"titel": "Fraude 🙂"}, "titel", "Dit teken kan niet in het overzicht worden"),
    "a day as title": ({"titel": date(2025, 4, 1)}, "titel", "In de cel staat een datum (1 april 2025). Maak er tekst van"),
    "an amount as title": ({"titel": Decimal("3.5")}, "titel", "In de cel staat een getal (3,5). Maak er tekst van"),
    "an ambiguous amount": ({"financiering_programma": "€ 1,285"}, "financiering_programma", "1.285 (een komma waar"),
    "the same as a number": ({"financiering_programma": 1.285}, "financiering_programma", "1.285 (een komma waar"),
    "a point too many": ({"financiering_anders": "12.5"}, "financiering_anders", "12,50 (een punt waar een komma hoort)"),
    "money of another source": ({"financiering_programma": "€ 500 fonds"}, "financiering_programma", "noemt een andere bron"),
    "money of inwoners": ({"financiering_anders": "€ 5 partner Inwoners"}, "financiering_anders", "Geld komt niet van Inwoners"),
    "a backward looptijd": ({"looptijd": "2025-2016"}, "looptijd", "Het kan 2025-2026 zijn (een typefout in het tweede jaar)"),
    "a day as looptijd": ({"looptijd": date(2025, 1, 1)}, "looptijd", "In de cel staat de datum 1 januari 2025."),
    "a letter that the plan lacks": ({"doelen": "S-Z"}, "doelen", "Letter Z is geen doel van Uitvoeringsplan 2025-2026."),
    "letters without a dash": ({"doelen": "ST"}, "doelen", "Schrijf losse letters met streepjes ertussen, bijvoorbeeld S-T."),
    "an unknown partner": ({"hoofdpartners": "Woej; Buurthuis"}, "hoofdpartners", '"Buurthuis" staat niet in het register'),
    "a partner with a slip": ({"hoofdpartners": "Kwadraat"}, "hoofdpartners", "Bedoelt u Kwadraad?"),
    "partners without a comma": ({"samenwerkingspartners": "Woej Politie"}, "samenwerkingspartners", "Bedoelt u Woej en Politie?"),
    "a partner twice": ({"hoofdpartners": "Woej, woej"}, "hoofdpartners", "Woej staat er meer dan één keer."),
    "an unknown status": ({"status": "groen"}, "status", '"groen" is geen keuze bij status. Kies uit: Niet gerapporteerd'),
    "geborgd by nobody": ({"status": "geborgd"}, "status", "Kies bij een geborgde actie ook welke afdeling haar overneemt"),
    "gekoppeld to nothing": ({"aard": "gekoppeld"}, "aard", "Kies bij een gekoppelde actie ook aan welke actie"),
    "gekoppeld to itself": ({"gekoppeld_aan": "3.02"}, "gekoppeld_aan", "Een actie kan niet aan zichzelf gekoppeld zijn."),
    "gekoppeld to a ghost": ({"gekoppeld_aan": "9.01"}, "gekoppeld_aan", '"9.01" is geen actie van dit plan.'),
    "a day that is ambiguous": ({"borging_vanaf": "06/12/2025"}, "borging_vanaf", "kan op twee manieren gelezen worden"),
}  # fmt: skip


@pytest.mark.parametrize("geval", FOUTEN)
def test_what_cannot_be_says_where_what_and_the_way_out(noord, tabel_, geval):
    cellen, kolom, zin = FOUTEN[geval]
    beeld = voorbeeld(noord, met(tabel_, {(WOONFRAUDE, naam): waarde for naam, waarde in cellen.items()}))
    (fout,) = beeld.fouten
    assert zin in fout.gezegde
    assert fout.kolom == kolom
    assert fout.plaats.startswith("cel ")
    assert fout.plaats.endswith('27 op blad "acties"')
    assert beeld.telling.gelijk == 55
    assert not beeld.kan_door


def test_all_errors_come_at_once_in_the_order_of_the_file(noord, tabel_):
    beeld = voorbeeld(
        noord,
        met(tabel_, {(WOONFRAUDE, "looptijd"): "ooit", (WOONFRAUDE, "doelen"): "?", (HUISWERK, "status"): "groen"}),
    )
    assert [(fout.onderwerp, fout.kolom, fout.tekst) for fout in beeld.fouten] == [
        ("1.06 Huiswerkspots", "status", "groen"),
        (FRAUDE, "doelen", "?"),
        (FRAUDE, "looptijd", "ooit"),
    ]


def test_an_unknown_partner_leads_to_the_register(noord, tabel_):
    (fout,) = voorbeeld(noord, met(tabel_, {(WOONFRAUDE, "hoofdpartners"): "Buurthuis"})).fouten
    assert fout.hulp == "partners"


def test_the_same_nummer_twice(noord, tabel_):
    (fout,) = voorbeeld(noord, met(tabel_, {(WOONFRAUDE, "nummer"): "3.01"})).fouten
    assert fout.gezegde == "Actie 3.01 staat ook in rij 26. Laat een van de twee rijen staan."
    assert fout.plaats == 'cel A27 op blad "acties"'


def test_a_new_actie_with_the_title_of_another(noord, tabel_):
    beeld = voorbeeld(noord, erbij(tabel_, titel="aanpak  WOONFRAUDE", opgave=3))
    assert beeld.fouten[0].gezegde == (
        "Er is al een actie met deze titel: 3.02. Vul bij nummer 3.02 in om die te wijzigen, of geef de nieuwe actie een "
        "andere titel."
    )


@pytest.mark.parametrize(
    ("cellen", "zin"),
    [
        ({"titel": "Geldcafé"}, "Een nieuwe actie hoort bij een opgave. Vul het nummer in: 1 (Jeugd"),
        ({"titel": "Geldcafé", "opgave": 7}, '"7" is geen opgave van dit programma. Vul het nummer in: 1'),
        ({"omschrijving": "Iets"}, "In deze rij staat geen nummer en geen titel."),
        ({"titel": "Geldcafé", "opgave": 2, "status": "groen"}, '"groen" is geen keuze bij status.'),
    ],
)
def test_a_new_actie_that_is_not_complete(noord, tabel_, cellen, zin):
    beeld = voorbeeld(noord, erbij(tabel_, **cellen))
    assert [fout.gezegde[: len(zin)] for fout in beeld.fouten] == [zin]
    assert not beeld.nieuw


def test_a_nummer_that_a_spreadsheet_program_made_a_number_of(noord, tabel_):
    """In 2.1 the zero of 2.10 is gone."""
    beeld = voorbeeld(noord, met(tabel_, {("2.10", "nummer"): Decimal("2.1"), ("2.01", "nummer"): Decimal("2.01")}))
    assert beeld.telling.gelijk == 56
    Actie.objects.filter(nummer="2.01").update(nummer="2.100")
    (_, fout) = voorbeeld(noord, met(tabel_, {("2.10", "nummer"): Decimal("2.1")})).fouten
    assert fout.gezegde == "In de cel staat een getal (2,1), en dat kan 2.10 of 2.100 zijn. Maak er tekst van."


def test_cells_that_cannot_be_used_are_errors_only_in_the_columns_of_acties(noord):
    formule = '<c r="{}"><f>1+1</f><v>2</v></c>'
    kop = "".join(
        f'<c r="{letter}1" t="str"><v>{naam}</v></c>'
        for letter, naam in zip("ABC", ["nummer", "status", "memo"], strict=True)
    )
    bestand = xlsx(
        f'<row r="1">{kop}</row><row r="2"><c r="A2" t="str"><v>3.02</v></c>{formule.format("B2")}{formule.format("C2")}</row>'
    )
    beeld = vergelijk(noord, bestand, "a.xlsx")
    (fout,) = beeld.fouten
    assert fout.plaats == 'cel B2 op blad "Blad1"'
    assert fout.gezegde.startswith("De cel is een formule. Plak de waarde")


def vergelijk(noord, inhoud: bytes, naam: str):
    from acties.importeren.vergelijken import vergelijk_acties

    return vergelijk_acties(noord, lees_bestand(inhoud, naam), {}, lambda deel: None)


def test_an_unknown_column_is_a_warning(noord):
    tabel_ = export(noord, "nummer", "versie", "status")
    tabel_.append_col(["let op"] * 56, header="Opmerking")
    beeld = voorbeeld(noord, tabel_)
    (waarschuwing,) = beeld.waarschuwingen
    assert (waarschuwing.plaats, waarschuwing.tekst) == ("kolom D", "Opmerking")
    assert beeld.kolommen[3].voorbeelden == ("let op",) * 3
    assert not voorbeeld(noord, tabel_, keuzes={"kolom:D": ""}).waarschuwingen


def test_without_versions_the_portal_says_what_it_cannot_see(noord):
    (waarschuwing,) = voorbeeld(noord, export(noord, "nummer", "status")).waarschuwingen
    assert waarschuwing.gezegde.startswith("Het bestand heeft geen kolom versie. Het portaal kan niet zien")
    beeld = voorbeeld(noord, met(export(noord), {(WOONFRAUDE, "versie"): None}))
    assert [w.plaats for w in beeld.waarschuwingen] == ['cel C27 op blad "acties"']


def test_two_letters_with_others_between_them_are_looked_at_once_more(noord, tabel_):
    beeld = voorbeeld(noord, met(tabel_, {(WOONFRAUDE, "doelen"): "A-D"}))
    assert verschillen(beeld)[FRAUDE, "Doelen"][1] == "A-D"
    assert beeld.waarschuwingen[0].gezegde == (
        "Dit is gelezen als de twee doelen A en D. Bedoelt u ook wat ertussen ligt, schrijf dan A-B-C-D."
    )


def test_a_title_that_another_actie_has_as_well_is_a_warning(noord, tabel_):
    beeld = voorbeeld(noord, met(tabel_, {(WOONFRAUDE, "titel"): "huiswerkspots"}))
    assert beeld.waarschuwingen[0].gezegde == "Actie 1.06 heet ook zo. Kijk na of dat klopt."


def test_an_emptied_cell_empties_the_field(noord, tabel_):
    beeld = voorbeeld(
        noord, met(tabel_, {(WOONFRAUDE, "hoofdpartners"): None, (WOONFRAUDE, "financiering_programma"): ""})
    )
    assert {kolom: nieuw for (_, kolom), (_, nieuw) in verschillen(beeld).items()} == {
        "Hoofdpartner": "",
        "Financiering programma": "",
    }


def test_what_a_cell_cannot_say_stays_as_it_was(noord, tabel_, daad):
    """The zekerheid of an amount is in no cell: another amount of the same source keeps it."""
    Actie.objects.get(nummer=HUISWERK).financieringen.filter(bron="programma").update(zekerheid="toegezegd")
    beeld = voorbeeld(noord, met(tabel_, {(HUISWERK, "financiering_programma"): 999}))
    (rij_,) = beeld.opdracht["wijzig"]
    assert rij_["waarden"]["financiering_programma"][0]["zekerheid"] == "toegezegd"


def test_a_title_and_remarks_above_the_names_of_the_columns_are_no_trouble(noord):
    beeld = vergelijk(noord, b"Acties van Noord;;\n\nNUMMER ;  Status;versie\n3.02;Bijsturen;1\n", "a.csv")
    assert verschillen(beeld) == {(FRAUDE, "Status"): ("Niet gerapporteerd", "Bijsturen")}


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("a;b\n1;2\n", 'Rij 1 is geen rij met alle kolomnamen: "nummer", "titel" ontbreken.'),
        ("nummer\n3.02\n", 'Rij 1 is geen rij met alle kolomnamen: "titel" ontbreekt.'),
        ("nummer;status;status\n3.02;;\n", 'Kolom B en kolom C heten allebei "status"'),
    ],
)
def test_a_table_that_is_not_about_acties(noord, tekst, zin):
    with pytest.raises(InleesFout) as fout:
        vergelijk(noord, tekst.encode(), "a.csv")
    assert str(fout.value).startswith(zin)


def test_a_second_sheet_with_something_else_is_not_looked_at(noord):
    inhoud = ods(
        tabel(rij(cel("Uitleg"))),
        tabel(rij(cel("nummer") + cel("status")), rij(cel("3.02") + cel("Bijsturen")), naam="Blad2"),
    )
    assert len(verschillen(vergelijk(noord, inhoud, "a.ods"))) == 1


def test_whoever_takes_the_wrong_file_is_stopped_after_a_thousand_errors(noord):
    inhoud = als_csv(tablib.Dataset(*([f"9.{nr}", "x"] for nr in range(3_000)), headers=["nummer", "status"]))
    beeld = vergelijk(noord, inhoud, "a.csv")
    assert 1_000 <= len(beeld.fouten) <= 1_010
    assert "is niet gekeken. Kijk eerst na of dit het goede bestand is" in beeld.fouten[-1].gezegde


def test_a_preview_survives_being_kept(noord, tabel_):
    beeld = voorbeeld(noord, erbij(met(tabel_, {(WOONFRAUDE, "titel"): "W", (HUISWERK, "doelen"): "?"}), titel="Nieuw"))
    assert beeld == uit_json(als_json(beeld))
