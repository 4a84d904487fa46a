"""Leaving a contradiction as it is: with a reason, by the team, until it says something else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml.html import fromstring

from financien.models import Stand
from programma.bevindingen import code_van
from programma.handelingen.weigering import Geweigerd
from programma.models import Rol, Wijziging
from programma.planlezen import huidig_plan
from programma.versies import VersieBotsing
from rapportage.handelingen.stappen import zet_stap
from rapportage.handelingen.weerleggingen import neem_terug, weerleg
from rapportage.models import Weerlegging
from rapportage.overzicht import stel_samen
from rapportage.ronde.stappen import OP_NAAM, Stapnaam
from rapportage.ronde.tegenspraken import vind
from tests.bladzijde import lees, woorden
from tests.fabriek import veel_acties
from tests.rapportage.rondes import doe, publiceer, zet

BLAD = "/sterk-voor-noord/rapportages/2024-04/tegenspraken/"
BUDGET = "budget/Programma algemeen"
FORMULIER = f"{BLAD}{code_van(BUDGET)}/"
REDEN = "Het college dekt het tekort uit de reserve."


def budget(periode, nu):
    return next(rij for rij in vind(stel_samen(periode, nu=nu)) if rij.sleutel == BUDGET)


def laat(periode, nu, reden=REDEN, versie=0) -> Weerlegging:
    daad = doe(Rol.PROGRAMMATEAM, nu, reden)
    return weerleg(periode=periode, tegenspraak=budget(periode, nu), versie=versie, daad=daad)


def koppen(pagina) -> list[str]:
    return [woorden(kop) for kop in pagina.xpath("//main//h2")]


def invoer(client, **velden) -> dict[str, str]:
    form = next(form for form in lees(client, FORMULIER).forms if "gezien" in form.fields)
    gevuld = {naam: (waarde or "").strip() for naam, waarde in form.form_values() if naam != "csrfmiddlewaretoken"}
    return gevuld | velden


def test_the_team_reads_what_is_open_and_where_each_is_solved(programmateam, wethouder):
    pagina = lees(programmateam, BLAD)
    assert koppen(pagina) == ["Open (5)", "Let op"]
    knoppen = {
        woorden(link).split(":")[0]: link.get("href") for link in pagina.xpath("//main//ol[@class='tegenspraken']//a")
    }
    assert set(knoppen) == {"Los op", "Laat zo, met een reden"}
    assert pagina.xpath("//main//ol[@class='tegenspraken']/li[1]//a/@href") == [
        "/sterk-voor-noord/rapportages/2024-04/status/budget/",
        FORMULIER,
    ]
    assert pagina.xpath("//main//ol[@class='tegenspraken']/li[4]//a/@href")[0].endswith("/teksten/stand-jongeren/")
    assert koppen(lees(wethouder, BLAD)) == ["Open (5)", "Let op"]
    assert not lees(wethouder, BLAD).xpath("//main//ol[@class='tegenspraken']//a")
    assert wethouder.get(FORMULIER).status_code == 404


def test_a_contradiction_stays_with_its_reason_and_history_tells_who(programmateam, periode, nu):
    antwoord = programmateam.post(FORMULIER, invoer(programmateam, reden=REDEN))
    assert (antwoord.status_code, antwoord.url) == (302, BLAD)
    pagina = lees(programmateam, BLAD)
    assert koppen(pagina) == ["Open (4)", "Blijft zo, met een reden (1)", "Let op"]
    assert f"Omdat: {REDEN} Programmateam" in woorden(pagina)
    wijziging = Wijziging.objects.over("weerlegging", Weerlegging.objects.get().pk).get()
    assert wijziging.reden == REDEN
    (rij,) = stel_samen(periode, nu=nu).status.weerleggingen
    assert (rij.reden, rij.door) == (REDEN, "Programmateam")


def test_without_a_reason_nothing_stays(programmateam, periode, nu):
    antwoord = programmateam.post(FORMULIER, invoer(programmateam, reden=" "))
    assert antwoord.status_code == 422
    assert "Schrijf waarom dit zo blijft." in antwoord.content.decode()
    with pytest.raises(Geweigerd):
        laat(periode, nu, reden=" ")
    assert not Weerlegging.objects.exists()


def test_a_contradiction_that_changed_is_open_again_and_remembers_the_reason(programmateam, periode, nu):
    laat(periode, nu)
    Stand.objects.filter(post__naam="Programma algemeen").update(uitgaven=100_000)
    pagina = lees(programmateam, BLAD)
    assert koppen(pagina)[0] == "Open (5)"
    assert f"Eerder bleef dit staan, omdat: ‘{REDEN}’" in woorden(pagina)
    assert stel_samen(periode, nu=nu).status.weerleggingen == ()
    gevuld = invoer(programmateam)
    assert gevuld["reden"] == REDEN
    assert programmateam.post(FORMULIER, gevuld).status_code == 302
    assert len(stel_samen(periode, nu=nu).status.weerleggingen) == 1


def test_what_changes_while_somebody_writes_is_looked_at_first(programmateam):
    gevuld = invoer(programmateam, reden=REDEN)
    Stand.objects.filter(post__naam="Programma algemeen").update(uitgaven=100_000)
    antwoord = programmateam.post(FORMULIER, gevuld)
    assert antwoord.status_code == 422
    assert "intussen veranderd" in antwoord.content.decode()
    nieuw = fromstring(antwoord.content.decode()).xpath("//input[@name='gezien']/@value")[0]
    assert programmateam.post(FORMULIER, gevuld | {"gezien": nieuw}).status_code == 302


def test_the_reason_of_the_judgement_is_proposed(programmateam, periode):
    periode.oordelen.filter(aspect="budget").update(verschil_reden="Het tekort is gedekt.")
    assert invoer(programmateam)["reden"] == "Het tekort is gedekt."


def test_two_people_at_once_see_both_reasons(programmateam, periode, nu):
    gevuld = invoer(programmateam, reden="Iets anders.")
    laat(periode, nu)
    antwoord = programmateam.post(FORMULIER, gevuld)
    assert antwoord.status_code == 409
    pagina = fromstring(antwoord.content.decode())
    assert f"Er staat nu: {REDEN} U wilt: Iets anders." in woorden(pagina)
    versie = pagina.xpath("//input[@name='versie']/@value")[0]
    assert programmateam.post(FORMULIER, gevuld | {"versie": versie}).status_code == 302
    assert Weerlegging.objects.get().reden == "Iets anders."
    with pytest.raises(VersieBotsing):
        laat(periode, nu, versie=0)


def test_a_reason_is_taken_back_and_the_contradiction_counts_again(programmateam, periode, nu):
    rij = laat(periode, nu)
    adres = f"{BLAD}{rij.pk}/terug/"
    programmateam.post(adres, {"versie": rij.versie + 1})
    assert Weerlegging.objects.exists()
    programmateam.post(adres, {"versie": rij.versie})
    assert not Weerlegging.objects.exists()
    assert [rij.handeling for rij in Wijziging.objects.over("weerlegging", rij.pk)] == ["verwijderd", "toegevoegd"]
    assert koppen(lees(programmateam, BLAD))[0] == "Open (5)"
    geschiedenis = woorden(lees(programmateam, "/sterk-voor-noord/geschiedenis/"))
    assert "Budget staat op Volgens verwachting" in geschiedenis


def test_a_reason_that_nobody_needs_any_more_is_not_in_the_overview(programmateam, periode, nu):
    laat(periode, nu)
    periode.oordelen.filter(aspect="budget").update(
        oordeel="bijsturen", oorzaak="o", gevolg="g", maatregel="m", termijn=nu.date()
    )
    assert "Niet meer aan de orde" in koppen(lees(programmateam, BLAD))
    assert stel_samen(periode, nu=nu).status.weerleggingen == ()


def test_nothing_is_overruled_once_the_round_is_fixed(programmateam, periode, nu):
    rij = laat(periode, nu)
    zet(periode, "ambtelijk_akkoord")
    with pytest.raises(Geweigerd, match="De ronde staat op ‘Ambtelijk akkoord’"):
        laat(periode, nu, versie=rij.versie)
    with pytest.raises(Geweigerd):
        neem_terug(weerlegging=rij, versie=rij.versie, daad=doe(Rol.PROGRAMMATEAM))
    programmateam.post(f"{BLAD}{rij.pk}/terug/", {"versie": rij.versie})
    assert Weerlegging.objects.get() == rij
    pagina = lees(programmateam, BLAD)
    assert "Blijft zo, met een reden (1)" in koppen(pagina)
    assert not pagina.xpath("//main//form")
    assert "Daaraan verandert nu niets meer." in woorden(lees(programmateam, FORMULIER))


def test_what_stops_nobody_has_nothing_to_overrule(programmateam, periode, nu):
    (oud,) = [rij for rij in vind(stel_samen(periode, nu=nu)) if not rij.stopt]
    assert programmateam.get(f"{BLAD}{code_van(oud.sleutel)}/").status_code == 404
    with pytest.raises(ValueError, match="peildatum"):
        weerleg(periode=periode, tegenspraak=oud, versie=0, daad=doe(Rol.PROGRAMMATEAM, nu, "x"))


@pytest.mark.usefixtures("opslag", "zonder_druk")
def test_an_erratum_contradicts_only_what_it_would_say(programmateam, periode, nu):
    """Of an erratum of the texts the money stays as the edition has it, whatever became of it since."""
    editie = publiceer(periode)
    stap = OP_NAAM[Stapnaam.ERRATUM]
    daad = doe(Rol.PROGRAMMATEAM, nu, "Een datum klopt niet.")
    zet_stap(periode=periode, versie=periode.versie, stap=stap, daad=daad, editie=editie, delen=["teksten"])
    Stand.objects.filter(post__naam="Programma algemeen").update(uitgaven=100_000)
    assert koppen(lees(programmateam, BLAD))[0] == "Open (0)"


def test_ten_times_as_many_acties_ask_no_more_of_the_database(programmateam, noord, periode, nu):
    with CaptureQueriesContext(connection) as eerst:
        lees(programmateam, BLAD)
    veel_acties(huidig_plan(noord), 504)
    laat(periode, nu)
    with CaptureQueriesContext(connection) as daarna:
        lees(programmateam, BLAD)
    assert len(daarna) == len(eerst) <= 15
