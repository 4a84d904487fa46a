"""The sums of the real programme, to the cent and in two ways: added up by the portal, and by the database itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Count, F, Q, Sum

from acties.keuzes import Bron
from acties.models import Actie, Financiering
from financien.lezen import (
    bestedingen_in,
    bestedingen_van,
    jaartabellen,
    opmerkingen_bij_budget,
    plafonds_van,
)
from financien.models import Besteding, Budgetpost, Plafond, Stand
from financien.normen import STANDAARD
from financien.plafonds.keten import per_aard, zwaartepunten
from financien.plafonds.lasten import van_betaler
from financien.rekenen import tabel_op
from programma.planlezen import huidig_plan

PEILDATUM = date(2024, 4, 1)
PER_OPGAVE = [  # acties, own money, paid by another opgave, paid for another opgave, charged, ceiling, left, other money
    (1, 11, 160_220, 14_770, 0, 145_450, 146_000, 550, 240_080),
    (2, 13, 58_000, 0, 14_770, 72_770, 75_000, 2_230, 107_000),
    (3, 32, 94_370, 0, 0, 94_370, 98_000, 3_630, 64_285),
]
JAARTABEL = [
    ("Programma algemeen", 350_000, 89_829, 265_408, -5_237),
    ("Jeugd en onderwijs (incl. jongeren)", 314_000, 160_000, 25_000, 129_000),
    ("Financiële zelfredzaamheid", 320_700, 81_446, 225_447, 13_807),
    ("Fijn en veilig wonen", 155_966, 24_091, 82_975, 48_900),
]


@pytest.fixture
def overzicht(noord):
    return plafonds_van(huidig_plan(noord))


@pytest.mark.parametrize(("opgave", "acties", "eigen", "uit", "in_", "belast", "plafond", "vrij", "ander"), PER_OPGAVE)
def test_an_opgave_ties_with_the_plan(overzicht, opgave, acties, eigen, uit, in_, belast, plafond, vrij, ander):
    stand = overzicht.standen[opgave - 1]
    assert (stand.opgave, stand.eigen, stand.doorbelast_uit, stand.doorbelast_in) == (opgave, eigen, uit, in_)
    assert (stand.belast, stand.plafond, stand.vrij) == (belast, plafond, vrij)
    hefboom = overzicht.hefbomen[opgave - 1]
    assert (hefboom.opgave, hefboom.eigen, hefboom.ander) == (opgave, eigen, ander)


@pytest.mark.parametrize(("opgave", "acties", "eigen", "uit", "in_", "belast", "plafond", "vrij", "ander"), PER_OPGAVE)
def test_the_database_adds_up_to_the_same(noord, opgave, acties, eigen, uit, in_, belast, plafond, vrij, ander):
    regels = Financiering.objects.filter(actie__plan=huidig_plan(noord))
    programma = Q(bron=Bron.PROGRAMMA.value)
    elders = Q(ten_laste_van__isnull=False) & ~Q(ten_laste_van=F("actie__opgave"))
    gevonden = regels.aggregate(
        eigen=Sum("bedrag", filter=programma & Q(actie__opgave__nummer=opgave)),
        uit=Sum("bedrag", filter=programma & elders & Q(actie__opgave__nummer=opgave), default=Decimal(0)),
        in_=Sum("bedrag", filter=programma & elders & Q(ten_laste_van__nummer=opgave), default=Decimal(0)),
        ander=Sum("bedrag", filter=~programma & Q(actie__opgave__nummer=opgave)),
    )
    assert gevonden == {"eigen": eigen, "uit": uit, "in_": in_, "ander": ander}
    ruimte = Plafond.objects.get(plan=huidig_plan(noord), opgave__nummer=opgave).bedrag
    assert (gevonden["eigen"] - gevonden["uit"] + gevonden["in_"], ruimte) == (belast, plafond)
    assert Actie.objects.filter(plan=huidig_plan(noord), opgave__nummer=opgave).count() == acties


def test_all_opgaven_together_tie(overzicht):
    totaal = overzicht.totaal
    assert (totaal.eigen, totaal.belast, totaal.plafond, totaal.vrij) == (312_590, 312_590, 319_000, 6_410)
    assert totaal.doorbelast_uit == totaal.doorbelast_in == 14_770
    assert overzicht.hefboom.ander == 411_365
    assert round(overzicht.hefboom.per_euro, 2) == Decimal("1.32")


def test_the_one_cross_charge_is_versterken_educatief_thuismilieu(overzicht):
    (regel,) = overzicht.doorbelastingen
    assert (regel.titel, regel.van, regel.naar, regel.bedrag) == ("Versterken Educatief Thuismilieu", 1, 2, 14_770)
    assert "ten laste" in regel.brontekst.lower()


def test_twelve_rows_of_other_money_name_no_source(noord, overzicht):
    assert (overzicht.zonder_bron.regels, overzicht.zonder_bron.bedrag) == (12, 292_865)
    assert sum(rij.bedrag for rij in overzicht.cofinanciering) == 411_365
    assert sum(rij.aandeel for rij in overzicht.cofinanciering) == pytest.approx(Decimal(1))
    assert [rij.bedrag for rij in overzicht.cofinanciering] == sorted(
        (rij.bedrag for rij in overzicht.cofinanciering), reverse=True
    )
    in_sql = (
        Financiering.objects.filter(actie__plan=huidig_plan(noord), bedrag__isnull=False)
        .exclude(bron=Bron.PROGRAMMA.value)
        .values_list("bron")
        .annotate(Count("pk"), Sum("bedrag"))
    )
    met_bedrag = [rij for rij in overzicht.cofinanciering if rij.regels]
    assert {(rij.bron.value, rij.regels, rij.bedrag) for rij in met_bedrag} == set(in_sql)


@pytest.mark.parametrize(("post", "beschikbaar", "uitgaven", "verplichtingen", "saldo"), JAARTABEL)
def test_a_post_of_the_year_table_ties_with_what_is_printed(noord, post, beschikbaar, uitgaven, verplichtingen, saldo):
    regel = next(regel for regel in tabel_op(jaartabellen(noord), PEILDATUM).regels if regel.post == post)
    assert (regel.beschikbaar, regel.uitgaven, regel.verplichtingen) == (beschikbaar, uitgaven, verplichtingen)
    assert regel.saldo == saldo
    assert int(regel.bronwaarden["saldo"].replace(".", "")) == saldo


def test_the_year_table_ties_in_total(noord):
    totaal = tabel_op(jaartabellen(noord), PEILDATUM).totaal
    assert (totaal.beschikbaar, totaal.uitgaven, totaal.verplichtingen) == (1_140_666, 355_366, 598_830)
    assert totaal.saldo == 186_470
    in_sql = Stand.objects.filter(post__programma=noord, peildatum=PEILDATUM).aggregate(
        saldo=Sum(F("beschikbaar") - F("uitgaven") - F("verplichtingen")),
        beschikbaar=Sum("beschikbaar"),
        uitgaven=Sum("uitgaven"),
        verplichtingen=Sum("verplichtingen"),
    )
    assert in_sql == {veld: getattr(totaal, veld) for veld in in_sql}


def test_the_newest_year_table_comes_first_and_an_unknown_peildatum_gives_none(noord):
    post = Budgetpost.objects.create(programma=noord, boekjaar=2024, naam="Nagekomen", volgorde=9)
    Stand.objects.create(post=post, peildatum=date(2024, 10, 1), beschikbaar=1, uitgaven=0, verplichtingen=0)
    assert [tabel.peildatum for tabel in jaartabellen(noord)] == [date(2024, 10, 1), PEILDATUM]
    assert tabel_op(jaartabellen(noord), date(2024, 4, 2)) is None


def test_two_boekjaren_at_one_peildatum_are_two_tables(noord):
    post = Budgetpost.objects.create(programma=noord, boekjaar=2025, naam="Programma algemeen", volgorde=1)
    Stand.objects.create(post=post, peildatum=PEILDATUM, beschikbaar=10, uitgaven=0, verplichtingen=0)
    assert [(tabel.boekjaar, len(tabel.regels)) for tabel in jaartabellen(noord)] == [(2025, 1), (2024, 4)]
    assert tabel_op(jaartabellen(noord), PEILDATUM).boekjaar == 2025


def test_the_remark_about_doorlopende_acties_belongs_to_the_budget_of_the_plan(noord):
    (opmerking,) = opmerkingen_bij_budget(huidig_plan(noord))
    assert "doorlopende acties" in opmerking.tekst


def test_a_chain_charges_what_is_paid_to_the_opgave_that_pays(noord):
    """Versterken Educatief Thuismilieu is an actie of opgave 1; opgave 2 pays."""
    plan = huidig_plan(noord)
    regel = Financiering.objects.get(actie__plan=plan, ten_laste_van__isnull=False)
    for peildatum, uitgegeven in ((date(2025, 5, 1), 5_000), (date(2025, 7, 1), 9_000)):
        Besteding.objects.create(financiering=regel, peildatum=peildatum, verplicht=14_770, uitgegeven=uitgegeven)
    een, twee, drie = plafonds_van(plan).ketens
    assert (een.uitgegeven, drie.uitgegeven) == (None, None)
    assert (twee.verplicht, twee.uitgegeven, twee.toegekend) == (14_770, 9_000, 72_770)
    assert (twee.vastgelegd.regels, twee.vastgelegd.toegekend) == (1, 14_770)
    assert plafonds_van(plan, bestedingen=bestedingen_van(plan, date(2025, 6, 30))).ketens[1].uitgegeven == 5_000
    assert bestedingen_van(plan, date(2025, 4, 30)) == {}
    assert bestedingen_in(noord) == bestedingen_van(plan)


def test_an_actie_that_is_vervallen_gives_its_money_back_to_the_ceiling(noord):
    plan = huidig_plan(noord)
    Actie.objects.filter(plan=plan, titel__contains="Tuinkamer").update(status="vervallen")
    overzicht = plafonds_van(plan)
    assert overzicht.ketens[2].toegekend == 94_370 - 40_000
    assert [regel.bedrag for regel in overzicht.vrijgevallen] == [40_000]


def test_the_kinds_and_the_largest_lasten_of_the_real_plan(overzicht):
    per_opgave = {keten.opgave: van_betaler(overzicht.regels, keten.opgave) for keten in overzicht.ketens}
    soorten = {
        opgave: {deel.aard.value: deel.bedrag for deel in per_aard(regels)} for opgave, regels in per_opgave.items()
    }
    assert soorten == {
        1: {"actie": 85_450, "reservering": 60_000},
        2: {"actie": 37_770, "reservering": 35_000},
        3: {"actie": 84_370, "deelbudget": 10_000},
    }
    tuinkamer = zwaartepunten(per_opgave[3], Decimal(98_000), STANDAARD.concentratie)[0]
    assert (tuinkamer.bedrag, round(tuinkamer.aandeel, 3), tuinkamer.zwaar) == (40_000, Decimal("0.408"), True)
