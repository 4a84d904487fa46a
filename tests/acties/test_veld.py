"""One cell of the list, as Samira of the programmateam changes it: by mouse with htmx, and without JavaScript."""

import json

import pytest
from django.test import Client
from lxml import html

from acties.models import Actie
from acties.velden import VELDEN, merk
from programma.models import Gebruiker, Wijziging
from rapportage.bevindingen import alle_bevindingen
from tests.fabriek import VANDAAG

from .bladzijde import WORTEL, alle, een, woorden

HTMX = {"HX-Request": "true"}


def adres(slug: str, veld: str) -> str:
    return f"{WORTEL}acties/{slug}/veld/{veld}/"


@pytest.fixture
def samira(programmateam) -> Client:
    return programmateam


@pytest.fixture
def joost(noord) -> Client:
    """The beheerder, who edits as well."""
    client = Client()
    client.force_login(Gebruiker.objects.get(deelnames__rol="beheerder"))
    return client


def geopend(client: Client, slug: str, veld: str) -> dict[str, str]:
    """What the form of a cell sends when nothing is changed."""
    antwoord = client.get(adres(slug, veld), headers=HTMX)
    assert antwoord.status_code == 200
    formulier = een(html.fromstring(antwoord.content.decode()), "form")
    velden = {invoer.get("name"): invoer.get("value", "") for invoer in alle(formulier, "input")}
    gekozen = alle(formulier, "option[selected]")
    return velden | ({"waarde": gekozen[0].get("value")} if gekozen else {})


def bewaar(client: Client, slug: str, veld: str, invoer: dict[str, str], **anders: str):
    return client.post(adres(slug, veld), invoer | anders, headers=HTMX)


def test_samira_changes_a_cell_and_gets_the_cell_back_with_a_confirmation(samira):
    antwoord = bewaar(
        samira, "bondgenoten", "hoofdpartners", geopend(samira, "bondgenoten", "hoofdpartners"), waarde="Woej, VTH"
    )
    assert antwoord.status_code == 200
    pagina = html.fragment_fromstring(antwoord.content.decode(), create_parent=True)
    assert woorden(een(pagina, "a.cel")) == "Woej, VTH"
    assert "Opgeslagen: ‘Hoofdpartner’ van 3.03 Bondgenoten." in woorden(een(pagina, "#rooster-melding"))
    assert json.loads(antwoord["HX-Trigger-After-Swap"]) == {"veld-opgeslagen": {"geld": False}}


def test_a_saved_amount_tells_the_list_to_add_up_again(samira):
    invoer = geopend(samira, "bondgenoten", "financiering_anders")
    antwoord = bewaar(
        samira, "bondgenoten", "financiering_anders", invoer, waarde="€ 1.000 via fondsen", reden="Fonds 1818"
    )
    assert json.loads(antwoord["HX-Trigger-After-Swap"]) == {"veld-opgeslagen": {"geld": True}}
    assert "€\u00a01.000" in antwoord.content.decode()
    wijziging = Wijziging.objects.filter(onderwerp_soort="actie").sinds_het_laden().get()
    assert (wijziging.reden, wijziging.verschillen[0]["nieuw_tekst"]) == ("Fonds 1818", "€ 1.000 fonds")


def test_a_status_without_a_reason_comes_back_with_what_was_chosen(samira):
    invoer = geopend(samira, "bondgenoten", "status")
    antwoord = bewaar(samira, "bondgenoten", "status", invoer, waarde="bijsturen")
    pagina = html.fromstring(antwoord.content.decode())
    assert antwoord.status_code == 422
    assert een(pagina, "option[selected]").get("value") == "bijsturen"
    assert "kort waarom" in woorden(een(pagina, ".veld-fout"))
    assert Actie.objects.get(slug="bondgenoten").status == "niet_gerapporteerd"


