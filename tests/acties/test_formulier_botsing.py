"""Two people on the form of one actie: nothing is lost, and who is second sees both values and chooses."""

import pytest
from django.test import Client

from acties.models import Actie
from programma.models import Deelname, Gebruiker, Partner, Rol, Wijziging
from tests.acties.bladzijde import woorden
from tests.acties.formulierblad import Blad, bewerk

BOTSING = 409
REDEN = "Afgesproken"


def _van_het_team(noord, naam: str) -> Client:
    iemand = Gebruiker.objects.create_user(f"{naam.lower()}@noord.example", None, naam=naam)
    Deelname.objects.create(gebruiker=iemand, programma=noord, rol=Rol.PROGRAMMATEAM)
    client = Client()
    client.force_login(iemand)
    return client


@pytest.fixture
def samira(noord) -> Client:
    return _van_het_team(noord, "Samira")


@pytest.fixture
def joost(noord) -> Client:
    return _van_het_team(noord, "Joost")


@pytest.fixture
def buiten(noord) -> Actie:
    return Actie.objects.get(slug="mee-naar-buiten")


def blokken(blad: Blad) -> dict[str, str]:
    """The fields that clash, with everything that is said about them."""
    return {
        blok.xpath(".//button/@value")[0]: woorden(blok) for blok in blad.form.xpath(".//section[@class='botsing']")
    }


def test_what_they_change_in_different_fields_is_merged(samira, joost, buiten):
    van_samira, van_joost = bewerk(samira, buiten.slug), bewerk(joost, buiten.slug)
    assert van_samira.stuur(titel="Naar buiten").antwoord.status_code == 302
    assert van_joost.stuur(gebied="De Heuvel").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert (buiten.titel, buiten.gebied) == ("Naar buiten", "De Heuvel")


