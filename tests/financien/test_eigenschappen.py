"""What holds for any amount of money, whoever pays it and in whatever order it comes."""

from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import BigIntegerField, F, Q, Sum
from django.db.models.functions import Cast, Round
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties.keuzes import Bron
from acties.models import Financiering
from financien.lezen import jaartabellen, plafonds_van
from financien.models import Budgetpost, Stand
from financien.plafonds.keten import ketens, ketentotaal, per_aard
from financien.plafonds.lasten import lastregels, totaal
from financien.rekenen import Jaarregel, Jaartabel, Last, plafondstanden, plafondtotaal
from financien.verkenning.verkennen import Idee, Keuzes, pas_toe, verdeel, vergelijk
from financien.verkenning.verkennen import totaal as samen
from programma.bedragen import GRENS, lees_bedrag
from programma.opmaak import bedrag, bedragverschil
from programma.planlezen import huidig_plan
from tests.financien.exportbestanden import LEDGERPLAATSEN, POSTEN, als_csv
from tests.financien.importeren.bestanden import standen, voorbeeld, zinnen

from .test_keten import actie, geld

VAST = settings(derandomize=True, deadline=None, max_examples=60)
# What asks the database takes longer; each example leaves it as it was.
IN_DE_DATABASE = settings(
    derandomize=True, deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NUL = Decimal("0.00")
ALLE = st.decimals(-GRENS + 1, GRENS - 1, places=2)
BEDRAG = st.decimals(0, 10_000_000, places=2)
OPGAVE = st.integers(1, 3)


@contextmanager
def voor_even():
    """What is written inside this block is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Amounts


@VAST
@given(ALLE)
def test_an_amount_as_the_portal_writes_it_reads_back_to_the_cent(geld):
    assert lees_bedrag(bedrag(geld)).bedrag == geld


@VAST
@given(st.decimals("0.01", GRENS - 1, places=2))
def test_a_trailing_minus_and_brackets_say_the_same_as_a_minus_in_front(geld):
    kaal = bedrag(geld).removeprefix("€\u00a0")
    for vorm in (f"-{kaal}", f"−{kaal}", f"{kaal}-", f"({kaal})", f"€ -{kaal}", f"- € {kaal}"):
        assert lees_bedrag(vorm).bedrag == -geld, vorm
    assert lees_bedrag(bedrag(-geld)).bedrag == -geld


@VAST
@given(ALLE, ALLE)
def test_a_difference_shows_its_sign_and_the_rest_as_an_amount(een, ander):
    verschil = (een - ander).quantize(Decimal("0.01"))
    zonder = bedragverschil(verschil).replace("+", "")
    assert zonder == bedrag(verschil)
    assert ("+" in bedragverschil(verschil)) == (verschil > 0)


@VAST
@given(BEDRAG, st.lists(BEDRAG, min_size=1, max_size=6))
def test_an_amount_that_is_divided_loses_no_cent_and_no_part_is_negative(geld, naar):
    delen = verdeel(geld, naar)
    assert sum(delen) == geld
    assert len(delen) == len(naar)
    assert all(deel >= 0 and deel == deel.quantize(Decimal("0.01")) for deel in delen)


# The year table


REGEL = st.builds(
    Jaarregel,
    post=st.text("abc", min_size=1, max_size=3),
    opgave=st.none() | OPGAVE,
    beschikbaar=ALLE,
    uitgaven=ALLE,
    verplichtingen=ALLE,
    prognose=st.none() | ALLE,
)


@VAST
@given(st.lists(REGEL, max_size=8).flatmap(lambda regels: st.tuples(st.just(regels), st.permutations(regels))))
def test_the_total_of_a_year_table_does_not_depend_on_the_order(paar):
    een, ander = (Jaartabel(2024, date(2024, 4, 1), tuple(regels)).totaal for regels in paar)
    assert een == ander
    assert een.saldo == sum((regel.saldo for regel in paar[0]), NUL)


@IN_DE_DATABASE
@given(st.lists(st.tuples(BEDRAG, ALLE, ALLE), min_size=1, max_size=8))
def test_the_database_and_the_portal_add_up_a_year_table_to_the_same_cent(noord, bedragen):
    with voor_even():
        Stand.objects.all().delete()
        for nummer, (beschikbaar, uitgaven, verplichtingen) in enumerate(bedragen, 1):
            post = Budgetpost.objects.create(programma=noord, boekjaar=2030, naam=f"Post {nummer}", volgorde=nummer)
            Stand.objects.create(
                post=post,
                peildatum=date(2030, 4, 1),
                beschikbaar=beschikbaar,
                uitgaven=uitgaven,
                verplichtingen=verplichtingen,
            )
        (tabel,) = jaartabellen(noord)
        kolommen = {"beschikbaar": tabel.totaal.beschikbaar, "uitgaven": tabel.totaal.uitgaven}
        kolommen["verplichtingen"] = tabel.totaal.verplichtingen
        for kolom, in_python in kolommen.items():
            assert in_python == sum((getattr(regel, kolom) for regel in tabel.regels), NUL)
            assert _in_centen(Stand.objects.all(), kolom) == in_python


def _in_centen(rijen, kolom: str) -> Decimal:
    """What the database makes of a column, added up in whole cents."""
    centen = Cast(Round(F(kolom) * 100), BigIntegerField())
    return Decimal(rijen.aggregate(som=Sum(centen))["som"] or 0).scaleb(-2)


# The ceilings


LASTEN = st.lists(st.builds(Last, OPGAVE, BEDRAG, st.none() | OPGAVE), max_size=12)
PLAFONDS = st.dictionaries(OPGAVE, BEDRAG, min_size=3)


@VAST
@given(LASTEN.flatmap(lambda lasten: st.tuples(st.just(lasten), st.permutations(lasten))), PLAFONDS)
def test_who_pays_for_whom_balances_and_does_not_depend_on_the_order(paar, plafonds):
    een, ander = (plafondstanden(lasten, plafonds) for lasten in paar)
    assert een == ander
    alles = plafondtotaal(een)
    assert alles.doorbelast_in == alles.doorbelast_uit
    assert alles.belast == alles.eigen == sum((last.bedrag for last in paar[0]), NUL)
    assert alles.vrij == sum((stand.vrij for stand in een), NUL)
    assert {stand.opgave for stand in een if stand.overschreden} == {
        stand.opgave for stand in een if stand.belast > stand.plafond
    }


NUMMERS = [f"{opgave}.{nummer:02}" for opgave in (1, 2, 3) for nummer in (1, 2, 3)]
GELDREGEL = st.builds(lambda bedrag, naar: geld(bedrag, naar=naar), BEDRAG, st.none() | OPGAVE)


@st.composite
def plannen(draw):
    """Acties of three opgaven, each with up to three lines of programme money."""
    return tuple(actie(nummer, *draw(st.lists(GELDREGEL, max_size=3))) for nummer in NUMMERS)


@VAST
@given(plannen(), PLAFONDS)
def test_money_is_the_same_per_line_per_actie_per_kind_and_per_opgave(acties, plafonds):
    regels = lastregels(acties)
    per_opgave = ketens(regels, plafonds)
    alles = sum((actie.eigen_geld for actie in acties), NUL)
    assert totaal(regels) == alles
    assert ketentotaal(per_opgave, regels).toegekend == alles
    assert sum((keten.toegekend for keten in per_opgave), NUL) == alles
    assert sum((deel.bedrag for deel in per_aard(regels)), NUL) == alles


@IN_DE_DATABASE
@given(st.lists(st.tuples(st.integers(0, 55), BEDRAG, st.none() | OPGAVE), min_size=1, max_size=15))
def test_the_database_and_the_portal_add_up_the_ceilings_to_the_same_cent(noord, regels):
    with voor_even():
        plan = huidig_plan(noord)
        acties, opgaven = list(plan.acties.order_by("pk")), {rij.nummer: rij for rij in noord.opgaven.all()}
        Financiering.objects.filter(actie__plan=plan).delete()
        for volgorde, (plaats, deel, betaler) in enumerate(regels, 1):
            Financiering.objects.create(
                actie=acties[plaats],
                volgorde=volgorde,
                bron=Bron.PROGRAMMA.value,
                bedrag=deel,
                ten_laste_van=opgaven.get(betaler),
            )
        overzicht = plafonds_van(plan)
        rijen = Financiering.objects.filter(actie__plan=plan)
        for stand in overzicht.standen:
            eigen = Q(ten_laste_van=None) | Q(ten_laste_van=F("actie__opgave"))
            van_hier = Q(actie__opgave__nummer=stand.opgave) & eigen
            belast = rijen.filter(van_hier | Q(ten_laste_van__nummer=stand.opgave))
            assert stand.belast == _in_centen(belast, "bedrag")
            assert stand.eigen == _in_centen(rijen.filter(actie__opgave__nummer=stand.opgave), "bedrag")
        assert overzicht.totaal.belast == _in_centen(rijen, "bedrag") == sum(deel for _, deel, _ in regels)


# What if


KEUZES = st.builds(
    Keuzes,
    uit=st.frozensets(st.sampled_from(NUMMERS)),
    bedragen=st.dictionaries(st.sampled_from(NUMMERS), BEDRAG, max_size=4),
    zelf=st.frozensets(st.sampled_from(NUMMERS)),
    ideeen=st.lists(st.builds(Idee, st.just("Idee"), OPGAVE, BEDRAG), max_size=3).map(tuple),
)


@VAST
@given(plannen(), PLAFONDS)
def test_a_what_if_without_choices_is_what_there_is(acties, plafonds):
    uitkomst = vergelijk(acties, Keuzes(), plafonds)
    assert all(rij.nu == rij.dan for rij in uitkomst)
    assert tuple(rij.nu for rij in uitkomst) == plafondstanden((regel.last for regel in lastregels(acties)), plafonds)


@VAST
@given(plannen(), KEUZES, PLAFONDS, st.randoms(use_true_random=False))
def test_a_what_if_does_not_depend_on_the_order(acties, keuzes, plafonds, toeval):
    geschud, ideeen = list(acties), list(keuzes.ideeen)
    toeval.shuffle(geschud)
    toeval.shuffle(ideeen)
    anders = Keuzes(keuzes.uit, dict(reversed(keuzes.bedragen.items())), keuzes.zelf, tuple(ideeen))
    assert vergelijk(geschud, anders, plafonds) == vergelijk(acties, keuzes, plafonds)


@VAST
@given(plannen(), KEUZES, PLAFONDS)
def test_a_what_if_balances_and_differs_by_what_was_chosen(acties, keuzes, plafonds):
    alles = samen(vergelijk(acties, keuzes, plafonds))
    assert alles.dan.doorbelast_in == alles.dan.doorbelast_uit
    mee = [actie for actie in acties if actie.nummer not in keuzes.uit]
    straks = sum((keuzes.bedragen.get(actie.nummer, actie.eigen_geld) for actie in mee), NUL)
    assert alles.dan.belast == straks + sum((idee.bedrag for idee in keuzes.ideeen), NUL)


@VAST
@given(plannen(), st.frozensets(st.sampled_from(NUMMERS)), st.frozensets(st.sampled_from(NUMMERS)), PLAFONDS)
def test_acties_go_out_one_by_one_as_they_go_out_together(acties, een, ander, plafonds):
    samen_uit = vergelijk(acties, Keuzes(uit=een | ander), plafonds)
    na_elkaar = vergelijk(pas_toe(acties, Keuzes(uit=een)), Keuzes(uit=ander), plafonds)
    assert [rij.dan for rij in samen_uit] == [rij.dan for rij in na_elkaar]
    assert [rij.verschil for rij in samen_uit] == [
        een_uit.verschil + rest.verschil
        for een_uit, rest in zip(vergelijk(acties, Keuzes(uit=een), plafonds), na_elkaar, strict=True)
    ]


@VAST
@given(plannen(), st.sampled_from(NUMMERS), BEDRAG, PLAFONDS)
def test_an_amount_that_is_put_back_gives_back_what_there_was(acties, nummer, anders, plafonds):
    """For who is paid by one opgave to the cent per opgave; for who is paid by more, to the cent in all."""
    gekozen = next(actie for actie in acties if actie.nummer == nummer)
    eerst = pas_toe(acties, Keuzes(bedragen={nummer: anders}))
    assert next(actie for actie in eerst if actie.nummer == nummer).eigen_geld == anders
    terug = vergelijk(eerst, Keuzes(bedragen={nummer: gekozen.eigen_geld}), plafonds)
    nu = vergelijk(acties, Keuzes(), plafonds)
    assert samen(terug).dan.belast == samen(nu).nu.belast
    if len({regel.ten_laste_van for regel in gekozen.financieringen}) == 1:
        assert [rij.dan.belast for rij in terug] == [rij.nu.belast for rij in nu]


@VAST
@given(plannen(), KEUZES)
def test_choices_survive_being_kept(acties, keuzes):
    terug = Keuzes.uit_json(keuzes.als_json())
    assert terug == keuzes
    assert pas_toe(acties, terug) == pas_toe(acties, keuzes)


# A ledger. Amounts that nobody chose may look turned round, or a thousand times too small: here somebody knows better.

ANTWOORDEN = {"profiel": "nieuw", "teken": "gewoon", "schaal": "1"}


@settings(IN_DE_DATABASE, max_examples=5)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0, 1, 2, 3]),
            st.sampled_from(["Begroting", "Realisatie", "Verplichting"]),
            st.decimals(-100_000, 100_000, places=2),
        ),
        min_size=20,
        max_size=60,
    )
)
def test_a_post_is_the_sum_of_its_ledger_rows_however_they_are_cut(noord, rijen):
    kop = ["Boekjaar", "Kostenplaats", "Omschrijving", "Kostensoort", "Soort", "Boekdatum", "Bedrag"]
    # Every post has each kind once, so that a file says something of all of them.
    rijen = [
        *rijen,
        *((post, soort, Decimal(1)) for post in range(4) for soort in ("Begroting", "Realisatie", "Verplichting")),
    ]
    regels = [
        [2024, LEDGERPLAATSEN[post], POSTEN[post][0], "431000", soort, "01-02-2024", f"{deel:.2f}".replace(".", ",")]
        for post, soort, deel in rijen
    ]
    beeld = voorbeeld(noord, ("grootboek t-m 2024-04-01.csv", als_csv([kop, *regels])), ANTWOORDEN)
    assert zinnen(beeld.fouten) == ""
    gelezen = standen(beeld)
    for nummer, (naam, *_) in enumerate(POSTEN):
        for soort, kolom in (
            ("Begroting", "beschikbaar"),
            ("Realisatie", "uitgaven"),
            ("Verplichting", "verplichtingen"),
        ):
            som = sum(deel for post, van, deel in rijen if (post, van) == (nummer, soort))
            assert gelezen[naam, "2024-04-01"][kolom] == som
