"""The beheerder lets people in and out through the pages; whoever gets a link chooses a password."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from lxml import html

from programma.models import Deelname, Gebruiker, Programma, Rol, Wijziging
from tests.bladzijde import lees, woorden

from .conftest import maak_deelname

LIJST = "/sterk-voor-noord/gebruikers/"
WACHTWOORD = "een kat op de mat"


@pytest.fixture
def bij_fatima(fatima) -> Client:
    """Fatima, the beheerder, is signed in."""
    return aangemeld(fatima)


def aangemeld(deelname: Deelname) -> Client:
    client = Client()
    client.force_login(deelname.gebruiker)
    return client


def blad(deelname: Deelname, wat: str = "gebruiker") -> str:
    return reverse(wat, args=[deelname.programma.slug, deelname.pk])


def ingevuld(client: Client, adres: str, **anders: str) -> dict[str, str]:
    """What the form on a page sends, with other answers for some fields."""
    formulier = lees(client, adres).xpath("//main//form")[0]
    return {naam: waarde or "" for naam, waarde in formulier.form_values()} | anders


def melding(antwoord) -> str:
    """What the messages and the list of errors on a page say."""
    return " ".join(woorden(deel) for deel in html.fromstring(antwoord.content.decode()).find_class("melding"))


def voeg_toe(client: Client, **antwoorden: str):
    leeg = {"naam": "Anna de Boer", "email": "anna@gemeente.example", "rol": "wethouder", "partner": ""}
    return client.post(f"{LIJST}nieuw/", leeg | antwoorden, follow=True)


def persoonlijke_link(antwoord) -> str:
    """The path of the link that a page shows."""
    return re.search(r"/wachtwoord/\w+/[\w-]+/", antwoord.content.decode())[0]


def test_fatima_sees_everybody_with_role_partner_and_last_visit(bij_fatima, noord, joost):
    maak_deelname(noord, "Samira", Rol.PARTNER, "Stichting Studielokalen")
    rijen = {woorden(rij[0]): [woorden(cel) for cel in rij[1:]] for rij in lees(bij_fatima, LIJST).xpath("//tbody/tr")}
    assert rijen["Samira"] == [
        "samira@gemeente.example",
        "Partner",
        "Stichting Studielokalen",
        "ja",
        "nog nooit",
    ]
    assert rijen["Joost"][1:4] == ["Programmateam", "", "ja"]
    assert rijen["Fatima u"][1] == "Beheerder"
    assert rijen["Fatima u"][4].startswith("2")
    assert rijen["Beheerder proefaccount"][3] == "nee"


def test_only_the_beheerder_finds_the_way_to_the_users(bij_fatima, programmateam, wethouder):
    def weg(client: Client) -> bool:
        return bool(lees(client, "/sterk-voor-noord/").xpath(f"//header//a[@href='{LIJST}']"))

    assert weg(bij_fatima)
    assert not weg(programmateam)
    assert not weg(wethouder)


def test_anna_is_added_gets_a_link_once_chooses_a_password_and_signs_in(bij_fatima, client):
    pagina = voeg_toe(bij_fatima)
    pad = persoonlijke_link(pagina)
    assert "Geef deze link aan Anna de Boer" in pagina.content.decode()
    assert "no-store" in pagina["Cache-Control"]
    assert mail.outbox == []
    assert "/wachtwoord/" not in bij_fatima.get(pagina.redirect_chain[-1][0]).content.decode()

    keuze = client.get(pad, follow=True)
    assert keuze.redirect_chain[-1][0].endswith("/kiezen/")
    assert pad.rsplit("/", 2)[1] not in keuze.content.decode()
    regels = [woorden(regel) for regel in html.fromstring(keuze.content.decode()).xpath("//main//ul/li")]
    assert regels[0].startswith("Gebruik minstens 12 tekens.")
    assert len(regels) == 3
    klaar = client.post(
        keuze.redirect_chain[-1][0], {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD}, follow=True
    )
    assert "Uw wachtwoord is bewaard" in melding(klaar)
    client.post("/inloggen", {"username": "anna@gemeente.example", "password": WACHTWOORD})
    assert client.get("/sterk-voor-noord/").status_code == 200


def test_a_link_that_was_used_or_never_was_says_how_to_get_another(bij_fatima, client):
    pad = persoonlijke_link(voeg_toe(bij_fatima))
    kiezen = client.get(pad)["Location"]
    client.post(kiezen, {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD})
    gebruikt, verzonnen = Client().get(pad), Client().get("/wachtwoord/OTk5/abc-def/")
    assert gebruikt.status_code == verzonnen.status_code == 410
    assert gebruikt.content == verzonnen.content
    assert "Vraag anders de beheerder van uw programma om een nieuwe link." in gebruikt.content.decode()


@pytest.mark.parametrize(
    ("eerste", "tweede", "fout"),
    [
        ("kort", "kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        ("anna de boer", "anna de boer", "Dit wachtwoord lijkt te veel op uw naam."),
        ("qwertyuiop123", "qwertyuiop123", "Dit wachtwoord gebruiken veel mensen."),
        (WACHTWOORD, "iets heel anders", "De twee wachtwoorden zijn niet gelijk."),
    ],
)
def test_anna_reads_what_is_wrong_with_a_password_and_it_is_not_repeated(bij_fatima, client, eerste, tweede, fout):
    kiezen = client.get(persoonlijke_link(voeg_toe(bij_fatima)))["Location"]
    pagina = client.post(kiezen, {"new_password1": eerste, "new_password2": tweede})
    assert fout in melding(pagina)
    assert f'value="{eerste}"' not in pagina.content.decode()
    assert not Gebruiker.objects.get(email="anna@gemeente.example").has_usable_password()


def test_choosing_a_password_ends_the_other_sessions_of_that_account(bij_fatima, joost):
    thuis = aangemeld(joost)
    pagina = bij_fatima.post(
        blad(joost, "gebruiker_link"), ingevuld(bij_fatima, blad(joost, "gebruiker_link")), follow=True
    )
    op_kantoor = Client()
    kiezen = op_kantoor.get(persoonlijke_link(pagina))["Location"]
    assert thuis.get("/sterk-voor-noord/").status_code == 200
    op_kantoor.post(kiezen, {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD})
    assert thuis.get("/sterk-voor-noord/").status_code == 302


def test_a_bestuurslid_is_not_added_without_a_partner(bij_fatima):
    pagina = voeg_toe(bij_fatima, rol="bestuurslid")
    assert "Kies namens welke partner deze gebruiker meedoet." in melding(pagina)
    assert not Gebruiker.objects.filter(email="anna@gemeente.example").exists()


def test_nobody_acts_for_a_group_or_for_a_partner_of_another_programme(bij_fatima, noord):
    noord.programmapartners.filter(partner__slug="politie").delete()
    keuzes = lees(bij_fatima, f"{LIJST}nieuw/").xpath("//select[@name='partner']/option/@value")
    assert {"woej", "wijz"} <= set(keuzes)
    assert not {"inwoners", "politie"} & set(keuzes)
    assert "partner" in melding(voeg_toe(bij_fatima, rol="partner", partner="politie")).lower()


def test_who_has_an_account_in_zuid_joins_without_a_link(bij_fatima, zuid):
    maak_deelname(zuid, "Karim", Rol.LEZER)
    pagina = voeg_toe(bij_fatima, email="Karim@gemeente.example")
    assert "Karim had al een account en doet nu mee als wethouder." in melding(pagina)
    assert "/wachtwoord/" not in pagina.content.decode()


def test_of_an_account_that_serves_zuid_too_only_the_role_can_be_changed(bij_fatima, zuid, joost):
    maak_deelname(zuid, "Joost", Rol.LEZER)
    pagina = lees(bij_fatima, blad(joost))
    assert pagina.xpath("//main//form//input[@type!='hidden']/@name") == ["rol"] * 6
    assert "Dit account hoort niet alleen bij dit programma." in woorden(pagina)
    assert "ook elders" in woorden(lees(bij_fatima, LIJST))
    antwoorden = ingevuld(bij_fatima, blad(joost), rol="lezer", naam="Iemand anders", email="ander@example.nl")
    bij_fatima.post(blad(joost), antwoorden)
    joost.refresh_from_db()
    joost.gebruiker.refresh_from_db()
    assert (joost.rol, joost.gebruiker.naam, joost.gebruiker.email) == ("lezer", "Joost", "joost@gemeente.example")
    for wat in ("gebruiker_uitzetten", "gebruiker_link"):
        geweigerd = bij_fatima.post(blad(joost, wat), ingevuld(bij_fatima, blad(joost, wat)), follow=True)
        assert "hoort niet alleen bij dit programma" in melding(geweigerd)
    joost.gebruiker.refresh_from_db()
    assert joost.gebruiker.is_active


def test_a_role_works_at_the_next_page(bij_fatima, joost):
    bij_joost = aangemeld(joost)
    assert bij_joost.get(LIJST).status_code == 404
    bij_fatima.post(blad(joost), ingevuld(bij_fatima, blad(joost), rol="beheerder"))
    assert bij_joost.get(LIJST).status_code == 200
    bij_fatima.post(blad(joost), ingevuld(bij_fatima, blad(joost), rol="partner", partner="woej"))
    assert bij_joost.get("/sterk-voor-noord/").status_code == 404
    assert bij_joost.get("/sterk-voor-noord/acties/").status_code == 200


def test_who_is_set_inactive_is_out_at_the_next_page_and_stays_out(bij_fatima, joost):
    bij_joost = aangemeld(joost)
    assert bij_joost.get("/sterk-voor-noord/").status_code == 200
    uit = blad(joost, "gebruiker_uitzetten")
    bij_fatima.post(uit, ingevuld(bij_fatima, uit))
    # Joost opened nothing in between: also then his old session must not come back to life.
    bij_fatima.post(blad(joost, "gebruiker_aanzetten"), versies(joost))
    assert Gebruiker.objects.get(pk=joost.gebruiker_id).is_active
    assert bij_joost.get("/sterk-voor-noord/")["Location"].startswith("/inloggen")


def versies(deelname: Deelname) -> dict[str, int]:
    nu = Deelname.objects.select_related("gebruiker").get(pk=deelname.pk)
    return {"versie_deelname": nu.versie, "versie_gebruiker": nu.gebruiker.versie}


def test_an_inactive_account_gets_no_further_than_the_sign_in_page(bij_fatima, joost):
    bij_joost = aangemeld(joost)
    uit = blad(joost, "gebruiker_uitzetten")
    bij_fatima.post(uit, ingevuld(bij_fatima, uit))
    assert bij_joost.get("/sterk-voor-noord/acties/")["Location"].startswith("/inloggen")
    poging = bij_joost.post("/inloggen", {"username": "joost@gemeente.example", "password": "een lang wachtwoord"})
    assert poging.status_code == 200


def test_joost_is_taken_out_and_sees_nothing_any_more(bij_fatima, joost):
    bij_joost = aangemeld(joost)
    weg = blad(joost, "gebruiker_weghalen")
    pagina = bij_fatima.post(weg, ingevuld(bij_fatima, weg), follow=True)
    assert "Joost doet niet meer mee aan Sterk voor Noord." in melding(pagina)
    assert bij_joost.get("/sterk-voor-noord/acties/").status_code == 404
    assert "U ziet hier nog geen programma" in bij_joost.get("/").content.decode()


def test_fatima_cannot_lock_herself_out_as_the_last_beheerder(bij_fatima, fatima):
    for wat in ("gebruiker_uitzetten", "gebruiker_weghalen"):
        pagina = bij_fatima.post(blad(fatima, wat), ingevuld(bij_fatima, blad(fatima, wat)), follow=True)
        assert "Fatima is de enige beheerder die kan inloggen." in melding(pagina)
    antwoorden = ingevuld(bij_fatima, blad(fatima), rol="lezer", zelf="on")
    assert "Fatima is de enige beheerder" in melding(bij_fatima.post(blad(fatima), antwoorden))
    assert bij_fatima.get(LIJST).status_code == 200


def test_fatima_is_asked_before_she_gives_up_her_own_role(bij_fatima, fatima, noord):
    maak_deelname(noord, "Ruud", Rol.BEHEERDER)
    assert "Dit bent u zelf" in melding(bij_fatima.get(blad(fatima, "gebruiker_weghalen")))
    assert "Dit is uw eigen account" in melding(bij_fatima.get(blad(fatima, "gebruiker_uitzetten")))
    antwoorden = ingevuld(bij_fatima, blad(fatima), rol="lezer")
    pagina = bij_fatima.post(blad(fatima), antwoorden)
    assert "Hierna kunt u zelf geen gebruikers meer beheren." in melding(pagina)
    assert bij_fatima.get(LIJST).status_code == 200
    pagina = bij_fatima.post(blad(fatima), antwoorden | {"zelf": "on"}, follow=True)
    assert "Fatima: de wijziging is bewaard." in melding(pagina)
    assert pagina.redirect_chain[-1][0] == "/sterk-voor-noord/"
    assert bij_fatima.get(LIJST).status_code == 404


def test_two_beheerders_at_one_form_the_second_sees_both_values(bij_fatima, noord, joost):
    bij_ruud = aangemeld(maak_deelname(noord, "Ruud", Rol.BEHEERDER))
    van_ruud = ingevuld(bij_ruud, blad(joost), rol="lezer")
    bij_fatima.post(blad(joost), ingevuld(bij_fatima, blad(joost), rol="wethouder"))
    pagina = bij_ruud.post(blad(joost), van_ruud)
    assert pagina.status_code == 409
    assert "Fatima wijzigde deze gebruiker op" in melding(pagina)
    assert "Rol: er staat nu Wethouder, u koos Lezer." in melding(pagina)
    joost.refresh_from_db()
    assert joost.rol == "wethouder"
    formulier = html.fromstring(pagina.content.decode()).xpath("//main//form")[0]
    bij_ruud.post(blad(joost), dict(formulier.form_values()))
    joost.refresh_from_db()
    assert joost.rol == "lezer"


def test_a_button_on_an_old_page_does_nothing(bij_fatima, joost):
    weg = blad(joost, "gebruiker_weghalen")
    oud = ingevuld(bij_fatima, weg)
    bij_fatima.post(blad(joost), ingevuld(bij_fatima, blad(joost), rol="lezer"))
    assert "Iemand anders heeft deze gebruiker net gewijzigd" in melding(bij_fatima.post(weg, oud, follow=True))
    assert Deelname.objects.filter(pk=joost.pk).exists()


def test_somebody_of_zuid_does_not_exist_in_noord(bij_fatima, zuid):
    karim = maak_deelname(zuid, "Karim", Rol.LEZER)
    for wat in ("", "link/", "uitzetten/", "weghalen/"):
        assert bij_fatima.get(f"{LIJST}{karim.pk}/{wat}").status_code == 404
        assert bij_fatima.post(f"{LIJST}{karim.pk}/{wat}", versies(karim)).status_code == 404
    assert bij_fatima.post(f"{LIJST}{karim.pk}/aanzetten/", versies(karim)).status_code == 404


def test_the_page_of_joost_tells_what_changed_and_who_did_it(bij_fatima, joost):
    bij_fatima.post(blad(joost), ingevuld(bij_fatima, blad(joost), rol="wethouder"))
    verhaal = woorden(lees(bij_fatima, blad(joost)).xpath("//section[@aria-labelledby='geschiedenis']")[0])
    assert "Rol: Programmateam → Wethouder Gewijzigd door Fatima," in verhaal
    wijziging = Wijziging.objects.van_programma(Programma.objects.get(slug="sterk-voor-noord")).first()
    assert (wijziging.onderwerp_soort, wijziging.onderwerp) == ("gebruiker", "Joost")


def test_the_list_takes_the_same_queries_for_any_number_of_users(bij_fatima, noord, django_assert_max_num_queries):
    for nummer in range(30):
        maak_deelname(noord, f"Lezer{nummer}", Rol.LEZER)
    with django_assert_max_num_queries(6):
        lees(bij_fatima, LIJST)


def test_nothing_that_is_read_changes_anything(bij_fatima, joost):
    voor = versies(joost), Wijziging.objects.count()
    for wat in ("gebruiker", "gebruiker_link", "gebruiker_uitzetten", "gebruiker_weghalen"):
        bij_fatima.get(blad(joost, wat))
    assert (versies(joost), Wijziging.objects.count()) == voor
