"""The screen with what became of the money of acties: typing it, reading it, and what happens when two people do."""

from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest
from django.utils import timezone

from acties.models import Financiering
from financien.handelingen.bestedingen import Bestedingswens, leg_bestedingen_vast
from financien.models import Besteding
from programma.models import Wijziging
from programma.vastleggen import Daad
from tests.acties.bladzijde import WORTEL, alle, een, lees, rijen, woorden
from tests.fabriek import veel_acties
from tests.financien.invulblad import Invulblad

PAD = "financien/bestedingen/"
APRIL = f"{PAD}?peildatum=2026-04-01"
BRON = "Financiële administratie, uitdraai van 3 april"


def sleutel(nummer: str) -> int:
    return Financiering.objects.get(actie__nummer=nummer, bron="programma").pk


def veld(kolom: str, nummer: str) -> str:
    return f"{kolom}-{sleutel(nummer)}"


def stand() -> list[tuple]:
    rijen = Besteding.objects.order_by("peildatum", "financiering__actie__nummer")
    return [(rij.financiering.actie.nummer, rij.peildatum, rij.verplicht, rij.uitgegeven, rij.bron) for rij in rijen]


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 7, 3, 9, 30, tzinfo=UTC))


@pytest.fixture
def leg(noord, sanne):
    """Sanne registered this before."""

    def leg(nummer: str, verplicht=None, uitgegeven=None, peildatum=date(2026, 4, 1), bron=BRON) -> None:
        bedragen = [None if geld is None else D(geld) for geld in (verplicht, uitgegeven)]
        leg_bestedingen_vast(
            programma=noord,
            peildatum=peildatum,
            wensen=[Bestedingswens(sleutel(nummer), *bedragen, bron)],
            daad=Daad(sanne, timezone.now()),
        )

    return leg


def rij(pagina, nummer: str) -> list[str]:
    return next(cellen for cellen in rijen(pagina) if cellen[0].startswith(nummer))


def test_without_a_registration_nothing_is_zero(wethouder):
    pagina = lees(wethouder, PAD)
    assert [woorden(kaart) for kaart in alle(pagina, ".kaart")] == [
        "Toegekend € 312.590 33 regels geld van het programma",
        "Verplicht niet geregistreerd",
        "Uitgegeven niet geregistreerd",
    ]
    assert rij(pagina, "3.11") == [
        "3.11 Tuinkamer van Noord",
        "€ 40.000",
        "niet geregistreerd",
        "niet geregistreerd",
        "niet eerder , de bestedingen van 3.11 Tuinkamer van Noord",
    ]


def test_the_team_types_what_was_promised_and_paid(programmateam, wethouder):
    blad = Invulblad(programmateam, APRIL)
    invoer = {
        veld("verplicht", "3.11"): "€ 25.000,-",
        veld("uitgegeven", "3.11"): "0",
        veld("uitgegeven", "1.01"): "4.977,50",
    }
    assert blad.stuur(**invoer, bron=BRON).antwoord.status_code == 302
    assert blad.antwoord.url == f"{WORTEL}{APRIL}"
    na = lees(programmateam, APRIL)
    assert "Vastgelegd op 1 april 2026: 2 regels." in na.text_content()
    assert een(na, "form.ongedaan").get("action").startswith(f"{WORTEL}{PAD}ongedaan/")
    assert stand() == [
        ("1.01", date(2026, 4, 1), None, D("4977.50"), BRON),
        ("3.11", date(2026, 4, 1), 25_000, 0, BRON),
    ]
    pagina = lees(wethouder, PAD)
    assert rij(pagina, "3.11")[1:4] == ["€ 40.000", "€ 25.000", "€ 0"]
    assert rij(pagina, "1.01")[2:4] == ["niet geregistreerd", "€ 4.977,50"]
    assert [woorden(kaart) for kaart in alle(pagina, ".kaart")][1:] == [
        "Verplicht € 25.000 geregistreerd bij 1 van de 33 regels",
        "Uitgegeven € 4.977,50 geregistreerd bij 2 van de 33 regels",
    ]


def test_figures_need_a_source_and_nothing_typed_is_lost(programmateam):
    blad = Invulblad(programmateam, APRIL).stuur(**{veld("uitgegeven", "3.11"): "500"})
    assert blad.antwoord.status_code == 422
    assert blad.fouten() == ["Waar komen de cijfers vandaan: Schrijf waar deze cijfers vandaan komen."]
    assert blad.velden[veld("uitgegeven", "3.11")] == "500"
    assert stand() == []


def test_an_amount_that_can_be_read_in_two_ways_is_refused_at_its_cell(programmateam):
    blad = Invulblad(programmateam, APRIL).stuur(**{veld("uitgegeven", "3.11"): "1,285"}, bron=BRON)
    assert blad.antwoord.status_code == 422
    assert blad.fouten()[0].startswith('3.11 Tuinkamer van Noord, uitgegeven: "1,285" kan op twee manieren')
    knop = een(blad.boom, "button[name=voorstel]")
    assert blad.stuur(voorstel=knop.get("value")).antwoord.status_code == 302
    assert stand()[0][3] == 1_285


