"""An edition that is wrong: an erratum corrects it and leaves it as it was; after a data leak it is withdrawn."""

import json
from datetime import timedelta

import pytest

from acties.models import Actie
from financien.models import Stand
from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode, Rol, Wijziging
from programma.versies import VersieBotsing
from rapportage.edities.lezen import stempel_van
from rapportage.handelingen.errata import begin_erratum
from rapportage.handelingen.intrekken import trek_in
from rapportage.handelingen.oordelen import beoordeel
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Editie, Periodegebeurtenis
from rapportage.ronde.oordeelkeuze import Oordeelkeuze
from rapportage.ronde.stappen import Stapnaam
from tests.bladzijde import lees, woorden
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import doe, leg_vast, publiceer, weerleg_alles, zet

EDITIES = "/sterk-voor-noord/edities/"
REDEN = "Bij Programma algemeen stond een bedrag te veel."
LEK = "Er stond een telefoonnummer in."
pytestmark = pytest.mark.usefixtures("opslag", "zonder_druk")


def herzien(periode: Rapportageperiode) -> Rapportageperiode:
    return Rapportageperiode.objects.select_related("programma").get(pk=periode.pk)


def begin(editie: Editie, *delen: str) -> Rapportageperiode:
    periode = herzien(editie.periode)
    editie.periode = periode
    begin_erratum(editie=editie, versie=periode.versie, delen=delen, daad=doe(Rol.PROGRAMMATEAM, reden=REDEN))
    return periode


def inhoud(editie: Editie) -> dict:
    return json.loads(editie.inhoud)


def test_an_erratum_corrects_the_parts_it_opened_and_nothing_else(periode):
    eerste = leg_vast(periode)
    stand = Stand.objects.get(post__naam="Programma algemeen", peildatum="2024-04-01")
    Stand.objects.filter(pk=stand.pk).update(uitgaven=stand.uitgaven - 100)
    Actie.objects.update(titel="Heel iets anders")
    erratum = leg_vast(begin(eerste, "geld"))
    assert (str(erratum), erratum.corrigeert, erratum.reden) == ("Erratum 2", eerste, REDEN)
    stempel = stempel_van(erratum)
    assert (stempel.corrigeert, stempel.reden) == (1, REDEN)
    was, is_nu = inhoud(eerste), inhoud(erratum)
    assert was["jaartabel"]["totaal"]["uitgaven"] == "355366.00"
    assert is_nu["jaartabel"]["totaal"]["uitgaven"] == "355266.00"
    assert is_nu["bijlagen"] == was["bijlagen"]


def test_the_page_of_the_corrected_edition_leads_to_the_erratum(periode, lezer):
    eerste = leg_vast(periode)
    leg_vast(begin(eerste, "teksten"))
    blad = lees(lezer, f"{EDITIES}1/")
    assert "Verbeterd door editie 2" in woorden(blad)
    assert f"{EDITIES}2/" in blad.xpath("//main//a/@href")
    assert f"Verbetert editie 1 {REDEN}" in woorden(lees(lezer, f"{EDITIES}2/"))


def test_each_of_the_two_tells_what_led_to_it_and_what_was_done_with_it(periode, lezer):
    publiceer(begin(publiceer(periode), "teksten"))

    def gebeurd(nummer: int) -> list[str]:
        (sectie,) = lees(lezer, f"{EDITIES}{nummer}/").xpath("//section[@aria-labelledby='gebeurd']")
        return [woorden(rij.find("span")).split(",")[0].split(".")[0] for rij in sectie.iter("li")]

    weg = [
        "Ambtelijk akkoord gegeven",
        "Akkoord van de portefeuillehouder",
        "Ingestemd door het college",
        "Gepubliceerd",
    ]
    assert gebeurd(1) == [*weg, "Erratum begonnen"]
    assert gebeurd(2) == ["Erratum begonnen", *weg]


def test_while_an_erratum_is_made_the_preview_shows_what_it_will_be(periode, lezer):
    eerste = leg_vast(periode)
    Actie.objects.filter(slug="bondgenoten").update(titel="Heel iets anders")
    begin(eerste, "teksten")
    blad = woorden(lees(lezer, "/sterk-voor-noord/rapportages/2024-04/overzicht"))
    assert "Dit wordt een erratum op editie 1" in blad
    assert "Heel iets anders" not in blad


