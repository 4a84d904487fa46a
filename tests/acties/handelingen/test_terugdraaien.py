"""Undo and putting back: new changes, never the disappearance of an old one."""

import pytest

from acties.handelingen.terugdraaien import maak_ongedaan, zet_terug
from acties.handelingen.wensen import Botsing, Wens
from acties.handelingen.wijzigen import wijzig_actie, wijzig_acties
from acties.models import Actie
from acties.velden import VELDEN, merk
from programma.models import Wijziging, nieuwe_reeks
from programma.vastleggen import Daad


def waarde(actie: Actie, veld: str):
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens(met_mijlpalen=True)
    return VELDEN[veld].waarde(nu)


def test_samira_undoes_her_last_change_and_both_stay_in_the_history(woonfraude, daad):
    gedaan = wijzig_actie(wens=Wens(woonfraude.pk, {"looptijd": "2027"}), daad=daad).wijziging
    maak_ongedaan(wijziging=gedaan, daad=Daad(daad.actor, daad.nu))
    assert waarde(woonfraude, "looptijd") == "2025-2026"
    ongedaan, eerste = Wijziging.objects.over("actie", woonfraude.pk).sinds_het_laden()
    assert (eerste, ongedaan.herstelt) == (gedaan, gedaan)
    assert ongedaan.reden == "Maakt ongedaan wat Samira deed op 3 februari 2026 10:30"


def test_an_undo_can_be_undone(woonfraude, daad):
    gedaan = wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Fraude"}), daad=daad).wijziging
    (terug,) = maak_ongedaan(wijziging=gedaan, daad=daad)
    maak_ongedaan(wijziging=terug.wijziging, daad=daad)
    assert waarde(woonfraude, "titel") == "Fraude"


def test_what_somebody_changed_since_then_is_not_undone(woonfraude, daad, joost):
    gedaan = wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Fraude"}), daad=daad).wijziging
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Woonfraude"}), daad=Daad(joost, daad.nu))
    with pytest.raises(Botsing):
        maak_ongedaan(wijziging=gedaan, daad=daad)
    assert waarde(woonfraude, "titel") == "Woonfraude"


def test_a_bulk_change_is_undone_as_one(noord, daad):
    acties = Actie.objects.filter(opgave__nummer=2).order_by("pk")[:3]
    eerst = [waarde(actie, "soort") for actie in acties]
    reeks = Daad(daad.actor, daad.nu, "", reeks=nieuwe_reeks())
    uitkomsten = wijzig_acties(wensen=[Wens(actie.pk, {"soort": ""}) for actie in acties], daad=reeks)
    maak_ongedaan(wijziging=uitkomsten[0].wijziging, daad=daad)
    assert [waarde(actie, "soort") for actie in acties] == eerst


def test_money_comes_back_with_everything_a_cell_does_not_say(noord, daad):
    actie = Actie.objects.get(slug="mee-naar-buiten")
    actie.financieringen.filter(bron="fonds").update(zekerheid="aangevraagd")
    eerst = waarde(actie, "financiering_anders")
    gedaan = wijzig_actie(wens=Wens(actie.pk, {"financiering_anders": []}), daad=daad).wijziging
    assert "€ 10.500 fonds (aangevraagd)" in gedaan.verschillen[0]["oud_tekst"]
    zet_terug(wijziging=gedaan, veld="financiering_anders", gezien=merk([]), daad=daad)
    assert waarde(actie, "financiering_anders") == eerst


def test_an_earlier_value_is_put_back_over_later_ones(woonfraude, daad):
    eerste = wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Een"}), daad=daad).wijziging
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Twee"}), daad=daad)
    uitkomst = zet_terug(wijziging=eerste, veld="titel", gezien=merk("Twee"), daad=daad)
    assert waarde(woonfraude, "titel") == "Aanpak woonfraude"
    assert uitkomst.wijziging.handeling == Wijziging.Handeling.TERUGGEZET


def test_what_somebody_put_back_already_is_no_obstacle_for_undoing_the_rest(noord, daad, joost):
    een, ander = Actie.objects.filter(opgave__nummer=2).order_by("pk")[:2]
    titels = [een.titel, ander.titel]
    reeks = Daad(daad.actor, daad.nu, "", reeks=nieuwe_reeks())
    gedaan, _ = wijzig_acties(wensen=[Wens(een.pk, {"titel": "Een"}), Wens(ander.pk, {"titel": "Twee"})], daad=reeks)
    wijzig_actie(wens=Wens(een.pk, {"titel": titels[0]}), daad=Daad(joost, daad.nu))
    uitkomsten = maak_ongedaan(wijziging=gedaan.wijziging, daad=daad)
    assert [waarde(actie, "titel") for actie in (een, ander)] == titels
    assert [uitkomst.wijziging is not None for uitkomst in uitkomsten] == [False, True]
