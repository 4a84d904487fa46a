"""Changing a field of an actie: what is written, what is kept, and what happens when two people do it at once."""

from datetime import UTC, datetime

import pytest

from acties.handelingen.terugdraaien import maak_ongedaan
from acties.handelingen.wensen import Botsing, RedenNodig, Wens
from acties.handelingen.wijzigen import wijzig_actie, wijzig_acties
from acties.models import Actie
from acties.velden import VELDEN, VeldFout, merk
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging
from programma.vastleggen import Daad

LATER = datetime(2026, 2, 3, 9, 31, tzinfo=UTC)


def gezien(actie: Actie, *velden: str) -> dict[str, str]:
    """What somebody saw who opened the actie now."""
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens(met_mijlpalen=True)
    return {veld: merk(VELDEN[veld].waarde(nu)) for veld in velden}


def test_samira_changes_a_title_and_the_history_tells_it(woonfraude, daad, samira):
    uitkomst = wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Aanpak van woonfraude"}), daad=daad)
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.versie) == ("Aanpak van woonfraude", 2)
    wijziging = Wijziging.objects.over("actie", woonfraude.pk).sinds_het_laden().get()
    assert uitkomst.wijziging == wijziging
    assert (wijziging.actor, wijziging.reden, wijziging.versie) == (samira, "Afgesproken in het overleg", 2)
    (verschil,) = wijziging.verschillen
    assert (verschil["naam"], verschil["oud_tekst"], verschil["nieuw_tekst"]) == (
        "Actie",
        "Aanpak woonfraude",
        "Aanpak van woonfraude",
    )
    regel = woonfraude.history.get(wijziging=wijziging)
    assert (regel.titel, regel.history_user, regel.history_date) == ("Aanpak van woonfraude", samira, daad.nu)


def test_the_same_value_again_changes_nothing(woonfraude, daad):
    assert wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Aanpak woonfraude"}), daad=daad).wijziging is None
    woonfraude.refresh_from_db()
    assert woonfraude.versie == 1


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("status", "bijsturen"), ("looptijd", "2026"), ("financiering_programma", [])],
)
def test_money_status_and_looptijd_change_with_a_reason_only(noord, samira, veld, waarde):
    actie = Actie.objects.get(slug="project-taal-en-coaching-2025-2026")
    with pytest.raises(RedenNodig, match="kort waarom"):
        wijzig_actie(wens=Wens(actie.pk, {veld: waarde}), daad=Daad(samira, LATER, "  "))
    actie.refresh_from_db()
    assert actie.versie == 1


def test_another_field_of_somebody_else_is_merged(woonfraude, daad, joost):
    van_joost = gezien(woonfraude, "soort")
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Woonfraude"}, gezien(woonfraude, "titel")), daad=daad)
    wijzig_actie(wens=Wens(woonfraude.pk, {"soort": "nieuw"}, van_joost), daad=Daad(joost, LATER))
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.soort, woonfraude.versie) == ("Woonfraude", "nieuw", 3)


def test_the_same_field_of_somebody_else_is_a_botsing_with_both_values_who_and_when(woonfraude, daad, joost):
    van_joost = gezien(woonfraude, "titel")
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Woonfraude"}, gezien(woonfraude, "titel")), daad=daad)
    with pytest.raises(Botsing) as botsing:
        wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Fraude"}, van_joost), daad=Daad(joost, LATER))
    (veld,) = botsing.value.botsingen[woonfraude.pk]
    assert (veld.huidig, veld.gewenst, veld.door, veld.moment) == ("Woonfraude", "Fraude", "Samira", daad.nu)
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.versie) == ("Woonfraude", 2)


def test_two_who_each_add_a_euro_to_what_they_saw_do_not_count_as_one(noord, daad, joost):
    actie = Actie.objects.get(slug="bondgenoten")
    van_beiden = gezien(actie, "financiering_anders")
    wens = Wens(actie.pk, {}, van_beiden, {"financiering_anders": "€ 1.501 fonds"})
    wijzig_actie(wens=wens, daad=daad)
    with pytest.raises(Botsing):
        wijzig_actie(wens=wens, daad=Daad(joost, LATER, "Ook een euro"))


def test_a_field_that_is_left_as_it_was_seen_does_not_overwrite_what_somebody_else_made_of_it(woonfraude, daad, joost):
    van_joost = gezien(woonfraude, "titel", "soort")
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Woonfraude"}), daad=daad)
    wens = Wens(woonfraude.pk, {"titel": "Aanpak woonfraude", "soort": "nieuw"}, van_joost)
    wijzig_actie(wens=wens, daad=Daad(joost, LATER))
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.soort) == ("Woonfraude", "nieuw")


def test_a_bulk_change_with_one_botsing_writes_nothing_at_all(noord, daad, joost):
    een, twee = Actie.objects.filter(opgave__nummer=1).order_by("nummer")[:2]
    wensen = [Wens(actie.pk, {"soort": "nieuw"}, {"soort": merk("doorlopend")}) for actie in (een, twee)]
    Actie.objects.filter(pk=een.pk).update(soort="doorlopend")
    Actie.objects.filter(pk=twee.pk).update(soort="")
    with pytest.raises(Botsing) as botsing:
        wijzig_acties(wensen=wensen, daad=Daad(joost, LATER))
    assert list(botsing.value.botsingen) == [twee.pk]
    een.refresh_from_db()
    assert (een.soort, een.versie) == ("doorlopend", 1)
    assert not Wijziging.objects.filter(onderwerp_soort="actie").sinds_het_laden().exists()


