"""What the figures say of an aspect: the table of the domain, row by row, with the norms exactly on their edge."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acties.keuzes import Verslagtoestand
from financien.keuzes import Postsoort
from financien.normen import Normen as Geldnormen
from financien.regels.feiten import Planstand
from financien.rekenen import Jaarregel, Jaartabel, Plafondstand
from rapportage.bijlagegegevens import Actievoortgang
from rapportage.gegevens import Verslagtelling
from rapportage.keuzes import VAN_GOED_NAAR_SLECHT, Aspect, Oordeel
from rapportage.signaalfeiten import tel_verslagen
from rapportage.signaalnormen import STANDAARD, Normen
from rapportage.signalen import (
    Actiefeit,
    Feiten,
    Signaal,
    Toezegging,
    beter,
    per_aspect,
    slechtste,
    van_opgave,
)

pytestmark = pytest.mark.zonder_database

VANDAAG = date(2026, 11, 23)
GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
GOED, AANDACHTSPUNT, BIJSTUREN = VAN_GOED_NAAR_SLECHT
DEADLINE = date(2026, 11, 1)


def acties(aantal: int, **eigen) -> tuple[Actiefeit, ...]:
    return tuple(Actiefeit(f"1.{nummer:02}", 1, **eigen) for nummer in range(1, aantal + 1))


def post(beschikbaar: str, vastgelegd: str, **eigen) -> Jaarregel:
    return Jaarregel("Wonen", 3, Decimal(beschikbaar), Decimal(vastgelegd), Decimal(0), soort=Postsoort.ACTIES, **eigen)


def tabel(*posten: Jaarregel, peildatum: date = date(2026, 9, 1)) -> Jaartabel:
    return Jaartabel(2026, peildatum, posten)


def plafond(bedrag: str, belast: str, opgave: int = 3) -> Planstand:
    nul = Decimal(0)
    return Planstand("Plan 2026", "Wonen", Plafondstand(opgave, Decimal(belast), nul, nul, Decimal(bedrag)))


def van(feiten: Feiten, aspect: Aspect, normen: Normen = STANDAARD) -> tuple[Oordeel | None, list[str]]:
    signaal = per_aspect(feiten, normen)[aspect]
    return signaal.oordeel, [reden.replace("\u00a0", " ") for reden in signaal.redenen]


PLANNING = [
    ("everything still runs", acties(10, einde=MORGEN), GOED, []),
    ("the last day is not past", acties(10, einde=VANDAAG), GOED, []),
    (
        "one of ten is past its end: that is ten per cent and not more",
        (*acties(9), Actiefeit("2.01", 2, einde=GISTEREN)),
        AANDACHTSPUNT,
        ["1 van de 10 acties (2.01) is voorbij het geplande einde en niet afgerond."],
    ),
    (
        "two of ten is more than ten per cent",
        (*acties(8), *acties(2, einde=GISTEREN)),
        BIJSTUREN,
        ["2 van de 10 acties (1.01, 1.02) zijn voorbij het geplande einde en niet afgerond. Dat is meer dan 10 %."],
    ),
    ("what is done is not late", acties(10, einde=GISTEREN, klaar=True), GOED, []),
    (
        "a mijlpaal that was not reached",
        (*acties(9), Actiefeit("2.01", 2, mijlpaal=GISTEREN)),
        AANDACHTSPUNT,
        ["Bij 1 actie (2.01) is een mijlpaal niet op tijd gehaald."],
    ),
    ("an end that was moved once", (*acties(9), Actiefeit("2.01", 2, verzet=1)), GOED, []),
    (
        "an end that was moved twice",
        (*acties(9), Actiefeit("2.01", 2, verzet=2)),
        AANDACHTSPUNT,
        ["Bij 1 actie (2.01) is het einde of een mijlpaal 2 keer of vaker verzet."],
    ),
    (
        "bijsturen without anything being done about it, of four acties",
        acties(4, zonder_maatregel=True),
        BIJSTUREN,
        ["4 acties (1.01, 1.02, 1.03 en nog 1) staan op Bijsturen, en er is geen maatregel gemeld."],
    ),
    ("no actie at all", (), None, []),
]


@pytest.mark.parametrize(
    ("feit", "oordeel", "redenen"), [rij[1:] for rij in PLANNING], ids=[rij[0] for rij in PLANNING]
)
def test_planning_looks_at_the_acties_of_today(feit, oordeel, redenen):
    assert van(Feiten(VANDAAG, acties=feit), Aspect.PLANNING) == (oordeel, redenen)


OUD = "De stand is van 1 januari 2026, meer dan 90 dagen geleden."
BUDGET = [
    ("money is left", tabel(post("1000", "899.99")), (), GOED, []),
    (
        "ninety per cent is bound in September",
        tabel(post("1000", "900")),
        (),
        AANDACHTSPUNT,
        ["Wonen is op 1 september 2026 al voor 90,0 % gebonden."],
    ),
    ("the same in October is no surprise", tabel(post("1000", "900"), peildatum=date(2026, 10, 1)), (), GOED, []),
    ("all is spent to the cent", tabel(post("1000", "1000"), peildatum=date(2026, 10, 1)), (), GOED, []),
    (
        "one cent too much",
        tabel(post("1000", "1000.01"), peildatum=date(2026, 10, 1)),
        (),
        BIJSTUREN,
        ["Wonen heeft een saldo van € −0,01: 100,0 % is gebonden."],
    ),
    (
        "money without a budget",
        tabel(post("0", "10"), peildatum=date(2026, 10, 1)),
        (),
        BIJSTUREN,
        ["Wonen heeft een saldo van € −10."],
    ),
    (
        "the year will end with a deficit",
        tabel(post("1000", "10", prognose=Decimal(1200))),
        (),
        BIJSTUREN,
        ["Wonen eindigt volgens de prognose met een tekort van € 200."],
    ),
    (
        "money that must be divided",
        tabel(post("1000", "10", te_verdelen=True)),
        (),
        AANDACHTSPUNT,
        ["Van Wonen is € 990 nog niet over acties verdeeld."],
    ),
    ("a ceiling to the cent", None, (plafond("100", "100"),), GOED, []),
    (
        "a ceiling that is exceeded",
        None,
        (plafond("100", "100.01"),),
        BIJSTUREN,
        ["In het Plan 2026 is voor Wonen € 0,01 te veel toegekend."],
    ),
    ("a tenth of a ceiling is free", None, (plafond("100", "90"),), GOED, []),
    (
        "more than a tenth is free",
        None,
        (plafond("100", "80"),),
        AANDACHTSPUNT,
        ["In het Plan 2026 is voor Wonen € 20 nog niet toegekend: 20,0 % van het plafond."],
    ),
    ("an old stand", tabel(post("1000", "10"), peildatum=date(2026, 1, 1)), (), AANDACHTSPUNT, [OUD]),
    (
        "the worst comes first",
        tabel(post("1000", "1500", te_verdelen=True), peildatum=date(2026, 1, 1)),
        (plafond("100", "200"),),
        BIJSTUREN,
        [
            "Wonen heeft een saldo van € −500: 150,0 % is gebonden.",
            "In het Plan 2026 is voor Wonen € 100 te veel toegekend.",
            OUD,
        ],
    ),
    ("no money at all", None, (), None, []),
]


@pytest.mark.parametrize(
    ("jaar", "plafonds", "oordeel", "redenen"), [rij[1:] for rij in BUDGET], ids=[rij[0] for rij in BUDGET]
)
def test_budget_looks_at_the_stand_of_the_peildatum(jaar, plafonds, oordeel, redenen):
    assert van(Feiten(VANDAAG, tabel=jaar, plafonds=plafonds), Aspect.BUDGET) == (oordeel, redenen)


def verslagen(op_tijd: int, verwacht: int = 10) -> Feiten:
    return Feiten(VANDAAG, verslagen=Verslagtelling(DEADLINE, verwacht, op_tijd))


TOEZEGGING = Toezegging("Toezegging", "Een brief over de sporthal", GISTEREN)
BESTUUR = [
    ("eight of ten reports", verslagen(8), GOED, []),
    (
        "seven of ten reports",
        verslagen(7),
        AANDACHTSPUNT,
        ["Op de deadline van 1 november 2026 waren 7 van de 10 verslagen binnen, minder dan 80 %."],
    ),
    (
        "half of the reports is not less than half",
        verslagen(5),
        AANDACHTSPUNT,
        ["Op de deadline van 1 november 2026 waren 5 van de 10 verslagen binnen, minder dan 80 %."],
    ),
    (
        "four of ten reports",
        verslagen(4),
        BIJSTUREN,
        ["Op de deadline van 1 november 2026 waren 4 van de 10 verslagen binnen, minder dan 50 %."],
    ),
    ("no report was due", verslagen(0, 0), None, []),
    (
        "a promise past its day",
        Feiten(VANDAAG, beloofd=(TOEZEGGING,)),
        AANDACHTSPUNT,
        ["Toezegging ‘Een brief over de sporthal’ had op 22 november 2026 af moeten zijn."],
    ),
    (
        "a promise for today",
        Feiten(VANDAAG, beloofd=(replace(TOEZEGGING, uiterlijk=VANDAAG),)),
        GOED,
        [],
    ),
    ("a promise that was kept", Feiten(VANDAAG, beloofd=(replace(TOEZEGGING, afgedaan_op=VANDAAG),)), GOED, []),
    (
        "a treatment that was missed",
        Feiten(VANDAAG, behandeling=GISTEREN),
        BIJSTUREN,
        ["De behandeling van 22 november 2026 ging niet door en er is geen nieuwe datum."],
    ),
    ("nothing that could be late", Feiten(VANDAAG), None, []),
]


@pytest.mark.parametrize(
    ("feiten", "oordeel", "redenen"), [rij[1:] for rij in BESTUUR], ids=[rij[0] for rij in BESTUUR]
)
def test_bestuur_looks_at_reports_promises_and_the_agenda(feiten, oordeel, redenen):
    assert van(feiten, Aspect.BESTUUR) == (oordeel, redenen)


@pytest.mark.parametrize(
    ("volgende", "raadsdagen", "gemist"),
    [
        (None, [], None),
        (VANDAAG, [], None),
        (GISTEREN, [], GISTEREN),
        (GISTEREN, [GISTEREN], None),
        (GISTEREN, [VANDAAG], None),
        (GISTEREN, [date(2026, 1, 1)], GISTEREN),
    ],
)
def test_a_treatment_is_missed_when_its_day_passes_without_a_decision_of_the_raad(volgende, raadsdagen, gemist):
    assert Feiten(VANDAAG, behandeling=volgende, raadsdagen=tuple(raadsdagen)).gemist == gemist


OP_TIJD = Actievoortgang(toestand=Verslagtoestand.INGEDIEND, ingediend=DEADLINE)
TE_LAAT = replace(OP_TIJD, ingediend=DEADLINE + timedelta(days=1))
NIETS = Actievoortgang()


@pytest.mark.parametrize(
    ("verslagen", "geteld"),
    [
        ([(False, OP_TIJD), (False, TE_LAAT), (False, NIETS)], (3, 1)),
        ([(True, NIETS), (True, OP_TIJD)], (1, 1)),
        # Uitstel of which the day has passed, and uitstel that still runs.
        ([(False, replace(TE_LAAT, uitstel_tot=DEADLINE + timedelta(days=7)))], (1, 1)),
        ([(False, replace(NIETS, uitstel_tot=MORGEN)), (False, OP_TIJD)], (1, 1)),
        ([], (0, 0)),
    ],
)
def test_reports_are_counted_at_the_deadline_of_each(verslagen, geteld):
    telling = tel_verslagen(verslagen, DEADLINE, VANDAAG)
    assert (telling.verwacht, telling.op_tijd) == geteld


@pytest.mark.parametrize("deadline", [None, VANDAAG, MORGEN])
def test_before_the_deadline_nobody_is_late(deadline):
    assert tel_verslagen([(False, NIETS)], deadline, VANDAAG) is None


def test_the_totaalbeeld_names_the_aspects_that_make_it_what_it_is():
    feiten = replace(verslagen(7), tabel=tabel(post("10", "20")), acties=acties(1, einde=GISTEREN))
    assert van(feiten, Aspect.TOTAAL) == (BIJSTUREN, ["Planning: Bijsturen.", "Budget: Bijsturen."])


def test_other_norms_are_other_signals():
    feiten = replace(verslagen(7), acties=(*acties(8, verzet=2), *acties(2, einde=GISTEREN)))
    soepel = Normen(te_laat=20, einde_verzet=3, verslagen_aandacht=70)
    assert van(feiten, Aspect.PLANNING, soepel)[0] == AANDACHTSPUNT
    assert van(feiten, Aspect.BESTUUR, soepel)[0] == GOED
    streng = Normen(geld=Geldnormen(gebonden=Decimal("0.50"), stand_dagen=1))
    assert van(Feiten(VANDAAG, tabel=tabel(post("1000", "500"))), Aspect.BUDGET, streng)[0] == AANDACHTSPUNT


def test_an_opgave_is_told_only_of_its_own():
    feiten = replace(
        verslagen(0),
        acties=(*acties(10), Actiefeit("3.01", 3, einde=GISTEREN)),
        tabel=tabel(post("10", "20"), peildatum=date(2026, 1, 1)),
        plafonds=(plafond("100", "200"), plafond("100", "200", opgave=2)),
    )
    assert van_opgave(feiten, 1, STANDAARD) == Signaal(GOED)
    derde = van_opgave(feiten, 3, STANDAARD)
    assert derde.oordeel == BIJSTUREN
    assert [reden.split(":")[0] for reden in derde.redenen] == [
        "1 van de 1 actie (3.01) is voorbij het geplande einde en niet afgerond. Dat is meer dan 10 %.",
        "Wonen heeft een saldo van €\u00a0−10",
        "In het Plan 2026 is voor Wonen €\u00a0100 te veel toegekend.",
    ]
    assert van_opgave(feiten, 4, STANDAARD) == Signaal(None)


feit = st.builds(
    Actiefeit,
    nummer=st.just("1.01"),
    opgave=st.integers(1, 3),
    klaar=st.booleans(),
    einde=st.none() | st.sampled_from([GISTEREN, VANDAAG, MORGEN]),
    mijlpaal=st.none() | st.sampled_from([GISTEREN, VANDAAG, MORGEN]),
    verzet=st.integers(0, 3),
    zonder_maatregel=st.booleans(),
)
geld = st.builds(
    lambda beschikbaar, vastgelegd, te_verdelen: post(str(beschikbaar), str(vastgelegd), te_verdelen=te_verdelen),
    st.integers(0, 3000),
    st.integers(0, 3000),
    st.booleans(),
)


@given(st.lists(feit, max_size=30), st.lists(geld, max_size=4), st.integers(0, 10))
def test_a_signal_is_as_bad_as_its_worst_reason_and_the_totaalbeeld_as_its_worst_aspect(alle, posten, binnen):
    feiten = replace(verslagen(binnen), acties=tuple(alle), tabel=tabel(*posten) if posten else None)
    signalen = per_aspect(feiten, STANDAARD)
    for signaal in signalen.values():
        assert (signaal.oordeel in (None, GOED)) == (signaal.redenen == ())
    drie = [signalen[aspect].oordeel for aspect in (Aspect.BESTUUR, Aspect.PLANNING, Aspect.BUDGET)]
    assert signalen[Aspect.TOTAAL].oordeel == slechtste(drie)
    assert not any(beter(signalen[Aspect.TOTAAL].oordeel, oordeel) for oordeel in drie)


@given(st.lists(feit, max_size=30), st.data())
def test_an_actie_that_is_done_never_makes_planning_worse(alle, data):
    if not alle:
        return
    plaats = data.draw(st.integers(0, len(alle) - 1))
    klaar = [*alle[:plaats], replace(alle[plaats], klaar=True), *alle[plaats + 1 :]]
    voor, na = (van(Feiten(VANDAAG, acties=tuple(rij)), Aspect.PLANNING)[0] for rij in (alle, klaar))
    assert not beter(voor, na)
