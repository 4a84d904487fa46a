"""What somebody reads on the pages of the ceilings, and whether every figure ties with the rows it leads to."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.handelingen.levensloop import laat_vervallen
from acties.models import Actie, Financiering
from financien.models import Besteding, Plafond, Stand
from programma.models import Uitvoeringsplan
from programma.planlezen import huidig_plan
from tests.bladzijde import lees, rijen, woorden
from tests.fabriek import veel_acties

PLAFONDS = "/sterk-voor-noord/financien/plafonds/"
SAMEN = f"{PLAFONDS}samen/"
TABEL = "Geld van het programma en plafonds"
MEI, JULI = date(2025, 5, 1), date(2025, 7, 1)


def regel_van(noord, titel: str) -> Financiering:
    """The line of programme money of the actie with this title."""
    return Financiering.objects.get(actie__plan=huidig_plan(noord), actie__titel=titel, bron="programma")


@pytest.fixture
def thuismilieu(noord) -> Financiering:
    """An actie of opgave 1 that opgave 2 pays."""
    return regel_van(noord, "Versterken Educatief Thuismilieu")


@pytest.fixture
def bestedingen(noord, thuismilieu):
    """Of three of the lines somebody registered what became of them, of two of them twice."""
    jef = regel_van(noord, "Bijdrage Jeugd Educatie Fonds")
    tuinkamer = regel_van(noord, "Tuinkamer van Noord")
    for regel, dag, verplicht, uitgegeven in [
        (thuismilieu, MEI, 14_770, 0),
        (thuismilieu, JULI, 4_770, 10_000),
        (jef, JULI, None, Decimal("12345.67")),
        (tuinkamer, MEI, 40_000, None),
    ]:
        Besteding.objects.create(
            financiering=regel, peildatum=dag, verplicht=verplicht, uitgegeven=uitgegeven, bron="Grootboek"
        )


def test_the_ceilings_show_the_cross_charge_at_both_opgaven_and_nothing_in_total(wethouder):
    niets = ["niet geregistreerd"] * 2
    assert rijen(lees(wethouder, PLAFONDS), TABEL) == {
        "1 Jeugd, jongeren en onderwijs": ["€ 160.220", "€ −14.770", "€ 145.450", *niets, "€ 146.000", "€ 550"],
        "2 Financiële zelfredzaamheid en taal": ["€ 58.000", "€ +14.770", "€ 72.770", *niets, "€ 75.000", "€ 2.230"],
        "3 Fijn en veilig wonen": ["€ 94.370", "geen", "€ 94.370", *niets, "€ 98.000", "€ 3.630"],
        "Totaal": ["€ 312.590", "€ 0", "€ 312.590", *niets, "€ 319.000", "€ 6.410"],
    }


def test_the_wethouder_reads_first_what_is_left(wethouder):
    kop = woorden(lees(wethouder, PLAFONDS).xpath("//header[@class='paginakop']")[0])
    assert "Van de € 319.000 voor acties is € 312.590 toegekend. Samen is er nog € 6.410 vrij." in kop


def keten(pagina, opgave: int) -> list[str]:
    return [woorden(stap) for stap in pagina.xpath(f"//article[@aria-labelledby='keten-{opgave}']//li")]


def test_without_bestedingen_the_chain_says_niet_geregistreerd_and_never_nothing(wethouder):
    pagina = lees(wethouder, PLAFONDS)
    assert [stap.split(" €")[0] for stap in keten(pagina, 3)] == [
        "Plafond Plafond:",
        "Toegekend Toegekend:",
        "Verplicht niet geregistreerd",
        "Uitgegeven niet geregistreerd",
        "Vrij Vrij:",
    ]
    assert "daarvan is nog niets vastgelegd. Dat is iets anders dan nul euro." in woorden(pagina)


def test_bestedingen_count_at_the_opgave_that_pays_and_say_how_much_they_cover(wethouder, bestedingen):
    pagina = lees(wethouder, PLAFONDS)
    tabel = rijen(pagina, TABEL)
    assert tabel["1 Jeugd, jongeren en onderwijs"][3:5] == ["niet geregistreerd", "€ 12.345,67 1 van 9 regels"]
    assert tabel["2 Financiële zelfredzaamheid en taal"][3:5] == ["€ 4.770 1 van 7 regels", "€ 10.000 1 van 7 regels"]
    assert tabel["3 Fijn en veilig wonen"][3:5] == ["€ 40.000 1 van 17 regels", "niet geregistreerd"]
    assert tabel["Totaal"][3:5] == ["€ 44.770 2 van 33 regels", "€ 22.345,67 2 van 33 regels"]
    assert "vastgelegd voor 1 van 7 regels, € 14.770 van € 72.770" in keten(pagina, 2)[3]
    assert "standen van 1 mei 2025 tot en met 1 juli 2025" in woorden(pagina)


def test_an_earlier_peildatum_counts_what_was_registered_then(wethouder, bestedingen):
    pagina = lees(wethouder, f"{PLAFONDS}?peildatum=2025-06-30")
    assert rijen(pagina, TABEL)["2 Financiële zelfredzaamheid en taal"][3:5] == [
        "€ 14.770 1 van 7 regels",
        "€ 0 1 van 7 regels",
    ]
    # The address of every figure keeps the day.
    assert "?peildatum=2025-06-30&waarvan=uitgegeven" in {
        verwijzing.get("href").removeprefix(f"{PLAFONDS}2/") for verwijzing in pagina.xpath("//a[@class='cijfer']")
    }
    assert wethouder.get(f"{PLAFONDS}?peildatum=gisteren").status_code == 404


def test_moving_the_cross_charge_back_is_an_error_of_14220_with_the_way_to_its_finding(wethouder, thuismilieu):
    Financiering.objects.filter(pk=thuismilieu.pk).update(ten_laste_van=None)
    pagina = lees(wethouder, PLAFONDS)
    (fout,) = pagina.xpath("//div[contains(@class, 'melding-fout')]")
    assert "Opgave 1 komt € 14.220 tekort" in woorden(fout)
    assert "€ 160.220 toegekend, € 14.220 meer dan het plafond van € 146.000" in woorden(fout)
    (bevinding,) = fout.xpath(".//a/@href")
    assert "€ 14.220 meer dan het plafond" in woorden(lees(wethouder, bevinding))
    assert rijen(pagina, TABEL)["1 Jeugd, jongeren en onderwijs boven het plafond"][-1] == "€ −14.220"


def test_the_actie_that_is_charged_across_is_named_and_linked(wethouder):
    (verband,) = lees(wethouder, PLAFONDS).xpath("//section[.//h2[@id='doorbelasting']]//a")
    assert woorden(verband) == "Versterken Educatief Thuismilieu"
    assert verband.get("href") == "/sterk-voor-noord/acties/versterken-educatief-thuismilieu/"


def test_reserveringen_and_deelbudgetten_stand_apart(wethouder):
    assert rijen(lees(wethouder, PLAFONDS), "Toegekend ten laste van elk plafond, in euro’s") == {
        "1 Jeugd, jongeren en onderwijs": ["€ 85.450 7 acties", "€ 60.000 2 reserveringen", "geen", "€ 145.450"],
        "2 Financiële zelfredzaamheid en taal": ["€ 37.770 6 acties", "€ 35.000 1 reservering", "geen", "€ 72.770"],
        "3 Fijn en veilig wonen": ["€ 84.370 16 acties", "geen", "€ 10.000 1 deelbudget", "€ 94.370"],
        "Totaal": ["€ 207.590 29 acties", "€ 95.000 3 reserveringen", "€ 10.000 1 deelbudget", "€ 312.590"],
    }


def test_the_tuinkamer_takes_two_fifths_of_its_ceiling(wethouder):
    tabel = rijen(lees(wethouder, PLAFONDS), "De grootste bedragen")
    (naam,) = [naam for naam in tabel if naam.startswith("Tuinkamer van Noord")]
    assert naam == "Tuinkamer van Noord vanaf 33,0 %"
    assert tabel[naam][0] == "€ 40.000"
    assert tabel[naam][1].endswith("40,8 %")
    assert len(tabel) == 9


def test_money_is_of_a_year_only_when_the_looptijd_or_a_person_says_so(wethouder):
    tabel = rijen(lees(wethouder, PLAFONDS), "Toegekend ten laste van elk plafond, per jaar")
    assert tabel["Totaal"] == ["€ 113.240 volgt uit de looptijd", "geen", "€ 199.350", "€ 312.590"]
    assert tabel["3 Fijn en veilig wonen"] == ["€ 2.620 volgt uit de looptijd", "geen", "€ 91.750", "€ 94.370"]


def test_what_somebody_divided_over_the_years_goes_before_the_looptijd(wethouder, noord):
    tuinkamer = regel_van(noord, "Tuinkamer van Noord")
    tuinkamer.jaarverdeling.create(jaar=2025, bedrag=15_000)
    tuinkamer.jaarverdeling.create(jaar=2026, bedrag=25_000)
    tabel = rijen(lees(wethouder, PLAFONDS), "Toegekend ten laste van elk plafond, per jaar")
    assert tabel["3 Fijn en veilig wonen"] == [
        "€ 17.620 waarvan € 2.620 volgt uit de looptijd",
        "€ 25.000",
        "€ 51.750",
        "€ 94.370",
    ]


def test_the_bureau_is_paid_from_the_year_table_and_not_from_the_ceilings(wethouder):
    (deel,) = lees(wethouder, PLAFONDS).xpath("//section[.//h2[@id='bureau']]")
    assert "wordt niet uit de plafonds betaald, maar uit de jaartabel 2024. De stand van 1 april 2024" in woorden(deel)
    assert "Beschikbaar: € 350.000 van € 1.140.666 is voor het bureau, 30,7 %" in woorden(deel)
    assert "Programma-overzicht met de stand van 1 april 2024" in woorden(deel)
    (verwijzing,) = deel.xpath(".//a/@href")
    assert "stand 1 april 2024" in woorden(lees(wethouder, verwijzing))
    Stand.objects.all().delete()
    assert "er is nog geen jaartabel" in woorden(lees(wethouder, PLAFONDS))


def test_the_remark_on_the_ceilings_leads_to_the_findings(wethouder):
    pagina = lees(wethouder, PLAFONDS)
    assert "exclusief doorlopende acties" in woorden(pagina)
    assert pagina.xpath("//div[contains(@class, 'melding')]//a/@href") == ["/sterk-voor-noord/bevindingen/"]


def samen(pagina) -> str:
    """The sum below the rows of a page that shows a part."""
    return woorden(pagina.xpath("//tfoot//td")[-1])


def som_bij(pagina, anker: str) -> str:
    """The sum that an anchor of a page of a ceiling leads to: that of its group, or of its own row."""
    (rij,) = pagina.xpath(f"//tr[@id='{anker}']")
    groep = rij.getparent()
    return woorden((groep[-1] if groep.tag == "tbody" else rij).xpath("td[contains(@class, 'bedrag')]")[0])


def test_every_figure_leads_to_rows_that_are_exactly_that_much(wethouder, bestedingen):
    pagina = lees(wethouder, PLAFONDS)
    bekeken = 0
    for verwijzing in pagina.xpath("//a[@class='cijfer']"):
        adres, _, anker = verwijzing.get("href").partition("#")
        if not adres:
            continue
        blad = lees(wethouder, adres)
        if "waarvan=" in adres:
            gevonden = samen(blad)
        elif anker:
            gevonden = som_bij(blad, anker)
        else:
            gevonden = (
                woorden(blad.xpath("//tfoot/tr")[-1].xpath("td")[0]) if _is_vrij(verwijzing) else samen_toegekend(blad)
            )
        assert gevonden == woorden(verwijzing), verwijzing.get("href")
        bekeken += 1
    assert bekeken == 49


def _is_vrij(verwijzing) -> bool:
    return verwijzing.getparent().get("data-label") == "Vrij"


def samen_toegekend(blad) -> str:
    return woorden(blad.xpath("//tr[@id='toegekend']/td")[0])


def test_the_rows_of_a_ceiling_add_up_to_it_below_each_other(wethouder):
    pagina = lees(wethouder, f"{PLAFONDS}2/")
    tabel = rijen(pagina, "Regels met geld van het programma")
    assert tabel["1.04 Versterken Educatief Thuismilieu van opgave 1, dit plafond betaalt"] == [
        "Actie",
        "‘€ 14.770 Gaat ten laste budget financiële zelfredzaamheid’",
        "€ +14.770",
        "niet geregistreerd",
        "niet geregistreerd",
    ]
    assert (som_bij(pagina, "eigen"), som_bij(pagina, "doorbelasting")) == ("€ 58.000", "€ +14.770")
    assert samen_toegekend(pagina) == "€ 72.770"


def nummers(pagina) -> list[str]:
    return [woorden(cel).split()[0] for cel in pagina.xpath("//tbody/tr/th[@scope='row']/a/..")]


def test_the_rows_are_sorted_by_amount_or_by_number(wethouder):
    assert nummers(lees(wethouder, f"{PLAFONDS}3/"))[0] == "3.11"
    assert nummers(lees(wethouder, f"{PLAFONDS}3/?volgorde=nummer"))[:2] == ["3.03", "3.04"]


def test_an_actie_that_is_vervallen_leaves_the_ceiling_and_stands_apart(wethouder, noord, daad, bestedingen):
    laat_vervallen(
        actie=Actie.objects.get(plan=huidig_plan(noord), titel="Project Taal en Coaching 2025-2026"), daad=daad
    )
    laat_vervallen(actie=Actie.objects.get(plan=huidig_plan(noord), titel="Bijdrage Jeugd Educatie Fonds"), daad=daad)
    pagina = lees(wethouder, f"{PLAFONDS}1/")
    # Of the € 15.000 for the second somebody had paid € 12.345,67.
    assert samen_toegekend(pagina) == "€ 112.795,67"
    (los,) = pagina.xpath("//section[.//h2[@id='vrijgevallen']]")
    assert "samen € 32.654,33 dat vrijgekomen is" in woorden(los)
    assert "vervallen: alleen wat verplicht of uitgegeven is" in woorden(pagina)


def test_another_plan_with_ceilings_can_be_chosen(wethouder, noord):
    ander = Uitvoeringsplan.objects.create(
        programma=noord, slug="2027-2028", naam="Uitvoeringsplan 2027-2028", van_jaar=2027, tot_jaar=2028
    )
    Plafond.objects.create(plan=ander, opgave=noord.opgaven.get(nummer=1), bedrag=1_000)
    nieuwste = lees(wethouder, PLAFONDS)
    assert rijen(nieuwste, TABEL)["Totaal"][-1] == "€ 1.000"
    assert "Opgave 2, Financiële zelfredzaamheid en taal, heeft in dit plan geen plafond." in woorden(nieuwste)
    (adres,) = [adres for adres in nieuwste.xpath("//header//a/@href") if "?plan=" in adres]
    oud = lees(wethouder, adres)
    assert rijen(oud, TABEL)["Totaal"][-1] == "€ 6.410"
    assert all(
        "plan=2025-2026" in adres for adres in oud.xpath("//a[@class='cijfer']/@href") if not adres.startswith("#")
    )
    assert wethouder.get(f"{PLAFONDS}?plan=2023-2024").status_code == 404


def test_a_programme_without_ceilings_says_so(wethouder, noord):
    Plafond.objects.all().delete()
    tabel = rijen(lees(wethouder, PLAFONDS), TABEL)
    assert tabel["Totaal"][-2:] == ["niet compleet", "niet bekend"]
    assert tabel["3 Fijn en veilig wonen"][-2:] == ["niet vastgesteld", "niet bekend"]


@pytest.mark.parametrize("adres", [f"{PLAFONDS}9/", f"{PLAFONDS}1/?waarvan=iets", f"{PLAFONDS}1/?waarvan=2031"])
def test_what_is_not_there_is_not_found(wethouder, adres):
    assert wethouder.get(adres).status_code == 404


@pytest.mark.parametrize("adres", [PLAFONDS, SAMEN, f"{PLAFONDS}1/", f"{PLAFONDS}1/?waarvan=2025"])
def test_more_acties_and_bestedingen_ask_no_more_of_the_database(wethouder, noord, adres):
    with CaptureQueriesContext(connection) as eerst:
        lees(wethouder, adres)
    veel_acties(huidig_plan(noord), 504)
    Besteding.objects.bulk_create(
        Besteding(financiering=regel, peildatum=dag, verplicht=1, uitgegeven=2)
        for regel in Financiering.objects.filter(bron="programma")
        for dag in (MEI, JULI)
    )
    with CaptureQueriesContext(connection) as daarna:
        lees(wethouder, adres)
    assert len(daarna) == len(eerst) <= 15
