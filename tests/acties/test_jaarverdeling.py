"""Money for two years, divided over them: what fits, what goes along with a change, and what comes back."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import QuerySet

from acties.handelingen.terugdraaien import maak_ongedaan
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import Uitkomst, wijzig_actie
from acties.models import Actie, Financiering, Jaarverdeling
from acties.velden import VELDEN, merk
from acties.velden.geldregel import Regel
from programma.handelingen.weigering import Geweigerd
from programma.models import Gebruiker, Wijziging
from programma.vastleggen import Daad

from .bladzijde import lees, rijen
from .formulierblad import bewerk
from .importeren.tabellen import export, met, voorbeeld

VELD = "financiering_programma"
HALF = {"2025": "3000.00", "2026": "5000.00"}


@pytest.fixture
def buiten(noord) -> Actie:
    """Mee naar buiten: € 8.000 programma, € 10.500 fonds, € 11.500 Stichting Techniekmenu."""
    return Actie.objects.get(slug="mee-naar-buiten")


@pytest.fixture
def daad(noord) -> Daad:
    door = Gebruiker.objects.get(deelnames__rol="programmateam")
    return Daad(door, datetime(2026, 2, 3, 9, 30, tzinfo=UTC), "Begroting verdeeld")


def geld(actie: Actie) -> list[Regel]:
    return VELDEN[VELD].waarde(Actie.objects.filter(pk=actie.pk).gegevens()[0])


def verdeel(actie: Actie, daad: Daad, verdeling: dict[str, str], **anders) -> Uitkomst:
    (regel,) = geld(actie)
    nieuw = [regel | {"jaarverdeling": verdeling} | anders]
    return wijzig_actie(wens=Wens(actie.pk, {VELD: nieuw}, {VELD: merk([regel])}), daad=daad)


def opgeslagen(actie: Actie) -> list[tuple[int, Decimal]]:
    return list(Jaarverdeling.objects.filter(financiering__actie=actie).values_list("jaar", "bedrag"))


def test_a_divided_amount_is_read_back_with_its_line_and_told_in_the_history(buiten, daad):
    uitkomst = verdeel(buiten, daad, HALF)
    assert opgeslagen(buiten) == [(2025, Decimal(3000)), (2026, Decimal(5000))]
    gegevens = Actie.objects.filter(pk=buiten.pk).gegevens()[0]
    assert [regel.jaarverdeling for regel in gegevens.financieringen] == [
        ((2025, Decimal(3000)), (2026, Decimal(5000))),
        (),
        (),
    ]
    (verschil,) = uitkomst.wijziging.verschillen
    assert verschil["nieuw_tekst"] == "€ 8.000 (verdeeld over 2025 €\u00a03.000, 2026 €\u00a05.000)"
    assert Jaarverdeling.history.filter(wijziging=uitkomst.wijziging).count() == 2
    # The line itself did not change.
    assert not Financiering.history.filter(wijziging=uitkomst.wijziging).exists()


@pytest.mark.parametrize(
    ("verdeling", "zin"),
    [
        ({"2025": "3000.00", "2026": "4999.99"}, "samen € 7.999,99, en het bedrag is € 8.000: dat is € 0,01 te weinig"),
        ({"2025": "8000.00", "2026": "0.01"}, "dat is € 0,01 te veel"),
        ({"2025": "4000.00", "2027": "4000.00"}, "2027 valt buiten het plan. Verdeel over 2025 en 2026."),
        ({"2025": "-1.00", "2026": "8001.00"}, "kan niet negatief zijn"),
    ],
)
def test_a_division_that_does_not_add_up_is_refused_and_nothing_is_written(buiten, daad, verdeling, zin):
    with pytest.raises(Geweigerd) as fout:
        verdeel(buiten, daad, verdeling)
    assert zin in fout.value.fouten[VELD].replace("\u00a0", " ")
    assert opgeslagen(buiten) == []


def test_reading_many_divided_lines_takes_as_many_queries_as_reading_none(
    noord, buiten, daad, django_assert_num_queries
):
    with django_assert_num_queries(2):
        Actie.objects.van_programma(noord).gegevens()
    verdeel(buiten, daad, HALF)
    with django_assert_num_queries(2):
        Actie.objects.van_programma(noord).gegevens()


def test_a_cell_that_says_the_same_keeps_the_division(programmateam, buiten, daad):
    verdeel(buiten, daad, HALF)
    antwoord = programmateam.post(
        f"/sterk-voor-noord/acties/{buiten.slug}/veld/{VELD}/",
        {"waarde": "€ 8.000 : pilot", "gezien": merk(geld(buiten)), "reden": "Toelichting erbij"},
    )
    assert antwoord.status_code == 302
    (regel,) = geld(buiten)
    assert (regel["toelichting"], regel["jaarverdeling"]) == ("pilot", HALF)


def test_another_amount_in_the_cell_drops_the_division_and_says_so(programmateam, buiten, daad):
    verdeel(buiten, daad, HALF)
    antwoord = programmateam.post(
        f"/sterk-voor-noord/acties/{buiten.slug}/veld/{VELD}/",
        {"waarde": "€ 9.000", "gezien": merk(geld(buiten)), "reden": "Meer kinderen"},
        headers={"HX-Request": "true"},
    )
    assert opgeslagen(buiten) == []
    assert "De verdeling over de jaren (2025 €\u00a03.000, 2026 €\u00a05.000) vervalt" in antwoord.content.decode()


def test_undoing_that_brings_the_division_back(buiten, daad):
    verdeel(buiten, daad, HALF)
    uitkomst = verdeel(buiten, daad, {}, bedrag="9000.00")
    assert opgeslagen(buiten) == []
    maak_ongedaan(wijziging=uitkomst.wijziging, daad=daad)
    assert opgeslagen(buiten) == [(2025, Decimal(3000)), (2026, Decimal(5000))]


def test_what_was_written_before_money_could_be_divided_can_still_be_undone(buiten, daad):
    uitkomst = verdeel(buiten, daad, {}, bedrag="9000.00")
    oud = uitkomst.wijziging.verschillen
    for kant in ("oud", "nieuw"):
        for regel in oud[0][kant]:
            del regel["jaarverdeling"]
    vroeger = Wijziging.objects.filter(pk=uitkomst.wijziging.pk)
    # History is never changed; here it is made as an earlier version of the portal left it.
    QuerySet.update(vroeger, verschillen=oud)
    maak_ongedaan(wijziging=vroeger.get(), daad=daad)
    assert geld(buiten)[0]["bedrag"] == "8000.00"


def test_the_form_keeps_the_division_with_its_amount_and_drops_it_with_another(programmateam, buiten, daad):
    verdeel(buiten, daad, HALF)
    blad = bewerk(programmateam, buiten.slug)
    assert "Verdeeld over de jaren: 2025 €\u00a03.000, 2026 €\u00a05.000." in blad.boom.text_content()
    assert blad.stuur(geld_0_toelichting="pilot", reden="Erbij").antwoord.status_code == 302
    assert geld(buiten)[0]["jaarverdeling"] == HALF
    antwoord = bewerk(programmateam, buiten.slug).stuur(geld_0_bedrag="9.000", reden="Meer").antwoord
    assert "vervalt, omdat het bedrag anders is" in programmateam.get(antwoord.url).content.decode()
    assert opgeslagen(buiten) == []


def test_a_form_with_a_division_that_nobody_gave_it_is_read_as_one_without(programmateam, buiten, daad):
    blad = bewerk(programmateam, buiten.slug)
    was = json.dumps(json.loads(blad.waarde("geld_0_was")) | {"jaarverdeling": {"2025": "x"}})
    assert blad.stuur(geld_0_was=was, titel="Mee naar buiten!").antwoord.status_code == 302
    assert opgeslagen(buiten) == []


def test_the_page_of_the_actie_and_the_export_tell_the_years(wethouder, buiten, daad, capsys):
    verdeel(buiten, daad, HALF)
    assert rijen(lees(wethouder, f"acties/{buiten.slug}/"))[0][1] == "€ 8.000 2025 € 3.000, 2026 € 5.000"
    call_command("exporteer", "acties", formaat="json")
    (rij,) = [rij for rij in json.loads(capsys.readouterr().out) if rij["titel"] == buiten.titel]
    assert [regel["jaarverdeling"] for regel in rij["financiering"]] == [HALF, {}, {}]


def test_the_preview_of_an_import_warns_that_a_division_goes_with_its_amount(noord, buiten, daad):
    verdeel(buiten, daad, HALF)
    assert voorbeeld(noord, export(noord)).telling.gelijk == 56
    beeld = voorbeeld(noord, met(export(noord), {("3.31", VELD): Decimal(9000)}))
    (waarschuwing,) = beeld.waarschuwingen
    assert waarschuwing.gezegde.startswith("De verdeling over de jaren (2025 €\u00a03.000, 2026 €\u00a05.000) vervalt")
    assert beeld.kan_door
