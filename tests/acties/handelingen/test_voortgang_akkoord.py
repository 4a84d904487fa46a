"""The programmateam agrees to reports, and what they say becomes so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from acties.handelingen.verslagen import SOORT
from acties.handelingen.voortgang_akkoord import NietAllemaal, Toepassing, geef_akkoord, geef_akkoord_in_bulk
from acties.handelingen.voortgang_team import stuur_terug
from acties.handelingen.wensen import Botsing, Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.keuzes import Status
from acties.models import Actie, Mijlpaal, Voortgang
from programma.handelingen.weigering import Geweigerd
from programma.models import Rol, Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from tests.acties.verslagen import (
    GOED,
    NU,
    SLECHT,
    VAN_PARTNER,
    VAN_TEAM,
    door,
    ingediend,
    lees,
    mijlpaal,
    ronde,
    verzet,
)

LATER = NU + timedelta(days=1)


@pytest.fixture
def periode(noord):
    return ronde(noord)


@pytest.fixture
def team(noord) -> Daad:
    return door(Rol.PROGRAMMATEAM, LATER)


def akkoord(verslag: Voortgang, daad: Daad, gezien: dict | None = None) -> Voortgang:
    gezien = Toepassing(verslag).gezien if gezien is None else gezien
    return geef_akkoord(verslag=verslag, versie=verslag.versie, gezien=gezien, daad=daad)


def zet_status(slug: str, status: str, daad: Daad) -> None:
    actie = Actie.objects.get(slug=slug)
    wijzig_actie(wens=Wens(actie.pk, {"status": status}), daad=replace(daad, reden="Besproken"))


def test_akkoord_gives_the_actie_the_status_and_the_mijlpalen_of_the_report(periode, team):
    rij, af = mijlpaal(), mijlpaal(naam="Werving")
    melding = replace(verzet(af, af.datum, ""), gehaald_op=date(2026, 3, 20))
    inhoud = replace(SLECHT, mijlpalen=(verzet(rij, date(2026, 6, 1)), melding))
    verslag = akkoord(ingediend(periode, inhoud=inhoud), team)
    actie = Actie.objects.get(slug=VAN_PARTNER)
    assert (lees(verslag).toestand, verslag.akkoord_door, actie.status) == ("akkoord", team.actor, "aandachtspunt")
    stand = {rij.naam: (rij.datum, rij.gehaald_op, rij.verzet) for rij in Mijlpaal.objects.filter(actie=actie)}
    assert stand == {
        "Eerste groep begint": (date(2026, 6, 1), None, 1),
        "Werving": (date(2026, 5, 1), date(2026, 3, 20), 0),
    }
    van_actie = Wijziging.objects.over("actie", actie.pk).first()
    van_verslag = Wijziging.objects.over(SOORT, verslag.pk).first()
    assert van_actie.reden == "Voortgang Voorjaar 2026. Eerste groep begint: De zaal is nog niet klaar"
    assert van_actie.velden() == {"status", "mijlpalen"}
    assert van_verslag.velden() == {"toestand"}
    assert van_actie.reeks == van_verslag.reeks is not None
    assert Wijziging.objects.filter(reeks=van_actie.reeks).count() == 2


def test_a_report_that_says_what_is_so_already_changes_nothing_at_the_actie(periode, team):
    zet_status(VAN_PARTNER, "volgens_verwachting", replace(team, nu=NU - timedelta(days=1)))
    versie = Actie.objects.get(slug=VAN_PARTNER).versie
    assert akkoord(ingediend(periode), team).toestand == "akkoord"
    assert Actie.objects.get(slug=VAN_PARTNER).versie == versie


@pytest.mark.parametrize("eerst", ["bijsturen", "volgens_verwachting"])
def test_who_changed_the_actie_meanwhile_is_seen_and_nothing_is_agreed(periode, team, eerst):
    """Also when the page of the akkoord showed the status of the report."""
    verslag = ingediend(periode)
    zet_status(VAN_PARTNER, "aandachtspunt" if eerst == "bijsturen" else eerst, team)
    gezien = Toepassing(lees(verslag)).gezien
    zet_status(VAN_PARTNER, "bijsturen", team)
    with pytest.raises(Botsing) as botsing:
        akkoord(verslag, team, gezien)
    ((rij,),) = botsing.value.botsingen.values()
    assert (rij.veld, rij.huidig, rij.gewenst, rij.door) == (
        *("status", "bijsturen", "volgens_verwachting"),
        team.actor.naam,
    )
    assert (lees(verslag).toestand, Actie.objects.get(slug=VAN_PARTNER).status) == ("ingediend", "bijsturen")


def test_a_mijlpaal_that_left_the_actie_stays_in_the_report(periode, team):
    rij, blijft = mijlpaal(), mijlpaal(naam="Werving")
    verslag = ingediend(periode, inhoud=replace(GOED, mijlpalen=(verzet(rij, date(2026, 6, 1)),)))
    rij.delete()
    verslag = akkoord(verslag, team)
    assert verslag.mijlpalen[0]["naam"] == "Eerste groep begint"
    assert list(Mijlpaal.objects.filter(actie__slug=VAN_PARTNER)) == [blijft]


def test_geborgd_without_an_afdeling_is_refused_and_nothing_is_half_done(periode, team):
    verslag = ingediend(periode, inhoud=replace(GOED, status=Status.GEBORGD.value))
    with pytest.raises(Geweigerd, match="afdeling"):
        akkoord(verslag, team)
    assert lees(verslag).toestand == "ingediend"


def test_akkoord_is_given_to_what_was_sent_in_and_read(periode, team):
    verslag = ingediend(periode)
    with pytest.raises(VersieBotsing):
        geef_akkoord(verslag=verslag, versie=verslag.versie - 1, gezien=Toepassing(verslag).gezien, daad=team)
    terug = stuur_terug(verslag=akkoord(verslag, team), versie=verslag.versie, opmerking="Klopt niet.", daad=team)
    assert (terug.akkoord_op, terug.akkoord_door) == (None, None)
    with pytest.raises(Geweigerd, match="Teruggestuurd"):
        akkoord(lees(terug), team)


def test_many_reports_get_their_akkoord_at_once_as_one_reeks(periode, team):
    een, twee = ingediend(periode), ingediend(periode, slug=VAN_TEAM, inhoud=SLECHT)
    gedaan = geef_akkoord_in_bulk(verslagen=[(een, een.versie), (twee, twee.versie)], daad=team)
    assert {lees(verslag).toestand for verslag in gedaan} == {"akkoord"}
    assert Actie.objects.get(slug=VAN_TEAM).status == "aandachtspunt"
    assert Wijziging.objects.filter(moment=LATER).values("reeks").distinct().count() == 1


def test_in_bulk_none_gets_akkoord_when_somebody_changed_an_actie_since(periode, team):
    een, twee = ingediend(periode), ingediend(periode, slug=VAN_TEAM)
    zet_status(VAN_TEAM, "bijsturen", replace(team, nu=NU + timedelta(hours=1)))
    een, twee = lees(een), lees(twee)
    with pytest.raises(NietAllemaal) as niet:
        geef_akkoord_in_bulk(verslagen=[(een, een.versie - 1), (twee, twee.versie)], daad=team)
    assert niet.value.redenen == {
        een.pk: "Iemand anders wijzigde dit verslag intussen.",
        twee.pk: f"{team.actor.naam} wijzigde bij de actie: status, nu ‘Bijsturen’.",
    }
    assert {lees(een).toestand, lees(twee).toestand} == {"ingediend"}


def test_in_bulk_a_change_from_before_the_report_stands_in_nobodys_way(periode, team):
    zet_status(VAN_TEAM, "bijsturen", replace(team, nu=NU - timedelta(hours=1)))
    verslag = ingediend(periode, slug=VAN_TEAM)
    geef_akkoord_in_bulk(verslagen=[(verslag, verslag.versie)], daad=team)
    assert Actie.objects.get(slug=VAN_TEAM).status == "volgens_verwachting"
