"""The register of besluiten: what is added, changed and done, and what cannot be."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from programma.handelingen.besluiten import doe_besluit_af, registreer_besluit, wijzig_besluit
from programma.handelingen.besluitvelden import Besluitkeuze, van
from programma.handelingen.weigering import Geweigerd
from programma.models import Besluit, Gebruiker, Rol, Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

KEUZE = Besluitkeuze(
    orgaan=Besluit.Orgaan.COLLEGE,
    soort=Besluit.Soort.TOEZEGGING,
    datum=date(2026, 9, 1),
    tekst="De raad krijgt cijfers over de wachtlijsten.",
    uiterlijk=date(2026, 12, 31),
)


@pytest.fixture
def daad(noord) -> Daad:
    iemand = Gebruiker.objects.filter(deelnames__rol=Rol.PROGRAMMATEAM).first()
    return Daad(iemand, datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "Commissie van 1 september.")


@pytest.fixture
def toezegging(noord, daad) -> Besluit:
    return registreer_besluit(programma=noord, keuze=KEUZE, daad=daad)


def test_a_toezegging_is_open_until_it_is_done_and_late_after_its_day(toezegging, daad):
    assert toezegging.open
    assert not toezegging.te_laat(date(2026, 12, 31))
    assert toezegging.te_laat(date(2027, 1, 1))
    doe_besluit_af(besluit=toezegging, versie=1, op=date(2026, 11, 20), daad=daad)
    toezegging.refresh_from_db()
    assert not toezegging.open
    assert not toezegging.te_laat(date(2027, 1, 1))


def test_what_was_done_by_mistake_is_open_again(toezegging, daad):
    doe_besluit_af(besluit=toezegging, versie=1, op=date(2026, 11, 20), daad=daad)
    doe_besluit_af(besluit=toezegging, versie=2, op=None, daad=replace(daad, reden="De brief ging over iets anders."))
    assert toezegging.open
    laatste = Wijziging.objects.over("besluit", toezegging.pk).first()
    assert (laatste.reden, laatste.verschillen[0]["oud_tekst"]) == (
        "De brief ging over iets anders.",
        "20 november 2026",
    )


@pytest.mark.parametrize(
    ("op", "reden", "zin"),
    [
        (date(2026, 11, 24), "Zo.", "in de toekomst"),
        (date(2026, 8, 31), "Zo.", "vóór de datum"),
        (None, "Zo.", "Vul de dag in"),
        (date(2026, 11, 20), " ", "hoe het is afgedaan"),
    ],
)
def test_what_is_done_has_a_day_that_has_been_and_says_how(toezegging, daad, op, reden, zin):
    with pytest.raises(Geweigerd, match=zin):
        doe_besluit_af(besluit=toezegging, versie=1, op=op, daad=replace(daad, reden=reden))


def test_nobody_has_to_do_a_besluit_that_asks_for_nothing(noord, daad):
    vastgesteld = noord.besluiten.get(datum=date(2025, 4, 8))
    with pytest.raises(Geweigerd, match="hoeft niet afgedaan"):
        doe_besluit_af(besluit=vastgesteld, versie=vastgesteld.versie, op=date(2026, 11, 20), daad=daad)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tekst": " "}, "tekst"),
        ({"uiterlijk": date(2026, 8, 1)}, "uiterlijk"),
        ({"soort": Besluit.Soort.RAADSBRIEF}, "uiterlijk"),
    ],
)
def test_a_besluit_that_cannot_be_is_refused_at_its_field(noord, daad, anders, veld):
    with pytest.raises(Geweigerd) as geweigerd:
        registreer_besluit(programma=noord, keuze=replace(KEUZE, **anders), daad=daad)
    assert set(geweigerd.value.fouten) == {veld}


def test_a_besluit_is_changed_with_a_reason_and_the_history_tells_it(toezegging, daad):
    nieuw = replace(van(toezegging), uiterlijk=date(2027, 3, 1), nummer="T-12")
    with pytest.raises(Geweigerd):
        wijzig_besluit(besluit=toezegging, versie=1, keuze=nieuw, daad=replace(daad, reden=""))
    wijzig_besluit(besluit=toezegging, versie=1, keuze=nieuw, daad=daad)
    laatste = Wijziging.objects.over("besluit", toezegging.pk).first()
    assert [(rij["naam"], rij["oud_tekst"], rij["nieuw_tekst"]) for rij in laatste.verschillen] == [
        ("Nummer", "", "T-12"),
        ("Uiterlijk", "31 december 2026", "1 maart 2027"),
    ]
    assert toezegging.history.first().wijziging == laatste


def test_what_is_done_already_keeps_what_made_that_possible(toezegging, daad):
    doe_besluit_af(besluit=toezegging, versie=1, op=date(2026, 9, 20), daad=daad)
    for anders, veld in (
        ({"datum": date(2026, 10, 1)}, "datum"),
        ({"soort": "raadsbrief", "uiterlijk": None}, "soort"),
    ):
        with pytest.raises(Geweigerd) as geweigerd:
            wijzig_besluit(besluit=toezegging, versie=2, keuze=replace(van(toezegging), **anders), daad=daad)
        assert set(geweigerd.value.fouten) == {veld}


def test_of_two_at_one_besluit_the_second_is_told(toezegging, daad):
    doe_besluit_af(besluit=toezegging, versie=1, op=date(2026, 11, 20), daad=daad)
    with pytest.raises(VersieBotsing):
        wijzig_besluit(besluit=toezegging, versie=1, keuze=replace(van(toezegging), nummer="T-12"), daad=daad)
