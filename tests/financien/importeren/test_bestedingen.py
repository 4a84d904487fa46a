"""A file with what was promised and paid: every row against what is registered, all or nothing, and back again."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal as D
from typing import Any

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie, Financiering
from acties.velden import VELDEN
from financien.handelingen.bestedingen import Bestedingswens, leg_bestedingen_vast
from financien.importeren.bestedingen import vergelijk_bestedingen
from financien.models import Besteding
from programma.handelingen.importeren import begin_import, bevestig_import, maak_import_ongedaan
from programma.importeren.lezen import lees_ronde
from programma.importeren.soorten import Ingehaald
from programma.importeren.voorbeeld import Voorbeeld
from programma.inlezen.gegevens import InleesFout
from programma.inlezen.lezen import lees_bestand
from programma.models import Importronde, Wijziging
from programma.tabelbestand import TABELVORMEN
from programma.vastleggen import Daad
from tests.acties.bladzijde import WORTEL, een, lees, woorden

APRIL, JULI = date(2026, 4, 1), date(2026, 7, 1)
KOPPEN = ("nummer", "titel", "peildatum", "verplicht", "uitgegeven")
BRON = "Bestand uitdraai.xlsx"


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 7, 3, 9, 30, tzinfo=UTC))


@pytest.fixture
def daad(sanne) -> Daad:
    return Daad(sanne, datetime(2026, 7, 3, 9, 30, tzinfo=UTC), "Uitdraai van april")


@pytest.fixture
def leg(noord, daad):
    """Sanne registered this before."""

    def leg(nummer: str, verplicht=None, uitgegeven=None, peildatum=APRIL, versie=None, bron="Grootboek") -> None:
        bedragen = [None if geld is None else D(geld) for geld in (verplicht, uitgegeven)]
        wens = Bestedingswens(sleutel(nummer), *bedragen, bron, versie)
        leg_bestedingen_vast(programma=noord, peildatum=peildatum, wensen=[wens], daad=daad)

    return leg


@pytest.fixture
def vergelijk(noord):
    """The preview of a file with these rows."""

    def vergelijk(
        *rijen: tuple, koppen=KOPPEN, vorm: str = "xlsx", keuzes: Mapping[str, str] | None = None
    ) -> Voorbeeld:
        tabel = tablib.Dataset(*rijen, headers=koppen, title="Bestedingen")
        bestand = lees_bestand(TABELVORMEN[vorm](tabel), f"uitdraai.{vorm}")
        return vergelijk_bestedingen(noord, bestand, keuzes or {}, lambda deel: None)

    return vergelijk


@pytest.fixture
def ronde_van(noord, daad):
    """A round that waits for confirmation of a preview."""

    def maak(beeld: Voorbeeld) -> Importronde:
        return begin_import(
            programma=noord, soort="bestedingen", bestandsnaam="uitdraai.xlsx", inhoud=b"x", daad=daad, voorbeeld=beeld
        )

    return maak


def sleutel(nummer: str) -> int:
    return Financiering.objects.get(actie__nummer=nummer, bron="programma").pk


def stand() -> list[tuple]:
    rijen = Besteding.objects.order_by("peildatum", "financiering__actie__nummer")
    return [(rij.financiering.actie.nummer, rij.peildatum, rij.verplicht, rij.uitgegeven, rij.bron) for rij in rijen]


def fouten(beeld: Voorbeeld) -> list[str]:
    return [f"{fout.plaats}: {fout.gezegde}" for fout in beeld.fouten]


def test_what_is_new_and_what_changes_is_told_and_done_exactly(vergelijk, ronde_van, leg, daad):
    leg("3.11", 30_000)
    beeld = vergelijk(
        ("3.11", "Tuinkamer van Noord", APRIL, D(25_000), D(5_000)),
        ("1.01", "", "1 april 2026", "4.977,50", ""),
        ("1.02", "", APRIL, None, None),
        keuzes={},
    )
    assert str(beeld.telling) == "nieuw 1 · gewijzigd 1 · gelijk 1 · fouten 0 · waarschuwingen 1"
    (nieuw,), (gewijzigd,) = beeld.nieuw, beeld.gewijzigd
    assert nieuw.onderwerp == "1.01 Project Taal en Coaching 2025-2026 op 1 april 2026"
    assert [(cel.naam, cel.oud, cel.nieuw) for cel in nieuw.cellen] == [
        ("Verplicht", "", "€\u00a04.977,50"),
        ("Bron", "", BRON),
    ]
    assert [(cel.naam, cel.oud, cel.nieuw) for cel in gewijzigd.cellen] == [
        ("Verplicht", "€\u00a030.000", "€\u00a025.000"),
        ("Uitgegeven", "", "€\u00a05.000"),
        ("Bron", "Grootboek", BRON),
    ]
    assert gewijzigd.url == f"{WORTEL}financien/bestedingen/{sleutel('3.11')}/"
    # An amount that was registered changes; one that was not, needs no reason.
    assert beeld.reden_voor == ("verplicht",)
    assert "geen kolom versie" in beeld.waarschuwingen[0].gezegde
    ronde = ronde_van(beeld)
    assert bevestig_import(ronde=ronde, versie=1, daad=daad) == 2
    assert stand() == [("1.01", APRIL, D("4977.50"), None, BRON), ("3.11", APRIL, 25_000, 5_000, BRON)]
    assert {rij.importronde for rij in Besteding.objects.all()} == {ronde}
    assert maak_import_ongedaan(ronde=ronde, daad=daad) == 2
    assert stand() == [("3.11", APRIL, 30_000, None, "Grootboek")]
    assert Besteding.objects.get().importronde is None


def test_an_import_that_is_taken_back_leaves_the_import_before_it(vergelijk, ronde_van, daad):
    eerste = ronde_van(vergelijk(("3.11", "", APRIL, 1, None)))
    bevestig_import(ronde=eerste, versie=1, daad=daad)
    tweede = ronde_van(vergelijk(("3.11", "", APRIL, 2, None)))
    bevestig_import(ronde=tweede, versie=1, daad=daad)
    maak_import_ongedaan(ronde=tweede, daad=daad)
    assert (stand()[0][2], Besteding.objects.get().importronde) == (1, eerste)


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "csv"])
def test_importing_an_export_changes_nothing(noord, wethouder, leg, vorm):
    leg("3.11", 30_000, 10_000)
    leg("1.04", D("12.5"))
    leg("3.11", None, 20_000, peildatum=JULI)
    antwoord = wethouder.get(f"{WORTEL}financien/bestedingen/", {"peildatum": "2026-04-01", "formaat": vorm})
    assert antwoord["Content-Disposition"] == f'attachment; filename="2026-04-01-bestedingen-sterk-voor-noord.{vorm}"'
    bestand = lees_bestand(antwoord.content, f"bestedingen.{vorm}")
    beeld = vergelijk_bestedingen(noord, bestand, {}, lambda deel: None)
    assert str(beeld.telling) == "nieuw 0 · gewijzigd 0 · gelijk 33 · fouten 0 · waarschuwingen 0"


def test_the_file_to_fill_in_for_a_new_day_names_every_line_and_no_amount(programmateam):
    antwoord = programmateam.get(
        f"{WORTEL}financien/bestedingen/", {"peildatum": "1 juli 2026", "formaat": "csv", "opgave": 2}
    )
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels[0] == "nummer;titel;partner;toelichting;toegekend;peildatum;verplicht;uitgegeven;bron;plan;versie"
    assert regels[1] == "2.01;Ondernemersloket;;;2600,00;2026-07-01;;;;2025-2026;"
    assert len(regels) == 7


def test_a_file_without_a_peildatum_asks_for_it(vergelijk):
    rijen = (("3.11", "Tuinkamer van Noord", D(5)),)
    koppen = ("nummer", "titel", "uitgegeven")
    beeld = vergelijk(*rijen, koppen=koppen)
    (vraag,) = beeld.vragen
    assert (vraag.sleutel, vraag.soort, beeld.kan_door) == ("peildatum", "dag", False)
    assert str(beeld.telling).startswith("nieuw 0 · gewijzigd 0 · gelijk 0 · fouten 1")
    beeld = vergelijk(*rijen, koppen=koppen, keuzes={"peildatum": "1 april 2026"})
    assert beeld.kan_door
    assert beeld.opdracht["bestedingen"][0]["peildatum"] == "2026-04-01"
    assert "Peildatum van alle rijen: 1 april 2026." in beeld.mededelingen
    assert not vergelijk(*rijen, koppen=koppen, keuzes={"peildatum": "31 februari 2026"}).kan_door


def test_everything_that_is_wrong_is_told_at_once_with_its_place(vergelijk):
    beeld = vergelijk(
        ("3.99", "", APRIL, 1, 1),
        ("3.11", "Tuinhuis", APRIL, 1, 1),
        ("1.01", "", APRIL, "1,285", 1),
        ("1.02", "", "31-2-2026", 1, 1),
        ("1.03", "", APRIL, "pm", -4),
        ("", "Zonder nummer", APRIL, 1, 1),
        ("2.04", "", APRIL, 1, 1),
        ("2.01", "", date(2026, 7, 4), 1, 1),
        ("2.02", "", None, 1, 1),
        ("2.03", "", APRIL, 1, 1),
        ("2.03", "", APRIL, 1, 1),
    )
    gezegd = fouten(beeld)
    assert [zin.split(":")[0] for zin in gezegd] == [
        f'cel {cel} op blad "Bestedingen"' for cel in "A2 B3 D4 C5 D6 E6 A7 A8 C10 A12 C9".split()
    ]
    for plaats, zin in enumerate(
        (
            '"3.99" is geen nummer van een actie in plan 2025-2026.',
            'Actie 3.11 heet "Tuinkamer van Noord".',
            "Schrijf 1.285",
            "bestaat niet",
            '"pm" is geen bedrag.',
            "kan hier niet negatief zijn",
            "staat geen nummer",
            "geen bedrag van het programma",
            "geen peildatum",
            "ook in rij 11",
            "4 juli 2026 ligt in de toekomst",
        )
    ):
        assert zin in gezegd[plaats]
    assert beeld.fouten[2].onderwerp == "1.01 Project Taal en Coaching 2025-2026 op 1 april 2026"
    assert not beeld.kan_door


def test_an_empty_cell_leaves_what_is_registered(vergelijk, leg):
    leg("3.11", 30_000, 10_000)
    beeld = vergelijk(("3.11", "", APRIL, None, 12_000))
    eerste = beeld.gewijzigd[0].cellen[0]
    assert (eerste.naam, eerste.nieuw) == ("Uitgegeven", "€\u00a012.000")
    assert beeld.opdracht["bestedingen"][0]["verplicht"] == "30000.00"
    assert "blijft staan" in beeld.waarschuwingen[1].gezegde


def test_more_than_toegekend_is_a_warning_and_another_toegekend_too(vergelijk):
    beeld = vergelijk(
        ("3.11", APRIL, 30_000, 10_001, 45_000), koppen=("nummer", "peildatum", "verplicht", "uitgegeven", "toegekend")
    )
    assert [bericht.gezegde.replace("\u00a0", " ") for bericht in beeld.waarschuwingen] == [
        "Toegekend is € 40.000. Het bedrag in het bestand wordt niet overgenomen.",
        "Verplicht en uitgegeven zijn samen € 40.001, en toegekend is € 40.000.",
    ]
    assert beeld.kan_door


def test_a_row_that_is_older_than_what_is_registered_is_an_error_once_somebody_touched_it(vergelijk, leg):
    leg("3.11", 30_000)
    leg("3.11", 30_000, 500, versie=1)
    koppen = ("nummer", "peildatum", "verplicht", "uitgegeven", "versie")
    # As it was exported: nobody touched it.
    oud = vergelijk(("3.11", APRIL, 30_000, None, 1), koppen=koppen)
    assert str(oud.telling).startswith("nieuw 0 · gewijzigd 0 · gelijk 1 · fouten 0")
    # Touched, on what was true then.
    (zin,) = fouten(vergelijk(("3.11", APRIL, 20_000, None, 1), koppen=koppen))
    assert (
        "Iemand anders heeft hier intussen verplicht €\u00a030.000 en uitgegeven €\u00a0500 geregistreerd (versie 2)."
        in zin
    )
    # The same as what another made of it meanwhile.
    gelijk = vergelijk(("3.11", APRIL, 30_000, 500, 1), koppen=koppen)
    assert str(gelijk.telling).startswith("nieuw 0 · gewijzigd 0 · gelijk 1 · fouten 0")
    # Registered by somebody else since the file was made.
    assert len(fouten(vergelijk(("3.11", APRIL, 1, None, ""), koppen=koppen))) == 1


def test_what_was_taken_away_meanwhile_is_an_error(vergelijk, leg):
    leg("3.11", 30_000)
    leg("3.11", versie=1)
    koppen = ("nummer", "peildatum", "verplicht", "versie")
    (zin,) = fouten(vergelijk(("3.11", APRIL, 20_000, 1), koppen=koppen))
    assert "intussen weggehaald" in zin


def test_of_an_actie_with_more_lines_the_partner_or_the_amount_tells_which(vergelijk, daad):
    tuinkamer = Actie.objects.get(nummer="3.11")
    (regel,) = VELDEN["financiering_programma"].waarde(Actie.objects.filter(pk=tuinkamer.pk).gegevens()[0])
    nieuw = [regel | {"bedrag": "30000.00"}, regel | {"bedrag": "10000.00", "bron_partner": "Woej"}]
    wijzig_actie(wens=Wens(tuinkamer.pk, {"financiering_programma": nieuw}), daad=daad)
    (zin,) = fouten(vergelijk(("3.11", "", APRIL, 1, 1)))
    assert "Het portaal kent: €\u00a030.000 van het programma zelf; €\u00a010.000 van Woej." in zin
    koppen = ("nummer", "partner", "peildatum", "uitgegeven")
    beeld = vergelijk(("3.11", "woej", APRIL, 1), ("3.11", "", APRIL, 2), koppen=koppen)
    regels = {rij["financiering"]: rij["uitgegeven"] for rij in beeld.opdracht["bestedingen"]}
    sleutels = dict(tuinkamer.financieringen.filter(bron="programma").values_list("bedrag", "pk"))
    assert regels == {sleutels[D(10_000)]: "1.00", sleutels[D(30_000)]: "2.00"}
    beeld = vergelijk(("3.11", 10_000, APRIL, 3), koppen=("nummer", "toegekend", "peildatum", "uitgegeven"))
    assert beeld.opdracht["bestedingen"][0]["financiering"] == sleutels[D(10_000)]


def test_a_partner_that_does_not_pay_this_money_is_an_error(vergelijk):
    (zin,) = fouten(vergelijk(("3.11", "Woej", APRIL, 1), koppen=("nummer", "partner", "peildatum", "uitgegeven")))
    assert 'Het geld van deze actie is niet van "Woej".' in zin


def test_a_file_with_other_heads_is_recognised_and_asks_a_person_to_look(vergelijk):
    beeld = vergelijk(("3.11", APRIL, D(7)), koppen=("Actienummer", "Stand op", "Betaald"))
    assert {kolom.veld for kolom in beeld.onzeker} == {"nummer", "peildatum", "uitgegeven"}
    zeker = {"kolom:A": "nummer", "kolom:B": "peildatum", "kolom:C": "uitgegeven"}
    assert vergelijk(("3.11", APRIL, D(7)), koppen=("Actienummer", "Stand op", "Betaald"), keuzes=zeker).kan_door


def test_a_file_without_amounts_or_without_numbers_is_refused(vergelijk):
    assert (
        "geen kolom verplicht en geen kolom uitgegeven"
        in fouten(vergelijk(("3.11", APRIL), koppen=("nummer", "peildatum")))[0]
    )
    with pytest.raises(InleesFout):
        vergelijk(("x", 1), koppen=("post", "uitgaven"))


def test_what_somebody_registered_after_the_preview_stops_all_of_it(vergelijk, ronde_van, leg, daad):
    ronde = ronde_van(vergelijk(("3.11", "", APRIL, 1, 1), ("1.01", "", JULI, 1, 1)))
    leg("3.11", 5)
    with pytest.raises(Ingehaald) as fout:
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert fout.value.onderwerpen == ["3.11 Tuinkamer van Noord op 1 april 2026"]
    assert [rij[:3] for rij in stand()] == [("3.11", APRIL, 5)]


def test_what_changed_after_the_import_is_not_taken_back(vergelijk, ronde_van, leg, daad):
    ronde = ronde_van(vergelijk(("3.11", "", APRIL, 1, None), ("1.01", "", APRIL, 1, None)))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    leg("3.11", 1, 9, versie=1)
    with pytest.raises(Ingehaald):
        maak_import_ongedaan(ronde=ronde, daad=daad)
    assert len(stand()) == 2


def test_from_upload_to_result_and_back_on_screen(programmateam, monkeypatch):
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)
    tabel = tablib.Dataset(
        ("3.11", "Tuinkamer van Noord", 25_000, 5_000), headers=("nummer", "titel", "verplicht", "uitgegeven")
    )
    bestand = SimpleUploadedFile("uitdraai.xlsx", TABELVORMEN["xlsx"](tabel))
    adres = programmateam.post(f"{WORTEL}importeren/", {"soort": "bestedingen", "bestand": bestand})["Location"]
    programmateam.post(f"{adres}keuzes/", {"peildatum": "1 april 2026"})
    pagina = lees(programmateam, adres.removeprefix(WORTEL))
    assert pagina.findtext(".//h1") == "Dit zou er veranderen"
    assert "3.11 Tuinkamer van Noord op 1 april 2026" in pagina.text_content()
    ronde = Importronde.objects.order_by("-pk").first()
    programmateam.post(f"{adres}bevestigen/", {"versie": ronde.versie, "reden": ""})
    assert stand() == [("3.11", APRIL, 25_000, 5_000, BRON)]
    regel = lees(programmateam, f"financien/bestedingen/{sleutel('3.11')}/")
    assert "uitdraai.xlsx" in woorden(een(regel, "tbody"))
    wijziging = Wijziging.objects.order_by("-pk").first()
    assert (wijziging.importronde, wijziging.reeks) == (ronde, ronde.reeks)
    programmateam.post(f"{adres}ongedaan/")
    assert stand() == []


def test_the_command_exports_every_registration(leg, capsys):
    leg("3.11", 30_000)
    leg("3.11", 30_000, D("0.5"), peildatum=JULI)
    call_command("exporteer", "bestedingen", formaat="json")
    rijen: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert [(rij["nummer"], rij["peildatum"], rij["verplicht"], rij["uitgegeven"]) for rij in rijen] == [
        ("3.11", "2026-04-01", "30000.00", None),
        ("3.11", "2026-07-01", "30000.00", "0.50"),
    ]
