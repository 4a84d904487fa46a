"""Who lets whom in, and what nobody can do by accident."""

from datetime import timedelta

import pytest

from programma.aanmeldlink import Linkmaker, pad
from programma.handelingen.gebruikers import (
    Versies,
    haal_uit_programma,
    kies_wachtwoord,
    vernieuw_link,
    voeg_toe,
    wijzig,
    zet_aan,
    zet_uit,
)
from programma.handelingen.weigering import Geweigerd
from programma.models import Deelname, Gebruiker, Partner, Rol, Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .conftest import NU, maak_deelname


def gezien(deelname: Deelname) -> Versies:
    """The versions as somebody who looks now sees them."""
    nu = Deelname.objects.select_related("gebruiker").get(pk=deelname.pk)
    return Versies(nu.versie, nu.gebruiker.versie)


def verhaal(deelname: Deelname) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """What the history tells about somebody, the newest first."""
    return [
        (wijziging.handeling, [(rij["naam"], rij["oud_tekst"], rij["nieuw_tekst"]) for rij in wijziging.verschillen])
        for wijziging in Wijziging.objects.over("gebruiker", deelname.gebruiker_id)
    ]


def test_fatima_adds_anna_who_cannot_sign_in_before_she_chose_a_password(noord, daad):
    anna, nieuw = voeg_toe(
        programma=noord, email="Anna@Gemeente.example", naam="Anna", rol=Rol.WETHOUDER, partner=None, daad=daad
    )
    assert nieuw
    assert anna.gebruiker.email == "anna@gemeente.example"
    assert not anna.gebruiker.has_usable_password()
    assert verhaal(anna) == [
        (
            "toegevoegd",
            [("Naam", "", "Anna"), ("E-mailadres", "", "anna@gemeente.example"), ("Rol", "", "Wethouder")],
        )
    ]


def test_somebody_of_zuid_joins_noord_with_the_account_that_is_there(noord, zuid, daad):
    in_zuid = maak_deelname(zuid, "Karim", Rol.LEZER)
    in_noord, nieuw = voeg_toe(
        programma=noord, email="KARIM@gemeente.example", naam="K. Anders", rol=Rol.LEZER, partner=None, daad=daad
    )
    assert not nieuw
    assert in_noord.gebruiker == in_zuid.gebruiker
    assert in_noord.gebruiker.naam == "Karim"


def test_who_takes_part_already_is_not_added_twice(noord, daad, joost):
    with pytest.raises(Geweigerd, match="Joost doet al mee"):
        voeg_toe(programma=noord, email=joost.gebruiker.email, naam="Joost", rol=Rol.LEZER, partner=None, daad=daad)
    assert noord.deelnames.filter(gebruiker=joost.gebruiker).count() == 1


@pytest.mark.parametrize("rol", [Rol.PARTNER, Rol.BESTUURSLID])
def test_who_acts_for_a_partner_needs_one(noord, daad, rol):
    with pytest.raises(Geweigerd, match="Kies namens welke partner"):
        voeg_toe(programma=noord, email="an@woej.example", naam="An", rol=rol, partner=None, daad=daad)
    assert not Gebruiker.objects.filter(email="an@woej.example").exists()


def test_a_lezer_has_no_partner(noord, daad, joost):
    woej = Partner.objects.get(naam="Woej")
    with pytest.raises(Geweigerd, match="Bij de rol Lezer hoort geen partner"):
        wijzig(deelname=joost, gezien=gezien(joost), rol=Rol.LEZER, partner=woej, daad=daad)


def test_joost_becomes_bestuurslid_of_woej_and_the_history_says_so(daad, joost):
    woej = Partner.objects.get(naam="Woej")
    assert wijzig(deelname=joost, gezien=gezien(joost), rol=Rol.BESTUURSLID, partner=woej, daad=daad)
    assert verhaal(joost) == [("gewijzigd", [("Rol", "Programmateam", "Bestuurslid"), ("Partner", "", "Woej")])]
    assert not wijzig(deelname=joost, gezien=gezien(joost), rol=Rol.BESTUURSLID, partner=woej, daad=daad)
    assert len(verhaal(joost)) == 1


def test_name_and_address_of_joost_are_corrected(daad, joost):
    als = {"deelname": joost, "rol": Rol.PROGRAMMATEAM, "partner": None, "daad": daad}
    wijzig(**als, gezien=gezien(joost), naam="Joost de Wit", email="J.deWit@gemeente.example")
    joost.gebruiker.refresh_from_db()
    assert (joost.gebruiker.naam, joost.gebruiker.email) == ("Joost de Wit", "j.dewit@gemeente.example")