def test_an_ambiguous_amount_is_refused_and_the_proposal_is_one_click_away(samira):
    invoer = geopend(samira, "bondgenoten", "financiering_programma") | {"reden": "Offerte"}
    antwoord = bewaar(samira, "bondgenoten", "financiering_programma", invoer, waarde="€ 1,285")
    knop = een(html.fromstring(antwoord.content.decode()), "button[name=voorstel]")
    assert (antwoord.status_code, knop.get("value")) == (422, "€ 1.285")
    assert bewaar(samira, "bondgenoten", "financiering_programma", invoer, voorstel="€ 1.285").status_code == 200
    assert Actie.objects.get(slug="bondgenoten").financieringen.get(bron="programma").bedrag == 1285


def test_enter_saves_what_was_typed_and_not_the_proposal(samira):
    """The first button of a form is the one that Enter presses."""
    invoer = geopend(samira, "bondgenoten", "looptijd") | {"reden": "Typefout"}
    antwoord = bewaar(samira, "bondgenoten", "looptijd", invoer, waarde="2025-2016")
    eerste = een(html.fromstring(antwoord.content.decode()), "button[type=submit]")
    assert (eerste.get("name"), woorden(eerste)) == (None, "Opslaan")


def test_joost_was_first_and_samira_sees_both_values_who_and_when(samira, joost):
    van_samira, van_joost = (geopend(client, "bondgenoten", "titel") for client in (samira, joost))
    bewaar(joost, "bondgenoten", "titel", van_joost, waarde="Bondgenoten in Noord")
    antwoord = bewaar(samira, "bondgenoten", "titel", van_samira, waarde="Bondgenootschap")
    pagina = html.fromstring(antwoord.content.decode())
    melding = woorden(een(pagina, ".celmelding-botsing"))
    assert antwoord.status_code == 409
    assert melding.startswith("Beheerder wijzigde dit op ")
    assert "Er staat nu Bondgenoten in Noord U wilt Bondgenootschap" in melding
    assert een(pagina, "input[name=waarde]").get("value") == "Bondgenootschap"
    # One click for either: keeping what there is changes nothing, setting her own is a new change.
    opnieuw = {invoer.get("name"): invoer.get("value", "") for invoer in alle(pagina, "input")}
    assert bewaar(samira, "bondgenoten", "titel", opnieuw, keuze="huidig").status_code == 200
    assert Actie.objects.get(slug="bondgenoten").titel == "Bondgenoten in Noord"
    assert bewaar(samira, "bondgenoten", "titel", opnieuw).status_code == 200
    assert Actie.objects.get(slug="bondgenoten").titel == "Bondgenootschap"


def test_another_field_is_merged_and_samira_hears_of_it(samira, joost):
    van_samira, van_joost = geopend(samira, "bondgenoten", "titel"), geopend(joost, "bondgenoten", "soort")
    bewaar(joost, "bondgenoten", "soort", van_joost, waarde="")
    antwoord = bewaar(samira, "bondgenoten", "titel", van_samira, waarde="Bondgenootschap")
    assert "Beheerder wijzigde intussen ook: doorlopend of nieuw." in antwoord.content.decode()
    actie = Actie.objects.get(slug="bondgenoten")
    assert (actie.titel, actie.soort) == ("Bondgenootschap", "")


def test_quick_saves_of_one_person_in_one_row_never_meet(samira):
    """Tab after Tab: every form was opened before the save of the one before it came in."""
    velden = {"titel": "Een", "soort": "", "hoofdpartners": "Woej", "doelen": "A-B"}
    geopende = {veld: geopend(samira, "bondgenoten", veld) for veld in velden}
    for veld, waarde in velden.items():
        assert bewaar(samira, "bondgenoten", veld, geopende[veld], waarde=waarde).status_code == 200
    (nu,) = Actie.objects.filter(slug="bondgenoten").gegevens()
    assert {veld: VELDEN[veld].tekst(VELDEN[veld].waarde(nu)) for veld in velden} == velden


