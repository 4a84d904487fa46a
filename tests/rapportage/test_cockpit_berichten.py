"""The team invites and reminds exactly who has not reported, and reads back every word of it."""

import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from acties.handelingen.voortgang import dien_in
from acties.models import Actie
from programma.berichtkeuzes import Berichtsoort
from programma.models import Bericht, Berichttekst, Rol
from programma.periodekeuzes import Periodetoestand
from tests.acties.verslagen import GOED, VAN_PARTNER, door, ingediend
from tests.bladzijde import lees, woorden
from tests.rapportage.rondeleven import STUDIELOKALEN, TECHNIEKMENU, WOEJ, account, lopende_ronde

TEKST = "/sterk-voor-noord/rapportages/berichten/herinnering/"


@pytest.fixture
def ronde(noord):
    return lopende_ronde(noord)


def adres(ronde, *delen: str) -> str:
    return "/".join(["/sterk-voor-noord/rapportages", ronde.slug, *delen]) + "/"


def brieven(pagina) -> dict[str, list[str]]:
    return {"brief": pagina.xpath("//input[@name='brief']/@value")}


def dien_alles_in(ronde, partner: str) -> None:
    for slug in Actie.objects.filter(rapporteur__naam=partner).values_list("slug", flat=True):
        ingediend(ronde, slug, nu=timezone.now())


def test_exactly_the_partners_who_have_not_reported_get_one(ronde, programmateam):
    woej, techniek = account(WOEJ), account(TECHNIEKMENU)
    dien_alles_in(ronde, TECHNIEKMENU)
    waar = adres(ronde, "herinneren")
    pagina = lees(programmateam, waar)
    voorbeeld = ["".join(brief.text_content().split()) for brief in pagina.xpath("//*[@class='brieftekst']")]
    assert programmateam.post(waar, brieven(pagina)).status_code == 302
    assert {adres for post in mail.outbox for adres in post.to} == {woej.email, "partner@noord.example"}
    assert techniek.email not in str([post.to for post in mail.outbox])
    # Word for word what was looked at, and every actie that is still open is in it.
    assert ["".join(f"{post.subject}{post.body}".split()) for post in mail.outbox] == voorbeeld
    tekst = next(post.body for post in mail.outbox if post.to == [woej.email])
    for nummer, titel in Actie.objects.filter(rapporteur__naam=WOEJ).values_list("nummer", "titel"):
        assert f"- {nummer} {titel}" in tekst
    assert "http://127.0.0.1:8000/sterk-voor-noord/" in tekst


def test_who_reported_on_one_actie_is_reminded_of_the_others_only(ronde, programmateam):
    ingediend(ronde, nu=timezone.now())
    waar = adres(ronde, "herinneren") + "?wie=stichting-studielokalen"
    programmateam.post(waar, brieven(lees(programmateam, waar)))
    (post,) = mail.outbox
    assert "1.01" not in post.body
    assert "- 1.02 Zomerschool" in post.body


def test_nobody_is_reminded_twice_on_a_day(ronde, programmateam, beheerder):
    waar = adres(ronde, "herinneren")
    # Two people have the page open; both press.
    invoer = brieven(lees(programmateam, waar))
    programmateam.post(waar, invoer)
    assert beheerder.post(waar, invoer).status_code == 409
    assert len(mail.outbox) == 1
    pagina = lees(beheerder, waar)
    assert brieven(pagina) == {"brief": []}
    assert "kreeg vandaag al een herinnering" in woorden(pagina)
    assert "Herinnering van" in woorden(lees(beheerder, adres(ronde)))


def test_nothing_goes_out_that_nobody_looked_at(ronde, programmateam):
    waar = adres(ronde, "herinneren")
    invoer = brieven(lees(programmateam, waar))
    ingediend(ronde, nu=timezone.now())
    antwoord = programmateam.post(waar, invoer)
    assert antwoord.status_code == 409
    assert "Er is intussen iets veranderd" in antwoord.content.decode()
    assert programmateam.post(waar).status_code == 422
    assert mail.outbox == []


def test_a_partner_without_an_account_is_named_with_the_way_to_invite(ronde, programmateam, beheerder):
    for client, href in ((beheerder, "/sterk-voor-noord/gebruikers/nieuw/?partner=woej"), (programmateam, None)):
        pagina = lees(client, adres(ronde, "herinneren"))
        (deel,) = pagina.xpath("//section[@aria-labelledby='niet']")
        assert WOEJ in woorden(deel)
        links = deel.xpath(f".//a[text()='{WOEJ}']/@href")
        assert links == ([href] if href else [])
    form = lees(beheerder, "/sterk-voor-noord/gebruikers/nieuw/?partner=woej")
    assert form.xpath("//option[@selected]/@value") == ["woej"]


