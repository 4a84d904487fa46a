"""What the programma-overzicht gathers, and that it makes nothing up."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.keuzes import Status
from acties.models import Actie, Voortgang
from acties.voortgang.lezen import te_melden
from financien.models import Stand
from programma.models import Besluit, Rapportageperiode, Uitvoeringsplan
from rapportage.gegevens import Zicht
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Statusoordeel
from rapportage.overzicht import stel_samen
from tests.fabriek import veel_acties
from tests.rapportage.rondes import weerleg_alles


def test_wethouder_bremer_sees_the_judgements_of_the_source_and_no_other(overzicht):
    assert [(regel.aspect, regel.oordeel) for regel in overzicht.status.aspecten] == [
        (aspect, Oordeel.VOLGENS_VERWACHTING) for aspect in Aspect
    ]
    assert overzicht.status.risicoprofiel == "Midden"
    assert {opgave.oordeel.oordeel for opgave in overzicht.status.opgaven} == {Oordeel.NIET_BEOORDEELD}
    assert {blok.oordeel for blok in overzicht.stand.blokken} == {Oordeel.NIET_BEOORDEELD}
    acties = [actie for opgave in overzicht.bijlagen[0].opgaven for actie in opgave.acties]
    assert {actie.status for actie in acties} == {Status.NIET_GERAPPORTEERD}


def test_what_the_source_leaves_empty_stays_empty(overzicht):
    assert overzicht.projectlocatie == ""
    assert overzicht.structuur.initiatiefnemer == ""
    assert overzicht.karakteristiek.ruimtelijke_procedure == ""
    assert overzicht.besluitvorming.volgende_behandeling is None
    assert overzicht.structuur.bestuurlijk_opdrachtgever == "Wethouder Bremer"
    assert (overzicht.karakteristiek.fase, overzicht.karakteristiek.eindjaar) == ("in uitvoering", 2041)


def test_an_aspect_that_nobody_judged_is_not_judged(periode, nu):
    Statusoordeel.objects.filter(periode=periode).delete()
    status = stel_samen(periode, nu=nu).status
    assert {regel.oordeel for regel in status.aspecten} == {Oordeel.NIET_BEOORDEELD}
    assert {opgave.oordeel.oordeel for opgave in status.opgaven} == {Oordeel.NIET_BEOORDEELD}
    assert status.tegenspraken == ()


def test_the_raad_reads_what_was_decided_up_to_the_peildatum(overzicht):
    besluitvorming = overzicht.besluitvorming
    assert besluitvorming.laatste_behandeling == date(2023, 4, 18)
    assert [besluit.datum for besluit in besluitvorming.besluiten] == [date(2023, 4, 18)]
    assert [besluit.datum for besluit in besluitvorming.afwijkingen] == [date(2023, 5, 30), date(2024, 1, 24)]
    assert [besluit.datum for besluit in overzicht.planning.besluiten][-1] == date(2025, 4, 8)


def test_the_overcommitted_post_is_raised_beside_the_judgement(overzicht):
    (tegenspraak,) = overzicht.status.tegenspraken
    assert (tegenspraak.aspect, tegenspraak.post) == (Aspect.BUDGET, "Programma algemeen")
    assert tegenspraak.saldo == Decimal("-5237.00")
    assert tegenspraak.gebonden.quantize(Decimal("0.001")) == Decimal("1.015")


def test_a_budget_judged_as_aandachtspunt_contradicts_nothing(periode, nu):
    Statusoordeel.objects.filter(periode=periode, aspect=Aspect.BUDGET.value).update(
        oordeel=Oordeel.AANDACHTSPUNT.value, oorzaak="o", gevolg="g", maatregel="m", termijn=date(2024, 9, 1)
    )
    assert stel_samen(periode, nu=nu).status.tegenspraken == ()


def test_three_plans_take_up_ten_doelen_in_the_words_of_the_source(overzicht):
    assert [(plan.plan, len(plan.doelen)) for plan in overzicht.doelen_per_plan] == [
        ("Uitvoeringsplan Jeugd en onderwijs", 4),
        ("Uitvoeringsplan Financiële zelfredzaamheid", 3),
        ("Uitvoeringsplan Fijn en veilig wonen", 3),
    ]
    assert overzicht.doelen_per_plan[2].doelen[0] == "Minder afval- en ongedierte problematiek"


def test_the_stand_van_zaken_follows_the_blocks_of_the_source(overzicht):
    assert [(blok.naam, blok.opgave, len(blok.teksten)) for blok in overzicht.stand.blokken] == [
        ("Uitvoeringsplan opgave Jeugd en Onderwijs", 1, 5),
        ("Uitvoeringsplan opgave Jeugd en Onderwijs/ Jongeren", 1, 1),
        ("Uitvoeringsplan opgave Financiële zelfredzaamheid", 2, 4),
        ("Opgave Fijn en veilig wonen", 3, 21),
    ]


def test_no_text_of_the_period_is_left_out(periode, overzicht):
    blokken = [tekst for blok in overzicht.stand.blokken for tekst in blok.teksten]
    secties = (
        *overzicht.wijzigingen,
        *overzicht.doelstelling,
        *overzicht.doelen_inleiding,
        *overzicht.doelen_slot,
        *overzicht.stand.algemeen,
        *blokken,
        *overzicht.financien,
        *overzicht.planning.teksten,
        *overzicht.communicatie,
        *overzicht.risicomanagement,
    )
    assert [tekst.sleutel for tekst in secties] == list(
        periode.tekstblokken.order_by("volgorde").values_list("sleutel", flat=True)
    )


def test_the_year_table_adds_up_to_the_cent(overzicht):
    totaal = overzicht.jaartabel.totaal
    assert (totaal.beschikbaar, totaal.uitgaven) == (Decimal("1140666.00"), Decimal("355366.00"))
    assert (totaal.verplichtingen, totaal.saldo) == (Decimal("598830.00"), Decimal("186470.00"))
    assert sum(regel.saldo for regel in overzicht.jaartabel.regels) == totaal.saldo


def test_the_annex_adds_up_to_the_cent_with_the_cross_charge_on_both_sides(overzicht):
    (bijlage,) = overzicht.bijlagen
    assert (bijlage.plan, bijlage.vastgesteld_op) == ("Uitvoeringsplan 2025-2026", date(2025, 4, 8))
    assert [len(opgave.acties) for opgave in bijlage.opgaven] == [11, 13, 32]
    assert [opgave.programma for opgave in bijlage.opgaven] == [Decimal(160220), Decimal(58000), Decimal(94370)]
    assert [opgave.anders for opgave in bijlage.opgaven] == [Decimal(240080), Decimal(107000), Decimal(64285)]
    assert (bijlage.aantal, bijlage.programma, bijlage.anders) == (56, Decimal(312590), Decimal(411365))
    assert [(stand.belast, stand.vrij) for stand in bijlage.plafonds] == [
        (Decimal(145450), Decimal(550)),
        (Decimal(72770), Decimal(2230)),
        (Decimal(94370), Decimal(3630)),
    ]
    assert (bijlage.plafonds[0].doorbelast_uit, bijlage.plafonds[1].doorbelast_in) == (Decimal(14770), Decimal(14770))
    assert bijlage.plafondtotaal.vrij == Decimal(6410)


def test_the_moments_of_the_source_stand_beside_our_own(overzicht, nu):
    assert overzicht.export_op == nu
    assert overzicht.bronuitgave.export_op.date() == date(2024, 6, 12)
    assert overzicht.bronuitgave.voetregel.startswith("Deze pagina is gebouwd op 06/12/2024")
    assert overzicht.kenmerk == "sterk-voor-noord/2024-04-01"


def test_a_kenmerk_that_the_team_filled_in_wins(periode, nu):
    periode.programma.kenmerk = "2026/0417"
    assert stel_samen(periode, nu=nu).kenmerk == "2026/0417"


def test_the_public_gets_the_same_now_because_nothing_internal_is_gathered(periode, nu, overzicht):
    openbaar = stel_samen(periode, nu=nu, zicht=Zicht.OPENBAAR)
    assert openbaar.zicht == Zicht.OPENBAAR
    assert openbaar.bijlagen == overzicht.bijlagen
    assert openbaar.stand == overzicht.stand


def test_ten_times_as_many_acties_ask_no_more_queries(periode, nu):
    def aantal() -> int:
        with CaptureQueriesContext(connection) as queries:
            stel_samen(
                Rapportageperiode.objects.select_related("programma__geldnormen", "programma__signaalnormen").get(
                    pk=periode.pk
                ),
                nu=nu,
            )
        return len(queries)

    bij_56 = aantal()
    veel_acties(Uitvoeringsplan.objects.get(slug="2025-2026"), 504)
    assert aantal() == bij_56 <= 13


def test_a_period_with_nothing_in_it_still_gives_an_overview(noord, wethouder, nu):
    leeg = Rapportageperiode.objects.create(
        programma=noord, slug="2030-01", naam="Stand 1 januari 2030", peildatum=date(2030, 1, 1)
    )
    overzicht = stel_samen(leeg, nu=nu)
    assert overzicht.jaartabel is None
    assert overzicht.bijlagen == ()
    antwoord = wethouder.get("/sterk-voor-noord/rapportages/2030-01/overzicht")
    assert antwoord.status_code == 200
    assert "Niet ingevuld in de bron" in antwoord.content.decode()


def test_the_figures_say_bijsturen_of_the_budget_for_a_deficit_to_the_euro(overzicht):
    signalen = {regel.aspect: regel for regel in overzicht.status.aspecten}
    assert {aspect: regel.signaal for aspect, regel in signalen.items()} == {
        Aspect.TOTAAL: Oordeel.BIJSTUREN,
        Aspect.BESTUUR: None,
        Aspect.PLANNING: Oordeel.BIJSTUREN,
        Aspect.BUDGET: Oordeel.BIJSTUREN,
    }
    assert [reden.replace("\u00a0", " ") for reden in signalen[Aspect.BUDGET].signaal_redenen] == [
        "Programma algemeen heeft een saldo van € −5.237: 101,5 % is gebonden.",
        "Van Jeugd en onderwijs (incl. jongeren) is € 129.000 nog niet over acties verdeeld.",
        "Financiële zelfredzaamheid is op 1 april 2024 al voor 95,7 % gebonden.",
        "De stand is van 1 april 2024, meer dan 90 dagen geleden.",
    ]
    assert [(rij.nummer, rij.oordeel.signaal) for rij in overzicht.status.opgaven] == [
        (1, Oordeel.BIJSTUREN),
        (2, Oordeel.BIJSTUREN),
        (3, Oordeel.AANDACHTSPUNT),
    ]


def test_the_reports_that_were_in_at_the_deadline_are_counted_without_one_more_question(periode, nu):
    periode.plannen.set([Uitvoeringsplan.objects.get(slug="2025-2026")])
    alle = list(Actie.objects.order_by("nummer"))
    for actie in alle[:44]:
        Voortgang.objects.create(
            actie=actie, periode=periode, toestand="ingediend", status="volgens_verwachting", ingediend_op=nu
        )
    Rapportageperiode.objects.filter(pk=periode.pk).update(
        indienen_vanaf=nu.date(), deadline=nu.date(), indienen_tot=nu.date()
    )
    periode.refresh_from_db()
    assert stel_samen(periode, nu=nu).verslagen is None
    overzicht = stel_samen(periode, nu=nu + timedelta(days=1))
    assert (overzicht.verslagen.op_tijd, overzicht.verslagen.verwacht) == (44, 56)
    assert overzicht.status.aspecten[1].signaal_redenen == (
        "Op de deadline van 23 november 2026 waren 44 van de 56 verslagen binnen, minder dan 80 %.",
    )
    assert (overzicht.verslagen.verwacht, te_melden(periode).count()) == (56, 56)
    # A report that nobody agreed to yet is in, but not shown.
    assert all(actie.verslag is None for opgave in overzicht.bijlagen[0].opgaven for actie in opgave.acties)


def test_a_promise_and_a_treatment_are_held_against_the_day_of_reading(periode, nu):
    Besluit.objects.create(
        programma=periode.programma,
        orgaan="college",
        soort="toezegging",
        datum=date(2024, 2, 1),
        uiterlijk=date(2026, 11, 22),
        tekst="Een brief over de sporthal",
    )
    periode.volgende_behandeling = date(2026, 11, 1)
    bestuur = stel_samen(periode, nu=nu).status.aspecten[1]
    assert (bestuur.signaal, bestuur.signaal_redenen) == (
        Oordeel.BIJSTUREN,
        (
            "De behandeling van 1 november 2026 ging niet door en er is geen nieuwe datum.",
            "Toezegging ‘Een brief over de sporthal’ had op 22 november 2026 af moeten zijn.",
        ),
    )
    Besluit.objects.filter(soort="toezegging").update(afgedaan_op=date(2026, 11, 20))
    Besluit.objects.create(
        programma=periode.programma, orgaan="raad", soort="vaststelling", datum=date(2026, 11, 1), tekst="Ja"
    )
    assert stel_samen(periode, nu=nu).status.aspecten[1].signaal == Oordeel.VOLGENS_VERWACHTING


def test_a_contradiction_that_was_left_is_printed_as_long_as_it_is_the_same(periode, nu):
    weerleg_alles(periode)
    assert [rij.tekst.split(",")[0] for rij in stel_samen(periode, nu=nu).status.weerleggingen] == [
        "Budget staat op Volgens verwachting",
        "Totaal beeld staat op Volgens verwachting",
        "Planning staat op Volgens verwachting",
        "In de tekst ‘Uitvoeringsplan opgave Jeugd en Onderwijs/ Jongeren’ staat ‘Op 26 januari 2024 kreeg de "
        "gemeenteraad een raadsbrief over de uitkomsten en over de stappen die nodig zijn’. In het register van besluiten "
        "is dat 24 januari 2024: ‘Raadsbrief uitvoering amendement uitvoeringsplan Jeugd en onderwijs/ jongeren’.",
        "Er is geen oordeel gegeven over: Opgave 1: Jeugd",
    ]
    Stand.objects.filter(post__naam="Programma algemeen").update(uitgaven=Decimal(0))
    teksten = [rij.tekst for rij in stel_samen(periode, nu=nu).status.weerleggingen]
    assert not any(tekst.startswith("Budget") for tekst in teksten)
