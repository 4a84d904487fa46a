"""A difference between editions as a reader finds it: any two of them, either way round, and now beside the last one."""

import json
from importlib import resources

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from referencing import Registry, Resource

from acties.models import Actie
from programma.models import Rapportageperiode
from rapportage.models import Periodegebeurtenis
from rapportage.pdf import PdfFout
from rapportage.uitvoer import verschil_pdf
from tests import editiefabriek
from tests.bladzijde import lees, rijen, woorden

LIJST = "/sterk-voor-noord/edities/"
pytestmark = pytest.mark.usefixtures("opslag")


@pytest.fixture
def edities(noord):
    """Collegeversie 1, edition 1 and the erratum on it, edition 2, that all say the same."""
    return editiefabriek.edities()


@pytest.fixture
def later(edities):
    """Since then an actie got another title and one was closed."""
    Actie.objects.filter(nummer="3.03").update(titel="Bondgenoten in Noord")
    Actie.objects.filter(nummer="1.02").update(status="afgerond")


def trek_in(editie) -> None:
    Periodegebeurtenis.objects.create(
        periode=editie.periode,
        editie=editie,
        stap="trek_in",
        van="gepubliceerd",
        naar="gepubliceerd",
        moment=editiefabriek.VASTGELEGD_OP,
        reden="Er stond een naam in.",
    )


def test_the_raad_reads_since_an_edition_what_is_different_now(later, lezer):
    pagina = lees(lezer, f"{LIJST}1/verschil/nu/")
    assert woorden(pagina.find(".//h1")) == "Van editie 1 naar nu"
    assert "1 actie gewijzigd, 1 actie beëindigd, 54 acties ongewijzigd." in woorden(pagina)
    assert rijen(pagina, "Wat er van de actie veranderd is")["Bondgenoten in Noord"] == [
        "3.03",
        "Titel: was Bondgenoten, nu Bondgenoten in Noord",
        "gelijk",
        "gelijk",
    ]


def test_the_other_way_round_it_reads_the_other_way_round(later, lezer):
    pagina = lees(lezer, f"{LIJST}nu/verschil/1/")
    assert "Titel: was Bondgenoten in Noord, nu Bondgenoten" in woorden(pagina)
    (terug,) = pagina.xpath("//a[text()='Bekijk het andersom']/@href")
    assert terug == f"{LIJST}1/verschil/nu/"


def test_two_editions_that_say_the_same_have_one_sentence(edities, lezer):
    pagina = lees(lezer, f"{LIJST}1/verschil/2/")
    (sectie,) = pagina.xpath("//section[@aria-labelledby='verschil']")
    assert woorden(sectie) == "Wat is er veranderd Er is niets veranderd."


def test_an_edition_leads_to_what_it_changed_of_the_one_before_it(edities, lezer):
    assert lezer.get(f"{LIJST}2/verschil/")["Location"] == f"{LIJST}1/verschil/2/"
    (naar,) = lees(lezer, f"{LIJST}2/").xpath("//a[text()='Wat is er veranderd']/@href")
    assert naar == f"{LIJST}2/verschil/"
    assert "Editie 1 is de eerste" in woorden(lees(lezer, f"{LIJST}1/verschil/"))


def test_a_reader_chooses_what_to_compare_and_of_which_part(later, lezer):
    pagina = lees(lezer, f"{LIJST}1/verschil/nu/")
    keuzes = {keuze.get("name"): [woorden(optie) for optie in keuze] for keuze in pagina.iter("select")}
    assert keuzes["van"] == ["Nu, stand 1 april 2024", "Editie 2, stand 1 april 2024", "Editie 1, stand 1 april 2024"]
    assert keuzes["deel"][:3] == ["Alles", "Oordelen", "Geld"]
    gekozen = lezer.get(f"{LIJST}verschil/", {"van": "nu", "naar": "2", "deel": "acties"})
    assert gekozen["Location"] == f"{LIJST}nu/verschil/2/?deel=acties"
    assert "In dit deel is niets veranderd" in woorden(lees(lezer, f"{LIJST}1/verschil/nu/?deel=teksten"))
    # Without a choice, or with a wrong one: what changed since the newest edition.
    assert lezer.get(f"{LIJST}verschil/", {"van": "9", "deel": "onzin"})["Location"] == f"{LIJST}2/verschil/nu/"


