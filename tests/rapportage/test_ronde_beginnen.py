"""The team begins a round: it starts from the one before it, and changes it while it is a concept."""

from dataclasses import replace
from datetime import date

import pytest

from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode, Rol, Wijziging
from programma.periodekeuzes import Periodesoort
from programma.versies import VersieBotsing
from rapportage.handelingen.errata import begin_erratum
from rapportage.handelingen.perioden import (
    GERESERVEERD,
    begin_periode,
    verzet_behandeling,
    voorgesteld_adres,
    wijzig_periode,
)
from rapportage.handelingen.periodevelden import van
from rapportage.models import Statusoordeel
from rapportage.ronde.stappen import Stapnaam
from tests.adressen import adressen
from tests.rapportage.rondes import doe, leg_vast, volgende, zet

TEAM = Rol.PROGRAMMATEAM


@pytest.fixture
def oktober(periode) -> Rapportageperiode:
    return volgende(periode)


def keuze(periode: Rapportageperiode, **anders):
    return replace(van(periode, tuple(periode.plannen.all())), **anders)


def test_a_new_round_starts_with_the_texts_of_the_one_before_it(periode, oktober):
    velden = ("sleutel", "sectie", "volgorde", "kop", "niveau", "tekst", "opgave", "plan", "programmadoel", "blok")
    herkomst = ("bron_document", "bron_hoofdstuk", "bron_kop", "letterlijk")
    toen, nu = (list(ronde.tekstblokken.values_list(*velden, *herkomst)) for ronde in (periode, oktober))
    assert len(nu) == 46
    assert nu == toen
    assert list(oktober.plannen.all()) == list(periode.plannen.all())
    assert (oktober.risicoprofiel, oktober.risicoprofiel_bron, oktober.toestand) == ("midden", "", "concept")


def test_in_a_new_round_nobody_has_judged_anything_yet(oktober):
    rijen = Statusoordeel.objects.filter(periode=oktober)
    assert [(rij.aspect, rij.opgave and rij.opgave.nummer) for rij in rijen.order_by("pk")] == [
        ("totaal", None),
        ("bestuur", None),
        ("planning", None),
        ("budget", None),
        ("totaal", 1),
        ("totaal", 2),
        ("totaal", 3),
    ]
    assert {(rij.oordeel, rij.bronwaarde) for rij in rijen} == {("niet_beoordeeld", "")}


def test_the_history_tells_who_began_the_round_and_from_which(oktober):
    wijziging = Wijziging.objects.over("periode", oktober.pk).get()
    assert (wijziging.actor.naam, wijziging.handeling) == ("Programmateam", "toegevoegd")
    woorden = {rij["naam"]: rij["nieuw_tekst"] for rij in wijziging.verschillen}
    assert woorden["Peildatum"] == "1 oktober 2026"
    assert woorden["Overgenomen van"] == "Programma-overzicht, stand 1 april 2024"
    assert oktober.tekstblokken.first().history.get().wijziging == wijziging


def test_the_first_round_of_a_programme_starts_from_nothing(noord, periode):
    begin = keuze(periode, peildatum=date(2026, 10, 1))
    Rapportageperiode.objects.filter(pk=periode.pk).delete()
    eerste = begin_periode(programma=noord, slug="2026-10", keuze=begin, daad=doe(TEAM))
    assert not eerste.tekstblokken.exists()
    assert eerste.oordelen.count() == 7


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"naam": " "}, "naam", "Geef de ronde een naam"),
        ({"peildatum": date(2024, 4, 1)}, "peildatum", "na de peildatum van de vorige ronde, 1 april 2024"),
        ({"deadline": date(2026, 10, 1)}, "indienen_vanaf", "alle drie de dagen"),
        (
            {"indienen_vanaf": date(2026, 10, 5), "deadline": date(2026, 10, 1), "indienen_tot": date(2026, 10, 9)},
            "deadline",
            "vóór de dag waarop het indienen begint",
        ),
        (
            {"indienen_vanaf": date(2026, 10, 1), "deadline": date(2026, 10, 9), "indienen_tot": date(2026, 10, 8)},
            "indienen_tot",
            "vóór de deadline",
        ),
        ({"risicoprofiel": "hoog"}, "risicoprofiel_reden", "Schrijf waarom"),
        ({"volgende_behandeling": date(2026, 11, 22)}, "volgende_behandeling", "al geweest"),
    ],
)
def test_a_round_that_cannot_be_is_refused_at_its_field(noord, periode, anders, veld, zin):
    begin = keuze(periode, **{"peildatum": date(2026, 10, 1)} | anders)
    with pytest.raises(Geweigerd) as geweigerd:
        begin_periode(programma=noord, slug="2026-10", keuze=begin, daad=doe(TEAM))
    assert zin in geweigerd.value.fouten[veld]
    assert noord.perioden.count() == 1


def test_no_page_beside_the_rounds_can_be_taken_for_a_round():
    """An address below rapportages/ that is no round is no address for a round either."""
    ernaast = {
        adres.pad.removeprefix("/sterk-voor-noord/rapportages/").split("/")[0]
        for adres in adressen()
        if "/rapportages/" in adres.pad
    }
    assert ernaast - {"", "2024-04"} == GERESERVEERD


