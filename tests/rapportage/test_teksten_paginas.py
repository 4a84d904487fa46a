"""The pages of the texts of a round: what the team writes there, and what everybody else reads."""

import re

import lxml.html
import pytest
from django.test import Client

from programma.models import Rol
from rapportage.handelingen.teksten import haal_tekst_weg, wijzig_tekst
from rapportage.handelingen.tekstvelden import Inhoud
from rapportage.models import Tekstblok
from rapportage.ronde.stappen import Stapnaam
from tests.rapportage.rondes import doe, leg_vast, volgende, zet

TEKSTEN = "/sterk-voor-noord/rapportages/2024-04/teksten/"
BLAD = f"{TEKSTEN}communicatie/"


@pytest.fixture
def blok(periode) -> Tekstblok:
    return periode.tekstblokken.get(sleutel="communicatie")


def post(client: Client, adres: str = f"{BLAD}bewaren/", **velden: str | int):
    return client.post(adres, {"versie": 1, "basis": 1, "kop": "Communicatie"} | velden)


def woorden(antwoord) -> str:
    """What a reader sees, with its spaces once."""
    pagina = lxml.html.fromstring(antwoord.content)
    return " ".join(pagina.xpath("string(//main)").split())


def veld(antwoord, naam: str) -> str:
    return lxml.html.fromstring(antwoord.content).xpath(f"string(//textarea[@name='{naam}'])").strip()


def test_the_tab_shows_every_section_with_its_texts_in_the_order_of_the_overview(wethouder):
    pagina = lxml.html.fromstring(wethouder.get(TEKSTEN).content)
    koppen = [" ".join(kop.text_content().split()) for kop in pagina.xpath("//section/div/h2")]
    assert (koppen[0], koppen[3], koppen[-1]) == ("Belangrijkste wijzigingen", "Stand van zaken", "Risicomanagement")
    assert len(pagina.xpath("//table//tbody/tr[@id]")) == 46
    assert not pagina.xpath("//main//button[@name='richting']")


def test_a_partner_does_not_see_the_texts(partner):
    assert partner.get(TEKSTEN).status_code == partner.get(BLAD).status_code == 404


@pytest.mark.parametrize("pad", ["", "stand-integrale-leefbaarheidsactie/", "nieuw/stand/"])
def test_a_page_of_texts_asks_at_most_fifteen_questions(programmateam, django_assert_max_num_queries, pad):
    with django_assert_max_num_queries(15):
        assert programmateam.get(TEKSTEN + pad).status_code == 200


def test_without_javascript_the_team_types_a_list_and_finds_it_in_the_overview(programmateam):
    getypt = veld(programmateam.get(BLAD), "tekst") + "\n\n## Vooruit\n\n1. een **krant**\n2. [de site](https://a.nl)"
    antwoord = post(programmateam, tekst=getypt)
    assert antwoord.url == BLAD
    overzicht = programmateam.get("/sterk-voor-noord/rapportages/2024-04/overzicht").content.decode()
    assert "<h3>Vooruit</h3><ol><li>een <strong>krant</strong></li>" in overzicht
    assert veld(programmateam.get(BLAD), "tekst") == getypt


def test_what_the_editor_sends_counts_and_is_cleaned(programmateam, blok):
    post(programmateam, tekst="wat in het vak stond", tekst_html="<h2>Kop</h2><p style='color:red'>Ja <img src=x></p>")
    blok.refresh_from_db()
    assert blok.tekst == "<h3>Kop</h3><p>Ja</p>"


def test_a_literal_quote_that_is_changed_is_no_quote_any_more_and_the_page_says_so(programmateam, periode):
    adres = f"{TEKSTEN}doelstelling-ambitie/bewaren/"
    antwoord = programmateam.post(
        adres, {"versie": 1, "basis": 1, "kop": "Ambitie", "tekst": "Wij doen het samen."}, follow=True
    )
    assert "niet meer letterlijk die van de bron" in woorden(antwoord)
    assert not periode.tekstblokken.get(sleutel="doelstelling-ambitie").letterlijk


