"""An actie comes, is copied, falls away and returns; it is never deleted."""

import pytest

from acties.handelingen.levensloop import dupliceer_actie, haal_terug, laat_vervallen, maak_actie
from acties.handelingen.wensen import RedenNodig, Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.models import Opgave, Wijziging
from programma.vastleggen import Daad


def test_a_new_actie_gets_the_next_number_and_an_address_of_its_own(noord, daad):
    plan = noord.plannen.get(slug="2025-2026")
    opgave = Opgave.objects.get(programma=noord, nummer=1)
    waarden = {"titel": "Aanpak woonfraude", "doelen": ["A", "B"], "hoofdpartners": ["Woej"]}
    actie = maak_actie(plan=plan, opgave=opgave, waarden=waarden, daad=daad)
    assert (actie.nummer, actie.slug, actie.versie) == ("1.12", "aanpak-woonfraude-2", 1)
    assert [rij.letter for rij in actie.doelverwijzingen.all()] == ["A", "B"]
    wijziging = Wijziging.objects.over("actie", actie.pk).get()
    assert wijziging.handeling == Wijziging.Handeling.TOEGEVOEGD
    assert {verschil["nieuw_tekst"] for verschil in wijziging.verschillen} == {"Aanpak woonfraude", "A-B", "Woej"}


def test_a_new_actie_never_takes_the_address_of_a_page(noord, daad):
    opgave = Opgave.objects.get(programma=noord, nummer=2)
    actie = maak_actie(plan=noord.plannen.get(slug="2025-2026"), opgave=opgave, waarden={"titel": "Nieuw"}, daad=daad)
    assert actie.slug == "nieuw-2"


def test_a_copy_has_everything_but_what_was_reported_and_decided(noord, daad):
    bron = Actie.objects.get(slug="mee-naar-buiten")
    wijzig_actie(wens=Wens(bron.pk, {"status": "afgerond"}), daad=daad)
    kopie = dupliceer_actie(actie=bron, daad=daad)
    (een,), (twee,) = (Actie.objects.filter(pk=actie.pk).gegevens() for actie in (bron, kopie))
    assert twee.titel == "Mee naar buiten (kopie)"
    assert (twee.status, twee.financieringen, twee.partners) == ("niet_gerapporteerd", een.financieringen, een.partners)


def test_an_actie_that_is_gekoppeld_can_be_copied(noord, daad):
    bron = Actie.objects.get(aard="gekoppeld")
    assert dupliceer_actie(actie=bron, daad=daad).gekoppeld_aan == bron.gekoppeld_aan


def test_vervallen_needs_a_reason_and_the_actie_comes_back_with_its_status(woonfraude, daad):
    wijzig_actie(wens=Wens(woonfraude.pk, {"status": "aandachtspunt"}), daad=daad)
    with pytest.raises(RedenNodig):
        laat_vervallen(actie=woonfraude, daad=Daad(daad.actor, daad.nu))
    laat_vervallen(actie=woonfraude, daad=daad)
    assert Actie.objects.get(pk=woonfraude.pk).status == "vervallen"
    haal_terug(actie=woonfraude, daad=daad)
    assert Actie.objects.get(pk=woonfraude.pk).status == "aandachtspunt"
