"""The ceilings as the programmateam sets them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from financien.handelingen.plafonds import SOORT, stel_plafond_vast, wijzig_plafond
from financien.models import Plafond
from programma.handelingen.weigering import Geweigerd
from programma.models import Uitvoeringsplan, Wijziging
from programma.planlezen import huidig_plan
from programma.versies import VersieBotsing


@pytest.fixture
def plafond(noord) -> Plafond:
    """That of opgave 1: € 146.000."""
    return Plafond.objects.get(plan=huidig_plan(noord), opgave__nummer=1)


@pytest.fixture
def nieuw_plan(noord) -> Uitvoeringsplan:
    return Uitvoeringsplan.objects.create(
        programma=noord, slug="2027-2028", naam="Plan 2027-2028", van_jaar=2027, tot_jaar=2028
    )


def test_a_ceiling_changes_with_a_version_a_wijziging_and_a_row_of_history(plafond, daad):
    wijzig_plafond(plafond=plafond, versie=1, bedrag=Decimal("150000.50"), daad=daad)
    plafond.refresh_from_db()
    assert (plafond.bedrag, plafond.versie, plafond.bronwaarde) == (Decimal("150000.50"), 2, "€ 146.000")
    laatste, geladen = Wijziging.objects.over(SOORT, plafond.pk)
    assert (laatste.handeling, laatste.reden, laatste.versie) == ("gewijzigd", daad.reden, 2)
    (verschil,) = laatste.verschillen
    assert (verschil["oud"], verschil["nieuw"]) == ("146000.00", "150000.50")
    assert (verschil["oud_tekst"], verschil["nieuw_tekst"]) == ("€\xa0146.000", "€\xa0150.000,50")
    assert geladen.handeling == "geladen"
    regel = plafond.history.get(wijziging=laatste)
    assert (regel.bedrag, regel.history_change_reason) == (plafond.bedrag, daad.reden)


def test_the_same_amount_changes_nothing(plafond, daad):
    wijzig_plafond(plafond=plafond, versie=1, bedrag=Decimal("146000.00"), daad=daad)
    assert Plafond.objects.get(pk=plafond.pk).versie == 1
    assert Wijziging.objects.over(SOORT, plafond.pk).count() == 1


def test_who_was_second_changes_nothing(plafond, daad):
    wijzig_plafond(plafond=Plafond.objects.get(pk=plafond.pk), versie=1, bedrag=Decimal(1), daad=daad)
    with pytest.raises(VersieBotsing):
        wijzig_plafond(plafond=plafond, versie=1, bedrag=Decimal(2), daad=daad)
    assert Plafond.objects.get(pk=plafond.pk).bedrag == 1


@pytest.mark.parametrize(("bedrag", "reden", "veld"), [("-0.01", "Besluit", "bedrag"), ("1", " ", "reden")])
def test_a_ceiling_is_not_negative_and_has_a_reason(plafond, nieuw_plan, daad, bedrag, reden, veld):
    zonder = replace(daad, reden=reden)
    with pytest.raises(Geweigerd) as geweigerd:
        wijzig_plafond(plafond=plafond, versie=1, bedrag=Decimal(bedrag), daad=zonder)
    assert set(geweigerd.value.fouten) == {veld}
    with pytest.raises(Geweigerd):
        stel_plafond_vast(plan=nieuw_plan, opgave=plafond.opgave, bedrag=Decimal(bedrag), daad=zonder)
    assert not Plafond.objects.filter(plan=nieuw_plan).exists()


def test_an_opgave_gets_its_first_ceiling_once(plafond, nieuw_plan, daad):
    nieuw = stel_plafond_vast(plan=nieuw_plan, opgave=plafond.opgave, bedrag=Decimal(5_000), daad=daad)
    (wijziging,) = Wijziging.objects.over(SOORT, nieuw.pk)
    assert (wijziging.handeling, wijziging.verschillen[0]["oud"], nieuw.history.count()) == ("toegevoegd", None, 1)
    with pytest.raises(VersieBotsing):
        stel_plafond_vast(plan=nieuw_plan, opgave=plafond.opgave, bedrag=Decimal(6_000), daad=daad)
    assert Plafond.objects.get(plan=nieuw_plan).bedrag == 5_000