def test_what_cannot_be_kept_comes_back_with_what_was_typed(programmateam):
    antwoord = post(programmateam, kop="", tekst="Nog niet klaar, met een teken 👍")
    assert antwoord.status_code == 422
    assert veld(antwoord, "tekst") == "Nog niet klaar, met een teken 👍"
    assert "Geef de tekst een kop." in woorden(antwoord)
    assert "Haal het weg" in woorden(post(programmateam, tekst="Met een teken 👍"))


def test_what_is_too_much_comes_back_too(programmateam):
    antwoord = post(programmateam, tekst="woord & " * 20_000)
    assert antwoord.status_code == 422
    assert veld(antwoord, "tekst").count("woord &") == 20_000
    assert "Dit is te veel tekst voor één keer." in woorden(antwoord)


@pytest.fixture
def hun_tekst(blok) -> str:
    """Meanwhile somebody else wrote another first sentence, and kept the rest."""
    nieuw = blok.tekst.replace("Inwoners, jong en oud,", "Alle inwoners")
    wijzig_tekst(blok=blok, versie=1, inhoud=Inhoud(blok.kop, nieuw), daad=doe(Rol.BEHEERDER))
    return nieuw


def test_who_was_second_keeps_the_words_and_sees_both(programmateam, blok, hun_tekst):
    antwoord = post(programmateam, tekst="Mijn tekst.")
    assert antwoord.status_code == 409
    gelezen = woorden(antwoord)
    assert "Beheerder wijzigde deze tekst" in gelezen
    assert "weg: Alle inwoners" in gelezen
    assert "erbij: Mijn tekst." in gelezen
    assert veld(antwoord, "tekst") == "Mijn tekst."
    blok.refresh_from_db()
    assert blok.tekst == hun_tekst


def test_who_was_second_can_keep_the_own_text(programmateam, blok, hun_tekst):
    versie = lxml.html.fromstring(post(programmateam, tekst="Mijn tekst.").content).xpath(
        "string(//input[@name='versie']/@value)"
    )
    assert post(programmateam, versie=versie, tekst="Mijn tekst.").status_code == 302
    blok.refresh_from_db()
    assert blok.tekst == "<p>Mijn tekst.</p>"


def test_who_was_second_can_go_on_with_both_texts_in_one(programmateam, blok, hun_tekst):
    toen = blok.history.last().tekst
    antwoord = post(programmateam, versie=2, tekst_html=f"{toen}<p>Mijn slot.</p>", keuze="samen")
    assert antwoord.status_code == 200
    getypt = veld(antwoord, "tekst")
    assert getypt.startswith("Alle inwoners")
    assert getypt.endswith("Mijn slot.")
    blok.refresh_from_db()
    assert blok.tekst == hun_tekst


def test_who_writes_at_a_text_that_is_gone_may_add_it_again(programmateam, periode, blok):
    haal_tekst_weg(blok=blok, versie=1, daad=doe(Rol.BEHEERDER, reden="Staat al op de site."))
    antwoord = post(programmateam, tekst="Mijn tekst.")
    assert antwoord.status_code == 409
    assert "Staat al op de site." in woorden(antwoord)
    assert veld(antwoord, "tekst") == "Mijn tekst."
    post(programmateam, f"{TEKSTEN}nieuw/communicatie/", tekst="Mijn tekst.")
    assert periode.tekstblokken.get(sectie="communicatie").tekst == "<p>Mijn tekst.</p>"
    assert programmateam.post(f"{TEKSTEN}bestaat-niet/bewaren/", {}).status_code == 404


