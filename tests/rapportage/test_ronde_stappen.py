"""The pages of the steps: the table says who finds which, and what happens when they are sent."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acties.models import Actie
from programma.models import Besluit, Rapportageperiode, Rol, Wijziging
from programma.periodekeuzes import Periodesoort
from rapportage.edities.vorige import met_vorige_editie
from rapportage.models import Bevriezing, Editie
from rapportage.ronde import views_stappen
from rapportage.ronde.akkoordblad import Akkoordblad, lees_akkoordblad
from rapportage.ronde.stappen import STAPPEN, Stapnaam, mogelijk
from rapportage.ronde.uitvoeren import Vervolg
from rapportage.ronde.weg import weg
from tests.bladzijde import lees, woorden
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import doe, leg_vast, volgende, weerleg_alles, zet

TEAM = {"programmateam", "beheerder"}
MAG = {"bewerkt_programma": TEAM, "geeft_akkoord": {"wethouder"}}
ROLLEN = [*sorted(TEAM), "wethouder", "bestuurslid", "lezer", "partner"]
MET_PAGINA = [stap for stap in STAPPEN if stap.naam != Stapnaam.ERRATUM]
S = Stapnaam


@pytest.fixture(autouse=True)
def _licht(opslag, zonder_druk) -> None:
    """No PDF, and the files in a folder of the test."""


def pad(stap: Stapnaam | str, periode: str = "2024-04") -> str:
    return f"/sterk-voor-noord/rapportages/{periode}/stappen/{stap}/"


def stuur(client: Client, stap: Stapnaam, periode: str = "2024-04", **anders: str):
    """Open the page of a step, fill it in and send it, as somebody does who saw no error."""
    (formulier,) = lees(client, pad(stap, periode)).xpath("//main//form")
    velden = {veld.name: veld.value or "" for veld in formulier.xpath(".//*[@name]")}
    gevuld = {"reden": "Zo afgesproken.", "datum": "17 november 2026", "nummer": "2026/0417"} | anders
    return client.post(pad(stap, periode), velden | {naam: gevuld[naam] for naam in velden if naam in gevuld} | anders)


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("soort", list(Periodesoort))
def test_the_table_decides_who_finds_which_step_and_when_it_can_be_taken(request, monkeypatch, periode, rol, soort):
    """Every role at every step in every state: missing, not now, or done."""
    client, gezet = request.getfixturevalue(rol), []

    def zet_niets(*, stap, **_) -> Vervolg:
        gezet.append(stap)
        return Vervolg("/", "")

    class Blad:
        vingerafdruk = ""

    monkeypatch.setattr(views_stappen, "voer_stap_uit", zet_niets)
    monkeypatch.setattr(views_stappen, "lees_akkoordblad", lambda *_: Blad)
    gevuld = {"versie": periode.versie, "reden": "Zo is het.", "datum": "1-10-2026", "nummer": "1"}
    verwacht = []
    for toestand in weg(soort):
        Rapportageperiode.objects.update(toestand=toestand.value, soort=soort.value)
        for stap in MET_PAGINA:
            kan = stap in mogelijk(toestand, soort)
            status = 404 if rol not in MAG[stap.recht] else 302 if kan else 409
            verwacht += [stap] if status == 302 else []
            assert client.post(pad(stap.naam), gevuld).status_code == status, (toestand, stap.naam)
    assert gezet == verwacht


def test_a_round_goes_from_concept_to_the_raad_over_the_pages(periode, programmateam, wethouder):
    weerleg_alles(periode)
    for client, stap in (
        (programmateam, S.AMBTELIJK_AKKOORD),
        (wethouder, S.TERUG),
        (programmateam, S.AMBTELIJK_AKKOORD),
        (wethouder, S.AKKOORD),
        (programmateam, S.COLLEGE),
        (programmateam, S.PUBLICEER),
        (programmateam, S.AAN_RAAD),
    ):
        assert stuur(client, stap).status_code == 302, stap
    periode.refresh_from_db()
    assert periode.toestand == "aan_raad"
    assert [(rij.soort, rij.nummer) for rij in Editie.objects.order_by("pk")] == [("collegeversie", 1), ("editie", 1)]
    assert list(Besluit.objects.filter(periode=periode).values_list("soort", "nummer")) == [
        ("instemming", "2026/0417"),
        ("raadsbrief", "2026/0417"),
    ]
    blad = lees(wethouder, "/sterk-voor-noord/rapportages/2024-04/vaststellen/")
    gebeurd = [woorden(rij) for rij in blad.find_class("gebeurtenissen")[0]]
    assert [regel.split(" Programmateam")[0].split(" Wethouder")[0] for regel in gebeurd] == [
        "Aangeboden aan de raad",
        "Gepubliceerd",
        "Ingestemd door het college",
        "Akkoord van de portefeuillehouder",
        "Ambtelijk akkoord gegeven",
        "Teruggestuurd door de portefeuillehouder",
        "Ambtelijk akkoord gegeven",
    ]
    assert "Besluit van 17 november 2026, nummer 2026/0417" in gebeurd[2]
    assert "‘Zo afgesproken.’" in gebeurd[5]
    assert "De ronde is klaar" in woorden(blad.find(".//main"))


def test_an_interim_update_is_established_by_mandate_and_never_meets_the_college(periode, programmateam, wethouder):
    ronde = volgende(periode, Periodesoort.TUSSENTIJDS)
    weerleg_alles(ronde)
    for client, stap in ((programmateam, S.AMBTELIJK_AKKOORD), (wethouder, S.AKKOORD), (programmateam, S.MANDAAT)):
        assert stuur(client, stap, "2026-10").status_code == 302, stap
    assert programmateam.post(pad(S.COLLEGE, "2026-10"), {"versie": 4}).status_code == 409
    besluit = Besluit.objects.get(periode=ronde)
    assert (besluit.orgaan, besluit.soort) == ("portefeuillehouder", "mandaat")


def test_who_sends_a_round_back_says_why(periode, wethouder):
    zet(periode, S.AMBTELIJK_AKKOORD)
    antwoord = stuur(wethouder, S.TERUG, reden=" ")
    assert antwoord.status_code == 422
    assert "Schrijf kort waarom" in antwoord.content.decode()
    periode.refresh_from_db()
    assert periode.toestand == "ambtelijk_akkoord"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"datum": "1 januari 2030"}, "Deze datum ligt in de toekomst"),
        ({"datum": ""}, "verplicht"),
        ({"nummer": " "}, "verplicht"),
    ],
)
def test_a_besluit_has_a_number_and_a_day_that_has_been(periode, programmateam, anders, zin):
    weerleg_alles(periode)
    zet(periode, S.AMBTELIJK_AKKOORD)
    zet(periode, S.AKKOORD)
    antwoord = stuur(programmateam, S.COLLEGE, **anders)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Editie.objects.count() == 1


def test_of_two_who_take_a_step_the_second_reads_who_was_first(periode, programmateam, beheerder):
    (formulier,) = lees(beheerder, pad(S.AMBTELIJK_AKKOORD)).xpath("//main//form")
    versie = formulier.xpath(".//*[@name='versie']/@value")[0]
    stuur(programmateam, S.AMBTELIJK_AKKOORD)
    antwoord = beheerder.post(pad(S.AMBTELIJK_AKKOORD), {"versie": versie})
    assert antwoord.status_code == 409
    assert "toestand Concept → Ambtelijk akkoord" in " ".join(antwoord.content.decode().split())
    assert periode.gebeurtenissen.count() == 1


def test_the_wethouder_agrees_to_what_was_on_the_screen_and_to_nothing_else(periode, wethouder):
    """An actie that changes between reading and agreeing is shown first."""
    weerleg_alles(periode)
    zet(periode, S.AMBTELIJK_AKKOORD)
    (formulier,) = lees(wethouder, pad(S.AKKOORD)).xpath("//main//form")
    velden = {veld.name: veld.value or "" for veld in formulier.xpath(".//*[@name]")}
    Actie.objects.filter(nummer="3.02").update(titel="Heel iets anders")
    antwoord = wethouder.post(pad(S.AKKOORD), velden)
    assert antwoord.status_code == 409
    assert "anders dan toen u deze pagina opende" in antwoord.content.decode()
    assert not Editie.objects.exists()
    assert stuur(wethouder, S.AKKOORD).status_code == 302
    assert "Heel iets anders" in Editie.objects.get().inhoud


def blad_van(periode, nu) -> Akkoordblad:
    """What the wethouder sees of the round at this moment."""
    gelezen = met_vorige_editie(Rapportageperiode.objects.filter(pk=periode.pk)).get()
    return lees_akkoordblad(gelezen, doe(Rol.WETHOUDER, nu))


def test_what_the_wethouder_agrees_to_does_not_change_by_reading_it_later(periode):
    eerst, later = (blad_van(periode, nu) for nu in (NU, NU + timedelta(hours=3)))
    assert eerst.vingerafdruk == later.vingerafdruk


def test_what_the_wethouder_agrees_to_is_two_taps_away_from_everything_behind_it(periode, wethouder):
    weerleg_alles(periode)
    zet(periode, S.AMBTELIJK_AKKOORD)
    blad = lees(wethouder, pad(S.AKKOORD)).find(".//main")
    ronde = "/sterk-voor-noord/rapportages/2024-04/"
    assert {f"{ronde}overzicht", f"{ronde}overzicht.pdf", f"{ronde}verschil/"} <= set(blad.xpath(".//a/@href"))
    assert "Volgens verwachting" in woorden(blad)
    assert "Het tekort wordt in de jaarrekening verrekend." in woorden(blad)


def test_with_a_contradiction_open_the_wethouder_can_only_send_back(periode, wethouder):
    zet(periode, S.AMBTELIJK_AKKOORD)
    blad = lees(wethouder, pad(S.AKKOORD)).find(".//main")
    assert "Programma algemeen een saldo van € −5.237" in woorden(blad)
    assert not blad.xpath(".//form")
    assert blad.xpath(".//a[text()='Stuur terug']/@href") == [pad(S.TERUG)]
    # The day is part of what somebody agrees to: figures look different the day after.
    nu = blad_van(periode, timezone.now())
    antwoord = wethouder.post(pad(S.AKKOORD), {"versie": periode.versie, "vingerafdruk": nu.vingerafdruk})
    assert antwoord.status_code == 422
    assert re.search(r"nog \d+ tegenspra\w+ open", antwoord.content.decode())


def test_the_wethouder_is_asked_on_the_dashboard_and_on_the_list_and_nobody_else_is(periode, wethouder, programmateam):
    zet(periode, S.AMBTELIJK_AKKOORD)
    for adres in ("/sterk-voor-noord/", "/sterk-voor-noord/rapportages/"):
        assert "Uw akkoord is gevraagd" in woorden(lees(wethouder, adres).find(".//main"))
        assert "Uw akkoord is gevraagd" not in woorden(lees(programmateam, adres).find(".//main"))
    zet(periode, S.TERUG)
    assert "Uw akkoord is gevraagd" not in woorden(lees(wethouder, "/sterk-voor-noord/").find(".//main"))


def test_everybody_reads_how_far_a_round_is_and_only_finds_the_own_buttons(periode, lezer, wethouder, programmateam):
    zet(periode, S.AMBTELIJK_AKKOORD)
    knoppen = {
        rol: lees(client, "/sterk-voor-noord/rapportages/2024-04/vaststellen/").xpath(
            "//main//a[contains(@class, 'btn')]/text()"
        )
        for rol, client in (("lezer", lezer), ("wethouder", wethouder), ("team", programmateam))
    }
    assert knoppen == {"lezer": [], "wethouder": ["Geef akkoord", "Stuur terug"], "team": ["Haal terug naar concept"]}


def test_a_round_with_an_edition_leads_to_the_erratum_on_it(periode, programmateam, wethouder):
    leg_vast(periode)
    weg_, erratum = "/sterk-voor-noord/rapportages/2024-04/vaststellen/", "/sterk-voor-noord/edities/1/erratum/"
    assert erratum in lees(programmateam, weg_).xpath("//main//a/@href")
    assert erratum not in lees(wethouder, weg_).xpath("//main//a/@href")


def test_while_a_round_is_frozen_its_road_leads_to_how_far_that_is(periode, programmateam):
    zet(periode, S.AMBTELIJK_AKKOORD)
    nu = timezone.now()
    bezig = Bevriezing.objects.create(periode=periode, stap=S.AKKOORD.value, begonnen_op=nu, teken_op=nu)
    weg_, verder = "/sterk-voor-noord/rapportages/2024-04/vaststellen/", f"/{bezig.pk}/"
    assert any(url.endswith(verder) for url in lees(programmateam, weg_).xpath("//main//a/@href"))
    # A portal that was stopped leaves a freeze that nobody is at.
    Bevriezing.objects.update(teken_op=nu - timedelta(hours=1))
    assert not any(url.endswith(verder) for url in lees(programmateam, weg_).xpath("//main//a/@href"))


def test_a_step_is_found_in_the_history_with_a_link_to_the_road(periode, programmateam):
    zet(periode, S.AMBTELIJK_AKKOORD)
    wijziging = Wijziging.objects.over("periode", periode.pk).first()
    blad = lees(programmateam, f"/sterk-voor-noord/geschiedenis/{wijziging.pk}/")
    assert "/sterk-voor-noord/rapportages/2024-04/vaststellen/" in blad.xpath("//main//a/@href")


def test_the_pages_of_a_round_ask_as_much_however_long_it_took(periode, wethouder):
    weerleg_alles(periode)
    ronde = "/sterk-voor-noord/rapportages/"
    # What the wethouder agrees to is the whole overview: besides that, what was overruled of it.
    adressen = [f"{ronde}2024-04/vaststellen/", ronde, f"{ronde}2024-04/overzicht", pad(S.AKKOORD)]

    def aantal(adres: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(wethouder, adres)
        return sum(vraag["sql"].startswith("SELECT") for vraag in vragen)

    zet(periode, S.AMBTELIJK_AKKOORD)
    eerst = {adres: aantal(adres) for adres in adressen}
    for _ in range(3):
        zet(periode, S.TERUG)
        zet(periode, S.AMBTELIJK_AKKOORD)
    assert {adres: aantal(adres) for adres in adressen} == eerst
    assert max(eerst.values()) <= 15, eerst
