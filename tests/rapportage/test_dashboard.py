"""The first page of a programme: what the wethouder sees in five minutes, and what it does not pretend to know."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.keuzes import Bron, Status
from acties.models import Actie, Financiering, Mijlpaal, Voortgang
from financien.models import Besteding, Budgetpost, Plafond, Stand
from programma.bevindingen import tel_open
from programma.models import Besluit, Gebruiker, Opgave, Programma, Rapportageperiode
from programma.planlezen import huidig_plan
from rapportage import programmalijn
from rapportage.bevindingen import alle_bevindingen
from rapportage.dashboard import ouderdom, stel_dashboard_samen
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Signaalnormen, Statusoordeel
from rapportage.overzicht import stel_samen
from tests import editiefabriek
from tests.bladzijde import lees, woorden
from tests.fabriek import VANDAAG, veel_acties

DASHBOARD = "/sterk-voor-noord/"


def deel(pagina, anker: str) -> str:
    """The text of the section under the heading `anker`."""
    (sectie,) = pagina.xpath(f"//section[@aria-labelledby='{anker}']")
    return woorden(sectie)


@pytest.fixture
def beeld(noord):
    return stel_dashboard_samen(noord, vandaag=VANDAAG)


def test_the_wethouder_sees_the_totaalbeeld_first_and_then_the_three_aspecten(wethouder):
    kaarten = lees(wethouder, DASHBOARD).xpath("//dl[@class='oordelen']/div")
    assert [woorden(kaart).partition(" De cijfers")[0] for kaart in kaarten] == [
        "Totaal beeld Volgens verwachting",
        "Bestuur & ext. partijen Volgens verwachting",
        "Planning Volgens verwachting",
        "Budget Volgens verwachting",
    ]
    assert "oordeel-totaal" in kaarten[0].get("class")


def test_the_status_says_how_old_it_is(beeld):
    assert (beeld.stand.peildatum, beeld.stand.ouderdom) == (date(2024, 4, 1), "2 jaar en 7 maanden geleden")


@pytest.mark.parametrize(
    ("vandaag", "tekst"),
    [
        (date(2024, 4, 1), "deze maand"),
        (date(2024, 4, 30), "deze maand"),
        (date(2024, 5, 1), "1 maand geleden"),
        (date(2024, 6, 30), "2 maanden geleden"),
        (date(2025, 3, 31), "11 maanden geleden"),
        (date(2025, 4, 1), "1 jaar geleden"),
        (date(2025, 5, 1), "1 jaar en 1 maand geleden"),
        (date(2024, 3, 1), "deze maand"),
    ],
)
def test_the_age_of_a_stand_in_words(vandaag, tekst):
    assert ouderdom(date(2024, 4, 1), vandaag) == tekst


def test_the_contradiction_at_budget_is_said_aloud(wethouder):
    tekst = deel(lees(wethouder, DASHBOARD), "stand")
    assert "Het oordeel over Budget past niet bij de cijfers" in tekst
    assert (
        "Programma algemeen heeft een saldo van € −5.237 en is voor 101,5 % gebonden, "
        "terwijl Budget op Volgens verwachting staat."
    ) in tekst


def test_without_an_overcommitted_post_there_is_nothing_to_contradict(noord):
    Stand.objects.filter(post__naam="Programma algemeen").update(verplichtingen=Decimal(1000))
    assert stel_dashboard_samen(noord, vandaag=VANDAAG).tegenspraken == ()


def test_a_judgement_with_a_reason_shows_the_reason_and_the_measure(wethouder):
    Statusoordeel.objects.filter(aspect=Aspect.PLANNING, opgave=None).update(
        oordeel=Oordeel.AANDACHTSPUNT,
        oorzaak="De verbouwing loopt uit.",
        gevolg="De ruimte gaat later open.",
        maatregel="Tijdelijke ruimte huren",
        termijn=date(2024, 9, 1),
    )
    kaart = lees(wethouder, DASHBOARD).xpath("//dl[@class='oordelen']/div")[2]
    assert woorden(kaart).startswith(
        "Planning Aandachtspunt De verbouwing loopt uit. Maatregel: Tijdelijke ruimte huren (uiterlijk 1 september 2024)"
    )


def test_no_opgave_gets_a_judgement_that_the_source_does_not_give(wethouder):
    pagina = lees(wethouder, DASHBOARD)
    assert [woorden(status) for status in pagina.xpath("//article//p[@class='opgave-oordeel']")] == [
        "Niet beoordeeld"
    ] * 3
    assert "De bron geeft per opgave geen oordeel." in deel(pagina, "opgaven")


def test_once_an_opgave_is_judged_the_page_no_longer_says_that_none_is(wethouder):
    Statusoordeel.objects.filter(opgave__nummer=2).update(oordeel=Oordeel.VOLGENS_VERWACHTING)
    pagina = lees(wethouder, DASHBOARD)
    statussen = [woorden(status) for status in pagina.xpath("//article//p[@class='opgave-oordeel']")]
    assert statussen == ["Niet beoordeeld", "Volgens verwachting", "Niet beoordeeld"]
    assert "De bron geeft per opgave geen oordeel." not in woorden(pagina)


@pytest.mark.parametrize(
    ("opgave", "acties", "doelen", "toegekend", "plafond", "vrij"),
    [(1, 11, 4, 145_450, 146_000, 550), (2, 13, 8, 72_770, 75_000, 2_230), (3, 32, 9, 94_370, 98_000, 3_630)],
)
def test_an_opgave_shows_its_acties_doelen_and_ceiling(beeld, opgave, acties, doelen, toegekend, plafond, vrij):
    rij = beeld.opgaven[opgave - 1]
    assert (rij.nummer, rij.acties, len(rij.doelen)) == (opgave, acties, doelen)
    assert (rij.stand.belast, rij.stand.plafond, rij.stand.vrij) == (toegekend, plafond, vrij)
    assert sum(segment.width for segment in rij.balk.segmenten) == 1000


def test_the_two_budgets_stand_beside_each_other_and_are_not_added_up(wethouder):
    tekst = deel(lees(wethouder, DASHBOARD), "geld")
    assert "Twee verschillende budgetten: tel ze niet bij elkaar op" in tekst
    assert "€ 186.470 vrij van € 1.140.666" in tekst
    assert "31,2 % uitgegeven = uitgaven / beschikbaar" in tekst
    assert "83,7 % gebonden = (uitgaven + verplichtingen) / beschikbaar" in tekst
    assert "€ 6.410 vrij van € 319.000" in tekst
    assert "Opgave 2 betaalt € 14.770 voor Versterken Educatief Thuismilieu, een actie van opgave 1." in tekst


def test_the_wethouder_sees_which_part_of_the_money_is_for_the_bureau(wethouder):
    (blok,) = lees(wethouder, DASHBOARD).xpath("//div[@class='geld-bureau']")
    assert woorden(blok).startswith(
        "Programmabureau en acties jaartabel 2024 Het bureau: 30,7 % van beschikbaar, 25,3 % van uitgaven, "
        "44,3 % van verplichtingen."
    )
    assert "programmabureau € 350.000" in woorden(blok)
    assert "acties € 790.666" in woorden(blok)


def test_the_figures_of_a_post_lead_to_what_they_are_made_of_and_say_their_source(wethouder):
    pagina = lees(wethouder, DASHBOARD)
    post = Budgetpost.objects.get(naam="Programma algemeen")
    (eerste, *_) = pagina.xpath("//section[@aria-labelledby='geld']//p[@class='balken-naam']/a/@href")
    assert eerste == f"{DASHBOARD}financien/posten/{post.pk}/standen/2024-04-01/"
    assert "Bron: Programma-overzicht met de stand van 1 april 2024, onder Financiën." in deel(pagina, "geld")
    assert "Jeugd en onderwijs (incl. jongeren) (moet nog verdeeld worden)" in deel(pagina, "geld")


def test_a_stand_without_a_source_says_that_nobody_named_it(wethouder):
    Stand.objects.update(bron="")
    assert "Bron niet genoemd." in deel(lees(wethouder, DASHBOARD), "geld")


def test_from_verplicht_on_the_ceilings_say_that_nothing_is_registered(wethouder):
    stappen = lees(wethouder, DASHBOARD).xpath("//ol[@class='keten']/li")
    assert [(woorden(stap[0]), woorden(stap.xpath("*[contains(@class, 'keten-bedrag')]")[0])) for stap in stappen] == [
        ("Plafond", "€ 319.000"),
        ("Toegekend", "€ 312.590"),
        ("Verplicht", "niet geregistreerd"),
        ("Uitgegeven", "niet geregistreerd"),
        ("Vrij", "€ 6.410"),
    ]


def test_what_was_registered_fills_the_chain_and_leads_to_its_lines(wethouder):
    Besteding.objects.create(
        financiering=Financiering.objects.get(actie__nummer="3.11", bron=Bron.PROGRAMMA),
        peildatum=date(2026, 10, 1),
        verplicht=Decimal(30_000),
    )
    (stap,) = lees(wethouder, DASHBOARD).xpath("//li[@class='keten-verplicht']")
    assert woorden(stap).endswith("€ 30.000 vastgelegd voor 1 van 33 regels, € 40.000 van € 312.590")
    assert stap.xpath(".//a/@href") == [f"{DASHBOARD}financien/plafonds/samen/?waarvan=verplicht"]


def test_the_lever_stands_beside_the_ceilings(wethouder):
    tekst = deel(lees(wethouder, DASHBOARD), "geld")
    assert "€ 1,32 van anderen voor elke euro van het programma; 12 bijdragen zonder bedrag niet meegeteld." in tekst
    assert "Bron: Uitvoeringsplan 2025-2026, vastgesteld op 8 april 2025" in tekst


def test_56_acties_are_not_reported_and_the_page_says_why(wethouder):
    tekst = deel(lees(wethouder, DASHBOARD), "acties")
    assert "56 acties" in tekst
    assert "Niet gerapporteerd 56" in tekst
    assert "Het rapporteren per actie is nog niet begonnen." in tekst
    assert all(telling in tekst for telling in ("Doorlopend 30", "Nieuw 22", "Niet genoemd 4"))
    assert "3 × reservering, 1 × deelbudget, 1 × gekoppeld" in tekst


def test_once_one_actie_is_reported_the_page_counts_both(wethouder):
    Actie.objects.filter(nummer="1.01").update(status=Status.AFGEROND)
    tekst = deel(lees(wethouder, DASHBOARD), "acties")
    assert "Niet gerapporteerd 55 Afgerond 1" in tekst
    assert "nog niet begonnen" not in tekst


def test_doelen_without_an_actie_are_named(wethouder, beeld):
    assert beeld.plan.dekking.gaten == ("M", "N")
    (lijst,) = lees(wethouder, DASHBOARD).xpath("//section[@aria-labelledby='acties']//ul[@class='letters']")
    assert woorden(lijst) == "Doel M Doel N"


def test_the_findings_are_those_of_the_findings_page(beeld, noord):
    verwacht = tel_open(alle_bevindingen(noord, vandaag=VANDAAG))
    assert {telling.keuze: telling.aantal for telling in beeld.bevindingen} == verwacht
    assert sum(verwacht.values()) > 20


def test_the_findings_lead_to_their_page(wethouder):
    adressen = lees(wethouder, DASHBOARD).xpath("//section[@aria-labelledby='bevindingen']//a/@href")
    assert adressen == [f"{DASHBOARD}bevindingen/?ernst={ernst}" for ernst in ("fout", "waarschuwing", "aandacht")]


def test_the_latest_besluiten_come_first_and_no_next_one_is_made_up(wethouder, beeld):
    assert [besluit.datum for besluit in beeld.besluiten.genomen][:2] == [date(2025, 4, 8), date(2024, 1, 24)]
    assert beeld.besluiten.komend == ()
    assert "Er is geen volgende behandeling bekend." in deel(lees(wethouder, DASHBOARD), "besluiten")


def test_a_treatment_that_has_been_is_not_told_as_one_that_comes(wethouder, noord):
    noord.perioden.update(volgende_behandeling=date(2025, 1, 14))
    assert "voorbij 14 januari 2025" in deel(lees(wethouder, DASHBOARD), "besluiten")


def test_a_besluit_of_tomorrow_is_a_coming_one(noord):
    Besluit.objects.create(
        programma=noord, orgaan="college", soort="vaststelling", datum=date(2026, 11, 24), tekst="Nieuw plan"
    )
    beeld = stel_dashboard_samen(noord, vandaag=VANDAAG)
    assert [besluit.tekst for besluit in beeld.besluiten.komend] == ["Nieuw plan"]
    assert "Nieuw plan" not in [besluit.tekst for besluit in beeld.besluiten.genomen]


def test_a_newer_period_without_judgements_is_not_judged(wethouder, noord):
    Rapportageperiode.objects.create(programma=noord, slug="2024-10", naam="Najaar", peildatum=date(2024, 10, 1))
    pagina = lees(wethouder, DASHBOARD)
    assert "Stand 1 oktober 2024" in deel(pagina, "stand")
    assert "Volgens verwachting" not in deel(pagina, "stand")
    assert "past niet bij de cijfers" not in woorden(pagina)


def test_an_empty_programme_has_a_dashboard_too(client, noord):
    leeg = Programma.objects.create(
        slug="leeg", naam="Leeg", gemeente="Gemeente", van_jaar=2030, tot_jaar=2040, ambitie="-"
    )
    Opgave.objects.create(programma=leeg, nummer=1, naam="Wonen", formulering="Fijn wonen")
    client.force_login(Gebruiker.objects.create_superuser("baas@noord.example", "geheim-genoeg", naam="Baas"))
    pagina = woorden(lees(client, "/leeg/"))
    assert "Er is nog niet gerapporteerd" in pagina
    assert "Er is nog geen jaartabel ingevoerd." in pagina
    assert "Er is nog geen plan met plafonds." in pagina


def test_a_plan_without_ceilings_has_no_bars_for_them(wethouder):
    Plafond.objects.all().delete()
    pagina = lees(wethouder, DASHBOARD)
    assert "Er is nog geen plan met plafonds." in deel(pagina, "geld")
    assert not pagina.xpath("//div[@class='opgave-geld']")


def test_the_line_of_the_programme_shows_stand_plan_and_today(beeld):
    lijn = beeld.lijn
    assert (lijn.van_jaar, lijn.tot_jaar) == (2021, 2041)
    assert lijn.stand_x < lijn.plan_x < lijn.nu_x <= lijn.plan_x + lijn.plan_width
    assert lijn.titel == (
        "Het programma loopt van 2021 tot en met 2041; de nieuwste stand is van 1 april 2024; "
        "Uitvoeringsplan 2025-2026 loopt van 2025 tot en met 2026; vandaag is het 23 november 2026."
    )


@pytest.mark.parametrize(
    ("stand", "hoger"), [(date(2024, 4, 1), False), (date(2025, 1, 1), True), (date(2026, 10, 1), True)]
)
def test_the_word_stand_is_never_printed_over_the_name_of_the_plan(stand, hoger):
    plan = ("Uitvoeringsplan 2025-2026", 2025, 2026)
    assert programmalijn.teken((2021, 2041), vandaag=date(2026, 11, 23), stand=stand, plan=plan).plan_hoger is hoger


@pytest.mark.parametrize(("vandaag", "plek"), [(date(2019, 1, 1), 0), (date(2030, 1, 1), 0), (date(2060, 1, 1), 1000)])
def test_today_never_falls_off_the_line(vandaag, plek):
    assert programmalijn.teken((2030, 2039), vandaag=vandaag).nu_x == plek


def test_a_partner_gets_no_dashboard(partner):
    assert partner.get(DASHBOARD).status_code == 404


def test_ten_times_as_many_acties_ask_no_more_of_the_database(wethouder, noord):
    with CaptureQueriesContext(connection) as bij_56:
        lees(wethouder, DASHBOARD)
    veel_acties(huidig_plan(noord), 504)
    with CaptureQueriesContext(connection) as bij_560:
        lees(wethouder, DASHBOARD)
    assert len(bij_560) == len(bij_56) <= 15


@pytest.fixture
def tweede_programma(noord):
    return Programma.objects.create(
        slug="sterk-voor-zuid",
        naam="Sterk voor Zuid",
        gemeente="Gemeente",
        van_jaar=2025,
        tot_jaar=2035,
        ambitie="Zuid",
    )


def test_somebody_with_two_programmes_chooses_from_two_cards(wethouder, tweede_programma):
    Gebruiker.objects.get(deelnames__rol="wethouder").deelnames.create(programma=tweede_programma, rol="wethouder")
    pagina = lees(wethouder, "/")
    assert pagina.xpath("//main//h2/a/@href") == ["/sterk-voor-noord/", "/sterk-voor-zuid/"]
    noord, zuid = pagina.xpath("//main//section")
    assert "stand 1 april 2024" in woorden(noord)
    assert "Totaal beeld Volgens verwachting" in woorden(noord)
    assert "Volgens verwachting" not in woorden(zuid)


def test_a_partner_with_two_programmes_sees_no_status_and_goes_to_its_acties(partner, tweede_programma):
    van_noord = Gebruiker.objects.get(deelnames__rol="partner").deelnames.get()
    van_noord.gebruiker.deelnames.create(programma=tweede_programma, rol="partner", partner=van_noord.partner)
    pagina = lees(partner, "/")
    assert pagina.xpath("//main//h2/a/@href") == ["/sterk-voor-noord/acties/", "/sterk-voor-zuid/acties/"]
    assert "Volgens verwachting" not in woorden(pagina)


def test_somebody_without_a_role_is_told_whom_to_ask(client, noord):
    client.force_login(Gebruiker.objects.create_user("nieuw@noord.example", naam="Nieuw"))
    assert "Vraag het programmateam om toegang." in woorden(lees(client, "/"))


def test_a_plan_that_asks_more_than_it_has_is_short_of_money_and_not_free(wethouder):
    Plafond.objects.filter(opgave__nummer=1).update(bedrag=Decimal(100_000))
    pagina = lees(wethouder, DASHBOARD)
    assert "€ −39.590 tekort op € 273.000" in deel(pagina, "geld")
    assert "€ 145.450 toegekend van € 100.000; € 45.450 te veel" in deel(pagina, "opgaven")


@pytest.fixture
def met_editie(noord, opslag):
    """Edition 1 of the round on the dashboard, and the erratum on it; since then three things happened."""
    editiefabriek.edities()
    Statusoordeel.objects.filter(aspect="planning").update(
        oordeel="aandachtspunt", oorzaak="Ziekte", gevolg="Later", maatregel="Vervanging", termijn=date(2026, 12, 1)
    )
    Actie.objects.filter(nummer="1.02").update(status="afgerond")
    Actie.objects.filter(nummer="3.03").update(titel="Bondgenoten in Noord")


def test_the_wethouder_sees_what_changed_since_the_last_edition(met_editie, wethouder):
    pagina = lees(wethouder, DASHBOARD)
    tekst = deel(pagina, "sindsdien")
    assert tekst.startswith("Sinds editie 2 De laatste editie, stand 1 april 2024")
    assert "Planning was Volgens verwachting, is nu Aandachtspunt Verslechterd" in tekst
    assert "Gewijzigd 1 Beëindigd 1 Gelijk gebleven 54" in tekst
    (naar,) = pagina.xpath("//section[@aria-labelledby='sindsdien']//a/@href")
    assert naar == "/sterk-voor-noord/edities/2/verschil/nu/"
    assert "Was Volgens verwachting in de vorige editie" in deel(pagina, "stand")


def test_what_an_edition_says_costs_the_dashboard_no_question_more(met_editie, wethouder):
    with CaptureQueriesContext(connection) as queries:
        lees(wethouder, DASHBOARD)
    assert len(queries) <= 15


def test_when_nothing_changed_since_the_last_edition_the_dashboard_says_so(noord, opslag, wethouder):
    editiefabriek.edities()
    assert "De oordelen en de acties zijn gelijk gebleven." in deel(lees(wethouder, DASHBOARD), "sindsdien")


def test_without_an_edition_there_is_nothing_to_compare_with(wethouder):
    assert not lees(wethouder, DASHBOARD).xpath("//section[@aria-labelledby='sindsdien']")


def test_the_figures_say_on_the_dashboard_what_they_say_in_the_overview(noord, beeld, overzicht):
    assert beeld.stand.aspecten == overzicht.status.aspecten
    assert tuple(rij.oordeel for rij in beeld.opgaven) == tuple(rij.oordeel for rij in overzicht.status.opgaven)


def test_mijlpalen_reports_promises_and_norms_count_on_the_dashboard_as_in_the_overview(noord, nu):
    """The dashboard reads them along with the acties, the overview in queries of its own: both say the same."""
    periode = noord.perioden.get()
    periode.plannen.set([huidig_plan(noord)])
    for veld, dag in (("indienen_vanaf", 1), ("deadline", 10), ("indienen_tot", 12)):
        setattr(periode, veld, date(2026, 11, dag))
    periode.volgende_behandeling = date(2026, 11, 2)
    periode.save()
    eerste, tweede, derde, *_ = Actie.objects.order_by("nummer")
    Mijlpaal.objects.create(actie=eerste, volgorde=1, naam="Start", datum=date(2026, 10, 1), verzet=3)
    Mijlpaal.objects.create(
        actie=eerste, volgorde=2, naam="Eerder", datum=date(2026, 1, 1), gehaald_op=date(2026, 1, 1)
    )
    Actie.objects.filter(pk__in=[tweede.pk, derde.pk]).update(status=Status.BIJSTUREN)
    verslag = {"periode": periode, "status": "bijsturen", "ingediend_op": datetime(2026, 11, 9, tzinfo=UTC)}
    Voortgang.objects.create(actie=tweede, toestand="akkoord", maatregel="Huren", **verslag)
    Voortgang.objects.create(actie=derde, toestand="ingediend", maatregel="Nog niet akkoord", **verslag)
    Besluit.objects.create(
        programma=noord,
        orgaan="college",
        soort="toezegging",
        datum=date(2026, 1, 1),
        uiterlijk=date(2026, 11, 1),
        tekst="Een brief",
    )
    Signaalnormen.objects.create(
        programma=noord, te_laat=50, einde_verzet=3, verslagen_aandacht=80, verslagen_bijsturen=2
    )
    vers = Programma.objects.select_related("signaalnormen").get(pk=noord.pk)
    beeld = stel_dashboard_samen(vers, vandaag=nu.date())
    overzicht = stel_samen(vers.perioden.get(), nu=nu)
    assert beeld.stand.aspecten == overzicht.status.aspecten
    bestuur, planning = (" ".join(regel.signaal_redenen) for regel in beeld.stand.aspecten[1:3])
    for zin in ("2 van de 56 verslagen", "‘Een brief’ had op", "De behandeling van 2 november 2026"):
        assert zin in bestuur
    for zin in ("1 actie (1.03) staat op Bijsturen", "Bij 1 actie (1.01) is een mijlpaal", "3 keer of vaker verzet"):
        assert zin in planning


def test_a_difference_says_why_on_the_dashboard(wethouder):
    Statusoordeel.objects.filter(aspect=Aspect.PLANNING, opgave=None).update(verschil_reden="De acties lopen door.")
    kaart = lees(wethouder, DASHBOARD).xpath("//dl[@class='oordelen']/div")[2]
    assert "De cijfers zeggen Bijsturen 17 van de 56 acties" in woorden(kaart)
    assert woorden(kaart).endswith("Anders, want: De acties lopen door.")


def test_a_round_after_the_last_stand_still_knows_the_money(noord, nu):
    """Until a newer stand says otherwise, a deficit stays one; and the stand says that it is old."""
    periode = Rapportageperiode.objects.create(
        programma=noord, slug="2026-10", naam="Najaar", peildatum=date(2026, 10, 1)
    )
    Statusoordeel.objects.create(periode=periode, aspect=Aspect.BUDGET.value)
    budget = stel_samen(periode, nu=nu).status.aspecten[3]
    assert budget.signaal == Oordeel.BIJSTUREN
    assert budget.signaal_redenen[-1] == "De stand is van 1 april 2024, meer dan 90 dagen geleden."
    assert stel_dashboard_samen(noord, vandaag=nu.date()).stand.aspecten[3] == budget