def test_an_erratum_needs_a_reason_a_part_and_the_newest_edition(periode):
    eerste = leg_vast(periode)
    team = doe(Rol.PROGRAMMATEAM, reden=REDEN)
    periode = herzien(periode)
    for delen, daad, fout in [
        ([], team, "delen"),
        (["iets"], team, "delen"),
        (["geld"], doe(Rol.PROGRAMMATEAM), "reden"),
    ]:
        with pytest.raises(Geweigerd) as geweigerd:
            begin_erratum(editie=eerste, versie=periode.versie, delen=delen, daad=daad)
        assert fout in geweigerd.value.fouten
    leg_vast(begin(eerste, "geld"))
    with pytest.raises(Geweigerd, match="Dat is editie 2"):
        begin(eerste, "geld")


def test_the_team_begins_an_erratum_over_the_page(periode, programmateam, wethouder):
    leg_vast(periode)
    adres = f"{EDITIES}1/erratum/"
    versie = herzien(periode).versie
    assert wethouder.get(adres).status_code == 404
    assert programmateam.post(adres, {"versie": versie, "reden": REDEN}).status_code == 422
    botst = programmateam.post(adres, {"versie": versie - 1, "reden": REDEN, "delen": ["geld"]})
    assert botst.status_code == 409
    assert REDEN in botst.content.decode()
    gelukt = programmateam.post(adres, {"versie": versie, "reden": REDEN, "delen": ["geld", "teksten"]})
    assert gelukt["Location"] == "/sterk-voor-noord/rapportages/2024-04/vaststellen/"
    gebeurtenis = Periodegebeurtenis.objects.get(stap="erratum")
    assert (gebeurtenis.editie.nummer, gebeurtenis.delen, gebeurtenis.naar) == (1, ["teksten", "geld"], "concept")
    assert "De ronde is al weer open" in woorden(lees(programmateam, adres))


def trek(editie: Editie, reden: str = LEK) -> tuple[Editie, ...]:
    editie.periode = herzien(editie.periode)
    return trek_in(editie=editie, versie=editie.periode.versie, daad=doe(Rol.PROGRAMMATEAM, reden=reden))


def test_what_is_withdrawn_takes_the_version_of_the_college_with_it_and_leaves_the_round(periode, lezer):
    editie = publiceer(periode)
    assert [str(rij) for rij in trek(editie)] == ["Editie 1", "Collegeversie 1"]
    assert herzien(periode).toestand == "gepubliceerd"
    assert editie.programma.edities.vastgesteld().leesbaar().last() is None
    for adres in (f"{EDITIES}1/", f"{EDITIES}1.json", "/sterk-voor-noord/collegeversies/1/"):
        assert LEK in lezer.get(adres).content.decode()
        assert lezer.get(adres).status_code == 410
    assert Editie.objects.get(pk=editie.pk).sha256 == editie.sha256
    wijziging = Wijziging.objects.over("periode", periode.pk)[0]
    assert wijziging.verschillen[0]["nieuw_tekst"] == "Editie 1, ingetrokken"


def test_withdrawing_needs_a_reason_and_happens_once(periode):
    editie = publiceer(periode)
    with pytest.raises(Geweigerd, match="Schrijf waarom"):
        trek(editie, reden=" ")
    versie = herzien(periode).versie
    trek(editie)
    with pytest.raises(Geweigerd, match="al ingetrokken"):
        trek(editie)
    ander = leg_vast(begin(editie, "teksten"))
    with pytest.raises(VersieBotsing):
        trek_in(editie=ander, versie=versie, daad=doe(Rol.PROGRAMMATEAM, reden=LEK))


def test_a_withdrawn_edition_is_not_published_and_a_corrected_one_takes_its_place(periode):
    editie = leg_vast(periode)
    trek(editie)
    with pytest.raises(Geweigerd, match="Editie 1 is ingetrokken"):
        zet(herzien(periode), Stapnaam.PUBLICEER)
    erratum = publiceer(begin(editie, "teksten"))
    assert editie.programma.edities.vastgesteld().leesbaar().last() == erratum


