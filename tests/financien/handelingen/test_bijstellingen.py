"""Money is added to a post, moved to another and withdrawn; every euro of it can be traced."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from financien.handelingen.bijstellingen import hevel_over, stel_bij, trek_bijstelling_in
from financien.jaartabel.begrotinglezen import begrotingen
from financien.models import Bijstelling, Budgetpost
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging
from programma.versies import VersieBotsing
from tests.acties.tegelijk import uitkomsten
from tests.financien.geldjaar import ALGEMEEN, JEUGD, WONEN, posten

MEI = date(2024, 5, 1)
BESLUIT = "Besluit van het college van 1 mei 2024"


@pytest.fixture
def jeugd(noord) -> Budgetpost:
    return posten(noord)[JEUGD]


@pytest.fixture
def wonen(noord) -> Budgetpost:
    return posten(noord)[WONEN]


def laatste(post: Budgetpost) -> Wijziging:
    return Wijziging.objects.over("budgetpost", post.pk).first()


def over(van, naar, daad, bedrag="15000", **anders):
    delen = {"versies": {van.pk: van.versie, naar.pk: naar.versie}, "op": MEI, "besluit_tekst": BESLUIT} | anders
    return hevel_over(van=van, naar=naar, bedrag=Decimal(bedrag), daad=daad, **delen)


def test_sanne_adds_money_with_a_decision_of_the_register_and_the_history_tells_it(noord, jeugd, daad):
    besluit = noord.besluiten.get(soort="amendement")
    rij = stel_bij(post=jeugd, versie=1, op=MEI, bedrag=Decimal(14_000), besluit=besluit, daad=daad)
    assert rij.reden == daad.reden
    assert Budgetpost.objects.get(pk=jeugd.pk).versie == 2
    (verschil,) = laatste(jeugd).verschillen
    assert verschil["naam"] == "Bijstelling op 1 mei 2024"
    assert verschil["nieuw_tekst"].replace("\u00a0", " ") == (
        "€ +14.000, Uitvoeringsplan Jeugd en onderwijs/jongeren is vastgesteld met amendement (18 april 2023)"
    )
    assert rij.history.get().wijziging == laatste(jeugd)


def test_an_overheveling_is_one_record_that_counts_for_both_posts_and_balances(noord, jeugd, wonen, daad):
    rij = over(jeugd, wonen, daad)
    per_post = begrotingen([jeugd, wonen])
    assert [regel.bedrag for regel in per_post[jeugd.pk].bijstellingen] == [Decimal(-15_000)]
    assert [regel.bedrag for regel in per_post[wonen.pk].bijstellingen] == [Decimal(15_000)]
    assert (per_post[jeugd.pk].bijstellingen[0].naar, per_post[wonen.pk].bijstellingen[0].van) == (WONEN, JEUGD)
    assert sum(begroting.bijgesteld() for begroting in begrotingen(posten(noord).values()).values()) == 0
    assert rij.history.get().wijziging == laatste(wonen)


def test_both_posts_of_an_overheveling_have_it_in_their_history_as_one_click(jeugd, wonen, daad):
    over(jeugd, wonen, daad)
    af, bij = laatste(jeugd), laatste(wonen)
    assert af.reeks == bij.reeks is not None
    assert "€ −15.000" in af.verschillen[0]["nieuw_tekst"].replace("\u00a0", " ")
    assert f"overgeheveld naar {WONEN}" in af.verschillen[0]["nieuw_tekst"]
    assert f"overgeheveld van {JEUGD}" in bij.verschillen[0]["nieuw_tekst"]


def test_who_was_second_at_either_post_moves_nothing(noord, jeugd, wonen, daad):
    stel_bij(post=posten(noord)[JEUGD], versie=1, op=MEI, bedrag=Decimal(1), besluit_tekst=BESLUIT, daad=daad)
    for van, naar in ((jeugd, wonen), (wonen, jeugd)):
        with pytest.raises(VersieBotsing):
            over(van, naar, daad)
    assert Bijstelling.objects.count() == 1
    assert posten(noord)[WONEN].versie == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bedrag": Decimal(0)}, "bedrag"),
        ({"besluit_tekst": ""}, "besluit"),
    ],
)
def test_an_adjustment_of_nothing_or_without_a_decision_is_refused(jeugd, daad, anders, veld):
    waarden = {"op": MEI, "bedrag": Decimal(5), "besluit_tekst": BESLUIT} | anders
    with pytest.raises(Geweigerd) as geweigerd:
        stel_bij(post=jeugd, versie=1, daad=daad, **waarden)
    assert list(geweigerd.value.fouten) == [veld]
    assert not Bijstelling.objects.exists()


def test_without_a_reason_nothing_is_adjusted_or_withdrawn(jeugd, daad):
    rij = stel_bij(post=jeugd, versie=1, op=MEI, bedrag=Decimal(5), besluit_tekst=BESLUIT, daad=daad)
    zonder = replace(daad, reden=" ")
    with pytest.raises(Geweigerd):
        stel_bij(post=jeugd, versie=2, op=MEI, bedrag=Decimal(5), besluit_tekst=BESLUIT, daad=zonder)
    with pytest.raises(Geweigerd):
        trek_bijstelling_in(bijstelling=rij, versies={jeugd.pk: 2}, daad=zonder)
    assert Bijstelling.objects.count() == 1


def test_money_moves_only_to_another_post_of_the_same_year_and_one_way(noord, jeugd, wonen, daad):
    ander_jaar = Budgetpost.objects.create(programma=noord, boekjaar=2025, naam=JEUGD, volgorde=1)
    for van, naar, bedrag, veld in (
        (jeugd, jeugd, "5", "van_post"),
        (ander_jaar, jeugd, "5", "van_post"),
        (wonen, jeugd, "-5", "bedrag"),
    ):
        with pytest.raises(Geweigerd) as geweigerd:
            over(van, naar, daad, bedrag)
        assert list(geweigerd.value.fouten) == [veld]


def test_a_withdrawn_overheveling_is_gone_at_both_posts_and_stays_in_their_history(noord, jeugd, wonen, daad):
    rij = over(jeugd, wonen, daad)
    trek_bijstelling_in(bijstelling=rij, versies={jeugd.pk: 2, wonen.pk: 2}, daad=daad)
    assert not Bijstelling.objects.exists()
    for post in (jeugd, wonen):
        wijziging = laatste(post)
        assert (wijziging.handeling, wijziging.versie) == (Wijziging.Handeling.VERWIJDERD, 3)
        assert wijziging.verschillen[0]["nieuw_tekst"] == ""
        assert "overgeheveld" in wijziging.verschillen[0]["oud_tekst"]
    assert {rij.history_type for rij in Bijstelling.history.all()} == {"+", "-"}


def test_the_budget_of_the_general_post_grows_by_what_the_other_gave(noord, jaar):
    per_naam = {post.naam: begroting for post in posten(noord).values() for begroting in [begrotingen([post])[post.pk]]}
    assert per_naam[ALGEMEEN].actueel() == 365_000
    assert per_naam[JEUGD].actueel() == 299_000
    assert per_naam[WONEN].actueel() is None


@pytest.fixture(scope="module")
def uitkomst(django_db_setup, django_db_blocker, tmp_path_factory) -> dict:
    """What became of it, on a database of its own beside that of the tests."""
    map_ = tmp_path_factory.mktemp("tegelijk") / "geld"
    return uitkomsten("tests.financien.tegelijk", map_, django_db_blocker)


def test_of_two_who_move_money_to_and_fro_at_once_one_succeeds_and_every_euro_stays(uitkomst):
    assert [sorted(ronde) for ronde in uitkomst["heen en terug"]] == [["VersieBotsing", "ok"]] * 6
    assert uitkomst["over"] == {"bijstellingen": 6, "samen": 0, "wijzigingen": 12}