def test_without_any_edition_the_page_says_so(lezer):
    assert "Er is nog geen editie" in woorden(lees(lezer, f"{LIJST}verschil/"))


@pytest.mark.parametrize(
    "pad", ["1/verschil/nu/", "nu/verschil/1/", "2/verschil/1/", "1/verschil/2.json", "1/verschil/"]
)
def test_what_was_withdrawn_is_compared_with_nothing(edities, lezer, pad):
    trek_in(edities[1])
    antwoord = lezer.get(f"{LIJST}{pad}")
    assert antwoord.status_code == 410
    assert "Er stond een naam in." in antwoord.content.decode()


def test_a_withdrawn_edition_is_no_choice_and_is_skipped(edities, lezer):
    trek_in(edities[1])
    assert "is de eerste" in woorden(lees(lezer, f"{LIJST}2/verschil/"))
    (van, *_) = lees(lezer, f"{LIJST}2/verschil/nu/").iter("select")
    assert [optie.get("value") for optie in van] == ["nu", "2"]


@pytest.mark.parametrize("pad", ["7/verschil/nu/", "1/verschil/7/", "7/verschil/", "1/verschil/vandaag/"])
def test_an_edition_that_does_not_exist_is_not_found(edities, lezer, pad):
    assert lezer.get(f"{LIJST}{pad}").status_code == 404


def test_the_json_of_a_difference_keeps_to_its_schema(later, lezer):
    antwoord = lezer.get(f"{LIJST}1/verschil/nu.json")
    assert antwoord["Content-Disposition"].endswith('"2024-04-01-verschil-editie-1-nu-sterk-voor-noord.json"')
    gegevens = json.loads(antwoord.content)
    assert (gegevens["van"]["nummer"], gegevens["naar"]["nummer"]) == (1, None)
    assert gegevens["verschil"]["acties"]["ongewijzigd"] == 54
    overzicht, schema = (
        json.loads((resources.files("rapportage") / "schema" / f"{naam}-2.json").read_text())
        for naam in ("overzicht", "verschil")
    )
    register = Registry().with_resource("overzicht-2.json", Resource.from_contents(overzicht))
    jsonschema.Draft202012Validator(schema, registry=register).validate(gegevens)


def test_without_a_pdf_the_reader_is_told_what_to_do(edities, lezer, monkeypatch):
    def stuk(*args, **opties):
        raise PdfFout("Het maken van de pdf is onverwacht gestopt.")

    monkeypatch.setattr(verschil_pdf, "druk", stuk)
    antwoord = lezer.get(f"{LIJST}1/verschil/nu.pdf")
    assert antwoord.status_code == 503
    assert "De PDF is nu niet te maken" in antwoord.content.decode()


def test_a_round_shows_what_changed_since_the_edition_before_it(later, wethouder):
    # The examples are editions of this very round, which is open: it stands beside its own newest one.
    pagina = lees(wethouder, "/sterk-voor-noord/rapportages/2024-04/verschil/")
    assert woorden(pagina.find(".//h2")) == "Wat is er veranderd sinds editie 2"
    assert "1 actie beëindigd" in woorden(pagina)
    (tab,) = pagina.xpath("//nav[@aria-label='De ronde']//a[@aria-current='page']")
    assert woorden(tab) == "Verschil"


def test_comparing_asks_no_more_than_the_overview_itself(later, lezer):
    Rapportageperiode.objects.update(toestand="gepubliceerd")

    def aantal(pad: str) -> int:
        lees(lezer, pad)
        with CaptureQueriesContext(connection) as queries:
            lees(lezer, pad)
        return len(queries)

    assert aantal(f"{LIJST}1/verschil/2/") <= 5
    # Which editions there are stands in the query for the round.
    assert aantal(f"{LIJST}1/verschil/nu/") == aantal("/sterk-voor-noord/rapportages/2024-04/overzicht") <= 16