def test_the_same_field_shows_joost_both_values_who_and_when_and_keeps_all_he_typed(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten", soort="doorlopend")
    van_joost.stuur(titel="Buitenspelen", gebied="De Heuvel", geld_3_bedrag="€ 500 fonds", reden=REDEN)
    assert van_joost.antwoord.status_code == BOTSING
    assert list(blokken(van_joost)) == ["titel"]
    assert "Naar buiten" in blokken(van_joost)["titel"]
    assert "Buitenspelen" in blokken(van_joost)["titel"]
    assert "Samira" in blokken(van_joost)["titel"]
    assert Wijziging.objects.over("actie", buiten.pk).sinds_het_laden().count() == 1
    assert [van_joost.waarde(naam) for naam in ("titel", "gebied", "geld_3_bedrag", "reden")] == [
        "Buitenspelen",
        "De Heuvel",
        "€ 500",
        REDEN,
    ]
    # What Joost left alone is as it is by now.
    assert van_joost.waarde("soort") == "doorlopend"


def test_pressing_save_again_is_no_choice(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten")
    assert van_joost.stuur(titel="Buitenspelen").stuur().antwoord.status_code == BOTSING


def test_one_click_keeps_the_own_value_and_saves_the_rest_too(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten")
    van_joost.stuur(titel="Buitenspelen", gebied="De Heuvel")
    assert van_joost.druk("houd").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert (buiten.titel, buiten.gebied) == ("Buitenspelen", "De Heuvel")
    verschil = Wijziging.objects.over("actie", buiten.pk)[0].verschillen[0]
    assert (verschil["oud"], verschil["nieuw"]) == ("Naar buiten", "Buitenspelen")


def test_one_click_takes_the_other_value_and_saves_the_rest_too(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten")
    van_joost.stuur(titel="Buitenspelen", gebied="De Heuvel")
    assert van_joost.druk("neem").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert (buiten.titel, buiten.gebied) == ("Naar buiten", "De Heuvel")


@pytest.mark.parametrize(
    ("van_een", "van_ander", "veld"),
    [
        ({"geld_0_bedrag": "9.000"}, {"geld_0_bedrag": "7.000"}, "financiering_programma"),
        ({"geld_1_bedrag": "1.000"}, {"geld_2_DELETE": "on"}, "financiering_anders"),
        ({"hoofdpartners_1_naam": "Woej"}, {"hoofdpartners_1_naam": "SenW"}, "hoofdpartners"),
        ({"doelen": ["A"]}, {"doelen": ["A", "B"]}, "doelen"),
        ({"looptijd": "2026"}, {"looptijd": "2027"}, "looptijd"),
        ({"status": "bijsturen"}, {"status": "afgerond"}, "status"),
        (
            {"mijlpalen_0_naam": "Start", "mijlpalen_0_datum": "1-4-2026"},
            {"mijlpalen_0_naam": "Einde", "mijlpalen_0_datum": "1-5-2026"},
            "mijlpalen",
        ),
    ],
)
@pytest.mark.parametrize("keuze", ["houd", "neem"])
def test_every_kind_of_field_can_clash_and_be_chosen(samira, joost, buiten, van_een, van_ander, veld, keuze):
    van_joost = bewerk(joost, buiten.slug)
    assert bewerk(samira, buiten.slug).stuur(**van_een, reden=REDEN).antwoord.status_code == 302
    van_joost.stuur(**van_ander, gebied="De Heuvel", reden=REDEN)
    assert list(blokken(van_joost)) == [veld]
    assert van_joost.druk(keuze).antwoord.status_code == 302
    laatste, eerste = Wijziging.objects.over("actie", buiten.pk)[:2]
    assert (veld in laatste.velden(), veld in eerste.velden()) == (keuze == "houd", True)
    buiten.refresh_from_db()
    assert buiten.gebied == "De Heuvel"


def test_two_fields_are_chosen_one_by_one(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten", gebied="Noord")
    van_joost.stuur(titel="Buitenspelen", gebied="De Heuvel")
    assert list(blokken(van_joost)) == ["titel", "gebied"]
    assert van_joost.druk("houd").antwoord.status_code == BOTSING
    assert list(blokken(van_joost)) == ["gebied"]
    assert van_joost.druk("neem").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert (buiten.titel, buiten.gebied) == ("Buitenspelen", "Noord")


def test_somebody_who_changes_it_once_more_is_not_overwritten_by_an_old_choice(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten")
    van_joost.stuur(titel="Buitenspelen")
    bewerk(samira, buiten.slug).stuur(titel="Allemaal naar buiten")
    assert van_joost.druk("houd").antwoord.status_code == BOTSING
    assert "Allemaal naar buiten" in blokken(van_joost)["titel"]


def test_the_same_change_by_both_is_said_and_needs_one_click(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug)
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten")
    van_joost.stuur(titel="Naar buiten", gebied="De Heuvel")
    assert "U koos hetzelfde." in blokken(van_joost)["titel"]
    assert van_joost.druk("neem").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert (buiten.titel, buiten.gebied) == ("Naar buiten", "De Heuvel")


def test_a_partner_that_was_to_be_added_waits_for_the_choice(samira, joost, buiten):
    van_joost = bewerk(joost, buiten.slug).stuur(hoofdpartners_1_naam="Buurtmoestuin", titel="Buitenspelen")
    bewerk(samira, buiten.slug).stuur(titel="Naar buiten")
    van_joost.stuur(onbekend_0_keuze="groep")
    assert van_joost.antwoord.status_code == BOTSING
    assert not Partner.objects.filter(naam="Buurtmoestuin").exists()
    assert van_joost.druk("houd").antwoord.status_code == 302
    assert Partner.objects.filter(naam="Buurtmoestuin").exists()


def test_a_form_that_does_not_say_what_was_seen_writes_nothing(samira, buiten):
    for gezien in ("", "{", "[]", "{}", '{"titel": "x"}', '{"doelen": 5}', '{"doelen": [[]]}'):
        blad = bewerk(samira, buiten.slug).stuur(titel="Naar buiten", gezien=gezien)
        assert blad.antwoord.status_code == 422
    buiten.refresh_from_db()
    assert buiten.versie == 1


# ---- who is there ----


def test_joost_sees_that_samira_has_the_form_open_until_she_saves(samira, joost, buiten):
    van_samira = bewerk(samira, buiten.slug)
    hint = "Wordt nu ook bewerkt door Samira."
    assert hint in woorden(bewerk(joost, buiten.slug).boom)
    adres = f"/sterk-voor-noord/acties/{buiten.slug}/aanwezig/"
    assert hint in joost.post(adres).content.decode()
    van_samira.stuur(titel="Naar buiten")
    assert hint not in joost.post(adres).content.decode()


def test_who_leaves_the_form_is_gone(samira, joost, buiten):
    bewerk(samira, buiten.slug)
    antwoord = samira.post(f"/sterk-voor-noord/acties/{buiten.slug}/aanwezig/", {"klaar": "ja"})
    assert antwoord.status_code == 204
    assert "Wordt nu ook" not in woorden(bewerk(joost, buiten.slug).boom)


def test_a_reader_is_not_recorded(wethouder, buiten):
    assert wethouder.get(f"/sterk-voor-noord/acties/{buiten.slug}/bewerken/").status_code == 404
    assert wethouder.post(f"/sterk-voor-noord/acties/{buiten.slug}/aanwezig/").status_code == 404
    assert not buiten.bewerkingen.exists()