@pytest.mark.parametrize("slug", ["nieuw", "2024-04"])
def test_a_round_gets_an_address_of_its_own(noord, periode, slug):
    begin = keuze(periode, peildatum=date(2026, 10, 1))
    with pytest.raises(Geweigerd) as geweigerd:
        begin_periode(programma=noord, slug=slug, keuze=begin, daad=doe(TEAM))
    assert set(geweigerd.value.fouten) == {"slug"}


def test_the_address_is_proposed_from_the_peildatum(noord, periode):
    assert voorgesteld_adres(noord, date(2026, 10, 1)) == "2026-10"
    assert voorgesteld_adres(noord, date(2024, 4, 15)) == "2024-04-15"


def test_a_concept_is_changed_with_its_plans_and_the_history_tells_it(noord, oktober):
    plan = noord.plannen.get(slug="2025-2026")
    anders = keuze(oktober, naam="Najaar 2026", plannen=(plan,), risicoprofiel="hoog", risicoprofiel_reden="Druk.")
    wijzig_periode(periode=oktober, versie=oktober.versie, keuze=anders, daad=doe(TEAM))
    oktober.refresh_from_db()
    assert (oktober.naam, oktober.risicoprofiel, list(oktober.plannen.all())) == ("Najaar 2026", "hoog", [plan])
    laatste = Wijziging.objects.over("periode", oktober.pk).first()
    assert {rij["veld"] for rij in laatste.verschillen} == {"naam", "plannen", "risicoprofiel", "risicoprofiel_reden"}


def test_what_is_the_same_already_is_no_change(oktober):
    wijzig_periode(periode=oktober, versie=oktober.versie, keuze=keuze(oktober), daad=doe(TEAM))
    assert oktober.versie == 1


def test_a_round_keeps_its_place_between_the_others(periode, oktober):
    for ronde, dag in ((periode, date(2026, 10, 1)), (oktober, date(2024, 4, 1))):
        with pytest.raises(Geweigerd, match="peildatum van de v"):
            wijzig_periode(periode=ronde, versie=ronde.versie, keuze=keuze(ronde, peildatum=dag), daad=doe(TEAM))
    wijzig_periode(periode=oktober, versie=1, keuze=keuze(oktober, peildatum=date(2026, 9, 1)), daad=doe(TEAM))


def test_of_two_who_change_a_round_the_second_is_told(oktober):
    wijzig_periode(periode=oktober, versie=1, keuze=keuze(oktober, naam="Najaar"), daad=doe(TEAM))
    with pytest.raises(VersieBotsing):
        wijzig_periode(periode=oktober, versie=1, keuze=keuze(oktober, naam="Herfst"), daad=doe(TEAM))


def test_after_concept_only_the_agenda_of_a_round_changes(oktober):
    zet(oktober, Stapnaam.AMBTELIJK_AKKOORD)
    with pytest.raises(Geweigerd, match="Haal haar eerst terug naar concept"):
        wijzig_periode(periode=oktober, versie=oktober.versie, keuze=keuze(oktober, naam="Najaar"), daad=doe(TEAM))
    dag = date(2026, 12, 15)
    verzet_behandeling(periode=oktober, versie=oktober.versie, dag=dag, daad=doe(TEAM, reden="Commissie viel uit."))
    oktober.refresh_from_db()
    assert oktober.volgende_behandeling == dag
    assert Wijziging.objects.over("periode", oktober.pk).first().reden == "Commissie viel uit."


@pytest.mark.parametrize(("dag", "reden"), [(date(2026, 12, 15), ""), (date(2026, 1, 5), "Zo is het.")])
def test_a_new_day_needs_a_reason_and_lies_ahead(oktober, dag, reden):
    with pytest.raises(Geweigerd):
        verzet_behandeling(periode=oktober, versie=oktober.versie, dag=dag, daad=doe(TEAM, reden=reden))


def test_a_round_that_has_an_edition_keeps_its_day_its_kind_and_what_the_erratum_leaves(periode, opslag, zonder_druk):
    editie = leg_vast(periode)
    reden = doe(TEAM, reden="De tekst over het plan klopte niet.")
    begin_erratum(editie=editie, versie=periode.versie, delen=["teksten"], daad=reden)
    periode.refresh_from_db()
    anders = {"peildatum": date(2024, 5, 1), "soort": Periodesoort.TUSSENTIJDS, "risicoprofiel": "hoog"}
    wens = keuze(periode, **anders, risicoprofiel_reden="Druk op de planning.")
    with pytest.raises(Geweigerd) as geweigerd:
        wijzig_periode(periode=periode, versie=periode.versie, keuze=wens, daad=doe(TEAM))
    assert set(geweigerd.value.fouten) == {"peildatum", "soort", "risicoprofiel"}
    nieuw_plan = keuze(periode, plannen=(periode.programma.plannen.get(slug="2025-2026"),))
    wijzig_periode(periode=periode, versie=periode.versie, keuze=nieuw_plan, daad=doe(TEAM))