def test_joost_cannot_get_the_address_of_fatima(daad, joost, fatima):
    als = {"deelname": joost, "rol": Rol.PROGRAMMATEAM, "partner": None, "daad": daad}
    with pytest.raises(Geweigerd, match="Er is al een gebruiker met dit e-mailadres"):
        wijzig(**als, gezien=gezien(joost), naam="Joost", email=fatima.gebruiker.email)
    assert verhaal(joost) == []


def test_two_beheerders_change_the_role_of_joost_and_the_second_hears_it(daad, joost):
    als_eerst = gezien(joost)
    wijzig(deelname=joost, gezien=als_eerst, rol=Rol.LEZER, partner=None, daad=daad)
    with pytest.raises(VersieBotsing):
        wijzig(deelname=joost, gezien=als_eerst, rol=Rol.WETHOUDER, partner=None, daad=daad)
    joost.refresh_from_db()
    assert joost.rol == Rol.LEZER


def test_who_was_taken_out_meanwhile_cannot_be_changed(daad, joost):
    als_eerst = gezien(joost)
    haal_uit_programma(deelname=joost, gezien=als_eerst, daad=daad)
    with pytest.raises(VersieBotsing):
        wijzig(deelname=joost, gezien=als_eerst, rol=Rol.LEZER, partner=None, daad=daad)


def test_nobody_takes_away_the_last_beheerder(fatima, daad):
    with pytest.raises(Geweigerd, match="Fatima is de enige beheerder"):
        wijzig(deelname=fatima, gezien=gezien(fatima), rol=Rol.LEZER, partner=None, daad=daad)
    with pytest.raises(Geweigerd, match="Fatima is de enige beheerder"):
        zet_uit(deelname=fatima, gezien=gezien(fatima), daad=daad)
    with pytest.raises(Geweigerd, match="Fatima is de enige beheerder"):
        haal_uit_programma(deelname=fatima, gezien=gezien(fatima), daad=daad)
    assert verhaal(fatima) == []


def test_a_beheerder_without_a_password_does_not_count(noord, fatima, daad):
    anna, _ = voeg_toe(
        programma=noord, email="anna@gemeente.example", naam="Anna", rol=Rol.BEHEERDER, partner=None, daad=daad
    )
    with pytest.raises(Geweigerd, match="enige beheerder"):
        haal_uit_programma(deelname=fatima, gezien=gezien(fatima), daad=daad)
    kies_wachtwoord(gebruiker=anna.gebruiker, wachtwoord="een lang wachtwoord", daad=Daad(anna.gebruiker, NU))
    haal_uit_programma(deelname=fatima, gezien=gezien(fatima), daad=daad)
    assert not noord.deelnames.filter(pk=fatima.pk).exists()


def test_a_demo_beheerder_does_not_count_where_demo_accounts_cannot_sign_in(noord, fatima, daad, settings):
    Gebruiker.objects.filter(proefaccount=True).update(is_active=True)
    settings.DEMO = False
    with pytest.raises(Geweigerd, match="enige beheerder"):
        haal_uit_programma(deelname=fatima, gezien=gezien(fatima), daad=daad)


def test_an_account_that_serves_zuid_too_is_not_changed_from_noord(zuid, daad, joost):
    maak_deelname(zuid, "Joost", Rol.BEHEERDER)
    niet_hier = pytest.raises(Geweigerd, match="hoort niet alleen bij dit programma")
    als = {"deelname": joost, "daad": daad}
    with niet_hier:
        wijzig(**als, gezien=gezien(joost), rol=Rol.PROGRAMMATEAM, partner=None, naam="Iemand", email=None)
    with niet_hier:
        zet_uit(**als, gezien=gezien(joost))
    with niet_hier:
        vernieuw_link(**als, gezien=gezien(joost))
    assert wijzig(**als, gezien=gezien(joost), rol=Rol.LEZER, partner=None)


def test_a_superuser_may_change_an_account_of_two_programmes(zuid, joost):
    maak_deelname(zuid, "Joost", Rol.LEZER)
    super_ = Gebruiker.objects.create_superuser("super@gemeente.example", None, naam="Beheer")
    zet_uit(deelname=joost, gezien=gezien(joost), daad=Daad(super_, NU))
    joost.gebruiker.refresh_from_db()
    assert not joost.gebruiker.is_active