@pytest.mark.parametrize("getypt", ["pm", "geen", "-5"])
def test_words_and_negative_amounts_are_no_registration(programmateam, getypt):
    blad = Invulblad(programmateam, APRIL).stuur(**{veld("verplicht", "3.11"): getypt}, bron=BRON)
    assert blad.antwoord.status_code == 422
    assert stand() == []


def test_another_amount_asks_for_a_reason_that_stands_in_the_history(programmateam, leg):
    leg("3.11", 30_000, 10_000)
    blad = Invulblad(programmateam, APRIL).stuur(**{veld("verplicht", "3.11"): "20.000"})
    assert (blad.antwoord.status_code, blad.fouten()) == (422, ["Waarom: Schrijf kort waarom dit verandert."])
    assert blad.stuur(reden="Opdracht verlaagd").antwoord.status_code == 302
    assert stand()[0][2:] == (20_000, 10_000, BRON)
    pagina = lees(programmateam, f"{PAD}{sleutel('3.11')}/")
    assert "Opdracht verlaagd" in pagina.text_content()
    assert rijen(pagina)[0][:4] == ["1 april 2026", "€ 20.000", "€ 10.000", BRON]


def test_emptying_both_inputs_takes_the_registration_away(programmateam, leg):
    leg("3.11", 30_000)
    blad = Invulblad(programmateam, APRIL).stuur(**{veld("verplicht", "3.11"): ""}, reden="Verkeerde actie")
    assert (blad.antwoord.status_code, stand()) == (302, [])


def test_another_source_is_written_at_all_that_is_registered(programmateam, leg):
    leg("3.11", 30_000)
    leg("1.01", 5)
    Invulblad(programmateam, APRIL).stuur(bron="Grootboek")
    assert [rij[-1] for rij in stand()] == ["Grootboek", "Grootboek"]


def test_the_peildatum_before_stands_beside_and_more_than_toegekend_is_a_warning(programmateam, leg):
    leg("3.11", 30_000, 10_000)
    leg("2.01", None, 2_000)
    blad = Invulblad(programmateam, f"{PAD}?peildatum=1+juli+2026")
    invoer = {
        veld("verplicht", "3.11"): "25.000",
        veld("uitgegeven", "3.11"): "15.500",
        veld("uitgegeven", "2.01"): "1.500",
    }
    assert blad.stuur(**invoer, bron=BRON).antwoord.status_code == 302
    pagina = lees(programmateam, PAD)
    assert "stand 1 juli 2026" in woorden(een(pagina, ".bovenkop"))
    assert rij(pagina, "3.11")[0] == "3.11 Tuinkamer van Noord € 500 meer dan toegekend"
    eerder = rij(pagina, "3.11")[-1]
    assert eerder.startswith("1 april 2026")
    assert eerder.endswith("verplicht € 30.000, uitgegeven € 10.000")
    assert rij(pagina, "2.01")[0] == "2.01 Ondernemersloket minder uitgegeven dan de keer ervoor"
    assert [woorden(dag) for dag in alle(pagina, ".peildata li")] == ["1 juli 2026", "1 april 2026"]


@pytest.mark.parametrize(
    ("dag", "status", "zin"),
    [("31 februari 2026", 422, "bestaat niet"), ("4 juli 2026", 200, "nog niets vastgelegd")],
)
def test_a_peildatum_that_cannot_be_says_so(programmateam, dag, status, zin):
    antwoord = programmateam.get(WORTEL + PAD, {"peildatum": dag})
    assert antwoord.status_code == status
    assert zin in antwoord.content.decode()


def test_on_a_day_to_come_nothing_is_registered(programmateam):
    blad = Invulblad(programmateam, f"{PAD}?peildatum=2026-07-04")
    blad.stuur(**{veld("verplicht", "3.11"): "5"}, bron=BRON)
    assert (blad.antwoord.status_code, stand()) == (422, [])
    assert blad.fouten()[0].startswith("4 juli 2026 ligt in de toekomst.")


def test_who_comes_second_keeps_the_input_and_sees_what_the_other_made_of_it(programmateam, beheerder, leg):
    laat = Invulblad(programmateam, APRIL)
    Invulblad(beheerder, APRIL).stuur(
        **{veld("verplicht", "3.11"): "10.000", veld("verplicht", "1.01"): "7"}, bron="Eerst"
    )
    laat.stuur(**{veld("verplicht", "3.11"): "20.000", veld("uitgegeven", "1.02"): "3"}, bron="Later", reden="Nieuwer")
    assert laat.antwoord.status_code == 409
    melding = woorden(een(laat.boom, "main [role=alert]"))
    assert "3.11 Tuinkamer van Noord" in melding
    assert "verplicht € 10.000, uitgegeven niet geregistreerd" in melding
    assert "U verplicht € 20.000, uitgegeven niet geregistreerd" in melding
    assert "1.01" not in melding
    assert [laat.velden[veld("verplicht", nummer)] for nummer in ("3.11", "1.01")] == ["20.000", "7"]
    assert [rij[:1] + rij[2:3] for rij in stand()] == [("1.01", 7), ("3.11", 10_000)]
    # Saving once more is choosing one's own.
    assert laat.stuur().antwoord.status_code == 302
    assert [(rij[0], rij[2], rij[3]) for rij in stand()] == [
        ("1.01", 7, None),
        ("1.02", None, 3),
        ("3.11", 20_000, None),
    ]


