"""A second round of the real programme: what changed since the edition before it is part of the next one."""

import json
from datetime import date
from decimal import Decimal
from importlib import resources

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.models import Actie
from financien.models import Stand
from programma.models import Rapportageperiode, Rol
from rapportage.edities.lezen import overzicht_van
from rapportage.edities.vorige import met_vorige_editie, naast_de_laatste
from rapportage.handelingen.stappen import zet_stap
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Editie, Periodegebeurtenis, Tekstblok
from rapportage.overzicht import stel_samen
from rapportage.ronde.stappen import OP_NAAM, Stapnaam
from rapportage.verschil.verschilkeuzes import Einde, Maat
from tests.bladzijde import lees, woorden
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import doe, leg_vast, volgende

pytestmark = pytest.mark.usefixtures("opslag", "zonder_druk")
PAGINA = "/sterk-voor-noord/rapportages/2026-10/overzicht"
GEGROND = {"oorzaak": "Ziekte", "gevolg": "Later", "maatregel": "Vervanging", "termijn": date(2026, 12, 1)}


@pytest.fixture
def eerste(periode) -> Editie:
    return leg_vast(periode)


@pytest.fixture
def oktober(eerste, periode) -> Rapportageperiode:
    """The next round, in which nothing is other than in the first edition: the same judgements and the same money."""
    ronde = volgende(periode)
    for rij in periode.oordelen.all():
        ronde.oordelen.filter(aspect=rij.aspect, opgave=rij.opgave).update(oordeel=rij.oordeel)
    for stand in Stand.objects.filter(peildatum=periode.peildatum):
        stand.pk, stand.peildatum = None, ronde.peildatum
        stand.save()
    return ronde


def nummer_van(periode: Rapportageperiode) -> int | None:
    vorige = met_vorige_editie(Rapportageperiode.objects.filter(pk=periode.pk)).get().vorige_editie
    return vorige and vorige["nummer"]


def test_two_judgements_an_amount_and_three_acties_are_exactly_what_the_next_edition_says_has_changed(oktober):
    # One thing came by itself: the besluit of the college on the plan, of after the first peildatum.
    ongewijzigd = naast_de_laatste(stel_samen(oktober, nu=NU), oktober).verschil
    assert ongewijzigd.samenvatting == "1 nieuw besluit, 56 acties ongewijzigd."

    oktober.oordelen.filter(aspect=Aspect.PLANNING.value).update(oordeel=Oordeel.AANDACHTSPUNT.value, **GEGROND)
    oktober.oordelen.filter(aspect=Aspect.TOTAAL.value, opgave__nummer=2).update(oordeel="volgens_verwachting")
    Stand.objects.filter(peildatum=oktober.peildatum, post__naam="Financiële zelfredzaamheid").update(
        uitgaven=Decimal("91446.00")
    )
    Actie.objects.filter(nummer="1.02").update(status="afgerond")
    Actie.objects.filter(nummer="2.01").update(status="vervallen")
    Actie.objects.get(nummer="3.03").delete()
    editie = leg_vast(oktober)

    verschil = overzicht_van(editie).verschil
    assert (verschil.met.nummer, verschil.met.peildatum) == (1, date(2024, 4, 1))
    assert verschil.met.inhoud_sha256 == Editie.objects.get(soort="editie", nummer=1).inhoud_sha256
    assert verschil.samenvatting == (
        "2 oordelen veranderd, 1 bedrag veranderd, 1 nieuw besluit, 3 acties beëindigd, 53 acties ongewijzigd."
    )
    assert [(rij.naam, rij.nieuw.naam, rij.richting.naam) for rij in verschil.oordelen if rij.veranderd] == [
        ("Planning", "Aandachtspunt", "Verslechterd"),
        ("Financiële zelfredzaamheid en taal", "Volgens verwachting", "Voor het eerst beoordeeld"),
    ]
    (bedrag,) = verschil.bedragen
    assert (bedrag.maat, bedrag.oud, bedrag.nieuw) == (Maat.UITGAVEN, Decimal(81446), Decimal(91446))
    assert [(rij.nummer, rij.einde) for rij in verschil.acties.beeindigd] == [
        ("1.02", Einde.AFGEROND),
        ("2.01", Einde.VERVALLEN),
        ("3.03", Einde.WEG),
    ]
    assert not verschil.acties.nieuw
    assert not verschil.acties.gewijzigd
    assert not verschil.teksten
    schema = json.loads((resources.files("rapportage") / "schema" / "overzicht-2.json").read_text())
    kop = {"toestand": "vastgesteld", "gebouwd_op": NU.isoformat(), "stempel": None}
    jsonschema.validate(json.loads(editie.inhoud) | kop, schema)