def test_who_can_no_longer_send_in_is_not_reminded_but_named(noord, programmateam):
    ronde = lopende_ronde(noord, dagen_tot_deadline=-20)
    pagina = lees(programmateam, adres(ronde, "herinneren"))
    assert brieven(pagina) == {"brief": []}
    (deel,) = pagina.xpath("//section[@aria-labelledby='niet']")
    assert "indienen kan niet meer: geef uitstel" in woorden(deel)


def test_a_reminder_after_the_deadline_says_how_long_ago_it_was(noord, programmateam):
    ronde = lopende_ronde(noord, dagen_tot_deadline=-3)
    waar = adres(ronde, "herinneren")
    programmateam.post(waar, brieven(lees(programmateam, waar)))
    assert "dat is 3 dagen geleden" in mail.outbox[0].body


@pytest.mark.parametrize("wat", ["uitnodigen", "herinneren"])
def test_a_round_that_is_closed_or_has_no_deadline_asks_for_nothing(ronde, programmateam, wat):
    waar = adres(ronde, wat)
    invoer = brieven(lees(programmateam, waar))
    ronde.toestand = Periodetoestand.AMBTELIJK_AKKOORD.value
    ronde.save()
    assert "er worden geen verslagen meer gevraagd" in programmateam.post(waar, invoer).content.decode()
    assert mail.outbox == []


class HalfStuk(EmailBackend):
    """A server that refuses the messages to Woej."""

    def send_messages(self, berichten) -> int:
        if "woej@partner.example" in berichten[0].to:
            raise smtplib.SMTPRecipientsRefused({"woej@partner.example": (550, b"No such user")})
        return super().send_messages(berichten)


def test_a_message_that_did_not_leave_is_said_logged_and_may_be_tried_again(ronde, programmateam, settings, wethouder):
    settings.EMAIL_BACKEND = f"{__name__}.HalfStuk"
    account(WOEJ)
    waar = adres(ronde, "herinneren")
    antwoord = programmateam.post(waar, brieven(lees(programmateam, waar)), follow=True).content.decode()
    assert "1 herinnering is verstuurd." in antwoord
    assert "1 herinnering is niet verstuurd. De mailserver kent dit e-mailadres niet" in antwoord
    assert [post.to for post in mail.outbox] == [["partner@noord.example"]]
    logboek = woorden(lees(wethouder, adres(ronde, "berichten")).find(".//table"))
    assert "Woej Herinnering" in logboek
    assert "Niet verstuurd De mailserver kent dit e-mailadres niet" in logboek
    assert "@" not in logboek  # addresses are for the team
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    programmateam.post(waar, brieven(lees(programmateam, waar)))
    assert [post.to for post in mail.outbox][1:] == [["woej@partner.example"]]


def test_every_message_can_be_read_back_by_who_reads_the_programme(ronde, programmateam, wethouder):
    waar = adres(ronde, "uitnodigen")
    programmateam.post(waar, brieven(lees(programmateam, waar)))
    bericht = Bericht.objects.over_ronde(ronde).get()
    pagina = lees(wethouder, adres(ronde, "berichten", str(bericht.pk)))
    assert f"Beste mensen van {STUDIELOKALEN}," in woorden(pagina)
    assert "partner@noord.example" not in woorden(pagina)
    # It belongs to this round and to no other.
    assert wethouder.get(f"/sterk-voor-noord/rapportages/2024-04/berichten/{bericht.pk}/").status_code == 404


def test_an_installation_without_a_mail_server_says_so_before_anybody_presses(ronde, programmateam, settings):
    settings.MAIL_WIJZE = "niet"
    pagina = lees(programmateam, adres(ronde, "herinneren"))
    assert "Er is geen mailserver" in woorden(pagina)
    assert not pagina.xpath("//button[contains(., 'Verstuur')]")


# ---- sent back ----


def stuur_terug(client, ronde, verslag, opmerking: str = "Hoeveel gezinnen waren er?"):
    """Through the page of the report, as the team does."""
    verslag.refresh_from_db()
    waar = f"/sterk-voor-noord/acties/{VAN_PARTNER}/voortgang/{ronde.slug}/terugsturen/"
    return client.post(waar, {"versie": verslag.versie, "opmerking": opmerking}, follow=True).content.decode()


