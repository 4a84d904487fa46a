"""The team sees who reported and who did not, and so does everybody who reads the programme."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from acties.handelingen.voortgang import begin_verslag
from acties.handelingen.voortgang_team import neem_over, verleen_uitstel
from acties.models import Actie, Voortgang
from programma.models import Partner, Rol
from programma.planlezen import huidig_plan
from rapportage.cockpit.lezen import lees_cockpit
from rapportage.cockpit.standen import Verslagstand
from tests.acties.verslagen import GOED, SLECHT, VAN_PARTNER, VAN_TEAM, door, ingediend
from tests.bladzijde import lees, woorden
from tests.fabriek import veel_acties
from tests.rapportage.rondeleven import STUDIELOKALEN, WOEJ, account, lopende_ronde


@pytest.fixture
def ronde(noord):
    return lopende_ronde(noord)


def adres(ronde, *delen: str) -> str:
    return "/".join(["/sterk-voor-noord/rapportages", ronde.slug, *delen]) + "/"


def cockpit(ronde, dagen: int = 0):
    return lees_cockpit(ronde, vandaag=timezone.localdate() + timedelta(days=dagen))


def nu(rol: Rol = Rol.PROGRAMMATEAM, reden: str = "Ziekte"):
    return door(rol, timezone.now(), reden)


def filters(pagina) -> dict[str, str]:
    (lijst,) = pagina.xpath("//nav[@class='standen']/ul")
    return dict(woorden(knop).rsplit(" ", 1) for knop in lijst.iter("a"))


def groep_op(pagina, naam: str):
    """The rows of one rapporteur, its own line first."""
    return next(
        deel for deel in pagina.xpath("//table[contains(@class,'verslagentabel')]/tbody") if naam in woorden(deel[0])
    )


def test_the_wethouder_sees_how_far_everybody_is_and_can_press_nothing(ronde, wethouder):
    ingediend(ronde, nu=timezone.now())
    begin_verslag(actie=Actie.objects.get(slug=VAN_TEAM), periode=ronde, inhoud=GOED, daad=nu())
    pagina = lees(wethouder, adres(ronde))
    assert "1 van 56" in woorden(pagina)
    assert "over 4 dagen" in woorden(pagina)
    assert filters(pagina) == {
        "Alle": "56",
        "Nog niet begonnen": "54",
        "Concept": "1",
        "Teruggestuurd": "0",
        "Ingediend": "1",
        "Akkoord": "0",
        "Te laat": "0",
    }
    assert "1 van 3 binnen" in woorden(groep_op(pagina, STUDIELOKALEN))
    for daad in ("herinneren", "uitnodigen", "akkoord", "uitstel", "overnemen"):
        assert not pagina.xpath(f"//a[contains(@href, '/{daad}/')]")


def test_the_list_of_rounds_says_how_far_a_round_is(ronde, wethouder):
    ingediend(ronde, nu=timezone.now())
    lijst = woorden(lees(wethouder, "/sterk-voor-noord/rapportages/"))
    assert "1 van 56 verslagen binnen, deadline over 4 dagen" in lijst
    assert lijst.count("verslagen binnen") == 1  # the round of 2024 asked for none


def test_a_count_is_a_filter(ronde, programmateam):
    ingediend(ronde, nu=timezone.now())
    pagina = lees(programmateam, adres(ronde) + "?stand=ingediend")
    (deel,) = pagina.xpath("//table[contains(@class,'verslagentabel')]/tbody")
    assert STUDIELOKALEN in woorden(deel[0])
    assert [woorden(rij.find("th")) for rij in deel[1:]] == ["1.01 Project Taal en Coaching 2025-2026"]


def test_who_is_not_done_comes_first_and_the_team_last(ronde):
    for actie in Actie.objects.filter(rapporteur__naam=WOEJ):
        ingediend(ronde, actie.slug, nu=timezone.now())
    namen = [groep.rapporteur.naam for groep in cockpit(ronde).groepen]
    assert namen[-2:] == [WOEJ, "Programmateam"]
    assert namen[:-2] == sorted(namen[:-2], key=str.lower)


def test_a_report_that_was_only_opened_or_given_time_is_still_empty(ronde):
    begin_verslag(actie=Actie.objects.get(slug=VAN_PARTNER), periode=ronde, daad=nu(Rol.PARTNER))
    assert {regel.stand for regel in cockpit(ronde).regels} == {Verslagstand.LEEG}


def test_uitstel_moves_the_day_from_which_a_report_is_late(ronde):
    actie = Actie.objects.get(slug=VAN_PARTNER)
    tot = ronde.deadline + timedelta(days=3)
    verleen_uitstel(actie=actie, periode=ronde, versie=0, tot=tot, daad=nu())

    def laat(dagen: int) -> tuple[int, int]:
        stand = cockpit(ronde, dagen)
        regel = next(rij for rij in stand.regels if rij.slug == VAN_PARTNER)
        return stand.te_laat, regel.te_laat

    assert laat(4) == (0, 0)  # the deadline itself
    assert laat(5) == (55, 0)
    assert laat(7) == (55, 0)
    assert laat(8) == (56, 1)


def test_what_is_in_is_never_late(ronde):
    ingediend(ronde, nu=timezone.now())
    assert cockpit(ronde, 30).te_laat == 55


def test_what_the_team_took_over_waits_for_no_partner(ronde):
    neem_over(actie=Actie.objects.get(slug=VAN_PARTNER), periode=ronde, versie=0, daad=nu())
    groep = next(rij for rij in cockpit(ronde).groepen if rij.rapporteur.naam == STUDIELOKALEN)
    assert len(groep.regels) == 3
    assert VAN_PARTNER not in {regel.slug for regel in groep.open}


def test_an_afdeling_without_people_is_reached_through_its_organisation(ronde):
    wijz = Partner.objects.get(naam="WIJZ")
    gemeente = account(wijz.onder.naam)

    def mensen() -> list[int]:
        return [p.sleutel for groep in cockpit(ronde).groepen if groep.rapporteur.naam == "WIJZ" for p in groep.mensen]

    assert mensen() == [gemeente.pk]
    eigen = account("WIJZ")
    assert mensen() == [eigen.pk]


def test_somebody_who_cannot_sign_in_is_not_counted_on(ronde):
    account(WOEJ, is_active=False)
    groep = next(rij for rij in cockpit(ronde).groepen if rij.rapporteur.naam == WOEJ)
    assert groep.onbereikbaar


def test_the_cockpit_asks_as_much_of_ten_times_as_many_acties(ronde, programmateam, django_assert_max_num_queries):
    ingediend(ronde, nu=timezone.now())
    with django_assert_max_num_queries(15) as eerst:
        programmateam.get(adres(ronde))
    veel_acties(huidig_plan(ronde.programma), 500)
    with django_assert_max_num_queries(len(eerst)):
        pagina = lees(programmateam, adres(ronde) + "?blad=2")
    assert "1 van 556" in woorden(pagina)
    assert len(pagina.xpath("//table[contains(@class,'verslagentabel')]//th[@scope='row']")) == 100


# ---- uitstel, overnemen, akkoord ----


def kies(pagina, naam: str = "gekozen") -> dict[str, list[str]]:
    return {naam: pagina.xpath(f"//input[@name='{naam}']/@value")}


def test_the_team_gives_a_partner_more_time_for_all_of_it_at_once(ronde, programmateam):
    waar = adres(ronde, "uitstel") + "?wie=stichting-studielokalen"
    keuze = kies(lees(programmateam, waar))
    tot = ronde.deadline + timedelta(days=3)
    invoer = keuze | {"tot": f"{tot:%d-%m-%Y}", "reden": "Vakantie"}
    assert programmateam.post(waar, invoer | {"reden": ""}).status_code == 422
    assert programmateam.post(waar, invoer | {"tot": f"{ronde.deadline:%d-%m-%Y}"}).status_code == 422
    assert not Voortgang.objects.filter(periode=ronde).exists()
    assert programmateam.post(waar, invoer).status_code == 302
    assert (
        list(Voortgang.objects.filter(periode=ronde).values_list("uitstel_tot", "uitstel_reden"))
        == [(tot, "Vakantie")] * 3
    )
    # What was seen is no longer so.
    assert programmateam.post(waar, invoer).status_code == 409


def test_the_team_takes_over_with_a_note(ronde, programmateam):
    waar = adres(ronde, "overnemen") + f"?actie={VAN_PARTNER}"
    keuze = kies(lees(programmateam, waar))
    assert len(keuze["gekozen"]) == 1
    assert programmateam.post(waar, keuze | {"reden": "De partner stopt"}).status_code == 302
    verslag = Voortgang.objects.get(periode=ronde)
    assert (verslag.overgenomen, verslag.overgenomen_reden) == (True, "De partner stopt")


def test_an_akkoord_in_bulk_makes_every_actie_say_what_its_report_says(ronde, programmateam):
    goed = ingediend(ronde, nu=timezone.now())
    slecht = ingediend(ronde, VAN_TEAM, SLECHT, timezone.now())
    waar = adres(ronde, "akkoord")
    pagina = lees(programmateam, waar + "?alles=1")
    assert "Niet gerapporteerd wordt Aandachtspunt" in woorden(pagina)
    assert "Oorzaak: Er zijn te weinig coaches." in woorden(pagina)
    assert programmateam.post(waar).status_code == 422
    assert programmateam.post(waar, kies(pagina, "verslag")).status_code == 302
    for verslag, status in ((goed, "volgens_verwachting"), (slecht, "aandachtspunt")):
        verslag.refresh_from_db()
        verslag.actie.refresh_from_db()
        assert (verslag.toestand, verslag.actie.status) == ("akkoord", status)
    assert programmateam.post(waar, kies(pagina, "verslag")).status_code == 409


def test_one_report_that_cannot_be_agreed_to_keeps_the_others_back_and_says_why(ronde, programmateam):
    goed = ingediend(ronde, nu=timezone.now() - timedelta(minutes=5))
    ingediend(ronde, VAN_TEAM, replace(SLECHT, status="bijsturen"), timezone.now() - timedelta(minutes=5))
    programmateam.post(
        f"/sterk-voor-noord/acties/{VAN_PARTNER}/veld/status/",
        {"waarde": "aandachtspunt", "gezien": '"niet_gerapporteerd"', "reden": "Zo gehoord"},
    )
    waar = adres(ronde, "akkoord")
    pagina = lees(programmateam, waar)
    # With Bijsturen all of it is there, without a click.
    assert "Minder gezinnen leren de taal." in woorden(pagina)
    antwoord = programmateam.post(waar, kies(pagina, "verslag"))
    assert antwoord.status_code == 409
    assert "wijzigde bij de actie: status" in antwoord.content.decode()
    assert set(Voortgang.objects.filter(periode=ronde).values_list("toestand", flat=True)) == {"ingediend"}
    assert goed.actie.status == "niet_gerapporteerd"