def test_a_beheerder_gets_no_hold_on_a_superuser(noord, daad):
    Gebruiker.objects.create_superuser("super@gemeente.example", None, naam="Beheer")
    mee, _ = voeg_toe(programma=noord, email="super@gemeente.example", naam="", rol=Rol.LEZER, partner=None, daad=daad)
    with pytest.raises(Geweigerd, match="hoort niet alleen bij dit programma"):
        vernieuw_link(deelname=mee, gezien=gezien(mee), daad=daad)


def test_joost_goes_out_and_comes_back_in_with_his_own_password(daad, joost):
    zet_uit(deelname=joost, gezien=gezien(joost), daad=daad)
    zet_aan(deelname=joost, gezien=gezien(joost), daad=daad)
    joost.gebruiker.refresh_from_db()
    assert joost.gebruiker.check_password("een lang wachtwoord")
    assert [verschillen for _, verschillen in verhaal(joost)] == [
        [("Kan inloggen", "nee", "ja")],
        [("Kan inloggen", "ja", "nee")],
    ]


def test_the_history_of_somebody_who_left_and_came_back_is_one_story(noord, daad, joost):
    haal_uit_programma(deelname=joost, gezien=gezien(joost), daad=daad)
    terug, nieuw = voeg_toe(
        programma=noord, email=joost.gebruiker.email, naam="", rol=Rol.LEZER, partner=None, daad=daad
    )
    assert not nieuw
    assert [handeling for handeling, _ in verhaal(terug)] == ["toegevoegd", "verwijderd"]


def token(deelname: Deelname) -> str:
    """The token of a link that is made for somebody at NU."""
    gebruiker = Gebruiker.objects.get(pk=deelname.gebruiker_id)
    return pad(gebruiker, NU).rstrip("/").rsplit("/", 1)[-1]


def werkt(deelname: Deelname, token: str, na: timedelta = timedelta(hours=1)) -> bool:
    gebruiker = Gebruiker.objects.get(pk=deelname.gebruiker_id)
    return Linkmaker(NU + na).check_token(gebruiker, token)


def test_a_link_works_for_three_days(joost):
    link = token(joost)
    assert werkt(joost, link, timedelta(days=3))
    assert not werkt(joost, link, timedelta(days=3, seconds=1))
    assert not werkt(joost, "verzonnen-token")


def test_a_link_works_once(joost):
    link = token(joost)
    gebruiker = Gebruiker.objects.get(pk=joost.gebruiker_id)
    tegelijk = Gebruiker.objects.get(pk=joost.gebruiker_id)
    kies_wachtwoord(gebruiker=gebruiker, wachtwoord="nog een lang wachtwoord", daad=Daad(gebruiker, NU))
    assert not werkt(joost, link)
    with pytest.raises(VersieBotsing):
        kies_wachtwoord(gebruiker=tegelijk, wachtwoord="een heel ander wachtwoord", daad=Daad(tegelijk, NU))
    assert Gebruiker.objects.get(pk=joost.gebruiker_id).check_password("nog een lang wachtwoord")


def test_a_newer_link_ends_the_one_before(daad, joost):
    eerste = token(joost)
    vernieuw_link(deelname=joost, gezien=gezien(joost), daad=daad)
    assert not werkt(joost, eerste)
    assert werkt(joost, token(joost))


def test_a_link_ends_when_the_account_is_set_inactive_or_joins_another_programme(zuid, daad, joost):
    link = token(joost)
    mee = maak_deelname(zuid, "Joost", Rol.LEZER)
    assert not werkt(joost, link)
    mee.delete()
    assert werkt(joost, link)
    zet_uit(deelname=joost, gezien=gezien(joost), daad=daad)
    assert not werkt(joost, link)


def test_who_cannot_sign_in_gets_no_link(daad, joost):
    zet_uit(deelname=joost, gezien=gezien(joost), daad=daad)
    with pytest.raises(Geweigerd, match="Zet het account eerst aan"):
        vernieuw_link(deelname=joost, gezien=gezien(joost), daad=daad)


def test_the_history_never_holds_a_password_or_a_link(joost, daad):
    vernieuw_link(deelname=joost, gezien=gezien(joost), daad=daad)
    link = token(joost)
    gebruiker = Gebruiker.objects.get(pk=joost.gebruiker_id)
    kies_wachtwoord(gebruiker=gebruiker, wachtwoord="sinaasappel-fietsbel", daad=Daad(gebruiker, NU))
    alles = str(list(Wijziging.objects.over("gebruiker", joost.gebruiker_id).values()))
    assert "zelf gekozen" in alles
    assert "sinaasappel" not in alles
    assert link not in alles
    assert gebruiker.password not in alles