def test_the_trend_of_a_judgement_and_of_a_text_goes_on_from_the_last_edition(oktober):
    tekst = Tekstblok.objects.filter(periode=oktober, sleutel="stand-ouderbetrokkenheid")
    tekst.update(tekst="<p>Iets anders.</p>")
    oktober.oordelen.filter(aspect=Aspect.BUDGET.value).update(oordeel=Oordeel.BIJSTUREN.value, **GEGROND)
    overzicht = naast_de_laatste(stel_samen(oktober, nu=NU), oktober)
    budget = next(regel for regel in overzicht.status.aspecten if regel.aspect == Aspect.BUDGET)
    assert (budget.vorige, budget.onveranderd) == (Oordeel.VOLGENS_VERWACHTING, 1)
    assert [regel.onveranderd for regel in overzicht.status.aspecten] == [2, 2, 2, 1]
    sinds = {tekst.sleutel: tekst.ongewijzigd_sinds for blok in overzicht.stand.blokken for tekst in blok.teksten}
    assert sinds.pop("stand-ouderbetrokkenheid") is None
    assert set(sinds.values()) == {1}


def test_the_page_of_the_round_tells_it_right_after_the_status_and_asks_no_more_for_it(oktober, wethouder):
    with CaptureQueriesContext(connection) as met:
        pagina = lees(wethouder, PAGINA)
    koppen = [woorden(kop) for kop in pagina.xpath("//main//section/h2")]
    assert koppen[1:3] == ["Programmastatus", "Wat is er veranderd"]
    sectie = woorden(pagina.xpath("//section[@aria-labelledby='verschil']")[0])
    assert "vergeleken met editie 1: Programma-overzicht, stand 1 april 2024" in sectie
    assert "1 nieuw besluit, 56 acties ongewijzigd." in sectie
    with CaptureQueriesContext(connection) as zonder:
        lees(wethouder, "/sterk-voor-noord/rapportages/2024-04/overzicht")
    assert len(met) == len(zonder)


def test_without_an_earlier_edition_there_is_nothing_to_compare_with(periode, wethouder):
    assert nummer_van(periode) is None
    editie = leg_vast(periode)
    assert overzicht_van(editie).verschil is None
    # Its own edition is not the one before it.
    assert nummer_van(periode) is None
    pagina = lees(wethouder, "/sterk-voor-noord/rapportages/2024-04/overzicht")
    assert not pagina.xpath("//section[@aria-labelledby='verschil']")


def test_an_erratum_is_compared_with_what_it_corrects(eerste, periode):
    team = doe(Rol.PROGRAMMATEAM, reden="Een bedrag klopte niet.")
    stap = OP_NAAM[Stapnaam.ERRATUM]
    zet_stap(periode=periode, versie=periode.versie, stap=stap, daad=team, editie=eerste, delen=["geld"])
    Stand.objects.filter(peildatum=periode.peildatum, post__naam="Programma algemeen").update(uitgaven=89830)
    Actie.objects.filter(nummer="1.02").update(status="afgerond")
    erratum = overzicht_van(leg_vast(periode))
    assert erratum.verschil.met.nummer == 1
    assert erratum.verschil.samenvatting == "1 bedrag veranderd, 56 acties ongewijzigd."


def test_what_was_withdrawn_shows_nowhere_again(eerste, oktober):
    assert nummer_van(oktober) == 1
    Periodegebeurtenis.objects.create(
        periode=eerste.periode,
        editie=eerste,
        stap=Stapnaam.TREK_IN.value,
        van="gepubliceerd",
        naar="gepubliceerd",
        moment=NU,
    )
    assert nummer_van(oktober) is None


def test_every_change_reads_well_on_the_page(oktober, wethouder):
    tekst = Tekstblok.objects.get(periode=oktober, sleutel="stand-ouderbetrokkenheid")
    tekst.tekst = tekst.tekst.replace("ouders", "vaders en moeders")
    tekst.save()
    lang = " ".join(["De overlast is flink afgenomen."] * 30)
    Tekstblok.objects.filter(periode=oktober, sleutel="stand-meeuwenoverlast").update(tekst=f"<p>{lang}</p>")
    Actie.objects.filter(nummer="3.03").update(status="vervallen", titel="Bondgenoten in Noord")
    pagina = lees(wethouder, PAGINA)
    (sectie,) = pagina.xpath("//section[@aria-labelledby='verschil']")
    assert "vaders en moeders" in [woorden(woord) for woord in sectie.iter("ins")]
    assert "ouders" in [woorden(woord) for woord in sectie.iter("del")]
    tekst = woorden(sectie)
    assert "weg: ouders erbij: vaders en moeders" in tekst
    assert "Eerst stond er: Tegen de overlast van meeuwen" in tekst
    assert "De hele tekst staat bij Stand van zaken" in tekst
    assert lang not in tekst
    assert "Vervallen was Niet gerapporteerd Titel: was Bondgenoten, nu Bondgenoten in Noord" in tekst
    assert "Gelijk gebleven: oordelen." in tekst
    for link in sectie.xpath(".//a[starts-with(@href, '#')]/@href"):
        assert pagina.xpath(f"//*[@id='{link[1:]}']")