def test_joost_sees_that_samira_is_working_on_the_same_actie(samira, joost):
    geopend(samira, "bondgenoten", "titel")
    antwoord = joost.get(adres("bondgenoten", "status"), headers=HTMX)
    assert "Wordt nu ook bewerkt door Programmateam." in antwoord.content.decode()


def test_without_javascript_the_cell_is_a_page_and_the_list_comes_back_with_its_filter(samira):
    lijst = f"{WORTEL}acties/?opgave=3"
    pagina = html.fromstring(
        samira.get(adres("bondgenoten", "soort"), headers={"Referer": f"http://testserver{lijst}"}).content.decode()
    )
    assert woorden(een(pagina, "h1")) == "Doorlopend of nieuw wijzigen"
    invoer = {rij.get("name"): rij.get("value", "") for rij in alle(pagina, "form.celformulier input")}
    antwoord = samira.post(adres("bondgenoten", "soort"), invoer | {"waarde": "doorlopend"})
    assert antwoord["Location"] == f"{lijst}#actie-3.03"
    melding = woorden(een(html.fromstring(samira.get(lijst).content.decode()), ".melding-goed"))
    assert "Opgeslagen bij 3.03 Bondgenoten: doorlopend of nieuw." in melding


@pytest.mark.parametrize(
    "terug", ["https://kwaad.example/", "//kwaad.example/", "/sterk-voor-noord/", "javascript:alert(1)"]
)
def test_a_save_never_leads_anywhere_but_to_the_list(samira, terug):
    antwoord = samira.post(
        adres("bondgenoten", "titel"), {"waarde": "Een", "gezien": merk("Bondgenoten"), "terug": terug}
    )
    assert antwoord["Location"] == f"{WORTEL}acties/#actie-3.03"


def test_fields_that_are_not_in_the_list_have_no_cell(samira):
    for veld in ("omschrijving", "toewijzing", "mijlpalen", "bestaat-niet"):
        assert samira.get(adres("bondgenoten", veld)).status_code == 404


def test_a_name_that_is_in_no_register_shows_the_way_to_it(samira):
    invoer = geopend(samira, "bondgenoten", "hoofdpartners")
    antwoord = bewaar(samira, "bondgenoten", "hoofdpartners", invoer, waarde="Harmonie Excelsior")
    assert antwoord.status_code == 422
    assert "Naar het register van partners" in antwoord.content.decode()


def test_code_in_a_title_stays_text(samira):
    invoer = geopend(samira, "bondgenoten", "titel")
    antwoord = bewaar(samira, "bondgenoten", "titel", invoer, waarde="<script>alert(1)</script>")
    assert "<script>" not in antwoord.content.decode()


@pytest.mark.parametrize(
    ("slug", "veld", "waarde", "regel"),
    [
        ("openstellen-de-loopplank", "financiering_anders", "€ 1.300", "bedrag-dubbelzinnig"),
        ("bijdrage-jeugd-educatie-fonds", "financiering_programma", "€ 15.500", "bedrag-zonder-euroteken"),
        ("mee-naar-buiten", "financiering_anders", "€ 22.000 fonds", "twee-bronnen-in-een-cel"),
        ("ondernemersloket", "financiering_anders", "€ 500 Hogeschool Inholland", "woorden-in-plaats-van-bedrag"),
        ("verhogen-meldingsbereidheid-bij-jongerenoverlast", "looptijd", "2025-2026", "looptijd-onleesbaar"),
    ],
)
def test_a_finding_that_is_mended_in_the_cell_is_gone(samira, noord, slug, veld, waarde, regel):
    def gevonden() -> bool:
        bevindingen = alle_bevindingen(noord, vandaag=VANDAAG)
        return any(rij.regel == regel and slug in rij.onderwerp.acties for rij in bevindingen)

    assert gevonden()
    invoer = geopend(samira, slug, veld)
    assert bewaar(samira, slug, veld, invoer, waarde=waarde, reden="Nagevraagd").status_code == 200
    assert not gevonden()
