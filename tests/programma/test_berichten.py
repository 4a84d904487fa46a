"""A message goes once a day to who must have it, and never half silent."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from programma.berichten import postbode as postkantoor
from programma.berichten.postbode import NIET_INGESTELD, TE_TRAAG, Postbode
from programma.berichten.woorden import STANDAARD, Woorden
from programma.berichtkeuzes import Berichtsoort
from programma.handelingen.berichten import verstuur_bericht
from programma.handelingen.berichtteksten import schrijf_berichttekst, woorden_van
from programma.handelingen.weigering import Geweigerd
from programma.models import Bericht, Berichttekst, Gebruiker, Rol, Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

WOORDEN = Woorden("Herinnering", "Wij missen nog een verslag.\n")
ANDERS = Woorden("Wij wachten op u", "Beste {partner}, ga naar {adres}.")


@pytest.fixture
def team(noord) -> Gebruiker:
    return Gebruiker.objects.get(deelnames__rol=Rol.PROGRAMMATEAM)


@pytest.fixture
def ontvanger(noord) -> Gebruiker:
    return Gebruiker.objects.get(deelnames__rol=Rol.PARTNER)


@pytest.fixture
def stuur(noord, team, ontvanger):
    def stuur(dagen: int = 0, postbode: Postbode | None = None, **anders) -> Bericht | None:
        wat = {"soort": Berichtsoort.HERINNERING, "over": "periode/2024-04", "ontvanger": ontvanger, "woorden": WOORDEN}
        daad = Daad(team, timezone.now() + timedelta(days=dagen))
        with postbode or Postbode() as postbode:
            return verstuur_bericht(programma=noord, daad=daad, postbode=postbode, **(wat | anders))

    return stuur


def test_a_message_is_plain_text_and_an_answer_goes_to_who_sent_it(stuur, team, ontvanger):
    bericht = stuur()
    (post,) = mail.outbox
    assert (post.to, post.reply_to, post.subject) == ([ontvanger.email], [team.email], "Herinnering")
    assert post.message().get_content_type() == "text/plain"
    assert (bericht.door, bericht.fout, bericht.verstuurd_op is None) == (team, "", False)


def test_a_person_gets_one_of_a_kind_a_day(stuur):
    assert stuur() is not None
    assert stuur() is None
    assert stuur(soort=Berichtsoort.UITNODIGING) is not None
    assert stuur(over="periode/2026-10") is not None
    assert stuur(dagen=1) is not None
    assert len(mail.outbox) == 4


class TweeTegelijk(EmailBackend):
    """While a message is on its way, a second person presses the same button."""

    tweede = None

    def send_messages(self, berichten) -> int:
        tweede, type(self).tweede = type(self).tweede, None
        if tweede:
            tweede()
        return super().send_messages(berichten)


@pytest.mark.parametrize(("slot", "aantal"), [(True, 1), (False, 2)])
def test_two_people_who_press_at_once_send_one_mail_and_without_the_lock_two(
    stuur, settings, monkeypatch, slot, aantal
):
    settings.EMAIL_BACKEND = f"{__name__}.TweeTegelijk"
    monkeypatch.setattr(TweeTegelijk, "tweede", staticmethod(stuur))
    if not slot:  # the negative control
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX bericht_een_per_dag")
    stuur()
    assert len(mail.outbox) == aantal


class Weigert(EmailBackend):
    """A server that does not know one address."""

    def send_messages(self, berichten) -> int:
        if "onbekend@noord.example" in berichten[0].to:
            raise smtplib.SMTPRecipientsRefused({"onbekend@noord.example": (550, b"No such user")})
        return super().send_messages(berichten)


def test_an_address_that_is_refused_keeps_nobody_else_from_theirs(stuur, ontvanger, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Weigert"
    onbekend = Gebruiker.objects.create_user("onbekend@noord.example", naam="Onbekend")
    postbode = Postbode()
    bericht = stuur(ontvanger=onbekend, postbode=postbode)
    assert bericht.fout == "De mailserver kent dit e-mailadres niet, of weigert het."
    assert bericht.verstuurd_op is None
    assert stuur(postbode=postbode).fout == ""
    assert [post.to for post in mail.outbox] == [[ontvanger.email]]
    # What failed may be tried again on the same day, and stays in the log.
    assert stuur(ontvanger=onbekend) is not None
    assert Bericht.objects.filter(ontvanger=onbekend).count() == 2


def test_a_server_that_is_down_is_said_of_every_message_and_asked_once(stuur, team, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    postbode = Postbode()
    assert {stuur(ontvanger=wie, postbode=postbode).fout for wie in Gebruiker.objects.all()} == {
        "De mailserver is niet bereikbaar."
    }
    assert len(caplog.records) == 1
    assert Bericht.objects.exclude(fout="").count() == Gebruiker.objects.count()


def test_a_slow_server_does_not_keep_the_page(stuur, monkeypatch):
    monkeypatch.setattr(postkantoor, "GEDULD", -1)
    assert stuur().fout == TE_TRAAG
    assert mail.outbox == []


def test_without_a_mail_server_nothing_pretends_to_be_sent(stuur, settings):
    settings.MAIL_WIJZE = "niet"
    assert stuur().fout == NIET_INGESTELD
    assert mail.outbox == []


def test_the_demo_keeps_its_mail_as_files(stuur, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "berichten"
    assert stuur().fout == ""
    (bestand,) = settings.EMAIL_FILE_PATH.iterdir()
    assert "Wij missen nog een verslag." in bestand.read_text()


# ---- the words of a programme ----


@pytest.fixture
def schrijf(noord, team):
    def schrijf(versie: int, woorden: Woorden) -> Berichttekst | None:
        daad = Daad(team, timezone.now())
        return schrijf_berichttekst(
            programma=noord, soort=Berichtsoort.HERINNERING, versie=versie, woorden=woorden, daad=daad
        )

    return schrijf


def test_a_programme_chooses_its_own_words_and_takes_those_of_the_portal_back(schrijf):
    standaard = STANDAARD[Berichtsoort.HERINNERING]
    assert schrijf(0, standaard) is None  # nothing changes
    eigen = schrijf(0, ANDERS)
    assert woorden_van(eigen, Berichtsoort.HERINNERING) == ANDERS
    terug = schrijf(1, standaard)
    assert (terug.pk, terug.versie) == (eigen.pk, 2)
    assert woorden_van(terug, Berichtsoort.HERINNERING) == standaard
    laatste, eerste = Wijziging.objects.over("berichttekst", eigen.pk)
    assert eerste.velden() == laatste.velden() == {"onderwerp", "tekst"}


def test_who_writes_second_sees_that_somebody_was_first(schrijf):
    schrijf(0, ANDERS)
    with pytest.raises(VersieBotsing):
        schrijf(0, Woorden("Anders", "Ga naar {adres}."))


def test_words_that_cannot_be_sent_are_not_kept(schrijf):
    with pytest.raises(Geweigerd):
        schrijf(0, Woorden("Dag {iedereen}", "{adres}"))
    assert not Berichttekst.objects.exists()
