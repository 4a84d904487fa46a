"""Texts of a round: written while it is a concept, by two people at once without losing a word."""

import pytest

from programma.handelingen.weigering import Geweigerd
from programma.models import Rol, Wijziging
from programma.tekst import LANGST
from programma.versies import VersieBotsing
from rapportage.handelingen.teksten import haal_tekst_weg, verplaats_tekst, voeg_tekst_toe, wijzig_tekst
from rapportage.handelingen.tekstvelden import SOORT, Inhoud
from rapportage.keuzes import Sectie
from rapportage.models import Periodegebeurtenis, Tekstblok
from rapportage.overzicht import stel_samen
from rapportage.ronde.stappen import Stapnaam
from rapportage.teksten.plekken import Plek, plekken
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import doe, zet


@pytest.fixture
def team(noord):
    return doe(Rol.PROGRAMMATEAM)


@pytest.fixture
def blok(periode) -> Tekstblok:
    return periode.tekstblokken.get(sleutel="communicatie")


def schrijf(blok: Tekstblok, team, versie: int = 1, **velden: str) -> Tekstblok:
    inhoud = {"kop": "Communicatie", "tekst": "<p>begin</p>"} | velden
    return wijzig_tekst(blok=blok, versie=versie, inhoud=Inhoud(**inhoud), daad=team)


def test_what_the_team_writes_is_kept_clean_and_told_in_the_history(blok, team):
    nu = schrijf(blok, team, tekst='<p onclick="x()">Een <b>nieuwe</b> tekst</p>', kop="  De  communicatie ")
    assert (nu.kop, nu.tekst, nu.versie) == ("De communicatie", "<p>Een <strong>nieuwe</strong> tekst</p>", 2)
    wijziging = Wijziging.objects.over(SOORT, blok.pk).get()
    assert {rij["naam"]: rij["nieuw_tekst"] for rij in wijziging.verschillen} == {
        "Kop": "De communicatie",
        "Tekst": "Een nieuwe tekst",
    }


def test_writing_what_stands_there_already_changes_nothing(blok, team):
    assert schrijf(blok, team, kop=blok.kop, tekst=blok.tekst).versie == 1
    assert not Wijziging.objects.over(SOORT, blok.pk).exists()


def test_a_change_of_only_the_markup_is_told_as_somebody_types_it(blok, team):
    schrijf(blok, team, tekst="<p>een woord</p>")
    schrijf(blok, team, 2, tekst="<p>een <strong>woord</strong></p>")
    assert Wijziging.objects.over(SOORT, blok.pk)[0].verschillen[0]["nieuw_tekst"] == "een **woord**"


def test_other_words_than_the_source_has_are_no_literal_quote(periode, team):
    ambitie = periode.tekstblokken.get(sleutel="doelstelling-ambitie")
    cursief = ambitie.tekst.replace("<p>Samen", "<p><em>Samen</em>")
    nu = schrijf(ambitie, team, kop=ambitie.kop, tekst=cursief)
    assert nu.letterlijk
    nu = schrijf(ambitie, team, nu.versie, kop=ambitie.kop, tekst="<p>Anders.</p>")
    assert not nu.letterlijk
    assert Wijziging.objects.over(SOORT, ambitie.pk)[0].velden() == {"tekst", "letterlijk"}


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"kop": " "}, "kop"), ({"tekst": f"<p>{'a' * LANGST}</p>"}, "tekst"), ({"tekst": "<p>goed 👍</p>"}, "tekst")],
)
def test_what_cannot_be_kept_or_printed_is_refused_with_a_sentence(blok, team, velden, veld):
    with pytest.raises(Geweigerd) as fout:
        schrijf(blok, team, **velden)
    assert list(fout.value.fouten) == [veld]


def test_of_two_who_change_the_same_words_the_second_is_told(blok, team):
    schrijf(blok, team, tekst="<p>hun tekst</p>")
    with pytest.raises(VersieBotsing):
        schrijf(blok, team, tekst="<p>mijn tekst</p>")
    blok.refresh_from_db()
    assert blok.tekst == "<p>hun tekst</p>"


def test_who_changes_the_heading_and_who_changes_the_words_both_get_what_they_want(blok, team):
    toen = blok.tekst
    schrijf(blok, team, kop="Hun kop", tekst=toen)
    nu = schrijf(blok, team, kop="Communicatie", tekst="<p>mijn tekst</p>")
    assert (nu.kop, nu.tekst, nu.versie) == ("Hun kop", "<p>mijn tekst</p>", 3)


def test_a_text_that_was_moved_meanwhile_can_still_be_saved(periode, team):
    blok = periode.tekstblokken.get(sleutel="doelstelling-ambitie")
    assert verplaats_tekst(blok=blok, versie=1, omhoog=True, daad=team)
    assert schrijf(blok, team, kop=blok.kop).tekst == "<p>begin</p>"


