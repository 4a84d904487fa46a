"""What the wethouder sees when he plays with the money, and how the team keeps what came out of it."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.models import Actie, Financiering
from financien.lezen import plafonds_van
from financien.models import Plafond, Verkenning
from programma.models import Wijziging
from programma.planlezen import huidig_plan
from tests.bladzijde import lees, woorden
from tests.fabriek import veel_acties

PAD = "/sterk-voor-noord/financien/verkenning/"
THUIS = "1.04"


@pytest.fixture
def bewaard(noord) -> Verkenning:
    """The one that is there already: without 3.05, Fijn en veilig wonen in de Frisolaan."""
    return Verkenning.objects.get()


def plafonds(pagina) -> list[str]:
    """What stands on top of the page, per opgave."""
    return [woorden(blok) for blok in pagina.xpath("//section[@id='stand']//li")]


def cijfers(pagina) -> dict[str, list[str]]:
    rijen = pagina.xpath("//section[@id='cijfers']//tr[td]")
    return {woorden(rij.find("th")): [woorden(cel) for cel in rij.findall("td")] for rij in rijen}


def test_without_choices_the_page_shows_the_ceilings_as_they_are(wethouder):
    assert cijfers(lees(wethouder, PAD)) == {
        "1 Jeugd, jongeren en onderwijs": ["€ 146.000", "€ 145.450", "€ 145.450", "€ 0", "€ 550", "€ 550"],
        "2 Financiële zelfredzaamheid en taal": ["€ 75.000", "€ 72.770", "€ 72.770", "€ 0", "€ 2.230", "€ 2.230"],
        "3 Fijn en veilig wonen": ["€ 98.000", "€ 94.370", "€ 94.370", "€ 0", "€ 3.630", "€ 3.630"],
        "Totaal": ["€ 319.000", "€ 312.590", "€ 312.590", "€ 0", "€ 6.410", "€ 6.410"],
    }


def test_moving_the_14770_back_is_14220_too_much_at_opgave_1(wethouder):
    pagina = lees(wethouder, f"{PAD}?zelf={THUIS}")
    een, twee, drie = plafonds(pagina)
    assert "€ 145.450 → wordt € 160.220 van € 146.000" in een
    assert een.endswith("€ 550 vrij → wordt € 14.220 te veel")
    assert "€ 72.770 → wordt € 58.000 van € 75.000" in twee
    assert twee.endswith("€ 17.000 vrij")
    assert drie.endswith("€ 3.630 vrij → wordt € 3.630 vrij")
    tabel = cijfers(pagina)
    assert tabel["1 Jeugd, jongeren en onderwijs € 14.220 te veel"][-1] == "€ −14.220"
    assert tabel["Totaal"] == ["€ 319.000", "€ 312.590", "€ 312.590", "€ 0", "€ 6.410", "€ 6.410"]


def test_the_bars_say_their_numbers_too(wethouder):
    titels = [
        woorden(titel) for titel in lees(wethouder, f"{PAD}?zelf={THUIS}").xpath("//section[@id='stand']//svg/title")
    ]
    assert titels[:2] == [
        "Nu: € 145.450 toegekend van € 146.000; € 550 vrij",
        "Wat als: € 160.220 toegekend van € 146.000; € 14.220 te veel",
    ]
    assert len(titels) == 6


def test_an_actie_out_an_amount_and_an_idea_move_their_ceilings_together(wethouder):
    vraag = "?uit=3.05&bedrag-1.01=20.000&idee=Zomerschool&idee_opgave=2&idee_bedrag=2.230,01"
    een, twee, drie = plafonds(lees(wethouder, PAD + vraag))
    assert een.endswith("€ 10.550 vrij")
    assert twee.endswith("€ 0,01 te veel")
    assert drie.endswith("€ 8.630 vrij")


def velden(pagina) -> list[tuple[str, str]]:
    """What the browser would send when the form is submitted as it stands."""
    formulier = pagina.xpath("//form[@id='verkenning']")[0]
    return list(formulier.form_values())


def test_without_javascript_the_form_leads_to_a_short_address_that_can_be_shared(wethouder):
    gevuld = [paar for paar in velden(lees(wethouder, PAD)) if paar != ("mee", "3.05")] + [("zelf", THUIS)]
    antwoord = wethouder.get(f"{PAD}?{urlencode(gevuld)}")
    assert (antwoord.status_code, antwoord.url) == (302, f"{PAD}?uit=3.05&zelf={THUIS}")
    pagina = lees(wethouder, antwoord.url)
    assert ("mee", "3.05") not in velden(pagina)
    assert ("zelf", THUIS) in velden(pagina)


def test_a_form_with_a_mistake_stays_as_it_was_typed_with_the_reason_beside_it(wethouder):
    gevuld = [paar for paar in velden(lees(wethouder, PAD)) if paar[0] != "bedrag-1.01"] + [("bedrag-1.01", "12.5")]
    pagina = lees(wethouder, f"{PAD}?{urlencode(gevuld)}")
    invoer = pagina.get_element_by_id("bedrag-1.01")
    assert (invoer.get("value"), invoer.get("aria-invalid")) == ("12.5", "true")
    assert "kan op twee manieren gelezen worden" in woorden(pagina.get_element_by_id("fout-1.01"))
    assert pagina.xpath("//div[@id='meldingen']//a/@href") == ["#bedrag-1.01"]


def test_what_htmx_asks_gets_its_address_along(wethouder):
    antwoord = wethouder.get(f"{PAD}?formulier=1&bedrag-1.01=0", headers={"hx-request": "true"})
    assert antwoord.status_code == 200
    assert parse_qs(urlsplit(antwoord["HX-Replace-Url"]).query)["bedrag-1.01"] == ["0"]


@pytest.mark.parametrize(
    "vraag",
    [
        "uit=9.99&zelf=x&bedrag-=5",
        "bedrag-1.01=1e999",
        "idee_opgave=" + "9" * 5000 + "&idee=x&idee_bedrag=1",
        "uit=%00&idee=%00&idee_bedrag=1&idee_opgave=1",
        "uit=%FF&bedrag-1.01=%FF",
        "&".join(f"uit={nummer}" for nummer in range(900)),
    ],
)
def test_a_strange_address_gets_a_sentence_and_the_rest_of_the_page(wethouder, vraag):
    pagina = lees(wethouder, f"{PAD}?{vraag}")
    assert cijfers(pagina)["Totaal"][0] == "€ 319.000"
    assert "Dit telt niet mee" in woorden(pagina.get_element_by_id("meldingen"))


def test_whoever_reads_may_play_and_only_the_team_may_keep(wethouder, programmateam, partner):
    vraag = f"{PAD}?uit=3.05"
    bewaren = "/financien/verkenning/bewaren/"
    assert not any(bewaren in href for href in lees(wethouder, vraag).xpath("//a/@href"))
    assert any(bewaren in href for href in lees(programmateam, vraag).xpath("//a/@href"))
    assert wethouder.get(f"{PAD}bewaren/?uit=3.05").status_code == 404
    assert wethouder.post(f"{PAD}bewaren/?uit=3.05", {"naam": "x"}).status_code == 404
    assert partner.get(PAD).status_code == 404


def test_joost_keeps_what_he_sees_and_opens_it_again(programmateam, noord):
    (knop,) = lees(programmateam, f"{PAD}?zelf={THUIS}").xpath("//div[@id='kop-knoppen']/a[text()='Bewaar']/@href")
    formulier = lees(programmateam, knop)
    assert "1.04 zelf betaald" in woorden(formulier.find(".//dl"))
    assert "Opgave 1: € 14.220 te veel." in woorden(formulier.find(".//dl"))
    antwoord = programmateam.post(knop, {"naam": "Zelf betalen", "toelichting": "Voor maandag"})
    pagina = lees(programmateam, antwoord.url)
    assert woorden(pagina.find(".//h1")) == "Zelf betalen"
    assert plafonds(pagina)[0].endswith("€ 14.220 te veel")
    assert "Voor maandag" in woorden(pagina.find(".//main"))
    assert "Er is iets veranderd" not in woorden(pagina.find(".//main"))
    assert "Zelf betalen" in woorden(lees(programmateam, PAD).xpath("//section[@aria-labelledby='bewaard']")[0])


def test_a_name_that_is_taken_is_refused_and_the_input_stays(programmateam, bewaard):
    antwoord = programmateam.post(f"{PAD}bewaren/?uit=3.03", {"naam": bewaard.naam, "toelichting": "Mijn idee"})
    assert antwoord.status_code == 422
    assert "Er is al een verkenning met de naam Zonder Frisolaan." in antwoord.content.decode()
    assert "Mijn idee" in antwoord.content.decode()


def test_nothing_cannot_be_kept(programmateam):
    antwoord = programmateam.post(f"{PAD}bewaren/", {"naam": "Niets"})
    assert antwoord.status_code == 422
    assert "Er is nog niets anders dan nu." in antwoord.content.decode()


def test_a_kept_what_if_counts_in_no_figure(wethouder, noord, bewaard):
    assert [stand.belast for stand in plafonds_van(huidig_plan(noord)).standen] == [145_450, 72_770, 94_370]
    assert "€ 3.630" in woorden(lees(wethouder, "/sterk-voor-noord/financien/plafonds/"))


def test_what_somebody_changes_at_a_kept_one_is_not_kept_until_she_says_so(programmateam, bewaard):
    blad = f"{PAD}{bewaard.pk}/"
    pagina = lees(programmateam, f"{blad}?uit=3.05&uit=3.03")
    knoppen = {woorden(a): a.get("href") for a in pagina.xpath("//div[@id='kop-knoppen']/a")}
    assert set(knoppen) == {"Bewaar over ‘Zonder Frisolaan’ heen", "Bewaar als nieuwe", "Terug naar wat bewaard is"}
    assert plafonds(lees(programmateam, blad))[2].endswith("€ 8.630 vrij")
    over = knoppen["Bewaar over ‘Zonder Frisolaan’ heen"]
    tekst = woorden(lees(programmateam, over).find(".//dl"))
    assert "Bewaard waszonder 3.05" in tekst
    assert "Dat wordtzonder 3.03, 3.05" in tekst
    programmateam.post(over, {"naam": bewaard.naam, "toelichting": "", "versie": "1"})
    assert plafonds(lees(programmateam, blad))[2].endswith("€ 10.130 vrij")


def test_a_kept_one_can_be_emptied_on_the_page_without_losing_it(wethouder, bewaard):
    pagina = lees(wethouder, f"{PAD}{bewaard.pk}/?keuzes=geen")
    assert plafonds(pagina)[2].endswith("€ 3.630 vrij")
    assert plafonds(lees(wethouder, f"{PAD}{bewaard.pk}/"))[2].endswith("€ 8.630 vrij")


def test_another_name_is_given_without_touching_the_choices(programmateam, bewaard):
    antwoord = programmateam.post(f"{PAD}{bewaard.pk}/wijzigen/", {"naam": "Zonder 3.05", "versie": "1"}, follow=True)
    assert "De verkenning ‘Zonder 3.05’ is bewaard." in antwoord.content.decode()
    assert Verkenning.objects.get().keuzes["uit"] == ["3.05"]


def test_who_comes_second_sees_both_and_may_write_over_it_knowingly(programmateam, bewaard):
    adres = f"{PAD}{bewaard.pk}/wijzigen/?uit=3.03"
    Verkenning.objects.filter(pk=bewaard.pk).update(naam="Van een ander", versie=2)
    antwoord = programmateam.post(adres, {"naam": "Van mij", "toelichting": "Ja", "versie": "1"})
    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert "Naam: ‘Van een ander’, u wilt ‘Van mij’" in tekst
    assert "Keuzes: zonder 3.05, u wilt zonder 3.03" in tekst
    assert 'name="versie" value="2"' in tekst
    assert Verkenning.objects.get().naam == "Van een ander"
    programmateam.post(adres, {"naam": "Van mij", "toelichting": "Ja", "versie": "2"})
    assert Verkenning.objects.get().naam == "Van mij"


def test_joost_removes_one_after_a_question(programmateam, bewaard):
    adres = f"{PAD}{bewaard.pk}/verwijderen/"
    assert "verwijderen?" in woorden(lees(programmateam, adres).find(".//h1"))
    assert programmateam.post(adres, {"versie": "0"}).status_code == 409
    assert Verkenning.objects.exists()
    assert programmateam.post(adres, {"versie": "1"}).url == PAD
    assert not Verkenning.objects.exists()
    laatste = Wijziging.objects.over("verkenning", bewaard.pk).first()
    assert (laatste.handeling, laatste.actor.naam) == ("verwijderd", "Programmateam")


def test_the_page_says_per_actie_what_changed_since_it_was_kept(wethouder, noord, bewaard):
    Financiering.objects.filter(actie__nummer="3.11", bron="programma").update(bedrag=45_000)
    Actie.objects.filter(nummer="3.05").update(status="vervallen")
    Plafond.objects.filter(opgave__nummer=3).update(bedrag=99_000)
    pagina = lees(wethouder, f"{PAD}{bewaard.pk}/")
    (melding,) = [rij for rij in pagina.find_class("melding") if "Er is iets veranderd" in woorden(rij)]
    assert [woorden(rij) for rij in melding.iter("li")] == [
        "Het plafond van opgave 3: toen € 98.000, nu € 99.000",
        "3.05 Fijn en veilig wonen in de Frisolaan: toen € 5.000 van opgave 3, nu niets",
        "3.11 Tuinkamer van Noord: toen € 40.000 van opgave 3, nu € 45.000 van opgave 3",
    ]
    assert "Actie 3.05 staat niet in dit plan of is vervallen." in woorden(pagina.get_element_by_id("meldingen"))


def test_one_of_another_programme_does_not_exist_here(wethouder, bewaard):
    assert wethouder.get(f"{PAD}{bewaard.pk + 1}/").status_code == 404


@pytest.mark.parametrize("deel", ["", "1/", f"?zelf={THUIS}&uit=3.05"])
def test_ten_times_as_many_acties_ask_no_more_of_the_database(wethouder, noord, bewaard, deel):
    adres = PAD + deel.replace("1/", f"{bewaard.pk}/")
    with CaptureQueriesContext(connection) as bij_56:
        lees(wethouder, adres)
    veel_acties(huidig_plan(noord), 504)
    with CaptureQueriesContext(connection) as bij_560:
        lees(wethouder, adres)
    assert len(bij_560) == len(bij_56) <= 15


def test_the_history_of_the_programme_tells_what_was_kept_and_leads_to_it(programmateam):
    antwoord = programmateam.post(f"{PAD}bewaren/?zelf={THUIS}", {"naam": "Zelf betalen"})
    (post,) = [
        rij
        for rij in lees(programmateam, "/sterk-voor-noord/geschiedenis/").find_class("post")
        if "Zelf betalen" in woorden(rij)
    ]
    assert antwoord.url in post.xpath(".//a/@href")
    assert "1.04 zelf betaald" in woorden(post)
