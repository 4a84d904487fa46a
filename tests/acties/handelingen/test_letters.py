"""Deciding about many letters at once: all or nothing, nobody is overwritten, and the whole of it can be undone."""

from datetime import UTC, datetime

import pytest

from acties.handelingen import letters as handeling
from acties.handelingen.letters import Letterbotsing, stel_letters_vast
from acties.handelingen.terugdraaien import maak_ongedaan
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.keuzes import Toewijzing
from acties.letters.gegevens import Besluit, Letterbesluit
from acties.letters.keuze import Letterkeuze, neem_voor
from acties.letters.lezen import lees_planletters
from acties.models import Actie, Doelverwijzing
from programma.models import Wijziging
from programma.planlezen import huidig_plan
from programma.vastleggen import Daad

LATER = datetime(2026, 2, 3, 9, 31, tzinfo=UTC)


@pytest.fixture
def plan(noord):
    return huidig_plan(noord)


def gekozen(plan, keuze: Letterkeuze, doel: str | None = None, **alleen) -> list[Letterbesluit]:
    """What somebody decides who looks at the letters now: all of them, or those of an opgave or with a letter."""
    rijen = [
        rij
        for rij in lees_planletters(plan).rijen
        if all(getattr(rij, naam) == waarde for naam, waarde in alleen.items())
    ]
    return [
        Letterbesluit(wissel.rij.actie, wissel.rij.letter, wissel.rij.besluit, wissel.besluit)
        for wissel in neem_voor(rijen, keuze, doel).veranderingen
    ]


def stand(plan) -> dict[str, Besluit | None]:
    return {rij.sleutel: rij.besluit for rij in lees_planletters(plan).rijen}


def test_samira_confirms_all_proposals_of_opgave_3_as_one_reeks(plan, daad, samira):
    besluiten = gekozen(plan, Letterkeuze.VOORSTEL, opgave=3)
    uitkomsten = stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    assert (len(besluiten), len(uitkomsten)) == (48, 32)
    assert len({uitkomst.wijziging.reeks for uitkomst in uitkomsten}) == 1
    woonfraude = Wijziging.objects.over("actie", Actie.objects.get(slug="aanpak-woonfraude").pk).sinds_het_laden().get()
    assert woonfraude.verschillen[0]["nieuw_tekst"] == "T: voorstel bevestigd, telt als S"
    (rij,) = [rij for rij in lees_planletters(plan).rijen if rij.sleutel == "3.02-T"]
    assert (rij.besluit, rij.door, rij.op) == (Besluit(Toewijzing.BEVESTIGD, "S"), "Samira", daad.nu)
    assert Doelverwijzing.history.get(wijziging=woonfraude).history_user == samira


@pytest.mark.parametrize("keuze", [Letterkeuze.VOORSTEL, Letterkeuze.GEDRUKT, Letterkeuze.ANDERS])
def test_everything_decided_and_undone_is_as_it_was(plan, daad, keuze):
    eerst = stand(plan)
    uitkomsten = stel_letters_vast(plan=plan, besluiten=gekozen(plan, keuze, "A"), daad=daad)
    assert stand(plan) != eerst
    maak_ongedaan(wijziging=uitkomsten[0].wijziging, daad=Daad(daad.actor, LATER))
    assert stand(plan) == eerst
    assert not Doelverwijzing.objects.exclude(bevestigd_op=None).exists()


def test_undoing_a_second_decision_brings_the_first_back(plan, daad):
    stel_letters_vast(plan=plan, besluiten=gekozen(plan, Letterkeuze.VOORSTEL, letter="T"), daad=daad)
    eerst = stand(plan)
    uitkomsten = stel_letters_vast(plan=plan, besluiten=gekozen(plan, Letterkeuze.GEDRUKT), daad=daad)
    maak_ongedaan(wijziging=uitkomsten[-1].wijziging, daad=daad)
    assert stand(plan) == eerst


def test_joost_was_first_and_samira_decides_nothing_at_all(plan, daad, joost):
    besluiten = gekozen(plan, Letterkeuze.VOORSTEL, opgave=3)
    woonfraude = gekozen(plan, Letterkeuze.GEDRUKT, nummer="3.02")
    stel_letters_vast(plan=plan, besluiten=woonfraude, daad=Daad(joost, LATER))
    voor = stand(plan)
    with pytest.raises(Letterbotsing) as botsing:
        stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    (verschil,) = botsing.value.verschillen
    assert (verschil.besluit.letter, verschil.huidig) == ("T", Besluit(Toewijzing.AFGEWEZEN, "T"))
    assert (verschil.weg, verschil.door, verschil.moment) == (False, "Joost", LATER)
    assert stand(plan) == voor


def test_what_joost_decided_about_another_letter_of_the_same_actie_stays(plan, daad, joost):
    besluiten = gekozen(plan, Letterkeuze.VOORSTEL, letter="S", nummer="3.01")
    stel_letters_vast(
        plan=plan, besluiten=gekozen(plan, Letterkeuze.GEDRUKT, letter="R", nummer="3.01"), daad=Daad(joost, LATER)
    )
    stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    nu = stand(plan)
    assert nu["3.01-R"] == Besluit(Toewijzing.AFGEWEZEN, "R")
    assert nu["3.01-S"] == Besluit(Toewijzing.BEVESTIGD, "R")


def test_the_same_decision_by_both_is_no_botsing(plan, daad, joost):
    besluiten = gekozen(plan, Letterkeuze.VOORSTEL, letter="U")
    stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    uitkomsten = stel_letters_vast(plan=plan, besluiten=besluiten, daad=Daad(joost, LATER))
    assert {uitkomst.wijziging for uitkomst in uitkomsten} == {None}


def test_a_letter_that_joost_took_away_meanwhile_is_told(plan, daad, joost, woonfraude):
    besluiten = gekozen(plan, Letterkeuze.VOORSTEL, nummer="3.02")
    wijzig_actie(wens=Wens(woonfraude.pk, {"doelen": ["S"]}), daad=Daad(joost, LATER))
    with pytest.raises(Letterbotsing) as botsing:
        stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    (verschil,) = botsing.value.verschillen
    assert (verschil.weg, verschil.door) == (True, "Joost")


def test_who_comes_between_reading_and_writing_is_looked_at_again(plan, daad, joost, monkeypatch):
    """Joost decides about another letter of the actie at the very moment that Samira's decision is written."""
    besluiten = gekozen(plan, Letterkeuze.VOORSTEL, letter="S", nummer="3.01")
    van_joost = gekozen(plan, Letterkeuze.GEDRUKT, letter="R", nummer="3.01")
    echt = handeling.wijzig_acties

    def ertussen(**opties):
        monkeypatch.setattr(handeling, "wijzig_acties", echt)
        stel_letters_vast(plan=plan, besluiten=van_joost, daad=Daad(joost, LATER))
        return echt(**opties)

    monkeypatch.setattr(handeling, "wijzig_acties", ertussen)
    stel_letters_vast(plan=plan, besluiten=besluiten, daad=daad)
    assert (stand(plan)["3.01-R"].doel, stand(plan)["3.01-S"].doel) == ("R", "R")


def test_an_actie_of_another_plan_is_out_of_reach(plan, daad):
    with pytest.raises(Letterbotsing):
        stel_letters_vast(
            plan=plan, besluiten=[Letterbesluit(0, "T", None, Besluit(Toewijzing.AFGEWEZEN, "T"))], daad=daad
        )
