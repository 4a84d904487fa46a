"""Confirming an import of standen does what its preview said, all or nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from financien.handelingen.posten import maak_post, verwijder_post, wijzig_post
from financien.handelingen.profielen import bewaar_profiel, wijzig_profiel
from financien.importeren.profiel import als_json
from financien.models import Budgetpost, Grootboekregel, Importprofiel, Stand
from programma.handelingen.importeren import bevestig_import
from programma.handelingen.weigering import Geweigerd
from programma.importeren.soorten import Ingehaald
from programma.models import Wijziging
from programma.vastleggen import Daad
from tests.financien.importeren.opdrachten import (
    BRON,
    JULI,
    NU,
    PROFIEL,
    bedragen,
    grootboek,
    profielopdracht,
    stand_van,
)

APRIL = date(2024, 4, 1)


@pytest.fixture
def algemeen(noord) -> Budgetpost:
    return Budgetpost.objects.get(programma=noord, naam="Programma algemeen")


@pytest.fixture
def jeugd(noord) -> Budgetpost:
    return Budgetpost.objects.get(programma=noord, naam__startswith="Jeugd")


def test_a_new_peildatum_stands_beside_the_old_one(ronde_van, daad, algemeen, jeugd):
    ronde = ronde_van(
        stand_van(algemeen, uitgaven="101234.56", prognose="360000.00"), stand_van(jeugd, verplichtingen="-12.50")
    )
    assert bevestig_import(ronde=ronde, versie=1, daad=daad) == 2
    juli = algemeen.standen.get(peildatum=JULI)
    assert bedragen(juli) == (350_000, Decimal("101234.56"), 0, 360_000)
    assert (juli.bron, juli.bronwaarden, juli.importronde) == (BRON, {"uitgaven": "101234,56"}, ronde)
    assert algemeen.standen.get(peildatum=APRIL).uitgaven == 89_829
    assert jeugd.standen.get(peildatum=JULI).verplichtingen == Decimal("-12.50")


def test_every_post_has_one_wijziging_that_tells_all_its_standen(ronde_van, daad, algemeen, samira):
    ronde = ronde_van(
        stand_van(algemeen, uitgaven="100.00"), stand_van(algemeen, uitgaven="200.00", peildatum=date(2024, 10, 1))
    )
    assert bevestig_import(ronde=ronde, versie=1, daad=daad) == 2
    gedaan = Wijziging.objects.get(importronde=ronde)
    assert (gedaan.handeling, gedaan.actor, gedaan.reeks) == ("geimporteerd", samira, ronde.reeks)
    verteld = {rij["naam"]: rij["nieuw_tekst"] for rij in gedaan.verschillen}
    assert verteld["Uitgaven op 1 juli 2024"] == "€\xa0100"
    assert verteld["Uitgaven op 1 oktober 2024"] == "€\xa0200"
    algemeen.refresh_from_db()
    assert algemeen.versie == gedaan.versie == 2


def test_a_new_post_is_made_once_with_all_its_standen(ronde_van, daad, noord):
    okt = date(2024, 10, 1)
    ronde = ronde_van(stand_van("Fonds", opgave=2), stand_van("Fonds", opgave=2, peildatum=okt), stand_van("Bureau"))
    assert bevestig_import(ronde=ronde, versie=1, daad=daad) == 3
    fonds = Budgetpost.objects.get(programma=noord, naam="Fonds")
    assert (fonds.opgave.nummer, fonds.soort, fonds.volgorde, fonds.versie) == (2, "acties", 5, 1)
    assert {stand.peildatum for stand in fonds.standen.all()} == {JULI, okt}
    bureau = Budgetpost.objects.get(programma=noord, naam="Bureau")
    assert (bureau.opgave, bureau.soort, bureau.volgorde) == (None, "bureau", 6)
    gedaan = Wijziging.objects.filter(importronde=ronde).order_by("pk")
    assert [(rij.onderwerp, rij.handeling) for rij in gedaan] == [
        ("2024 Fonds", "toegevoegd"),
        ("2024 Bureau", "toegevoegd"),
    ]
    assert {"Post", "Beschikbaar op 1 juli 2024", "Beschikbaar op 1 oktober 2024"} <= {
        rij["naam"] for rij in gedaan[0].verschillen
    }


def test_a_corrected_stand_keeps_what_no_file_says(ronde_van, daad, jeugd):
    ervoor = jeugd.standen.get(peildatum=APRIL)
    assert ervoor.te_verdelen
    bevestig_import(ronde=ronde_van(stand_van(jeugd, peildatum=APRIL, uitgaven="1.00")), versie=1, daad=daad)
    erna = jeugd.standen.get(peildatum=APRIL)
    assert (erna.pk, erna.uitgaven, erna.bron) == (ervoor.pk, 1, BRON)
    assert (erna.te_verdelen, erna.toelichting) == (True, ervoor.toelichting)


def test_another_amount_of_a_known_peildatum_asks_for_a_reason(ronde_van, samira, algemeen):
    voor = bedragen(algemeen.standen.get(peildatum=APRIL))
    ronde = ronde_van(stand_van("Fonds"), stand_van(algemeen, peildatum=APRIL, uitgaven="1.00"))
    with pytest.raises(Geweigerd) as fout:
        bevestig_import(ronde=ronde, versie=1, daad=Daad(samira, NU, " "))
    assert "reden" in fout.value.fouten
    assert bedragen(algemeen.standen.get(peildatum=APRIL)) == voor
    assert not Budgetpost.objects.filter(naam="Fonds").exists()


def test_a_new_peildatum_asks_for_none(ronde_van, samira, algemeen):
    assert bevestig_import(ronde=ronde_van(stand_van(algemeen)), versie=1, daad=Daad(samira, NU)) == 1


def test_the_rows_of_the_ledger_stand_below_their_stand(ronde_van, daad, algemeen, jeugd):
    uitgaven = grootboek(100)
    ronde = ronde_van(
        stand_van(algemeen, uitgaven="1234.00", regels=uitgaven),
        stand_van(jeugd, verplichtingen="-5.00", regels=[(102, "verplichtingen", "", "", None, "-5.00")]),
    )
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    stand = algemeen.standen.get(peildatum=JULI)
    regels = list(Grootboekregel.objects.onder(stand))
    assert [rij.rij for rij in regels] == [rij for rij, *_ in uitgaven]
    assert sum(rij.bedrag for rij in regels) == stand.uitgaven == 1234
    eerste = regels[0]
    assert (eerste.kolom, eerste.kostenplaats, eerste.kostensoort) == ("uitgaven", "K0", "400")
    assert (eerste.boekdatum, eerste.bedrag) == (date(2024, 3, 1), Decimal("12.34"))
    (los,) = Grootboekregel.objects.onder(jeugd.standen.get(peildatum=JULI))
    assert (los.boekdatum, los.bedrag) == (None, -5)


def test_the_rows_of_an_earlier_ledger_no_longer_count(ronde_van, daad, algemeen):
    bevestig_import(ronde=ronde_van(stand_van(algemeen, uitgaven="24.68", regels=grootboek(2))), versie=1, daad=daad)
    algemeen.refresh_from_db()
    bevestig_import(ronde=ronde_van(stand_van(algemeen, uitgaven="37.02", regels=grootboek(3))), versie=1, daad=daad)
    stand = algemeen.standen.get(peildatum=JULI)
    assert Grootboekregel.objects.onder(stand).count() == 3
    assert stand.regels.count() == 5


def _raak_post_aan(post, daad):
    wijzig_post(post=post, versie=post.versie, nieuw={"soort": "acties"}, daad=daad)


def _haal_post_weg(post, daad):
    post.standen.all().delete()
    verwijder_post(post=post, versie=post.versie, daad=daad)


@pytest.mark.parametrize("intussen", [_raak_post_aan, _haal_post_weg])
def test_a_post_that_somebody_touched_since_the_preview_stops_everything(ronde_van, daad, joost, algemeen, intussen):
    ronde = ronde_van(stand_van("Fonds"), stand_van(algemeen))
    intussen(algemeen, Daad(joost, NU))
    with pytest.raises(Ingehaald) as fout:
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert fout.value.onderwerpen == ["2024 Programma algemeen"]
    assert not Budgetpost.objects.filter(naam="Fonds").exists()
    ronde.refresh_from_db()
    assert (ronde.toestand, ronde.versie) == ("voorbeeld", 1)


def test_a_post_that_somebody_else_added_meanwhile_stops_everything(ronde_van, daad, joost, noord):
    ronde = ronde_van(stand_van("Fonds"))
    maak_post(programma=noord, boekjaar=2024, naam="Fonds", daad=Daad(joost, NU))
    with pytest.raises(Ingehaald, match="intussen door iemand anders toegevoegd"):
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert not Stand.objects.filter(peildatum=JULI).exists()


def test_the_profile_is_kept_with_the_import_that_used_it(ronde_van, daad, algemeen):
    ronde = ronde_van(stand_van(algemeen), profiel=profielopdracht())
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    profiel = Importprofiel.objects.get(naam="Grootboek")
    assert (profiel.naam, profiel.instellingen, profiel.gebruikt_op) == ("Grootboek", als_json(PROFIEL), NU)
    assert list(profiel.rondes.all()) == [ronde]
    wijziging = Wijziging.objects.get(onderwerp_soort="importprofiel")
    assert (wijziging.handeling, wijziging.reeks, wijziging.importronde) == ("toegevoegd", ronde.reeks, None)


def test_a_profile_that_read_the_file_as_it_was_keeps_its_version(ronde_van, noord, daad, algemeen):
    profiel = bewaar_profiel(programma=noord, nieuw=PROFIEL, daad=daad)
    ronde = ronde_van(stand_van(algemeen), profiel=profielopdracht(PROFIEL, profiel.pk, 1))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    profiel.refresh_from_db()
    assert (profiel.versie, profiel.gebruikt_op, list(profiel.rondes.all())) == (1, NU, [ronde])
    assert profiel.history.count() == 1


def test_what_a_person_chose_at_the_preview_changes_the_profile(ronde_van, noord, daad, algemeen):
    profiel = bewaar_profiel(programma=noord, nieuw=PROFIEL, daad=daad)
    anders = replace(PROFIEL, schaal=1000)
    bevestig_import(
        ronde=ronde_van(stand_van(algemeen), profiel=profielopdracht(anders, profiel.pk, 1)), versie=1, daad=daad
    )
    profiel.refresh_from_db()
    assert (profiel.versie, profiel.instellingen) == (2, als_json(anders))


def test_a_profile_that_somebody_changed_since_the_preview_stops_everything(ronde_van, noord, daad, joost, algemeen):
    profiel = bewaar_profiel(programma=noord, nieuw=PROFIEL, daad=daad)
    ronde = ronde_van(stand_van(algemeen), profiel=profielopdracht(PROFIEL, profiel.pk, 1))
    wijzig_profiel(profiel=profiel, versie=1, nieuw=replace(PROFIEL, schaal=1000), daad=Daad(joost, NU))
    with pytest.raises(Ingehaald) as fout:
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert fout.value.onderwerpen == ["importprofiel Grootboek"]
    assert not Stand.objects.filter(peildatum=JULI).exists()


def test_a_profile_of_that_name_that_somebody_else_kept_meanwhile_stops_everything(ronde_van, noord, daad, joost):
    ronde = ronde_van(stand_van("Fonds"), profiel=profielopdracht())
    bewaar_profiel(programma=noord, nieuw=replace(PROFIEL, blad="Ander"), daad=Daad(joost, NU))
    with pytest.raises(Ingehaald, match="importprofiel Grootboek"):
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert not Budgetpost.objects.filter(naam="Fonds").exists()