def test_a_financiering_keeps_its_row_when_the_amount_changes_and_loses_it_when_the_line_goes(noord, daad):
    actie = Actie.objects.get(slug="mee-naar-buiten")
    fonds, partner = actie.financieringen.filter(bron__in=["fonds", "partner"]).order_by("volgorde")
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens()
    regels = VELDEN["financiering_anders"].waarde(nu)
    wijzig_actie(wens=Wens(actie.pk, {"financiering_anders": [regels[0] | {"bedrag": "9000.00"}]}), daad=daad)
    fonds.refresh_from_db()
    assert fonds.bedrag == 9000
    assert not actie.financieringen.filter(pk=partner.pk).exists()
    assert type(partner).history.filter(id=partner.pk, history_type="-").get().wijziging.reden == daad.reden


def test_an_end_that_moves_is_counted_and_a_first_end_is_not(woonfraude, daad):
    for looptijd, verzet in [("", 0), ("2025", 0), ("2025-2026", 1), ("2026", 1), ("2026-2027", 2)]:
        wijzig_actie(wens=Wens(woonfraude.pk, {"looptijd": looptijd}), daad=daad)
        woonfraude.refresh_from_db()
        assert woonfraude.einde_verzet == verzet, looptijd


def test_a_moved_mijlpaal_is_counted(woonfraude, daad):
    for dag, verzet in [("2026-03-01", 0), ("2026-04-01", 1), ("2026-05-01", 2)]:
        mijlpaal = {"naam": "Eerste controle", "datum": dag, "gehaald_op": ""}
        wijzig_actie(wens=Wens(woonfraude.pk, {"mijlpalen": [mijlpaal]}), daad=daad)
        assert woonfraude.mijlpalen.get().verzet == verzet


def test_geborgd_without_an_afdeling_is_refused_at_the_status(woonfraude, daad):
    with pytest.raises(Geweigerd) as geweigerd:
        wijzig_actie(wens=Wens(woonfraude.pk, {"status": "geborgd"}), daad=daad)
    assert list(geweigerd.value.fouten) == ["status"]
    borging = {"status": "geborgd", "borging_afdeling": "VTH", "borging_vanaf": "2026-01-01"}
    wijzig_actie(wens=Wens(woonfraude.pk, borging), daad=daad)
    woonfraude.refresh_from_db()
    assert woonfraude.borging_afdeling.naam == "VTH"


def test_a_letter_that_stays_keeps_the_proposal_and_the_decision_about_it(woonfraude, daad, samira):
    wijzig_actie(wens=Wens(woonfraude.pk, {"toewijzing": {"T": ["bevestigd", "S"]}}), daad=daad)
    rij = woonfraude.doelverwijzingen.get(letter="T")
    assert (rij.toegewezen_doel.letter, rij.bevestigd_door, rij.bevestigd_op) == ("S", samira, daad.nu)
    wijzig_actie(wens=Wens(woonfraude.pk, {"doelen": ["A", "T"]}), daad=daad)
    (nu,) = Actie.objects.filter(pk=woonfraude.pk).gegevens()
    assert [(verwijzing.letter, verwijzing.geldig) for verwijzing in nu.letters] == [("A", "A"), ("T", "S")]


def test_a_typed_text_is_read_beside_what_there_is_now(noord, daad):
    actie = Actie.objects.get(slug="mee-naar-buiten")
    actie.financieringen.filter(bron="fonds").update(zekerheid="toegezegd")
    tekst = "€ 9.000 fonds; € 11.500 Stichting Techniekmenu"
    wijzig_actie(wens=Wens(actie.pk, teksten={"financiering_anders": tekst}), daad=daad)
    assert [
        (rij.bedrag, rij.zekerheid) for rij in actie.financieringen.exclude(bron="programma").order_by("volgorde")
    ] == [
        (9000, "toegezegd"),
        (11500, "onbekend"),
    ]


def test_a_text_that_cannot_be_read_changes_nothing(woonfraude, daad):
    with pytest.raises(VeldFout, match="2025-2026"):
        wijzig_actie(wens=Wens(woonfraude.pk, teksten={"looptijd": "2025-2016"}), daad=daad)
    woonfraude.refresh_from_db()
    assert woonfraude.versie == 1


def test_a_letter_that_goes_and_comes_back_has_its_proposal_and_what_was_decided_again(woonfraude, daad):
    wijzig_actie(wens=Wens(woonfraude.pk, {"toewijzing": {"T": ["bevestigd", "S"]}}), daad=daad)
    weg = wijzig_actie(wens=Wens(woonfraude.pk, {"doelen": ["A"]}), daad=daad).wijziging
    assert [(rij["veld"], rij["nieuw_tekst"]) for rij in weg.verschillen] == [("doelen", "A"), ("toewijzing", "")]
    maak_ongedaan(wijziging=weg, daad=daad)
    rij = woonfraude.doelverwijzingen.get()
    assert (rij.letter, rij.voorgesteld_doel.letter, rij.toegewezen_doel.letter) == ("T", "S", "S")
    assert rij.voorstel_reden.startswith("Aanpak woonfraude draagt")
