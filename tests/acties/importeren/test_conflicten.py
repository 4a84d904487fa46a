"""The file is older than the data: what only one of the two changed is merged, what both changed a person decides."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.importeren.voorbeeld import BESTAND, PORTAAL
from programma.models import Wijziging
from programma.vastleggen import Daad
from tests.acties.importeren.tabellen import HUISWERK, WOONFRAUDE, export, met, verschillen, voorbeeld

FRAUDE = f"{WOONFRAUDE} Aanpak woonfraude"
LATER = datetime(2026, 2, 4, 8, 15, tzinfo=UTC)


@pytest.fixture
def oud(noord):
    """Samira exported before Joost began."""
    return export(noord)


@pytest.fixture
def van_joost(joost) -> Daad:
    return Daad(joost, LATER, "Gehoord van de partner")


def wijzig(actie: Actie, daad: Daad, **waarden) -> None:
    wijzig_actie(wens=Wens(actie.pk, waarden), daad=daad)


def test_another_field_of_joost_keeps_its_newer_value(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, looptijd="2026", titel="Woonfraude")
    beeld = voorbeeld(noord, met(oud, {(WOONFRAUDE, "soort"): "nieuw"}))
    assert verschillen(beeld) == {("3.02 Woonfraude", "Doorlopend of nieuw"): ("Doorlopend", "Nieuw")}
    assert beeld.opdracht["wijzig"][0]["versie"] == 2
    assert not beeld.conflicten


def test_the_same_cell_is_a_conflict_with_all_three_values_who_and_when(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    beeld = voorbeeld(noord, met(oud, {(WOONFRAUDE, "titel"): "Fraude"}))
    (conflict,) = beeld.conflicten
    assert (conflict.toen, conflict.nu, conflict.bestand) == ("Aanpak woonfraude", "Woonfraude", "Fraude")
    assert (conflict.door, conflict.moment, conflict.naam) == ("Joost", "4 februari 2026 09:15", "Actie")
    assert conflict.plaats == 'cel E27 op blad "acties"'
    assert str(beeld.telling) == "nieuw 0 · gewijzigd 0 · gelijk 55 · fouten 1 · waarschuwingen 0"
    assert not beeld.kan_door


@pytest.mark.parametrize(
    ("keuze", "telling", "gewijzigd"),
    [
        (BESTAND, "nieuw 0 · gewijzigd 1 · gelijk 55 · fouten 0 · waarschuwingen 0", ("Woonfraude", "Fraude")),
        (PORTAAL, "nieuw 0 · gewijzigd 0 · gelijk 56 · fouten 0 · waarschuwingen 0", None),
    ],
)
def test_a_person_chooses_one_of_both(noord, oud, woonfraude, van_joost, keuze, telling, gewijzigd):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    tabel = met(oud, {(WOONFRAUDE, "titel"): "Fraude"})
    (conflict,) = voorbeeld(noord, tabel).conflicten
    beeld = voorbeeld(noord, tabel, keuzes={f"cel:{conflict.sleutel}": keuze})
    assert str(beeld.telling) == telling
    assert verschillen(beeld).get(("3.02 Woonfraude", "Actie")) == gewijzigd
    assert beeld.conflicten == (replace(conflict, keuze=keuze),)


def test_a_choice_counts_only_for_the_values_that_were_seen(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    tabel = met(oud, {(WOONFRAUDE, "titel"): "Fraude"})
    (conflict,) = voorbeeld(noord, tabel).conflicten
    wijzig(woonfraude, van_joost, titel="Fraude met woningen")
    (opnieuw,) = voorbeeld(noord, tabel, keuzes={f"cel:{conflict.sleutel}": BESTAND}).conflicten
    assert (opnieuw.nu, opnieuw.keuze) == ("Fraude met woningen", "")


def test_the_same_change_by_both_is_no_conflict(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    beeld = voorbeeld(noord, met(oud, {(WOONFRAUDE, "titel"): " Woonfraude"}))
    assert str(beeld.telling) == "nieuw 0 · gewijzigd 0 · gelijk 56 · fouten 0 · waarschuwingen 0"


def test_what_joost_took_back_himself_is_no_conflict(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    wijzig(woonfraude, van_joost, titel="Aanpak woonfraude")
    beeld = voorbeeld(noord, met(oud, {(WOONFRAUDE, "titel"): "Fraude"}))
    assert not beeld.conflicten
    assert verschillen(beeld) == {(FRAUDE, "Actie"): ("Aanpak woonfraude", "Fraude")}


def test_the_value_of_the_export_is_found_behind_several_changes(noord, oud, woonfraude, van_joost, daad):
    for titel in ("Een", "Twee", "Drie"):
        wijzig(woonfraude, daad, titel=titel)
    tussentijds = export(noord)
    wijzig(woonfraude, van_joost, titel="Vier")
    (conflict,) = voorbeeld(noord, met(oud, {(WOONFRAUDE, "titel"): "Fraude"})).conflicten
    assert (conflict.toen, conflict.nu, conflict.door) == ("Aanpak woonfraude", "Vier", "Joost")
    (conflict,) = voorbeeld(noord, met(tussentijds, {(WOONFRAUDE, "titel"): "Fraude"})).conflicten
    assert conflict.toen == "Drie"


def test_money_that_joost_changed_conflicts_and_keeps_what_a_cell_cannot_say(noord, oud, van_joost):
    actie = Actie.objects.get(nummer=HUISWERK)
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens()
    from acties.velden import VELDEN

    regels = VELDEN["financiering_programma"].waarde(nu)
    wijzig(actie, van_joost, financiering_programma=[regels[0] | {"bedrag": "4000.00", "zekerheid": "toegezegd"}])
    tabel = met(oud, {(HUISWERK, "financiering_programma"): 5_000})
    (conflict,) = voorbeeld(noord, tabel).conflicten
    assert (conflict.nu, conflict.bestand) == ("€ 4.000 (toegezegd)", "€ 5.000 (toegezegd)")
    beeld = voorbeeld(noord, tabel, keuzes={f"cel:{conflict.sleutel}": BESTAND})
    assert beeld.opdracht["wijzig"][0]["waarden"]["financiering_programma"][0]["zekerheid"] == "toegezegd"


def test_an_actie_that_is_renumbered_in_the_file_is_not_followed_by_its_title(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    (fout,) = voorbeeld(noord, met(oud, {(WOONFRAUDE, "nummer"): "3.77"})).fouten
    assert '"3.77" is geen nummer' in fout.gezegde


def test_where_the_history_has_a_gap_the_row_is_compared_with_now(noord, oud, woonfraude, van_joost):
    wijzig(woonfraude, van_joost, titel="Woonfraude")
    Actie.objects.filter(pk=woonfraude.pk).update(versie=3)
    beeld = voorbeeld(noord, oud)
    assert [w.gezegde for w in beeld.waarschuwingen] == [
        "De geschiedenis sinds versie 1 is niet volledig. De rij is vergeleken met wat er nu staat."
    ]
    assert verschillen(beeld) == {("3.02 Woonfraude", "Actie"): ("Woonfraude", "Aanpak woonfraude")}


def test_a_thousand_versions_later_it_is_still_one_query_for_the_history(
    noord, oud, woonfraude, van_joost, django_assert_max_num_queries
):
    for nummer in range(20):
        wijzig(woonfraude, van_joost, titel=f"Woonfraude {nummer}")
    tabel = met(oud, {(WOONFRAUDE, "soort"): "nieuw"})
    assert Wijziging.objects.over("actie", woonfraude.pk).sinds_het_laden().count() == 20
    with django_assert_max_num_queries(20):
        voorbeeld(noord, tabel)