def test_the_team_adds_moves_and_takes_away(programmateam, periode):
    keuze = lxml.html.fromstring(programmateam.get(f"{TEKSTEN}nieuw/stand/").content)
    plek = keuze.xpath("string(//select[@name='plek']/option[contains(., 'Financiële zelfredzaamheid')]/@value)")
    nieuw = {"plek": plek, "niveau": "2", "kop": "Taalhuis", "tekst": "Het taalhuis is open."}
    naar = programmateam.post(f"{TEKSTEN}nieuw/stand/", nieuw).url
    assert naar == f"{TEKSTEN}#stand"
    blok = periode.tekstblokken.get(kop="Taalhuis")
    assert "Taalhuis" in woorden(programmateam.get("/sterk-voor-noord/rapportages/2024-04/overzicht"))
    adres = f"{TEKSTEN}{blok.sleutel}/"
    programmateam.post(f"{adres}verplaatsen/", {"versie": 1, "richting": "omhoog"})
    assert periode.tekstblokken.get(pk=blok.pk).volgorde == blok.volgorde - 1
    assert programmateam.post(f"{adres}weghalen/", {"versie": 2, "reden": ""}).status_code == 422
    programmateam.post(f"{adres}weghalen/", {"versie": 2, "reden": "Toch niet."})
    assert not periode.tekstblokken.filter(pk=blok.pk).exists()
    geschiedenis = woorden(programmateam.get("/sterk-voor-noord/geschiedenis/"))
    assert "Toch niet." in geschiedenis
    assert "Het taalhuis is open." in geschiedenis


def test_the_hints_come_while_writing_and_know_what_the_round_explains(programmateam):
    tekst = "De LEA is klaar, de XYZ ook. Wij doen dit middels overleg."
    antwoord = programmateam.post(f"{TEKSTEN}nalezen/", {"kop": "", "tekst": tekst})
    gelezen = " ".join(lxml.html.fromstring(antwoord.content.decode()).text_content().split())
    assert "Afkortingen die nergens zijn uitgelegd XYZ" in gelezen
    assert "LEA" not in gelezen
    assert "‘middels’: met of door" in gelezen


def test_what_is_pasted_comes_back_clean(programmateam):
    antwoord = programmateam.post(f"{TEKSTEN}opschonen/", {"html": "<h1>Kop</h1><p class=MsoNormal>Ja<o:p></o:p></p>"})
    assert antwoord.json() == {"html": "<h3>Kop</h3><p>Ja</p>"}
    assert programmateam.post(f"{TEKSTEN}opschonen/", {"html": "x" * 500_000}).status_code == 422


def test_after_the_round_was_agreed_to_the_texts_are_read_only(programmateam, periode):
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    assert "De ronde staat op ‘Ambtelijk akkoord’" in woorden(programmateam.get(TEKSTEN))
    assert not lxml.html.fromstring(programmateam.get(BLAD).content).xpath("//textarea")
    antwoord = post(programmateam, tekst="Toch nog iets.")
    assert antwoord.status_code == 422
    assert "Toch nog iets." in woorden(antwoord)


@pytest.mark.usefixtures("opslag", "zonder_druk")
def test_in_the_next_round_every_text_says_since_which_edition_it_is_the_same(programmateam, periode, blok):
    leg_vast(periode)
    nieuw = volgende(periode)
    anders = nieuw.tekstblokken.get(sleutel="planning")
    wijzig_tekst(
        blok=anders, versie=1, inhoud=Inhoud("Planning", "<p>Alles is klaar.</p>"), daad=doe(Rol.PROGRAMMATEAM)
    )
    adres = TEKSTEN.replace("2024-04", nieuw.slug)
    gelezen = woorden(programmateam.get(adres))
    assert gelezen.count("Ongewijzigd sinds editie 1") == 45
    assert gelezen.count("Gewijzigd sinds editie 1") == 1
    assert "46 teksten, waarvan 45 ongewijzigd" in gelezen
    ernaast = woorden(programmateam.get(f"{adres}planning/"))
    assert re.search(r"weg: In 2024-2025.*erbij: Alles is klaar", ernaast)