def test_who_writes_at_a_text_that_was_taken_away_is_told(blok, team):
    haal_tekst_weg(blok=Tekstblok.objects.get(pk=blok.pk), versie=1, daad=doe(Rol.PROGRAMMATEAM, reden="Dubbel."))
    with pytest.raises(VersieBotsing):
        schrijf(blok, team)


def test_taking_a_text_away_asks_a_reason_and_keeps_what_it_said(blok, team):
    with pytest.raises(Geweigerd, match="waarom"):
        haal_tekst_weg(blok=blok, versie=1, daad=team)
    sleutel, tekst = blok.pk, blok.tekst
    haal_tekst_weg(blok=blok, versie=1, daad=doe(Rol.PROGRAMMATEAM, reden="Dubbel."))
    wijziging = Wijziging.objects.over(SOORT, sleutel).get()
    assert (wijziging.handeling, wijziging.reden) == ("verwijderd", "Dubbel.")
    assert {rij["veld"]: rij["oud"] for rij in wijziging.verschillen}["tekst"] == tekst


def test_a_text_changes_places_within_its_heading_only(periode, team):
    def volgorde():
        return list(periode.tekstblokken.filter(sectie="doelstelling").values_list("sleutel", flat=True))

    eerste, tweede, *rest = volgorde()
    blok = periode.tekstblokken.get(sleutel=tweede)
    assert verplaats_tekst(blok=blok, versie=1, omhoog=True, daad=team)
    assert volgorde() == [tweede, eerste, *rest]
    blok.refresh_from_db()
    assert not verplaats_tekst(blok=blok, versie=2, omhoog=True, daad=team)
    with pytest.raises(VersieBotsing):
        verplaats_tekst(blok=blok, versie=1, omhoog=False, daad=team)


def test_a_new_text_stands_in_the_overview_at_the_end_of_its_plan(periode, team):
    keuze = plekken(periode, Sectie.STAND)
    plek = next(plek for plek in keuze.values() if plek.blok == "Uitvoeringsplan opgave Financiële zelfredzaamheid")
    inhoud = Inhoud("Werk en meedoen", "<p>Nieuw.</p>")
    blok = voeg_tekst_toe(periode=periode, sectie=Sectie.STAND, plek=plek, inhoud=inhoud, daad=team, niveau=3)
    assert blok.sleutel == "stand-werk-en-meedoen-2"
    blokken = stel_samen(periode, nu=NU).stand.blokken
    assert [len(deel.teksten) for deel in blokken] == [5, 1, 5, len(blokken[3].teksten)]
    assert blokken[2].teksten[-1].tekst_html == "<p>Nieuw.</p>"
    assert len(set(periode.tekstblokken.values_list("volgorde", flat=True))) == periode.tekstblokken.count()


def test_a_new_text_at_a_doel_stands_with_its_plan(periode, team):
    plek = next(plek for plek in plekken(periode, Sectie.STAND).values() if plek.programmadoel)
    inhoud = Inhoud("Over dit doel", "")
    blok = voeg_tekst_toe(periode=periode, sectie=Sectie.STAND, plek=plek, inhoud=inhoud, daad=team)
    assert blok.programmadoel == plek.programmadoel
    assert stel_samen(periode, nu=NU).stand.blokken[0].teksten[-1].programmadoel == plek.programmadoel.formulering


def test_a_heading_without_one_above_it_does_not_hang(periode, team):
    blok = periode.tekstblokken.get(sleutel="stand-integrale-leefbaarheidsactie")
    haal_tekst_weg(blok=blok, versie=1, daad=doe(Rol.PROGRAMMATEAM, reden="Weg."))
    blok = periode.tekstblokken.get(sleutel="stand-afval-en-ongedierte")
    haal_tekst_weg(blok=blok, versie=1, daad=doe(Rol.PROGRAMMATEAM, reden="Weg."))
    eerste = stel_samen(periode, nu=NU).stand.blokken[3].teksten[0]
    assert (eerste.kop, eerste.niveau) == ("Inzet op meeuwenoverlast", 2)


def test_only_in_a_concept_something_is_written(periode, blok, team):
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    with pytest.raises(Geweigerd, match="Ambtelijk akkoord"):
        schrijf(blok, team)
    with pytest.raises(Geweigerd):
        voeg_tekst_toe(periode=periode, sectie=Sectie.PLANNING, plek=Plek(), inhoud=Inhoud("Kop", ""), daad=team)


@pytest.mark.parametrize(("delen", "mag"), [(["status"], False), (["teksten", "status"], True)])
def test_an_erratum_opens_the_texts_only_when_it_says_so(periode, blok, team, delen, mag):
    Periodegebeurtenis.objects.create(
        periode=periode, stap=Stapnaam.ERRATUM.value, van="gepubliceerd", naar="concept", moment=NU, delen=delen
    )
    if mag:
        assert schrijf(blok, team).versie == 2
    else:
        with pytest.raises(Geweigerd, match="opent ‘Teksten’ niet"):
            schrijf(blok, team)
