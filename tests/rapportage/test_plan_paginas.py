"""The uitvoeringsplannen as a reader meets them: the current plan as a document, the earlier ones in short."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from programma.models import Gebruiker, Plantekst, Programma, Uitvoeringsplan
from programma.plangegevens import Basis, Basisregel, romeins
from programma.planlezen import huidig_plan, plandocument
from tests.bladzijde import lees, woorden

LIJST = "/sterk-voor-noord/uitvoeringsplan/"
PLAN = "/sterk-voor-noord/uitvoeringsplan/2025-2026/"


@pytest.fixture
def document(noord):
    return plandocument(huidig_plan(noord))


def test_the_current_plan_covers_all_opgaven_and_stands_before_the_three_earlier_ones(wethouder):
    pagina = lees(wethouder, LIJST)
    assert [woorden(kop) for kop in pagina.xpath("//main//h2 | //main//h3")] == [
        "Uitvoeringsplan 2025-2026",
        "Eerdere plannen, per opgave",
        "Uitvoeringsplan Jeugd en onderwijs",
        "Uitvoeringsplan Financiële zelfredzaamheid",
        "Uitvoeringsplan Fijn en veilig wonen",
    ]
    assert len(pagina.xpath("//article//li")) == 10


def test_a_plan_that_begins_later_becomes_the_current_one(noord):
    volgende = Uitvoeringsplan.objects.create(
        programma=noord, slug="2027-2028", naam="Nieuw", van_jaar=2027, tot_jaar=2028
    )
    assert huidig_plan(noord) == volgende


def test_a_programme_without_a_plan_says_so(client, noord):
    leeg = Programma.objects.create(slug="leeg", naam="Leeg", gemeente="-", van_jaar=2030, tot_jaar=2040, ambitie="-")
    client.force_login(Gebruiker.objects.create_superuser("baas@noord.example", "geheim-genoeg", naam="Baas"))
    assert huidig_plan(leeg) is None
    assert "Er is nog geen uitvoeringsplan over alle opgaven" in woorden(lees(client, "/leeg/uitvoeringsplan/"))
    assert "Er is nog geen uitvoeringsplan" in woorden(lees(client, "/leeg/financien/plafonds/"))


def test_the_chapters_stand_in_the_order_of_the_source(document):
    assert [deel.titel for deel in document.delen] == ["Voorwoord", "Inleiding", "Nieuwe acties 2025-2026"]
    assert [onderdeel.soort for deel in document.delen for onderdeel in deel.onderdelen] == [
        "voorwoord",
        "inleiding",
        "ambitie",
        "inleiding",
        "opgaven",
        "werkwijze",
        "criteria",
        "voorwaarden",
        "budget",
    ]
    assert [hoofdstuk.opgave for hoofdstuk in document.hoofdstukken] == [1, 2, 3]


def test_nothing_of_the_plan_is_left_out(document, noord):
    plan = huidig_plan(noord)
    delen = [tekst for deel in document.delen for onderdeel in deel.onderdelen for tekst in onderdeel.teksten]
    for hoofdstuk in document.hoofdstukken:
        los = [onderdeel for onderdeel in (hoofdstuk.gewenste_situatie, hoofdstuk.randvoorwaarden) if onderdeel]
        delen += [tekst for onderdeel in (*los, *hoofdstuk.verslag) for tekst in onderdeel.teksten]
    assert len(delen) == plan.teksten.count()
    assert sum(len(hoofdstuk.doelen) for hoofdstuk in document.hoofdstukken) == plan.doelen.count() == 21
    basis = [regel for hoofdstuk in document.hoofdstukken for groep in hoofdstuk.basis for regel in groep.regels]
    assert len(basis) == plan.basisvoorzieningen.count()
    assert [len(hoofdstuk.doorlopende_acties) for hoofdstuk in document.hoofdstukken] == [5, 9, 10]
    assert [len(hoofdstuk.beoogde_resultaten) for hoofdstuk in document.hoofdstukken] == [4, 7, 8]
    programmadoelen = [
        groep.formuleringen for hoofdstuk in document.hoofdstukken for groep in hoofdstuk.programmadoelen
    ]
    assert sum(len(groep) for groep in programmadoelen) == 19


def test_every_text_of_the_plan_is_on_the_page(wethouder, noord):
    pagina = woorden(lees(wethouder, PLAN))
    for rij in huidig_plan(noord).teksten.all():
        assert woorden(html.fromstring(rij.tekst)) in pagina, rij.kop
    for hoofdstuk in huidig_plan(noord).hoofdstukken.all():
        assert hoofdstuk.hoofdambitie in pagina


def test_each_text_says_where_it_comes_from(wethouder):
    regels = {woorden(regel) for regel in lees(wethouder, PLAN).xpath("//p[@class='bronregel']")}
    assert "Samengevat uit Uitvoeringsplan 2025-2026, Voorwoord" in regels
    assert "Letterlijk uit Uitvoeringsplan 2025-2026, Inleiding" in regels
    assert "Samengevat uit Uitvoeringsplan 2025-2026, Nieuwe acties 2025-2026, ‘Een nieuwe werkwijze’" in regels
    assert "Letterlijk uit Uitvoeringsplan 2025-2026, Fijn en veilig wonen, ‘Beoogde resultaten’" in regels


def test_the_contents_at_the_side_lead_to_headings_of_the_page(wethouder):
    pagina = lees(wethouder, PLAN)
    verwijzingen = [
        adres.removeprefix("#") for adres in pagina.xpath("//nav[@aria-labelledby='inhoudslijst']//a/@href")
    ]
    assert len(verwijzingen) > 15
    for anker in verwijzingen:
        (kop,) = pagina.xpath(f"//*[@id='{anker}']")
        assert kop.tag in {"h2", "h3"}


def test_doorlopende_acties_have_roman_numbers(wethouder):
    lijst = lees(wethouder, PLAN).xpath("//h3[@id='opgave-2-doorlopend']/following-sibling::ul[1]/li/span")
    assert [woorden(nummer) for nummer in lijst] == ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX."]


@pytest.mark.parametrize(("nummer", "cijfer"), [(1, "I"), (4, "IV"), (9, "IX"), (10, "X"), (19, "XIX"), (24, "XXIV")])
def test_roman_numbers(nummer, cijfer):
    assert romeins(nummer) == cijfer


def test_what_is_already_done_for_two_doelen_stands_under_both_letters(document):
    assert [groep.letters for groep in document.hoofdstukken[1].basis] == [
        ("E", "F"),
        ("G", "H"),
        ("I",),
        ("J",),
        ("K", "L"),
    ]


def test_sentences_and_lists_of_what_is_already_done_alternate():
    basis = Basis(("R",), tuple(Basisregel(soort, soort) for soort in ["inleiding", "punt", "punt", "toelichting"]))
    assert basis.blokken == ((False, ("inleiding",)), (True, ("punt", "punt")), (False, ("toelichting",)))


def test_doel_u_is_named_and_said_to_be_described_nowhere(wethouder):
    (regel,) = lees(wethouder, PLAN).xpath("//ul[@class='doelenlijst']/li[span[@class='niets']]")
    assert woorden(regel).startswith("Doel U Het plan gebruikt deze letter, maar beschrijft het doel niet.")


def test_the_plan_leads_to_its_acties_and_ceilings(wethouder):
    adressen = lees(wethouder, PLAN).xpath("//main//div[@class='knoppen']/a/@href")
    assert adressen == [
        f"/sterk-voor-noord/{plek}"
        for plek in ("uitvoeringsplan/2025-2026.pdf", "acties/", "financien/plafonds/", "doelen/")
    ]


def test_markup_that_does_not_belong_in_a_text_never_reaches_the_page(wethouder, noord):
    tekst = Plantekst.objects.filter(plan=huidig_plan(noord)).first()
    tekst.tekst = '<p onclick="x()">Goed</p><script>alert(1)</script>'
    tekst.save()
    bron = wethouder.get(PLAN).content.decode()
    assert "<p>Goed</p>" in bron
    assert "alert(1)" not in bron


def test_an_earlier_plan_shows_its_programmadoelen_as_printed_and_its_besluiten(wethouder):
    pagina = woorden(lees(wethouder, LIJST + "jeugd-en-onderwijs-2023-2025/"))
    assert "Vastgesteld op 18 april 2023." in pagina
    assert "Verhoging van deelname aan voor- en vroegschoolse educatie" in pagina
    assert "In het uitvoeringsplan van nu heet dit doel: Verhoging van de deelname" in pagina
    assert "is vastgesteld met amendement" in pagina
    assert "Het portaal heeft de tekst van dit plan niet." in pagina


def test_an_unknown_plan_is_not_found(wethouder):
    assert wethouder.get(LIJST + "2031-2032/").status_code == 404


@pytest.mark.parametrize("adres", [LIJST, PLAN])
def test_a_partner_gets_no_plan(partner, adres):
    assert partner.get(adres).status_code == 404


@pytest.mark.parametrize("adres", [LIJST, PLAN])
def test_a_longer_plan_asks_no_more_of_the_database(wethouder, noord, adres):
    with CaptureQueriesContext(connection) as kort:
        lees(wethouder, adres)
    plan = huidig_plan(noord)
    for nummer in range(100, 140):
        plan.doorlopende_acties.create(opgave=noord.opgaven.first(), nummer=nummer, tekst="Nog een")
        basis = plan.basisvoorzieningen.create(opgave=noord.opgaven.first(), volgorde=nummer, tekst="Nog een")
        basis.doelen.set(plan.doelen.all()[:2])
    with CaptureQueriesContext(connection) as lang:
        lees(wethouder, adres)
    assert len(lang) == len(kort) <= 15