def test_who_gets_a_report_back_reads_why_in_an_email(ronde, programmateam):
    verslag = ingediend(ronde, nu=timezone.now())
    assert "1 e-mail is verstuurd." in stuur_terug(programmateam, ronde, verslag)
    (post,) = mail.outbox
    assert post.to == ["partner@noord.example"]
    assert "Hoeveel gezinnen waren er?" in post.body
    assert f"http://127.0.0.1:8000/sterk-voor-noord/acties/{VAN_PARTNER}/voortgang/{ronde.slug}/" in post.body
    assert "Teruggestuurd" in woorden(lees(programmateam, adres(ronde, "berichten")).find(".//table"))


def test_a_report_that_goes_back_twice_on_a_day_is_one_email_and_the_team_is_told(ronde, programmateam):
    verslag = ingediend(ronde, nu=timezone.now())
    stuur_terug(programmateam, ronde, verslag)
    verslag.refresh_from_db()
    dien_in(verslag=verslag, versie=verslag.versie, inhoud=GOED, daad=door(Rol.PARTNER, timezone.now()))
    assert "Vandaag ging er al een e-mail naar Stichting Studielokalen" in stuur_terug(programmateam, ronde, verslag)
    assert len(mail.outbox) == 1


def test_a_report_goes_back_also_when_no_email_can_go_with_it(ronde, programmateam, settings):
    verslag = ingediend(ronde, nu=timezone.now())
    settings.MAIL_WIJZE = "niet"
    assert "1 e-mail is niet verstuurd. Dit portaal kan nog geen e-mail versturen" in stuur_terug(
        programmateam, ronde, verslag
    )
    verslag.refresh_from_db()
    assert verslag.toestand == "terug"


# ---- the words ----


def test_the_team_writes_its_own_words_after_a_look_at_them(ronde, programmateam):
    invoer = {"onderwerp": "Wij wachten op {partner}", "tekst": "Dag {partner},\n\n{adres}", "versie": "0"}
    kijk = programmateam.post(TEKST, invoer | {"stap": "voorbeeld", "partner": "woej"})
    assert kijk.status_code == 200
    assert "Wij wachten op Woej" in kijk.content.decode()
    assert not Berichttekst.objects.exists()
    assert programmateam.post(TEKST, invoer).status_code == 302
    waar = adres(ronde, "herinneren")
    programmateam.post(waar, brieven(lees(programmateam, waar)))
    assert mail.outbox[0].subject == f"Wij wachten op {STUDIELOKALEN}"
    pagina = lees(programmateam, TEKST)
    assert "Onderwerp: {programma}: wij missen nog een verslag van u → Wij wachten op {partner}" in woorden(pagina)


def test_a_place_that_does_not_exist_is_refused_with_those_that_do(ronde, programmateam):
    invoer = {"onderwerp": "Dag {naam}", "tekst": "{adres}", "versie": "0"}
    for stap in ("", "voorbeeld"):
        antwoord = programmateam.post(TEKST, invoer | {"stap": stap})
        assert antwoord.status_code == 422
        assert "kent {naam} niet" in antwoord.content.decode()


def test_two_people_who_write_at_once_see_both_texts(ronde, programmateam, beheerder):
    invoer = {"onderwerp": "Van de een", "tekst": "{adres}", "versie": "0"}
    programmateam.post(TEKST, invoer)
    antwoord = beheerder.post(TEKST, invoer | {"onderwerp": "Van de ander"})
    assert antwoord.status_code == 409
    inhoud = antwoord.content.decode()
    assert "Van de een" in inhoud
    assert "Van de ander" in inhoud
    assert beheerder.post(TEKST, invoer | {"stap": "standaard"}).status_code == 302  # version 0 is no longer so
    assert Berichttekst.objects.get().onderwerp == "Van de een"


def test_the_words_of_the_portal_come_back_with_one_button(ronde, programmateam):
    programmateam.post(TEKST, {"onderwerp": "Eigen", "tekst": "{adres}", "versie": "0"})
    versie = lees(programmateam, TEKST).xpath("//form[.//button[@value='standaard']]//input[@name='versie']/@value")
    programmateam.post(TEKST, {"stap": "standaard", "versie": versie})
    pagina = lees(programmateam, TEKST)
    assert "Nu gelden de woorden van het portaal" in woorden(pagina)
    assert not pagina.xpath("//button[@value='standaard']")
    assert programmateam.get("/sterk-voor-noord/rapportages/berichten/spam/").status_code == 404


def test_there_is_a_text_for_every_kind_of_message(programmateam):
    for soort in Berichtsoort:
        assert soort.naam in woorden(lees(programmateam, TEKST.replace("herinnering", soort)))
