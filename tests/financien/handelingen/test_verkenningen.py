"""A what-if that is kept: under a name of its own, with a history, and without changing anything."""

import pytest
from django.db import transaction

from acties.models import Financiering
from financien.handelingen.verkenningen import bewaar_verkenning, verwijder_verkenning, wijzig_verkenning
from financien.models import Verkenning
from financien.verkenning.blad import bewaarde_keuzes, grondslag
from financien.verkenning.verkennen import Idee, Keuzes
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging
from programma.planlezen import huidig_plan
from programma.versies import VersieBotsing
from tests.financien.test_keten import D

ZELF = Keuzes(zelf=frozenset({"1.04"}), ideeen=(Idee("Zomerschool", 2, D(5000)),))


@pytest.fixture
def plan(noord):
    return huidig_plan(noord)


@pytest.fixture
def bewaar(plan, daad):
    def doe(naam="Zelf betalen", keuzes=ZELF, toelichting="Voor het overleg van maandag") -> Verkenning:
        return bewaar_verkenning(
            plan=plan, naam=naam, toelichting=toelichting, keuzes=keuzes, toen=grondslag(plan).nu, daad=daad
        )

    return doe


def laatste(rij: Verkenning) -> Wijziging:
    return Wijziging.objects.over("verkenning", rij.pk).first()


def test_sanne_keeps_a_what_if_with_her_name_and_the_moment(bewaar, daad):
    rij = Verkenning.objects.get(pk=bewaar().pk)
    assert (rij.door, rij.op, rij.versie) == (daad.actor, daad.nu, 1)
    assert bewaarde_keuzes(rij) == ZELF
    wijziging = laatste(rij)
    assert [(rij["naam"], rij["nieuw_tekst"].replace("\u00a0", " ")) for rij in wijziging.verschillen] == [
        ("Naam", "Zelf betalen"),
        ("Toelichting", "Voor het overleg van maandag"),
        ("Keuzes", "1.04 zelf betaald; Zomerschool: € 5.000 van opgave 2"),
    ]
    assert rij.history.get().wijziging == wijziging


def test_a_what_if_changes_no_money(bewaar):
    voor = list(Financiering.objects.order_by("pk").values())
    bewaar()
    assert list(Financiering.objects.order_by("pk").values()) == voor


def test_a_name_is_taken_once_in_a_plan(bewaar):
    bewaar()
    with pytest.raises(Geweigerd) as geweigerd:
        bewaar()
    assert geweigerd.value.fouten == {"naam": "Er is al een verkenning met de naam Zelf betalen. Kies een andere."}
    assert Verkenning.objects.filter(naam="Zelf betalen").count() == 1


def test_nothing_is_no_what_if(bewaar):
    with pytest.raises(Geweigerd) as geweigerd:
        bewaar(keuzes=Keuzes())
    assert "Kies eerst iets" in str(geweigerd.value)


def test_another_name_leaves_the_choices_and_the_moment(bewaar, daad):
    rij = bewaar()
    wijzig_verkenning(verkenning=rij, versie=1, naam="Thuis", toelichting=rij.toelichting, daad=daad)
    rij = Verkenning.objects.get(pk=rij.pk)
    assert (rij.naam, rij.versie, bewaarde_keuzes(rij)) == ("Thuis", 2, ZELF)
    assert laatste(rij).velden() == {"naam"}


def test_other_choices_take_the_place_of_what_was_kept(bewaar, plan, daad):
    rij, nieuw = bewaar(), Keuzes(uit=frozenset({"3.05"}))
    velden = {"naam": rij.naam, "toelichting": rij.toelichting, "daad": daad}
    wijzig_verkenning(verkenning=rij, versie=1, nieuw=(nieuw, grondslag(plan).nu), **velden)
    rij = Verkenning.objects.get(pk=rij.pk)
    assert bewaarde_keuzes(rij) == nieuw
    assert laatste(rij).verschillen[0]["nieuw_tekst"] == "zonder 3.05"


def test_what_is_the_same_already_is_left_as_it_is(bewaar, daad):
    rij = bewaar()
    wijzig_verkenning(verkenning=rij, versie=1, naam=rij.naam, toelichting=rij.toelichting, daad=daad)
    assert Verkenning.objects.get(pk=rij.pk).versie == 1
    assert Wijziging.objects.over("verkenning", rij.pk).count() == 1


def test_who_comes_second_writes_over_nobody(bewaar, daad):
    rij = bewaar()
    wijzig_verkenning(verkenning=rij, versie=1, naam="Eerste", toelichting="", daad=daad)
    for te_laat in (
        lambda: wijzig_verkenning(verkenning=rij, versie=1, naam="Tweede", toelichting="", daad=daad),
        lambda: verwijder_verkenning(verkenning=rij, versie=1, daad=daad),
    ):
        with transaction.atomic(), pytest.raises(VersieBotsing):
            te_laat()
    assert Verkenning.objects.get(pk=rij.pk).naam == "Eerste"


def test_what_is_removed_stays_in_the_history(bewaar, daad):
    rij = bewaar()
    sleutel = rij.pk
    verwijder_verkenning(verkenning=rij, versie=1, daad=daad)
    assert not Verkenning.objects.filter(pk=sleutel).exists()
    wijziging = Wijziging.objects.over("verkenning", sleutel).first()
    assert (wijziging.handeling, wijziging.onderwerp) == ("verwijderd", "Zelf betalen")
    assert "1.04 zelf betaald" in wijziging.verschillen[2]["oud_tekst"]