def test_the_college_does_not_agree_to_what_was_withdrawn(periode):
    weerleg_alles(periode)
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    trek(zet(periode, Stapnaam.AKKOORD))
    with pytest.raises(Geweigerd, match="De collegeversie is ingetrokken"):
        zet(herzien(periode), Stapnaam.COLLEGE)


def test_the_team_withdraws_over_the_page_and_reads_what_that_does(periode, programmateam, wethouder):
    publiceer(periode)
    adres = f"{EDITIES}1/intrekken/"
    versie = herzien(periode).versie
    assert wethouder.get(adres).status_code == 404
    assert "Dit is niet terug te draaien" in woorden(lees(programmateam, adres))
    assert programmateam.post(adres, {"versie": versie}).status_code == 422
    assert programmateam.post(adres, {"versie": versie - 1, "reden": LEK}).status_code == 409
    assert programmateam.post(adres, {"versie": versie, "reden": LEK}).status_code == 302
    lijst = lees(programmateam, EDITIES)
    assert "Ingetrokken: Editie 1 en Collegeversie 1" in woorden(lijst)
    assert programmateam.get(adres).status_code == 410
    assert programmateam.get(f"{EDITIES}1/erratum/").status_code == 200


def budget_van(editie: Editie) -> dict:
    return next(regel for regel in inhoud(editie)["status"]["aspecten"] if regel["aspect"] == "budget")


def test_what_the_figures_say_follows_the_money_that_an_erratum_corrects(periode):
    """The acties stay as the edition has them, also for what the figures say of the planning."""
    eerste = leg_vast(periode)
    Stand.objects.filter(post__naam="Programma algemeen").update(uitgaven=0)
    Actie.objects.update(status="afgerond")
    erratum = leg_vast(begin(eerste, "geld"))
    assert budget_van(eerste)["signaal"] == "bijsturen"
    assert budget_van(erratum)["signaal"] == "aandachtspunt"
    assert not any("Programma algemeen" in reden for reden in budget_van(erratum)["signaal_redenen"])
    status = inhoud(erratum)["status"]
    assert status["tegenspraken"] == []
    assert [rij["tekst"].split(" staat")[0] for rij in status["weerleggingen"]][:3] == [
        "Totaal beeld",
        "Planning",
        "In de tekst ‘Uitvoeringsplan opgave Jeugd en Onderwijs/ Jongeren’",
    ]
    planning = next(regel for regel in status["aspecten"] if regel["aspect"] == "planning")
    assert planning["signaal_redenen"][0].startswith("17 van de 56 acties")


def test_an_erratum_of_a_text_leaves_what_the_figures_said_then(periode):
    eerste = leg_vast(periode)
    Actie.objects.update(status="afgerond")
    erratum = leg_vast(begin(eerste, "teksten"), NU + timedelta(days=30))
    was, is_nu = inhoud(eerste)["status"], inhoud(erratum)["status"]
    assert [regel["signaal_redenen"] for regel in is_nu["aspecten"]] == [
        regel["signaal_redenen"] for regel in was["aspecten"]
    ]
    assert is_nu["signalen_op"] == was["signalen_op"] == "2026-11-23"


def test_judgements_change_only_in_an_erratum_that_opens_the_status(periode, programmateam):
    ronde = begin(leg_vast(periode), "geld")
    wens = {
        "periode": ronde,
        "aspect": Aspect.BUDGET,
        "opgave": None,
        "versie": 1,
        "keuze": Oordeelkeuze(Oordeel.NIET_BEOORDEELD),
        "signaal": None,
        "daad": doe(Rol.PROGRAMMATEAM),
    }
    with pytest.raises(Geweigerd, match="Dit erratum opent ‘Status en risicoprofiel’ niet"):
        beoordeel(**wens)
    blad = lees(programmateam, "/sterk-voor-noord/rapportages/2024-04/status/")
    assert "Dit erratum opent ‘Status en risicoprofiel’ niet" in woorden(blad)
    assert not blad.xpath("//main//a[contains(., 'Beoordeel')]")
