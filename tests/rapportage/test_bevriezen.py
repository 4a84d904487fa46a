"""Freezing beside the page that asked for it: a bar, and then the edition, or in Dutch why there is none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from acties.models import Actie
from programma.models import Rol
from programma.versies import VersieBotsing
from rapportage.edities import achtergrond
from rapportage.handelingen import vriezen
from rapportage.models import Bevriezing, Editie
from rapportage.pdf import PdfFout
from rapportage.ronde.stappen import OP_NAAM, Stapnaam
from rapportage.ronde.uitvoeren import voer_stap_uit
from tests.bladzijde import lees, woorden
from tests.rapportage.rondes import BESLUIT, doe, weerleg_alles, zet

RONDE = "/sterk-voor-noord/rapportages/2024-04"
pytestmark = pytest.mark.usefixtures("opslag", "zonder_druk")


@pytest.fixture
def voorgelegd(periode):
    """The wethouder may agree."""
    weerleg_alles(periode)
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    return periode


def akkoord(periode, **anders) -> str:
    """The wethouder agrees; the address where the page leads on to."""
    opdracht = {"periode": periode, "versie": periode.versie, "stap": OP_NAAM[Stapnaam.AKKOORD]}
    return voer_stap_uit(**opdracht | {"daad": doe(Rol.WETHOUDER)} | anders).adres


@pytest.fixture
def nog_bezig(monkeypatch):
    """The thread has begun, and got no further."""
    monkeypatch.setattr(achtergrond, "vries_in_achtergrond", lambda sleutel, opdracht: None)


def test_who_agrees_sees_how_far_it_is_and_then_what_was_frozen(voorgelegd, wethouder, nog_bezig):
    adres = akkoord(voorgelegd, daad=doe(Rol.WETHOUDER, timezone.now()))
    blad = lees(wethouder, adres)
    assert woorden(blad.find(".//h1")) == "Het overzicht wordt vastgelegd"
    assert blad.find(".//progress").get("value") == "5"
    assert blad.xpath("//main//a[text()='Ververs de pagina']/@href") == [adres]
    stukje = wethouder.get(adres, headers={"HX-Request": "true"})
    assert b"<progress" in stukje.content
    assert b"<html" not in stukje.content


def test_when_it_is_done_the_page_leads_to_the_edition(voorgelegd, wethouder, lezer):
    adres = akkoord(voorgelegd)
    assert wethouder.get(adres, headers={"HX-Request": "true"})["HX-Redirect"] == "/sterk-voor-noord/collegeversies/1/"
    assert "U gaf akkoord." in woorden(lees_door(wethouder, adres))
    assert "U gaf akkoord." not in woorden(lees_door(lezer, adres))
    assert Bevriezing.objects.get().editie == Editie.objects.get()


def lees_door(client, adres):
    return lees(client, client.get(adres)["Location"])


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (
            PdfFout("De pdf-maker start niet op tijd."),
            "De PDF kon niet worden gemaakt. Er is niets vastgelegd. De pdf-maker",
        ),
        (VersieBotsing(), "Iemand anders was u voor"),
        (ZeroDivisionError(), "Er ging iets mis. Er is niets vastgelegd."),
    ],
)
def test_what_goes_wrong_is_told_in_dutch_and_leaves_nothing(
    voorgelegd, wethouder, lezer, monkeypatch, caplog, fout, zin
):
    def mislukt(*_):
        raise fout

    monkeypatch.setattr("rapportage.edities.bestanden.als_pdf.maak", mislukt)
    adres = akkoord(voorgelegd)
    blad = lees(wethouder, adres)
    assert zin in woorden(blad)
    assert blad.xpath("//main//a[text()='Probeer het opnieuw']/@href") == [f"{RONDE}/stappen/akkoord/"]
    assert "Probeer het opnieuw" not in woorden(lees(lezer, adres))
    voorgelegd.refresh_from_db()
    assert (voorgelegd.toestand, Editie.objects.count()) == ("ambtelijk_akkoord", 0)


def test_a_portal_that_stopped_halfway_says_so_and_can_be_asked_again(voorgelegd, wethouder, monkeypatch):
    with monkeypatch.context() as zolang:
        zolang.setattr(achtergrond, "vries_in_achtergrond", lambda sleutel, opdracht: None)
        adres = akkoord(voorgelegd)
    assert "Afgebroken, probeer opnieuw" in woorden(lees(wethouder, adres))
    opnieuw = akkoord(voorgelegd, daad=doe(Rol.WETHOUDER, timezone.now() + timedelta(minutes=1)))
    assert opnieuw != adres
    assert wethouder.get(opnieuw).status_code == 302


def test_a_portal_that_stopped_just_after_freezing_leads_to_what_it_froze(voorgelegd, wethouder):
    adres = akkoord(voorgelegd)
    Bevriezing.objects.update(toestand="bezig", editie=None, teken_op=doe(Rol.WETHOUDER).nu)
    assert wethouder.get(adres)["Location"] == "/sterk-voor-noord/collegeversies/1/"


def test_two_people_who_ask_for_the_same_wait_for_one_edition(voorgelegd, nog_bezig):
    nu = doe(Rol.WETHOUDER, timezone.now())
    assert akkoord(voorgelegd, daad=nu) == akkoord(voorgelegd, daad=nu)
    assert Bevriezing.objects.count() == 1


def test_of_two_who_began_at_the_same_moment_the_second_is_told(voorgelegd):
    opdracht = {"versie": voorgelegd.versie, "stap": OP_NAAM[Stapnaam.AKKOORD], "daad": doe(Rol.WETHOUDER)}
    eerste = vriezen.bereid_voor(periode=voorgelegd, **opdracht)
    tweede = vriezen.bereid_voor(periode=type(voorgelegd).objects.get(pk=voorgelegd.pk), **opdracht)
    vriezen.voltooi(eerste, lambda *_: None)
    with pytest.raises(VersieBotsing):
        vriezen.voltooi(tweede, lambda *_: None)
    assert Editie.objects.count() == 1


def test_what_changed_after_somebody_saw_it_is_not_agreed_to(voorgelegd):
    with pytest.raises(VersieBotsing):
        akkoord(voorgelegd, gezien="iets anders")
    Actie.objects.update(titel="Heel iets anders")
    with pytest.raises(VersieBotsing):
        akkoord(voorgelegd, versie=voorgelegd.versie - 1)
    assert not Bevriezing.objects.exists()


def test_an_edition_is_frozen_over_the_same_page(voorgelegd, programmateam):
    zet(voorgelegd, Stapnaam.AKKOORD)
    adres = akkoord(voorgelegd, stap=OP_NAAM[Stapnaam.COLLEGE], daad=doe(Rol.PROGRAMMATEAM), besluit=BESLUIT)
    assert programmateam.get(adres)["Location"] == "/sterk-voor-noord/edities/1/"
