"""An import of standen is taken back as a whole: every stand is what it was, and nothing else is touched."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from financien.handelingen.posten import maak_post, wijzig_post
from financien.handelingen.standen import Standwaarden, leg_stand_vast, verwijder_stand
from financien.models import Bijstelling, Budgetpost, Grootboekregel, Importprofiel, Stand
from programma.handelingen.importeren import bevestig_import, is_ongedaan, maak_import_ongedaan
from programma.importeren.soorten import Ingehaald
from programma.models import Wijziging
from programma.vastleggen import Daad
from tests.financien.importeren.opdrachten import JULI, grootboek, profielopdracht, stand_van

LATER = datetime(2026, 2, 4, 8, 15, tzinfo=UTC)
APRIL, OKTOBER = date(2024, 4, 1), date(2024, 10, 1)


@pytest.fixture
def algemeen(noord) -> Budgetpost:
    return Budgetpost.objects.get(programma=noord, naam="Programma algemeen")


@pytest.fixture
def doorgevoerd(ronde_van, daad):
    """A round that was confirmed."""

    def maak(*standen, **meer):
        ronde = ronde_van(*standen, **meer)
        bevestig_import(ronde=ronde, versie=1, daad=daad)
        return ronde

    return maak


def alles() -> list[dict]:
    """Every post and stand, without the version that only goes up."""
    posten = [{**rij, "versie": 0} for rij in Budgetpost.objects.order_by("pk").values()]
    return posten + list(Stand.objects.order_by("pk").values())


def test_changed_and_new_standen_and_new_posts_are_as_they_were(doorgevoerd, daad, algemeen):
    voor = alles()
    ronde = doorgevoerd(
        stand_van(algemeen, uitgaven="24.68", regels=grootboek(2)),
        stand_van(algemeen, peildatum=APRIL, uitgaven="1.00"),
        stand_van("Fonds", opgave=2, uitgaven="24.68", regels=grootboek(2)),
        stand_van("Fonds", opgave=2, peildatum=OKTOBER),
    )
    assert not is_ongedaan(ronde)
    assert maak_import_ongedaan(ronde=ronde, daad=Daad(daad.actor, LATER)) == 4
    assert alles() == voor
    assert not Grootboekregel.objects.exists()
    assert is_ongedaan(ronde)
    terug = Wijziging.objects.filter(herstelt__importronde=ronde).order_by("pk")
    assert [(rij.onderwerp, rij.handeling, rij.reden) for rij in terug] == [
        ("2024 Programma algemeen", "ongedaan", "Import van grootboek.csv ongedaan gemaakt"),
        ("2024 Fonds", "ongedaan", "Import van grootboek.csv ongedaan gemaakt"),
    ]
    verteld = {rij["naam"]: (rij["oud_tekst"], rij["nieuw_tekst"]) for rij in terug[0].verschillen}
    assert verteld["Uitgaven op 1 april 2024"] == ("€\xa01", "€\xa089.829")
    assert verteld["Uitgaven op 1 juli 2024"] == ("€\xa024,68", "")
    assert len({rij.reeks for rij in terug}) == 1


def test_the_ledger_of_the_import_before_counts_again(doorgevoerd, daad, algemeen):
    eerste = doorgevoerd(stand_van(algemeen, uitgaven="24.68", regels=grootboek(2)))
    algemeen.refresh_from_db()
    tweede = doorgevoerd(stand_van(algemeen, uitgaven="37.02", regels=grootboek(3)))
    maak_import_ongedaan(ronde=tweede, daad=daad)
    stand = algemeen.standen.get(peildatum=JULI)
    assert (stand.uitgaven, stand.importronde) == (Decimal("24.68"), eerste)
    assert Grootboekregel.objects.onder(stand).count() == stand.regels.count() == 2
    maak_import_ongedaan(ronde=eerste, daad=daad)
    assert not algemeen.standen.filter(peildatum=JULI).exists()


def _typ_stand(post, daad):
    waarden = Standwaarden(Decimal(1), Decimal(2), Decimal(3))
    leg_stand_vast(post=post, versie=post.versie, peildatum=JULI, waarden=waarden, daad=daad)


def _haal_stand_weg(post, daad):
    verwijder_stand(stand=post.standen.get(peildatum=JULI), versie=post.versie, daad=daad)


@pytest.mark.parametrize("intussen", [_typ_stand, _haal_stand_weg])
def test_a_stand_that_somebody_changed_since_stops_everything(doorgevoerd, daad, joost, algemeen, intussen):
    ronde = doorgevoerd(stand_van("Fonds"), stand_van(algemeen, uitgaven="5.00"))
    algemeen.refresh_from_db()
    intussen(algemeen, Daad(joost, LATER, "Nagebeld"))
    voor = alles()
    with pytest.raises(Ingehaald) as fout:
        maak_import_ongedaan(ronde=ronde, daad=daad)
    assert fout.value.onderwerpen == ["2024 Programma algemeen op 1 juli 2024"]
    assert alles() == voor


def test_a_new_post_that_somebody_renamed_since_stops_everything(doorgevoerd, daad, joost, noord):
    ronde = doorgevoerd(stand_van("Fonds"))
    fonds = Budgetpost.objects.get(naam="Fonds")
    wijzig_post(post=fonds, versie=1, nieuw={"naam": "Groot fonds"}, daad=Daad(joost, LATER))
    with pytest.raises(Ingehaald) as fout:
        maak_import_ongedaan(ronde=ronde, daad=daad)
    assert fout.value.onderwerpen == ["2024 Fonds"]
    assert fonds.standen.exists()


def test_another_stand_of_the_same_post_is_left_alone(doorgevoerd, daad, joost, algemeen):
    ronde = doorgevoerd(stand_van(algemeen, uitgaven="5.00"))
    algemeen.refresh_from_db()
    waarden = Standwaarden(Decimal(9), Decimal(9), Decimal(9))
    leg_stand_vast(post=algemeen, versie=2, peildatum=OKTOBER, waarden=waarden, daad=Daad(joost, LATER))
    assert maak_import_ongedaan(ronde=ronde, daad=daad) == 1
    assert {stand.peildatum for stand in algemeen.standen.all()} == {APRIL, OKTOBER}


def _later_stand(fonds, ander, daad):
    waarden = Standwaarden(Decimal(9), Decimal(9), Decimal(9))
    leg_stand_vast(post=fonds, versie=1, peildatum=OKTOBER, waarden=waarden, daad=daad)


def _bijstelling(fonds, ander, daad):
    Bijstelling.objects.create(post=fonds, datum=JULI, bedrag=5, besluit_tekst="College", reden="Extra")


def _overheveling(fonds, ander, daad):
    Bijstelling.objects.create(
        post=ander, van_post=fonds, datum=JULI, bedrag=5, besluit_tekst="College", reden="Schuiven"
    )


@pytest.mark.parametrize("erbij", [_later_stand, _bijstelling, _overheveling])
def test_a_new_post_that_got_something_else_since_stays_without_the_stand(doorgevoerd, daad, joost, algemeen, erbij):
    ronde = doorgevoerd(stand_van("Fonds"))
    fonds = Budgetpost.objects.get(naam="Fonds")
    erbij(fonds, algemeen, Daad(joost, LATER))
    assert maak_import_ongedaan(ronde=ronde, daad=daad) == 1
    fonds.refresh_from_db()
    assert not fonds.standen.filter(peildatum=JULI).exists()
    assert is_ongedaan(ronde)


def test_the_profile_stays(doorgevoerd, daad, algemeen):
    ronde = doorgevoerd(stand_van(algemeen), profiel=profielopdracht())
    maak_import_ongedaan(ronde=ronde, daad=daad)
    assert is_ongedaan(ronde)
    assert Importprofiel.objects.get(naam="Grootboek").rondes.get() == ronde


def test_a_post_of_which_nothing_else_is_left_can_be_added_again(doorgevoerd, daad, noord):
    maak_import_ongedaan(ronde=doorgevoerd(stand_van("Fonds")), daad=daad)
    maak_post(programma=noord, boekjaar=2024, naam="Fonds", daad=daad)
    assert Budgetpost.objects.get(naam="Fonds").volgorde == 5