def test_what_another_registered_of_other_lines_stays(programmateam, beheerder):
    laat = Invulblad(programmateam, APRIL)
    Invulblad(beheerder, APRIL).stuur(**{veld("verplicht", "1.01"): "7"}, bron="Eerst")
    assert laat.stuur(**{veld("verplicht", "3.11"): "9"}, bron="Later").antwoord.status_code == 302
    assert [(rij[0], rij[2], rij[-1]) for rij in stand()] == [("1.01", 7, "Eerst"), ("3.11", 9, "Later")]


def test_what_was_taken_away_comes_back_from_the_history_of_its_line(programmateam, leg):
    leg("3.11", 30_000)
    Invulblad(programmateam, APRIL).stuur(**{veld("verplicht", "3.11"): ""}, reden="Dubbel")
    wijziging = Wijziging.objects.order_by("-pk").first()
    lees(programmateam, PAD)  # with the message and a button of its own
    pagina = lees(programmateam, f"{PAD}{sleutel('3.11')}/")
    (knop,) = [form for form in pagina.forms if form.action.endswith(f"ongedaan/{wijziging.pk}/")]
    programmateam.post(knop.action)
    assert stand()[0][:3] == ("3.11", date(2026, 4, 1), 30_000)


def test_undo_of_what_was_changed_since_says_what(programmateam, leg):
    leg("3.11", 30_000)
    eerste = Wijziging.objects.order_by("-pk").first()
    Invulblad(programmateam, APRIL).stuur(**{veld("uitgegeven", "3.11"): "1"})
    antwoord = programmateam.post(f"{WORTEL}{PAD}ongedaan/{eerste.pk}/", follow=True)
    assert "Er is niets ongedaan gemaakt. Dit is daarna nog gewijzigd: 3.11 Tuinkamer" in antwoord.content.decode()


def test_who_may_not_edit_reads_and_a_partner_finds_nothing(wethouder, partner, leg):
    leg("3.11", 30_000)
    assert not alle(lees(wethouder, APRIL), "main form")
    assert not alle(lees(wethouder, f"{PAD}{sleutel('3.11')}/"), "main form")
    for pad in ("vastleggen/", "ongedaan/1/"):
        assert wethouder.post(f"{WORTEL}{PAD}{pad}").status_code == 404
    for pad in ("", f"{sleutel('3.11')}/"):
        assert partner.get(f"{WORTEL}{PAD}{pad}").status_code == 404


def test_one_opgave_is_a_link_away_and_keeps_its_peildatum(programmateam):
    pagina = lees(programmateam, f"{APRIL}&opgave=2")
    assert {rij[0][:2] for rij in rijen(pagina)} == {"2."}
    assert een(pagina, "form[action*=vastleggen]").get("action").endswith("?peildatum=2026-04-01&opgave=2")


def test_the_page_takes_as_many_queries_for_many_lines(programmateam, noord, leg, django_assert_max_num_queries):
    leg("3.11", 30_000)
    with django_assert_max_num_queries(15) as weinig:
        lees(programmateam, PAD)
    veel_acties(noord.plannen.get(slug="2025-2026"), 300)
    with django_assert_max_num_queries(15) as veel:
        lees(programmateam, PAD)
    assert len(weinig) == len(veel)


def test_the_page_of_an_actie_tells_what_became_of_its_money(wethouder, leg, django_assert_max_num_queries):
    assert rijen(lees(wethouder, "acties/tuinkamer-van-noord/"), 1) == [
        ["Niet geregistreerd", "€ 40.000", "niet geregistreerd", "niet geregistreerd", ""]
    ]
    leg("3.11", 30_000, 10_000)
    leg("3.11", None, 12_500, peildatum=date(2026, 7, 1))
    with django_assert_max_num_queries(15):
        pagina = lees(wethouder, "acties/tuinkamer-van-noord/")
    assert rijen(pagina, 1) == [["1 juli 2026", "€ 40.000", "niet geregistreerd", "€ 12.500", BRON]]
    assert een(pagina, "#besteding").text == "Wat er met het geld gebeurd is"


def test_a_partner_does_not_see_what_was_paid_of_its_actie(partner, leg):
    leg("1.01", 1, 2)
    assert (
        "Wat er met het geld gebeurd is"
        not in lees(partner, "acties/project-taal-en-coaching-2025-2026/").text_content()
    )


def test_an_actie_without_money_of_the_programme_has_no_such_part(wethouder):
    pagina = lees(wethouder, "acties/taalles-aan-statushouders-door-statushouder-docenten-met-ervaringsleren/")
    assert not alle(pagina, "#besteding")
