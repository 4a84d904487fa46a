"""Judging a round: the word with its grounds, beside what the figures say, by one person at a time."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml.html import fromstring

from acties.models import Actie
from programma.handelingen.weigering import Geweigerd
from programma.models import Opgave, Rol, Wijziging
from programma.planlezen import huidig_plan
from programma.versies import VersieBotsing
from rapportage.handelingen.oordelen import beoordeel
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Signaalnormen, Statusoordeel
from rapportage.overzicht import stel_samen
from rapportage.ronde.oordeelkeuze import Naast, Oordeelkeuze, bezwaren, geschoond, verschillen
from rapportage.ronde.tegenspraken import vind
from tests.bladzijde import lees, woorden
from tests.fabriek import veel_acties
from tests.rapportage.rondes import doe

GOED, AANDACHTSPUNT, BIJSTUREN, STIL = Oordeel
STATUS = "/sterk-voor-noord/rapportages/2024-04/status/"
PLANNING = f"{STATUS}planning/"
GRONDEN = {
    "oorzaak": "De verbouwing loopt uit.",
    "gevolg": "Jongeren kunnen later terecht.",
    "maatregel": "De gemeente huurt een andere ruimte.",
    "termijn": date(2026, 12, 31),
}
VOLLEDIG = Oordeelkeuze(BIJSTUREN, **GRONDEN)


def oordeel_over(aspect: Aspect = Aspect.PLANNING, opgave: int | None = None) -> Statusoordeel:
    return Statusoordeel.objects.get(aspect=aspect.value, opgave__nummer=opgave)


def geef(periode, keuze: Oordeelkeuze, *, aspect=Aspect.PLANNING, opgave=None, signaal=BIJSTUREN, versie=None):
    nummer = opgave.nummer if opgave else None
    return beoordeel(
        periode=periode,
        aspect=aspect,
        opgave=opgave,
        versie=oordeel_over(aspect, nummer).versie if versie is None else versie,
        keuze=keuze,
        signaal=signaal,
        daad=doe(Rol.PROGRAMMATEAM),
    )


def invoer(client, pad: str = PLANNING, **velden) -> dict[str, str]:
    """What a browser sends from this page with these fields filled in."""
    form = next(form for form in lees(client, pad).forms if "oordeel" in form.fields)
    gevuld = {naam: (waarde or "").strip() for naam, waarde in form.form_values() if naam != "csrfmiddlewaretoken"}
    return gevuld | velden


class TestWhatAJudgementNeeds:
    pytestmark = pytest.mark.zonder_database

    @pytest.mark.parametrize("oordeel", [AANDACHTSPUNT, BIJSTUREN])
    def test_what_is_not_as_expected_is_explained(self, oordeel):
        assert set(bezwaren(Oordeelkeuze(oordeel), Naast(None))) == set(GRONDEN)
        assert bezwaren(Oordeelkeuze(oordeel, **GRONDEN), Naast(None)) == {}

    @pytest.mark.parametrize("oordeel", [GOED, STIL])
    def test_what_is_as_expected_needs_and_keeps_no_grounds(self, oordeel):
        assert bezwaren(Oordeelkeuze(oordeel), Naast(None)) == {}
        assert geschoond(Oordeelkeuze(oordeel, **GRONDEN), Naast(None)) == Oordeelkeuze(oordeel)

    @pytest.mark.parametrize(
        ("oordeel", "naast", "anders"),
        [
            (GOED, Naast(GOED), []),
            (GOED, Naast(None), []),
            (GOED, Naast(BIJSTUREN), ["De cijfers geven Bijsturen."]),
            (BIJSTUREN, Naast(GOED), ["De cijfers geven Volgens verwachting."]),
            (STIL, Naast(BIJSTUREN, (Aspect.BUDGET, BIJSTUREN)), []),
            (GOED, Naast(GOED, (Aspect.BUDGET, BIJSTUREN)), ["Budget staat op Bijsturen."]),
            (BIJSTUREN, Naast(BIJSTUREN, (Aspect.BUDGET, GOED)), []),
        ],
    )
    def test_a_difference_is_named_and_asks_for_a_reason(self, oordeel, naast, anders):
        assert list(verschillen(oordeel, naast)) == anders
        keuze = Oordeelkeuze(oordeel, **GRONDEN, verschil_reden="Het valt mee.")
        assert bezwaren(keuze, naast) == {}
        zonder = bezwaren(Oordeelkeuze(oordeel, **GRONDEN), naast)
        assert list(zonder) == (["verschil_reden"] if anders else [])
        assert geschoond(keuze, naast).verschil_reden == ("Het valt mee." if anders else "")


def test_a_judgement_keeps_what_the_figures_said_and_leaves_history(periode):
    rij = geef(periode, VOLLEDIG)
    assert (rij.oordeel, rij.signaal, rij.termijn) == ("bijsturen", "bijsturen", date(2026, 12, 31))
    wijziging = Wijziging.objects.over("statusoordeel", rij.pk).get()
    assert wijziging.onderwerp == "Planning, Programma-overzicht, stand 1 april 2024"
    assert [(wat["naam"], wat["oud_tekst"], wat["nieuw_tekst"]) for wat in wijziging.verschillen] == [
        ("Oordeel", "Volgens verwachting", "Bijsturen"),
        ("Oorzaak", "", "De verbouwing loopt uit."),
        ("Gevolg voor het doel", "", "Jongeren kunnen later terecht."),
        ("Maatregel", "", "De gemeente huurt een andere ruimte."),
        ("Termijn", "", "31 december 2026"),
        ("Wat de cijfers gaven", "", "Bijsturen"),
    ]
    assert rij.history.filter(wijziging=wijziging).count() == 1
    assert geef(periode, VOLLEDIG).versie == rij.versie


def test_an_opgave_is_judged_apart_from_the_programme(periode):
    opgave = Opgave.objects.get(programma=periode.programma, nummer=2)
    geef(periode, Oordeelkeuze(GOED, verschil_reden="Afgerond in juni."), aspect=Aspect.TOTAAL, opgave=opgave)
    assert oordeel_over(Aspect.TOTAAL, 2).verschil_reden == "Afgerond in juni."
    assert oordeel_over(Aspect.TOTAAL).versie == 1


def test_a_judgement_that_was_never_there_is_made_once(periode):
    Statusoordeel.objects.filter(aspect="planning").delete()
    assert geef(periode, VOLLEDIG, versie=0).pk
    with pytest.raises(VersieBotsing):
        geef(periode, VOLLEDIG, versie=0)


def test_who_judges_second_writes_over_nobody(periode):
    versie = oordeel_over().versie
    geef(periode, VOLLEDIG, versie=versie)
    with pytest.raises(VersieBotsing):
        geef(periode, Oordeelkeuze(GOED, verschil_reden="Nee."), versie=versie)
    assert oordeel_over().oordeel == "bijsturen"


def test_a_totaalbeeld_better_than_its_worst_aspect_is_refused_without_a_reason(periode):
    geef(periode, VOLLEDIG)
    with pytest.raises(Geweigerd, match=r"Planning staat op Bijsturen\. Schrijf waarom"):
        geef(periode, Oordeelkeuze(GOED), aspect=Aspect.TOTAAL, signaal=None)
    geef(periode, Oordeelkeuze(GOED, verschil_reden="Eén actie."), aspect=Aspect.TOTAAL, signaal=None)


def test_nothing_is_judged_once_the_round_is_fixed(periode, programmateam):
    periode.toestand = "ambtelijk_akkoord"
    periode.save()
    with pytest.raises(Geweigerd, match="De ronde staat op ‘Ambtelijk akkoord’"):
        geef(periode, VOLLEDIG)
    pagina = lees(programmateam, PLANNING)
    assert "Aan de oordelen verandert nu niets meer." in woorden(pagina)
    assert not pagina.xpath("//input[@name='oordeel']")
    assert not lees(programmateam, STATUS).xpath("//main//a[contains(., 'Beoordeel')]")


def test_the_team_sees_the_figures_and_the_meaning_of_every_word(programmateam):
    pagina = lees(programmateam, PLANNING)
    cijfers = woorden(pagina.xpath("//aside[@aria-labelledby='cijfers']")[0])
    assert "De cijfers zeggen: Bijsturen 17 van de 56 acties (1.01, 1.02, 1.03 en nog 14)" in cijfers
    assert "Planning staat op Volgens verwachting, de cijfers geven Bijsturen, en niemand schreef waarom." in cijfers
    keuzes = [woorden(keuze) for keuze in pagina.xpath("//fieldset[contains(@class, 'keuzegroep')]/label")]
    assert [keuze.split(" ")[0] for keuze in keuzes] == ["Volgens", "Aandachtspunt", "Bijsturen", "Niet"]
    assert "Aandachtspunt Er zijn afwijkingen, maar doelen en resultaten worden behaald." in keuzes


def test_what_is_missing_is_said_at_its_field_and_the_input_stays(programmateam):
    antwoord = programmateam.post(PLANNING, invoer(programmateam, oordeel="aandachtspunt", oorzaak="De bouw."))
    assert antwoord.status_code == 422
    pagina = fromstring(antwoord.content.decode())
    fouten = woorden(pagina.xpath("//*[contains(@class, 'foutenlijst') or @role='alert']")[0])
    for zin in ("Schrijf op wat dit betekent voor het doel.", "Vul in wanneer", "De cijfers geven Bijsturen."):
        assert zin in fouten
    assert pagina.xpath("//textarea[@name='oorzaak']")[0].text_content().strip() == "De bouw."
    assert oordeel_over().versie == 1


def test_a_judgement_stands_on_the_page_of_the_round_and_in_the_overview(programmateam, wethouder):
    velden = {naam: str(waarde) for naam, waarde in GRONDEN.items()} | {"termijn": "31-12-2026"}
    reden = "De acties lopen door met ander geld."
    gevuld = invoer(programmateam, oordeel="aandachtspunt", verschil_reden=reden, **velden)
    antwoord = programmateam.post(PLANNING, gevuld)
    assert (antwoord.status_code, antwoord.url) == (302, STATUS)
    kaart = woorden(lees(wethouder, STATUS).xpath("//article[@aria-labelledby='deel-planning']")[0])
    assert "Aandachtspunt Oorzaak De verbouwing loopt uit. Gevolg voor het doel Jongeren" in kaart
    assert f"Anders dan de cijfers, want: {reden}" in kaart
    assert "niemand schreef waarom" not in kaart


def test_two_people_at_once_see_both_judgements(programmateam, periode):
    gezien = invoer(programmateam, oordeel="volgens_verwachting", verschil_reden="Het valt mee.")
    geef(periode, VOLLEDIG)
    antwoord = programmateam.post(PLANNING, gezien)
    assert antwoord.status_code == 409
    pagina = fromstring(antwoord.content.decode())
    melding = woorden(pagina.xpath("//*[@aria-labelledby='botsing-kop']")[0])
    assert "Oordeel Er staat nu: Bijsturen U wilt: Volgens verwachting" in melding
    assert "Oorzaak Er staat nu: De verbouwing loopt uit. U wilt: leeg" in melding
    opnieuw = gezien | {"versie": pagina.xpath("//input[@name='versie']/@value")[0]}
    assert programmateam.post(PLANNING, opnieuw).status_code == 302
    assert oordeel_over().verschil_reden == "Het valt mee."


def test_figures_that_change_while_somebody_judges_are_looked_at_first(programmateam):
    gezien = invoer(programmateam, oordeel="bijsturen", **GRONDEN)
    Actie.objects.update(status="afgerond")
    antwoord = programmateam.post(PLANNING, gezien)
    assert antwoord.status_code == 422
    assert "zij geven nu Volgens verwachting. Kijk of uw oordeel nog klopt" in antwoord.content.decode()
    pagina = fromstring(antwoord.content.decode())
    assert pagina.xpath("//input[@name='gezien']/@value") == ["volgens_verwachting"]


def test_figures_that_change_afterwards_ask_for_a_new_judgement(programmateam, periode, nu):
    geef(periode, VOLLEDIG)
    Actie.objects.filter(nummer__startswith="1.").update(status="afgerond")
    Actie.objects.filter(nummer__startswith="2.").update(status="afgerond")
    assert "signaal/planning" in {rij.sleutel for rij in vind(stel_samen(periode, nu=nu))}
    kaart = woorden(lees(programmateam, STATUS).xpath("//article[@aria-labelledby='deel-planning']")[0])
    assert "Planning is beoordeeld toen de cijfers Bijsturen gaven. Nu geven zij Aandachtspunt." in kaart
    gevuld = invoer(programmateam, verschil_reden="Nog niet genoeg.")
    assert programmateam.post(PLANNING, gevuld).status_code == 302
    assert "signaal/planning" not in {rij.sleutel for rij in vind(stel_samen(periode, nu=nu))}


def test_everybody_who_reads_the_programme_reads_the_status_and_the_team_judges(wethouder, partner, programmateam):
    assert not lees(wethouder, STATUS).xpath("//main//a[contains(., 'Beoordeel')]")
    assert len(lees(programmateam, STATUS).xpath("//main//a[contains(., 'Beoordeel')]")) == 7
    assert wethouder.get(PLANNING).status_code == partner.get(STATUS).status_code == 404
    assert (
        programmateam.get(f"{STATUS}opgave-9/").status_code == programmateam.get(f"{STATUS}sfeer/").status_code == 404
    )


@pytest.mark.parametrize("pad", [STATUS, PLANNING])
def test_ten_times_as_many_acties_and_own_norms_ask_no_more_of_the_database(programmateam, noord, pad):
    with CaptureQueriesContext(connection) as eerst:
        lees(programmateam, pad)
    veel_acties(huidig_plan(noord), 504)
    Signaalnormen.objects.create(
        programma=noord, te_laat=100, einde_verzet=9, verslagen_aandacht=1, verslagen_bijsturen=0
    )
    with CaptureQueriesContext(connection) as daarna:
        assert "De cijfers zeggen: Aandachtspunt 170 van de 560 acties" in woorden(lees(programmateam, pad))
    assert len(daarna) == len(eerst) <= 15


def test_the_team_chooses_from_when_on_the_figures_speak(programmateam, wethouder, noord):
    pad = "/sterk-voor-noord/rapportages/normen/"
    assert pad in lees(programmateam, STATUS).xpath("//main//a/@href")
    assert wethouder.get(pad).status_code == 404
    gevuld = {"te_laat": "40", "einde_verzet": "2", "verslagen_aandacht": "80", "verslagen_bijsturen": "90"}
    gevuld |= {"reden": "Veel acties lopen door.", "versie": "0"}
    antwoord = programmateam.post(pad, gevuld)
    assert antwoord.status_code == 422
    assert "Kies hoogstens 80" in antwoord.content.decode()
    assert programmateam.post(pad, gevuld | {"verslagen_bijsturen": "50"}).status_code == 302
    assert "De cijfers zeggen: Aandachtspunt 17 van de 56 acties" in woorden(lees(programmateam, STATUS))
    wijziging = Wijziging.objects.over("signaalnormen", Signaalnormen.objects.get().pk).get()
    assert [wat["nieuw_tekst"] for wat in wijziging.verschillen] == ["40 %"]
