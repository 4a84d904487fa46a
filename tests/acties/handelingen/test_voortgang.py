"""A rapporteur writes a report, and the programmateam asks for more, gives time or takes it over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from acties.handelingen.verslagen import SOORT
from acties.handelingen.voortgang import begin_verslag, bewaar_verslag, dien_in, trek_terug
from acties.handelingen.voortgang_team import neem_over, stuur_terug, verleen_uitstel
from acties.keuzes import Status
from acties.models import Actie, Voortgang
from acties.voortgang.inhoud import Bereikregel, Inhoud, Mijlpaalmelding
from programma.handelingen.weigering import Geweigerd
from programma.models import Gebruiker, Rol, Wijziging
from programma.periodekeuzes import Periodetoestand
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from tests.acties.verslagen import GOED, NU, SLECHT, VAN_PARTNER, VAN_TEAM, door, ingediend, lees, mijlpaal, ronde

LAAT = NU + timedelta(days=30)


@pytest.fixture
def periode(noord):
    return ronde(noord)


@pytest.fixture
def actie(noord) -> Actie:
    return Actie.objects.get(slug=VAN_PARTNER)


@pytest.fixture
def partner(noord) -> Daad:
    return door(Rol.PARTNER)


@pytest.fixture
def team(noord) -> Daad:
    return door(Rol.PROGRAMMATEAM, reden="De coördinator is ziek.")


def wijzigingen(verslag: Voortgang) -> list[Wijziging]:
    return list(Wijziging.objects.over(SOORT, verslag.pk))


def test_a_report_begins_with_what_the_last_one_said_and_asks_its_numbers_anew(noord, actie, periode, partner):
    ingediend(ronde(noord, "Najaar 2025", date(2025, 10, 1)), inhoud=SLECHT, nu=NU - timedelta(days=180))
    inhoud = Inhoud.van(begin_verslag(actie=actie, periode=periode, daad=partner))
    assert inhoud == replace(SLECHT, bereik=(Bereikregel("deelnemers", None),))


def test_a_first_report_begins_with_the_status_of_the_actie(actie, periode, partner):
    actie.status = Status.BIJSTUREN
    assert Inhoud.van(begin_verslag(actie=actie, periode=periode, daad=partner)) == Inhoud(status="bijsturen")


def test_a_concept_of_an_earlier_round_is_no_beginning(noord, actie, periode, partner):
    eerder = ronde(noord, "Najaar 2025", date(2025, 10, 1))
    begin_verslag(actie=actie, periode=eerder, inhoud=SLECHT, daad=partner)
    assert Inhoud.van(begin_verslag(actie=actie, periode=periode, daad=partner)) == Inhoud()


def test_two_who_begin_at_once_begin_one_report(actie, periode, partner, team):
    begin_verslag(actie=actie, periode=periode, inhoud=GOED, daad=partner)
    with pytest.raises(VersieBotsing):
        begin_verslag(actie=actie, periode=periode, inhoud=SLECHT, daad=team)
    assert Voortgang.objects.get().bereikt == GOED.bereikt


def test_a_concept_may_lack_everything_and_what_is_sent_in_may_not(actie, periode, partner):
    verslag = begin_verslag(actie=actie, periode=periode, inhoud=Inhoud(), daad=partner)
    with pytest.raises(Geweigerd) as geweigerd:
        dien_in(verslag=lees(verslag), versie=1, inhoud=Inhoud(), daad=partner)
    assert set(geweigerd.value.fouten) == {"status", "bereikt"}
    rij = mijlpaal()
    half = Inhoud(
        status="bijsturen",
        bereik=(Bereikregel("", 3), Bereikregel("lessen", None)),
        mijlpalen=(
            Mijlpaalmelding(rij.pk, rij.naam, rij.datum, date(2026, 6, 1), None, ""),
            Mijlpaalmelding(8, "Tweede groep", rij.datum, rij.datum, NU.date() + timedelta(days=1), ""),
        ),
    )
    with pytest.raises(Geweigerd) as geweigerd:
        dien_in(verslag=lees(verslag), versie=1, inhoud=half, daad=partner)
    assert set(geweigerd.value.fouten) == {
        *("oorzaak", "gevolg", "maatregel", "termijn", "bereikt", "bereik-0-wat", "bereik-1-aantal"),
        *(f"mijlpaal-{rij.pk}-reden", "mijlpaal-8-gehaald_op"),
    }
    assert Voortgang.objects.get().toestand == "concept"


def test_what_does_not_belong_to_the_status_is_not_sent_in(periode):
    verslag = ingediend(periode, inhoud=replace(SLECHT, status="volgens_verwachting"))
    assert (verslag.toestand, verslag.oorzaak, verslag.gevolg, verslag.maatregel, verslag.termijn) == (
        *("ingediend", "", "", ""),
        None,
    )
    assert verslag.bereikt == SLECHT.bereikt


def test_twenty_autosaves_leave_two_lines_of_history_and_nothing_untold(actie, periode, partner):
    verslag = begin_verslag(actie=actie, periode=periode, inhoud=Inhoud(), daad=partner)
    for keer in range(20):
        later = replace(partner, nu=NU + timedelta(seconds=10 * keer))
        tekst = replace(GOED, bereikt="Veertig gezinnen"[: keer + 1])
        bewaar_verslag(verslag=lees(verslag), versie=min(keer, 16) + 1, inhoud=tekst, daad=later, vanzelf=True)
    verslag = lees(verslag)
    assert (verslag.toestand, verslag.versie, verslag.bewaard_op) == ("concept", 17, NU + timedelta(seconds=150))
    assert len(wijzigingen(verslag)) == 1
    bewaar_verslag(verslag=verslag, versie=17, inhoud=GOED, daad=partner)
    laatste, eerste = wijzigingen(verslag)
    assert (eerste.handeling, laatste.handeling, laatste.versie) == ("toegevoegd", "gewijzigd", 18)
    verteld = {rij["veld"]: (rij["oud_tekst"], rij["nieuw_tekst"]) for rij in laatste.verschillen}
    assert verteld == {
        "status": ("", "Volgens verwachting"),
        "bereikt": ("", GOED.bereikt),
        "verwacht": ("", GOED.verwacht),
    }
    assert verslag.history.count() == 2


def test_autosave_tells_its_history_again_after_half_an_hour(actie, periode, partner):
    verslag = begin_verslag(actie=actie, periode=periode, inhoud=Inhoud(), daad=partner)
    later = replace(partner, nu=NU + timedelta(minutes=31))
    bewaar_verslag(verslag=lees(verslag), versie=1, inhoud=GOED, daad=later, vanzelf=True)
    assert len(wijzigingen(verslag)) == 2


def test_what_the_page_kept_is_told_in_the_name_of_who_typed_it(actie, periode, partner):
    verslag = begin_verslag(actie=actie, periode=periode, inhoud=Inhoud(), daad=partner)
    getypt = replace(partner, nu=NU + timedelta(minutes=1))
    bewaar_verslag(verslag=lees(verslag), versie=1, inhoud=GOED, daad=getypt, vanzelf=True)
    collega = Daad(Gebruiker.objects.create_user("joost@noord.example", naam="Joost"), NU + timedelta(minutes=2))
    met_bereik = replace(GOED, bereik=(Bereikregel("lessen", 12),))
    bewaar_verslag(verslag=lees(verslag), versie=2, inhoud=met_bereik, daad=collega, vanzelf=True)
    van_collega, van_partner, _ = wijzigingen(verslag)
    assert (van_partner.actor, van_partner.moment, van_partner.velden()) == (
        *(partner.actor, getypt.nu),
        {"status", "bereikt", "verwacht"},
    )
    assert (van_collega.actor, van_collega.velden()) == (collega.actor, {"bereik"})
    assert van_collega.verschillen[0]["nieuw_tekst"] == "12 lessen"


def test_who_was_second_keeps_nothing(actie, periode, partner, team):
    verslag = begin_verslag(actie=actie, periode=periode, inhoud=Inhoud(), daad=partner)
    een, twee = lees(verslag), lees(verslag)
    bewaar_verslag(verslag=een, versie=1, inhoud=GOED, daad=partner, vanzelf=True)
    for inhoud, doe in ((SLECHT, bewaar_verslag), (SLECHT, dien_in)):
        with pytest.raises(VersieBotsing):
            doe(verslag=twee, versie=1, inhoud=inhoud, daad=team)
    assert Inhoud.van(lees(verslag)) == GOED


def test_what_was_sent_in_is_kept_until_it_is_taken_back(periode, partner):
    verslag = ingediend(periode)
    with pytest.raises(Geweigerd, match="Ingediend"):
        bewaar_verslag(verslag=verslag, versie=verslag.versie, inhoud=SLECHT, daad=partner)
    terug = trek_terug(verslag=verslag, versie=verslag.versie, daad=partner)
    assert (terug.toestand, terug.ingediend_op, wijzigingen(terug)[0].handeling) == ("concept", None, "teruggehaald")
    bewaar_verslag(verslag=lees(terug), versie=terug.versie, inhoud=SLECHT, daad=partner)


def test_after_the_last_day_a_partner_sends_in_with_uitstel_only(actie, periode, team):
    te_laat = door(Rol.PARTNER, LAAT)
    verslag = begin_verslag(actie=actie, periode=periode, inhoud=GOED, daad=te_laat)
    with pytest.raises(Geweigerd, match="tot en met 29 april 2026"):
        dien_in(verslag=lees(verslag), versie=1, inhoud=GOED, daad=te_laat)
    verleen_uitstel(
        actie=actie, periode=periode, versie=1, tot=LAAT.date() + timedelta(days=7), daad=replace(team, nu=LAAT)
    )
    verslag = lees(verslag)
    assert (verslag.uitstel_reden, wijzigingen(verslag)[0].velden()) == (team.reden, {"uitstel_tot"})
    assert dien_in(verslag=verslag, versie=2, inhoud=GOED, daad=te_laat).toestand == "ingediend"


def test_the_team_and_who_was_asked_for_more_can_send_in_after_the_last_day(noord, periode, team):
    verslag = ingediend(periode)
    terug = stuur_terug(verslag=verslag, versie=verslag.versie, opmerking="Noem ook aantallen.", daad=team)
    with pytest.raises(Geweigerd):
        trek_terug(verslag=lees(terug), versie=terug.versie, daad=door(Rol.PARTNER, LAAT))
    opnieuw = dien_in(verslag=lees(terug), versie=terug.versie, inhoud=SLECHT, daad=door(Rol.PARTNER, LAAT))
    assert (opnieuw.toestand, opnieuw.ingediend_op, opnieuw.bewaard_op) == ("ingediend", NU, LAAT)
    ingediend(periode, slug=VAN_TEAM, nu=LAAT)


def test_sending_back_says_what_must_change(periode, team):
    verslag = ingediend(periode)
    with pytest.raises(Geweigerd) as geweigerd:
        stuur_terug(verslag=verslag, versie=verslag.versie, opmerking=" ", daad=team)
    assert set(geweigerd.value.fouten) == {"opmerking"}
    stuur_terug(verslag=verslag, versie=verslag.versie, opmerking="Noem ook aantallen.", daad=team)
    assert (lees(verslag).toestand, lees(verslag).opmerking) == ("terug", "Noem ook aantallen.")


@pytest.mark.parametrize(
    ("tot", "reden", "veld"),
    [(date(2026, 4, 15), "Ziek", "tot"), (date(2026, 4, 16), " ", "reden"), (date(2026, 4, 20), "Ziek", "tot")],
)
def test_uitstel_is_later_than_the_deadline_and_today_and_has_a_reason(actie, periode, team, tot, reden, veld):
    daad = replace(team, reden=reden, nu=NU + timedelta(days=17))
    with pytest.raises(Geweigerd) as geweigerd:
        verleen_uitstel(actie=actie, periode=periode, versie=0, tot=tot, daad=daad)
    assert set(geweigerd.value.fouten) == {veld}
    assert not Voortgang.objects.exists()


def test_the_team_takes_over_what_nobody_began_with_a_reason(actie, periode, team):
    verslag = neem_over(actie=actie, periode=periode, versie=0, daad=team)
    assert (verslag.overgenomen, verslag.overgenomen_reden, verslag.bewaard_op) == (True, team.reden, None)
    (wijziging,) = wijzigingen(verslag)
    assert (wijziging.reden, wijziging.velden()) == (team.reden, {"toestand", "overgenomen"})
    with pytest.raises(VersieBotsing):
        neem_over(actie=actie, periode=periode, versie=0, daad=team)
    with pytest.raises(Geweigerd):
        neem_over(actie=actie, periode=periode, versie=1, daad=team)


def test_the_team_need_not_take_over_what_it_reports_on_itself(periode, team):
    with pytest.raises(Geweigerd):
        neem_over(actie=Actie.objects.get(slug=VAN_TEAM), periode=periode, versie=0, daad=team)


def test_in_a_round_that_went_on_no_report_changes(actie, periode, partner, team):
    verslag = ingediend(periode)
    periode.toestand = Periodetoestand.AMBTELIJK_AKKOORD
    periode.save()
    doen = (
        lambda: begin_verslag(actie=Actie.objects.get(slug=VAN_TEAM), periode=periode, daad=team),
        lambda: trek_terug(verslag=verslag, versie=verslag.versie, daad=partner),
        lambda: stuur_terug(verslag=verslag, versie=verslag.versie, opmerking="Meer", daad=team),
        lambda: neem_over(actie=actie, periode=periode, versie=verslag.versie, daad=team),
    )
    for doe in doen:
        with pytest.raises(Geweigerd, match="Ambtelijk akkoord"):
            doe()
