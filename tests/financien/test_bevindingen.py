"""The rules over money, on small year tables and ceilings."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from acties.actielezen import Deel
from acties.models import Actie, Financiering
from financien.bevindingen import lees_feiten
from financien.jaartabel.begrotinglezen import begrotingen
from financien.models import Bijstelling, Budgetpost, Geldnormen, Plafond, Stand
from financien.plafonds.lasten import Bestedingsstand
from financien.regels import REGELS, GeldFeiten, Planstand
from financien.rekenen import Jaarregel, Jaartabel, Plafondstand
from programma.adressen import adres
from programma.bevindingen import Bevinding
from tests.financien.geldjaar import JANUARI, JEUGD, WONEN, posten

NUL = Decimal("0.00")
PEILDATUM = date(2024, 4, 1)
NEGENTIG_DAGEN_LATER = date(2024, 6, 30)


def post(beschikbaar: str, uitgaven: str, saldo: str = "", **anders) -> Jaarregel:
    """A post with the saldo as printed."""
    velden = {"bron": "Export van 1 april"} | anders
    return Jaarregel(
        "Fijn en veilig wonen", 3, Decimal(beschikbaar), Decimal(uitgaven), NUL, {"saldo": saldo}, **velden
    )


def feiten(*posten: Jaarregel, peildatum: date = PEILDATUM, boekjaar: int = 2024, **anders) -> GeldFeiten:
    """A year table of these posts as somebody sees it on its own peildatum, without ceilings."""
    velden = {"plafonds": (), "vandaag": peildatum} | anders
    return GeldFeiten(Jaartabel(boekjaar, peildatum, posten) if posten else None, **velden)


def plafond(toegekend: str, bedrag: str | None) -> Planstand:
    stand = Plafondstand(1, Decimal(toegekend), NUL, NUL, bedrag and Decimal(bedrag))
    return Planstand("Uitvoeringsplan 2025-2026", "Jeugd, jongeren en onderwijs", stand)


def alles(over: GeldFeiten) -> tuple[Bevinding, ...]:
    return REGELS.controleer(over)


def gevonden(over: GeldFeiten) -> list[tuple[str, str]]:
    return [(rij.regel, rij.tekst.replace("\u00a0", " ")) for rij in alles(over)]


def test_a_healthy_budget_has_no_findings():
    plafonds = (plafond("145450", "146000"), plafond("146000", "146000"))
    assert gevonden(feiten(post("100", "40", "60"), plafonds=plafonds)) == []
    assert gevonden(feiten()) == []


def test_a_post_with_too_little_money_is_found_with_saldo_and_percentage():
    assert gevonden(feiten(post("1000", "1015"))) == [
        ("post-overschreden", "Op 1 april 2024 is het saldo € −15: 101,5 % van het beschikbare geld is gebonden.")
    ]


def test_a_post_without_any_money_has_no_percentage():
    assert gevonden(feiten(post("0", "15"))) == [
        ("post-overschreden", "Op 1 april 2024 is het saldo € −15, terwijl er niets beschikbaar is.")
    ]


def test_a_printed_saldo_must_be_the_computed_one():
    assert gevonden(feiten(post("100", "40", "€ 60,-"))) == []
    for gedrukt in ("61", "niet te lezen 12.5"):
        ((regel, tekst),) = gevonden(feiten(post("100", "40", gedrukt)))
        assert regel == "saldo-wijkt-af-van-bron"
        assert f"‘{gedrukt}’" in tekst
        assert tekst.endswith("is € 60.")


def test_an_opgave_over_its_ceiling_is_an_error():
    assert gevonden(feiten(plafonds=(plafond("150000", "146000"),))) == [
        (
            "opgave-boven-plafond",
            "In het Uitvoeringsplan 2025-2026 is € 150.000 toegekend, € 4.000 meer dan het plafond van € 146.000.",
        )
    ]


def test_an_opgave_that_gets_money_needs_a_ceiling():
    assert [regel for regel, _ in gevonden(feiten(plafonds=(plafond("500", None),)))] == ["opgave-zonder-plafond"]
    assert gevonden(feiten(plafonds=(plafond("0", None),))) == []


def test_money_that_must_still_be_divided_is_found_with_the_words_of_the_source():
    verdelen = post("314000", "185000", te_verdelen=True, toelichting="De verdeling moet nog plaatsvinden.")
    assert gevonden(feiten(verdelen)) == [
        (
            "post-nog-te-verdelen",
            "In de bron staat: ‘De verdeling moet nog plaatsvinden.’ "
            "Op 1 april 2024 is van deze post € 129.000 nog niet over acties verdeeld.",
        )
    ]
    assert gevonden(feiten(replace(verdelen, toelichting="")))[0][1].startswith("Op 1 april 2024 is")


def test_when_all_of_it_is_spent_there_is_nothing_left_to_divide():
    assert [regel for regel, _ in gevonden(feiten(post("100", "100", te_verdelen=True)))] == ["post-vroeg-gebonden"]


def test_on_the_ninetieth_day_a_stand_is_new_enough_and_a_day_later_it_is_not():
    assert gevonden(feiten(post("100", "40"), vandaag=NEGENTIG_DAGEN_LATER)) == []
    assert gevonden(feiten(post("100", "40"), vandaag=NEGENTIG_DAGEN_LATER + timedelta(days=1))) == [
        ("stand-verouderd", "De nieuwste stand is van 1 april 2024, meer dan 90 dagen geleden.")
    ]


def test_joost_who_accepted_an_old_stand_is_not_asked_again_the_next_day():
    (eerst,) = alles(feiten(post("100", "40"), vandaag=date(2025, 1, 1)))
    (daarna,) = alles(feiten(post("100", "40"), vandaag=date(2025, 1, 2)))
    (nieuwe_stand,) = alles(feiten(post("100", "40"), peildatum=date(2024, 7, 1), vandaag=date(2025, 1, 2)))
    assert (eerst.sleutel, eerst.vingerafdruk) == (daarna.sleutel, daarna.vingerafdruk)
    assert nieuwe_stand.sleutel == eerst.sleutel
    assert nieuwe_stand.vingerafdruk != eerst.vingerafdruk


def test_a_stand_says_where_its_figures_come_from():
    assert gevonden(feiten(post("100", "40", bron=" "))) == [
        ("stand-zonder-bron", "Bij de stand van 1 april 2024 staat geen bron.")
    ]


def test_money_that_is_nearly_all_bound_in_april_is_worth_a_look_and_in_october_it_is_not():
    assert gevonden(feiten(post("1000", "900"))) == [
        (
            "post-vroeg-gebonden",
            "Op 1 april 2024 is 90,0 % van het beschikbare geld gebonden; voor de rest van het jaar is er nog € 100.",
        )
    ]
    assert gevonden(feiten(post("1000", "899.99"))) == []
    assert gevonden(feiten(post("1000", "900"), peildatum=date(2024, 10, 1))) == []
    assert gevonden(feiten(post("1000", "900"), peildatum=date(2025, 2, 1))) == []


def test_a_ceiling_of_which_more_than_a_tenth_is_free_is_worth_a_look():
    assert gevonden(feiten(plafonds=(plafond("131400", "146000"),))) == []
    ((regel, tekst),) = gevonden(feiten(plafonds=(plafond("131399.99", "146000"),)))
    assert regel == "plafond-onverdeeld"
    assert "€ 14.600,01 van het plafond van € 146.000 aan geen actie toegekend: 10,0 %." in tekst


@pytest.fixture
def acties(noord):
    return Actie.objects.van_programma(noord).delen(Deel.GELD)


def test_an_actie_that_takes_a_third_of_a_ceiling_is_named_where_it_is_paid(noord, acties):
    gevonden = [rij for rij in alles(lees_feiten(noord, acties, vandaag=PEILDATUM)) if "groot-deel" in rij.regel]
    assert [(rij.object, rij.sleutel.rsplit("/", 1)[1]) for rij in gevonden] == [
        ("Regie op taalaanbod", "2"),
        ("Tuinkamer van Noord", "3"),
    ]
    assert gevonden[1].tekst.replace("\u00a0", " ") == (
        "De actie vraagt € 40.000 van het plafond van € 98.000 van Fijn en veilig wonen: 40,8 %."
    )
    assert gevonden[1].herstel.delen == ("tuinkamer-van-noord", "financiering_programma")


def test_an_actie_that_another_opgave_pays_weighs_there(noord, acties):
    """14.770 of 20.000 and of 150.000."""
    Plafond.objects.filter(opgave__nummer=1).update(bedrag=20_000)
    Plafond.objects.filter(opgave__nummer=2).update(bedrag=20_000)
    gevonden = {rij.sleutel for rij in alles(lees_feiten(noord, acties, vandaag=PEILDATUM))}
    sleutel = "actie-groot-deel-van-plafond/actie/2025-2026/versterken-educatief-thuismilieu"
    assert f"{sleutel}/2" in gevonden
    assert f"{sleutel}/1" not in gevonden


def test_the_programme_chooses_its_own_norms(noord, acties):
    Geldnormen.objects.create(programma=noord, gebonden=96, stand_dagen=1000, onverdeeld=3, concentratie=45)
    regels = [
        (rij.regel, rij.object)
        for rij in alles(lees_feiten(noord, acties, vandaag=date(2025, 4, 8)))
        if rij.regel not in ("post-overschreden", "post-nog-te-verdelen")
    ]
    assert regels == [
        ("plafond-onverdeeld", "Fijn en veilig wonen"),
        ("actie-groot-deel-van-plafond", "Regie op taalaanbod"),
    ]


def test_every_finding_over_money_leads_to_where_it_is_mended(noord, acties, programmateam):
    """With a ceiling that is free, one that is missing, a budget that does not tie and a stand without a source."""
    Plafond.objects.filter(opgave__nummer=1).update(bedrag=500_000)
    Plafond.objects.filter(opgave__nummer=2).delete()
    Budgetpost.objects.update(primitief=1)
    Stand.objects.update(bron="")
    gevonden = alles(lees_feiten(noord, acties, vandaag=date(2026, 1, 1)))
    assert {rij.regel: rij.herstel.url_naam for rij in gevonden} == {
        "post-overschreden": "budgetpost",
        "post-nog-te-verdelen": "stand_corrigeren",
        "stand-verouderd": "standen_invoeren",
        "stand-zonder-bron": "stand_corrigeren",
        "begroting-sluit-niet-aan": "budgetpost",
        "post-vroeg-gebonden": "budgetpost",
        "opgave-zonder-plafond": "plafond_wijzigen",
        "plafond-onverdeeld": "verkenning",
        "actie-groot-deel-van-plafond": "veld",
    }
    for plek in {rij.herstel for rij in gevonden} | {rij.onderwerp.plek for rij in gevonden}:
        assert programmateam.get(adres(plek, noord)).status_code == 200, plek


def bevonden(noord, acties, regel: str, **anders) -> list[Bevinding]:
    """What one rule says of the programme as it is in the database."""
    return [rij for rij in alles(lees_feiten(noord, acties, vandaag=PEILDATUM, **anders)) if rij.regel == regel]


def test_what_is_available_is_the_budget_with_its_adjustments(noord, acties, jaar):
    """In January 2025 the year of Sanne ties: two adjustments are in it."""
    assert bevonden(noord, acties, "begroting-sluit-niet-aan") == []
    Stand.objects.filter(peildatum=JANUARI, post__naam=JEUGD).update(beschikbaar=300_000)
    (rij,) = bevonden(noord, acties, "begroting-sluit-niet-aan")
    assert rij.object == JEUGD
    assert rij.tekst.replace("\u00a0", " ") == (
        "Op 1 januari 2025 is beschikbaar € 300.000, dat is € 1.000 meer dan de begroting van € 299.000."
    )
    assert rij.herstel.url_naam == "budgetpost"


def test_an_adjustment_after_the_peildatum_does_not_count_yet(noord, acties, jaar):
    Bijstelling.objects.create(
        post=posten(noord)[JEUGD], datum=date(2025, 1, 2), bedrag=1, besluit_tekst="College", reden="x"
    )
    assert bevonden(noord, acties, "begroting-sluit-niet-aan") == []


def test_without_a_registered_beginning_there_is_nothing_to_tie(noord, acties):
    assert bevonden(noord, acties, "begroting-sluit-niet-aan") == []


def test_the_database_adds_up_adjustments_to_the_cent(noord, jaar):
    post = posten(noord)[WONEN]
    for bedrag in ("0.10", "0.20", "-0.07", "1234567.89"):
        Bijstelling.objects.create(
            post=post, datum=date(2024, 2, 1), bedrag=Decimal(bedrag), besluit_tekst="College", reden="x"
        )
    (rij,) = Stand.objects.filter(post=post, peildatum=JANUARI).met_bijstellingen()
    begroting = begrotingen([post])[post.pk]
    assert Decimal(rij.bijgesteld).scaleb(-2) == begroting.bijgesteld(JANUARI)


def test_an_actie_for_which_more_was_spent_than_granted_is_found(noord, acties):
    tuinkamer = Financiering.objects.get(actie__slug="tuinkamer-van-noord", bron="programma")
    dag = date(2025, 7, 1)

    def met(verplicht, uitgegeven):
        stand = Bestedingsstand(dag, verplicht and Decimal(verplicht), uitgegeven and Decimal(uitgegeven))
        return bevonden(noord, acties, "meer-besteed-dan-toegekend", bestedingen={tuinkamer.pk: stand})

    assert met("15000", "25000") == met("40000", None) == []
    (rij,) = met("15000", "25000.01")
    assert rij.object == "Tuinkamer van Noord"
    assert rij.tekst.replace("\u00a0", " ") == (
        "Op 1 juli 2025 is € 40.000,01 verplicht en uitgegeven van de € 40.000 die is toegekend: € 0,01 te veel."
    )
    assert rij.herstel.delen == (str(tuinkamer.pk),)
