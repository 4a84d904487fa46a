"""The standen of a peildatum are laid down together, or not at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from financien.handelingen.posten import wijzig_post
from financien.handelingen.standen import Nieuwestand, Standwaarden, leg_stand_vast, leg_standen_vast
from financien.lezen import jaartabellen
from financien.models import Stand
from programma.handelingen.weigering import Geweigerd
from programma.models import Importronde, Wijziging
from programma.versies import VersieBotsing
from tests.financien.geldjaar import ALGEMEEN, JULI, WONEN, leg_vast, posten


def test_a_peildatum_of_all_posts_is_one_click_in_the_history(noord, daad):
    standen = leg_vast(noord, JULI, daad)
    assert len(standen) == 4
    wijzigingen = [Wijziging.objects.over("budgetpost", stand.post_id).first() for stand in standen]
    assert len({wijziging.reeks for wijziging in wijzigingen}) == 1
    assert {wijziging.handeling for wijziging in wijzigingen} == {Wijziging.Handeling.TOEGEVOEGD}
    tabel = jaartabellen(noord)[0]
    assert (tabel.peildatum, tabel.totaal.saldo) == (JULI, Decimal(1_140_666 - 584_530 - 460_620))


def test_when_one_post_was_changed_meanwhile_no_stand_is_laid_down(noord, daad):
    gezien = posten(noord)
    wonen = posten(noord)[WONEN]
    wijzig_post(post=wonen, versie=wonen.versie, nieuw={"naam": "Wonen"}, daad=daad)
    waarden = Standwaarden(Decimal(1), Decimal(1), Decimal(0))
    with pytest.raises(VersieBotsing):
        leg_standen_vast(
            peildatum=JULI,
            standen=[Nieuwestand(post, post.versie, waarden) for post in gezien.values()],
            daad=daad,
        )
    assert not Stand.objects.filter(peildatum=JULI).exists()
    assert posten(noord)[ALGEMEEN].versie == 1


def test_a_stand_that_was_there_changes_only_with_a_reason(noord, daad):
    leg_vast(noord, JULI, daad)
    post = posten(noord)[ALGEMEEN]
    ander = [Nieuwestand(post, post.versie, Standwaarden(Decimal(1), Decimal(0), Decimal(0)))]
    with pytest.raises(Geweigerd):
        leg_standen_vast(peildatum=JULI, standen=ander, daad=replace(daad, reden=""))
    leg_standen_vast(peildatum=JULI, standen=ander, daad=daad)
    assert Stand.objects.get(post=post, peildatum=JULI).beschikbaar == 1


def test_who_explains_a_stand_leaves_it_with_its_file_and_who_corrects_it_does_not(noord, daad):
    ronde = Importronde.objects.first()
    post = posten(noord)[ALGEMEEN]

    def leg_neer(daad_, **anders):
        waarden = replace(Standwaarden(Decimal(5), Decimal(1), Decimal(2), bron="Grootboek"), **anders)
        return leg_stand_vast(post=post, versie=post.versie, peildatum=JULI, waarden=waarden, daad=daad_)

    assert leg_neer(replace(daad, importronde=ronde)).importronde == ronde
    assert leg_neer(daad, toelichting="Nog te verdelen").importronde == ronde
    assert leg_neer(daad, uitgaven=Decimal(2)).importronde is None
