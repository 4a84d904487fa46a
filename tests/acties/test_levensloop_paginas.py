"""A new actie, a copy, and an actie that is vervallen and taken back, as the programmateam does it."""

import pytest

from acties.models import Actie
from programma.models import Wijziging
from tests.acties.bladzijde import WORTEL, een, lees, woorden
from tests.acties.formulierblad import Blad, bewerk


@pytest.fixture
def buiten(noord) -> Actie:
    return Actie.objects.get(slug="mee-naar-buiten")


def knoppen(pagina) -> list[str]:
    return [woorden(knop) for knop in pagina.xpath("//header[@class='paginakop']/div[@class='knoppen']/a")]


def test_a_new_actie_gets_the_next_nummer_of_its_opgave(programmateam, noord):
    blad = Blad(programmateam, "acties/nieuw/?opgave=2")
    assert blad.form.inputs["opgave"].value == "2"
    blad.stuur(
        titel="Taalcafé",
        doelen=["G", "J"],
        hoofdpartners_0_naam="bibliotheek",
        geld_0_bedrag="€ 2.500 programma",
        looptijd="2026",
        mijlpalen_0_naam="Opening",
        mijlpalen_0_datum="1-3-2026",
    )
    assert blad.antwoord.status_code == 302, blad.fouten()
    actie = Actie.objects.get(slug="taalcafe")
    assert actie.nummer == "2.14"
    (gegevens,) = Actie.objects.filter(pk=actie.pk).gegevens(met_mijlpalen=True)
    assert [verwijzing.letter for verwijzing in gegevens.letters] == ["G", "J"]
    assert [partner.naam for partner in gegevens.hoofdpartners] == ["Bibliotheek aan de Vliet"]
    assert gegevens.eigen_geld == 2500
    assert gegevens.mijlpalen[0].naam == "Opening"
    wijziging = Wijziging.objects.over("actie", actie.pk).get()
    assert wijziging.handeling == "toegevoegd"
    assert "Toegevoegd: 2.14 Taalcafé." in woorden(lees(programmateam, "acties/taalcafe/"))


def test_a_new_actie_without_title_or_opgave_comes_back_with_everything(programmateam, noord):
    blad = Blad(programmateam, "acties/nieuw/").stuur(
        omschrijving="Samen koken", geld_0_bedrag="1,285", geld_0_bron="fonds"
    )
    assert blad.antwoord.status_code == 422
    assert [fout.split(":")[0] for fout in blad.fouten()] == ["Opgave", "Titel", "Geld, regel 1, bedrag"]
    assert blad.waarde("omschrijving") == "Samen koken"
    blad.druk("voorstel", opgave="3", titel="Koken in de wijk")
    assert blad.antwoord.status_code == 302
    assert Actie.objects.get(slug="koken-in-de-wijk").financieringen.get().bedrag == 1285


def test_a_new_actie_gets_a_row_more_without_losing_anything(programmateam, noord):
    blad = Blad(programmateam, "acties/nieuw/").druk("meer", titel="Koken", hoofdpartners_0_naam="Woej")
    assert blad.antwoord.status_code == 200
    assert blad.fouten() == []
    assert blad.waarde("hoofdpartners-TOTAL_FORMS") == "3"
    assert blad.waarde("titel") == "Koken"


def test_a_copy_opens_its_own_form_and_takes_no_status_with_it(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(status="afgerond", reden="Klaar")
    adres = f"{WORTEL}acties/{buiten.slug}/dupliceren/"
    assert "Maak een kopie" in woorden(lees(programmateam, f"acties/{buiten.slug}/dupliceren/"))
    assert Actie.objects.filter(titel__startswith="Mee naar buiten").count() == 1
    antwoord = programmateam.post(adres)
    kopie = Actie.objects.get(titel="Mee naar buiten (kopie)")
    assert antwoord["Location"] == f"{WORTEL}acties/{kopie.slug}/bewerken/"
    assert (kopie.status, kopie.financieringen.count()) == ("niet_gerapporteerd", 3)


def test_an_actie_becomes_vervallen_with_a_reason_shows_that_and_comes_back(programmateam, wethouder, buiten):
    adres = f"{WORTEL}acties/{buiten.slug}/"
    assert programmateam.post(f"{adres}vervallen/", {"reden": " "}).status_code == 422
    buiten.refresh_from_db()
    assert buiten.status == "niet_gerapporteerd"
    assert programmateam.post(f"{adres}vervallen/", {"reden": "Te weinig deelnemers"}).status_code == 302
    pagina = lees(wethouder, f"acties/{buiten.slug}/")
    assert "Deze actie is vervallen" in woorden(pagina)
    assert "er staat nog € 8.000 van het programma bij" in woorden(pagina).replace("\xa0", " ")
    assert "vervallen" in een(lees(wethouder, "acties/?tekst=mee+naar+buiten"), "tbody").text_content().lower()
    voet = woorden(een(lees(wethouder, "acties/"), "tfoot")).replace("\xa0", " ")
    assert "€ 312.590 waarvan € 8.000 vervallen" in voet
    assert Wijziging.objects.over("actie", buiten.pk)[0].reden == "Te weinig deelnemers"
    assert programmateam.post(f"{adres}terughalen/", {"reden": "Toch genoeg"}).status_code == 302
    buiten.refresh_from_db()
    assert buiten.status == "niet_gerapporteerd"


def test_what_is_done_already_cannot_be_done_again(programmateam, buiten):
    terug, weg = (f"acties/{buiten.slug}/{deel}/" for deel in ("terughalen", "vervallen"))
    assert "Deze actie is niet vervallen." in woorden(lees(programmateam, terug))
    programmateam.post(WORTEL + terug, {"reden": "Toch genoeg"})
    programmateam.post(WORTEL + weg, {"reden": "Te weinig deelnemers"})
    assert "Deze actie is al vervallen." in woorden(lees(programmateam, weg))
    programmateam.post(WORTEL + weg, {"reden": "Nog een keer"})
    assert Wijziging.objects.over("actie", buiten.pk).sinds_het_laden().count() == 1


def test_the_buttons_are_for_the_team_only(programmateam, beheerder, wethouder, buiten):
    adres = f"acties/{buiten.slug}/"
    for client in (programmateam, beheerder):
        assert knoppen(lees(client, adres)) == ["Bewerk", "Kopieer", "Laat vervallen"]
    assert knoppen(lees(wethouder, adres)) == []


@pytest.mark.parametrize("deel", ["bewerken", "dupliceren", "vervallen", "terughalen"])
def test_an_actie_that_is_not_there_is_a_missing_page(programmateam, noord, deel):
    assert programmateam.get(f"{WORTEL}acties/bestaat-niet/{deel}/").status_code == 404
