"""Money of which somebody registered what was paid stays where it is, whatever way it would go."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError

from acties.handelingen.importeren import maak_import_ongedaan
from acties.handelingen.partners_samenvoegen import voeg_partners_samen
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie, Financiering
from acties.samenvoegplan import maak_samenvoegplan
from acties.velden import VELDEN, merk
from financien.handelingen.bestedingen import Bestedingswens, leg_bestedingen_vast
from financien.models import Besteding
from programma.handelingen.weigering import Geweigerd
from programma.importeren.lezen import lees_ronde
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Partner, Wijziging
from programma.tabelbestand import als_xlsx
from programma.vastleggen import Daad
from tests.acties.bladzijde import WORTEL, een, lees, woorden
from tests.acties.formulierblad import bewerk
from tests.acties.importeren.tabellen import export, met

VELD = "financiering_programma"
ZIN = "kan niet weg, want er is al iets over vastgelegd: 1 besteding bij Financiën."


@pytest.fixture
def tuinkamer(noord) -> Actie:
    """€ 40.000 of the programme."""
    return Actie.objects.get(slug="tuinkamer-van-noord")


@pytest.fixture
def daad(sanne) -> Daad:
    return Daad(sanne, datetime(2026, 7, 3, 9, 30, tzinfo=UTC), "Begroting")


@pytest.fixture
def betaald(noord, tuinkamer, daad):
    """Sanne registers that something was paid of the money of an actie with this amount."""

    def betaald(actie: Actie = tuinkamer, bedrag: int = 40_000) -> Besteding:
        regel = actie.financieringen.get(bron="programma", bedrag=bedrag)
        wens = Bestedingswens(regel.pk, D(10), D(20), "Administratie")
        leg_bestedingen_vast(programma=noord, peildatum=date(2026, 4, 1), wensen=[wens], daad=daad)
        return Besteding.objects.get(financiering=regel)

    return betaald


def regels(actie: Actie) -> list[dict]:
    return VELDEN[VELD].waarde(Actie.objects.filter(pk=actie.pk).gegevens()[0])


def zet(actie: Actie, nieuw: list[dict], daad: Daad) -> Wijziging:
    return wijzig_actie(wens=Wens(actie.pk, {VELD: nieuw}, {VELD: merk(regels(actie))}), daad=daad).wijziging


def cel(client, actie: Actie, tekst: str):
    return client.post(
        f"{WORTEL}acties/{actie.slug}/veld/{VELD}/",
        {"waarde": tekst, "gezien": merk(regels(actie)), "reden": "Begroting"},
    )


def bedragen(actie: Actie) -> list[D | None]:
    return list(actie.financieringen.filter(bron="programma").values_list("bedrag", flat=True))


def test_the_database_holds_on_to_it(betaald):
    with pytest.raises(ProtectedError):
        betaald().financiering.delete()


@pytest.mark.parametrize("tekst", ["", "zit in basisfinanciering"])
def test_a_cell_that_takes_it_away_is_refused_with_the_way_out(programmateam, tuinkamer, betaald, tekst):
    betaald()
    antwoord = cel(programmateam, tuinkamer, tekst)
    assert antwoord.status_code == 422
    assert f"€\u00a040.000 (programma) {ZIN}" in antwoord.content.decode()
    assert bedragen(tuinkamer) == [40_000]


def test_another_amount_in_the_cell_keeps_what_was_paid_with_it(programmateam, tuinkamer, betaald):
    besteding = betaald()
    assert cel(programmateam, tuinkamer, "€ 35.000 : minder").status_code == 302
    besteding.refresh_from_db()
    assert (besteding.financiering.bedrag, besteding.financiering.toelichting) == (35_000, "minder")


def test_a_second_line_before_it_does_not_take_its_place(programmateam, tuinkamer, betaald):
    besteding = betaald()
    assert cel(programmateam, tuinkamer, "€ 5.000 programma partner Woej; € 38.000").status_code == 302
    besteding.refresh_from_db()
    assert besteding.financiering.bedrag == 38_000
    # And the other one can go again.
    assert cel(programmateam, tuinkamer, "€ 38.000").status_code == 302
    assert bedragen(tuinkamer) == [38_000]


def test_of_two_lines_the_one_that_says_nothing_new_is_not_the_one_that_goes(programmateam, tuinkamer, betaald):
    cel(programmateam, tuinkamer, "€ 30.000; € 10.000 programma partner Woej")
    besteding = betaald(bedrag=10_000)
    assert cel(programmateam, tuinkamer, "€ 12.000 programma partner Woej").status_code == 302
    besteding.refresh_from_db()
    assert (besteding.financiering.bedrag, besteding.financiering.bron_partner.naam) == (12_000, "Woej")
    assert cel(programmateam, tuinkamer, "€ 12.000").status_code == 302  # the same money, without a name


def test_the_form_of_the_actie_refuses_it_and_keeps_what_was_typed(programmateam, tuinkamer, betaald):
    betaald()
    blad = bewerk(programmateam, tuinkamer.slug)
    blad.stuur(geld_0_DELETE="on", titel="Tuinkamer!", reden="Weg ermee")
    assert blad.antwoord.status_code == 422
    assert blad.fouten() == [
        f"Financiering programma: € 40.000 (programma) {ZIN} Laat deze regel staan (het bedrag mag wel anders), of haal "
        "dat eerst weg."
    ]
    assert blad.waarde("titel") == "Tuinkamer!"
    assert bedragen(tuinkamer) == [40_000]


def test_the_preview_of_an_import_says_so_at_the_cell(noord, programmateam, tuinkamer, betaald, monkeypatch):
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)
    betaald()
    tabel = met(export(noord), {("3.11", VELD): "", ("3.31", VELD): D(9000), ("1.01", VELD): ""})
    bestand = SimpleUploadedFile("acties.xlsx", als_xlsx(tabel))
    adres = programmateam.post(f"{WORTEL}importeren/", {"soort": "acties", "bestand": bestand})["Location"]
    pagina = lees(programmateam, adres.removeprefix(WORTEL))
    fouten = woorden(een(pagina, "#fouten, [aria-labelledby=fouten]"))
    assert "3.11 Tuinkamer van Noord" in fouten
    assert f"€ 40.000 (programma) {ZIN}" in fouten
    assert "1.01" not in fouten
    assert (
        Importronde.objects.order_by("-pk").first().voorbeeld["opdracht"]["wijzig"][0]["onderwerp"].startswith("1.01")
    )


def test_an_import_that_was_overtaken_by_a_registration_changes_nothing(
    noord, programmateam, tuinkamer, betaald, monkeypatch
):
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)
    bestand = SimpleUploadedFile("acties.xlsx", als_xlsx(met(export(noord), {("3.11", VELD): ""})))
    adres = programmateam.post(f"{WORTEL}importeren/", {"soort": "acties", "bestand": bestand})["Location"]
    betaald()
    ronde = Importronde.objects.order_by("-pk").first()
    antwoord = programmateam.post(f"{adres}bevestigen/", {"versie": ronde.versie, "reden": "Nieuw"}, follow=True)
    assert ZIN in antwoord.content.decode()
    assert bedragen(tuinkamer) == [40_000]


def test_undoing_what_added_the_line_is_refused(programmateam, tuinkamer, betaald, daad):
    (oud,) = regels(tuinkamer)
    wijziging = zet(tuinkamer, [oud, oud | {"bedrag": "500.00", "toelichting": "extra"}], daad)
    betaald(bedrag=500)
    antwoord = programmateam.post(f"{WORTEL}acties/ongedaan/{wijziging.pk}/")
    assert antwoord.status_code == 422
    assert f"€\u00a0500 (programma) {ZIN}" in antwoord.content.decode()
    assert bedragen(tuinkamer) == [40_000, 500]


def test_putting_back_a_value_without_the_line_is_refused(programmateam, tuinkamer, betaald, daad):
    (oud,) = regels(tuinkamer)
    wijziging = zet(tuinkamer, [oud, oud | {"bedrag": "500.00", "toelichting": "extra"}], daad)
    betaald(bedrag=500)
    pad = f"{WORTEL}acties/{tuinkamer.slug}/terugzetten/{wijziging.pk}/{VELD}/"
    antwoord = programmateam.post(pad, {"gezien": merk(regels(tuinkamer)), "reden": "Terug"})
    assert antwoord.status_code == 422
    assert ZIN in antwoord.content.decode()


def test_undoing_an_import_that_added_the_line_is_refused(noord, tuinkamer, betaald, daad):
    ronde = Importronde.objects.first()
    (oud,) = regels(tuinkamer)
    zet(tuinkamer, [oud, oud | {"bedrag": "500.00", "toelichting": "extra"}], replace(daad, importronde=ronde))
    betaald(bedrag=500)
    with pytest.raises(Ingehaald, match="500"):
        maak_import_ongedaan(ronde, daad)
    assert bedragen(tuinkamer) == [40_000, 500]


def test_a_partner_that_becomes_another_takes_its_money_and_what_was_paid_along(noord, tuinkamer, betaald, daad):
    (oud,) = regels(tuinkamer)
    zet(tuinkamer, [oud | {"bron_partner": "Woej"}], daad)
    besteding = betaald()
    weg, blijft = Partner.objects.get(naam="Woej"), Partner.objects.get(naam="Kwadraad")
    plan = maak_samenvoegplan(weg=weg, blijft=blijft, bewerkbaar={noord.pk})
    voeg_partners_samen(
        weg=weg.pk, blijft=blijft.pk, afdruk=plan.afdruk, bewerkbaar={noord.pk}, programma=noord, daad=daad
    )
    besteding.refresh_from_db()
    assert besteding.financiering.bron_partner == blijft


def test_money_without_a_registration_still_goes(programmateam, tuinkamer, betaald):
    betaald()
    ander = Actie.objects.get(slug="bondgenoten")
    assert cel(programmateam, ander, "").status_code == 302
    assert bedragen(ander) == []


def test_a_whole_change_is_refused_when_one_of_its_lines_is_held(tuinkamer, betaald, daad):
    betaald()
    with pytest.raises(Geweigerd):
        wijzig_actie(wens=Wens(tuinkamer.pk, {VELD: [], "titel": "Anders"}), daad=daad)
    assert Actie.objects.get(pk=tuinkamer.pk).titel == "Tuinkamer van Noord"
    assert Financiering.objects.filter(actie=tuinkamer, bron="programma").count() == 1
