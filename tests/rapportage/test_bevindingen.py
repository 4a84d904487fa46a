"""The findings of the real programme: exactly these, each computed, and on the page for everybody who reads it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.bevindingen import bevindingen_van
from acties.bevindingen import lees_feiten as lees_actiefeiten
from acties.handelingen.letters import stel_letters_vast
from acties.letters.gegevens import Letterbesluit
from acties.letters.keuze import Letterkeuze, neem_voor
from acties.letters.lezen import lees_planletters
from acties.models import Actie, Financiering
from financien.bevindingen import lees_feiten as lees_geldfeiten
from financien.regels import Planstand
from financien.rekenen import Plafondstand
from programma.bevindingen import Ernst, Soort
from programma.models import Gebruiker, Rol
from programma.planlezen import huidig_plan
from programma.toegang import deelname_van
from programma.vastleggen import Daad
from rapportage.bevindingen import REGELS, alle_bevindingen, alle_regels, bevindingen_van_regel, lees_feiten
from rapportage.keuzes import Aspect, Oordeel
from tests.fabriek import VANDAAG

OVERZICHT = "Programma-overzicht, stand 1 april 2024"
MELDINGSBEREIDHEID = "Verhogen meldingsbereidheid bij jongerenoverlast"

REGELBEVINDINGEN = {
    ("letter-zonder-doel", "Letter V"),
    ("doel-zonder-omschrijving", "Doel U"),
    ("looptijd-onleesbaar", MELDINGSBEREIDHEID),
    ("inwoners-zonder-betalende-partner", "ZUMBA lessen"),
    ("inwoners-zonder-betalende-partner", "Recyclecentrum in de wijk"),
    ("inwoners-zonder-betalende-partner", "Vrouwengroep"),
    ("inwoners-zonder-betalende-partner", "Mannenparticipatiegroep"),
    ("budget-spreekt-cijfers-tegen", "Aspect Budget, Programma algemeen"),
    ("doel-zonder-actie", "Doel M"),
    ("doel-zonder-actie", "Doel N"),
    ("actie-zonder-eigen-doel", "Regie op taalaanbod"),
    ("soort-ontbreekt", "Jeugd, jongeren en onderwijs"),
    ("soort-ontbreekt", "Ontmoeten van culturen in Noord"),
    ("soort-ontbreekt", "Openstellen De Loopplank"),
    ("soort-ontbreekt", MELDINGSBEREIDHEID),
    ("looptijd-ontbreekt", "Ontmoeten van culturen in Noord"),
    ("looptijd-ontbreekt", "Openstellen De Loopplank"),
    ("titel-past-niet-bij-looptijd", "Project Taal en Coaching 2025-2026"),
    ("titel-past-niet-bij-looptijd", "Sociale redzaamheid 2024-2025"),
    ("tekst-past-niet-bij-looptijd", "Jongeren Perspectief Fonds"),
    ("bedrag-dubbelzinnig", "Openstellen De Loopplank"),
    ("woorden-in-plaats-van-bedrag", "Ondernemersloket"),
    ("woorden-in-plaats-van-bedrag", "Buurtvaders"),
    ("woorden-in-plaats-van-bedrag", "Plastic Lab"),
    ("hoofdpartner-onduidelijk", "Jeugd, jongeren en onderwijs"),
    ("hoofdpartner-onduidelijk", "Regie op taalaanbod"),
    ("partner-in-twee-rollen", "De Weesfietsen van Noord"),
    ("post-overschreden", "Programma algemeen"),
    ("post-nog-te-verdelen", "Jeugd en onderwijs (incl. jongeren)"),
    ("stand-verouderd", "Jaartabel 2024"),
    ("overzicht-ouder-dan-plan", OVERZICHT),
    ("letter-voorstel-open", "Letters bij de acties"),
    ("status-niet-gerapporteerd", "Status van de acties"),
    ("bedrag-zonder-euroteken", "Bijdrage Jeugd Educatie Fonds"),
    ("twee-bronnen-in-een-cel", "Mee naar buiten"),
    ("basisfinanciering-zonder-bedrag", "Basisfinanciering"),
    ("bron-niet-genoemd", "Ander geld"),
    ("post-vroeg-gebonden", "Financiële zelfredzaamheid"),
    ("actie-groot-deel-van-plafond", "Regie op taalaanbod"),
    ("actie-groot-deel-van-plafond", "Tuinkamer van Noord"),
    ("veld-leeg-in-bron", "Projectlocatie"),
    ("veld-leeg-in-bron", "Initiatiefnemer / opdrachtgevers"),
    ("veld-leeg-in-bron", "Ruimtelijke procedure"),
    ("veld-leeg-in-bron", "Volgende raads-/commissiebehandeling"),
    ("opgave-niet-beoordeeld", "Status van de opgaven"),
}
BRONOPMERKINGEN = {
    "plafond-en-doorlopend",
    "datum-raadsbrief-amendement",
    "risicoprofiel-twee-woorden",
    "afwijking-is-lijst-raadsbrieven",
    "jongerenaanpak-hoofdpartner",
    "datum-voetregel",
    "routekaart-partners",
}


def zinnen(bevindingen, regel: str, object: str | None = None) -> list[str]:
    """What the rule says, with ordinary spaces."""
    return [
        f"{rij.tekst} {rij.oplossing}".replace("\u00a0", " ")
        for rij in bevindingen
        if rij.regel == regel and object in (None, rij.object)
    ]


def test_the_programme_has_exactly_these_findings(noord):
    alle = alle_bevindingen(noord, vandaag=VANDAAG)
    van_regels = [(rij.regel, rij.object) for rij in alle if rij.soort == Soort.REGEL]
    assert set(van_regels) == REGELBEVINDINGEN
    assert len(van_regels) == len(REGELBEVINDINGEN)
    assert {rij.regel for rij in alle if rij.soort == Soort.BRON} == BRONOPMERKINGEN


def test_the_findings_name_the_figures_of_the_source(noord):
    alle = alle_bevindingen(noord, vandaag=VANDAAG)
    assert "7 acties noemen doel U" in zinnen(alle, "doel-zonder-omschrijving")[0]
    assert "De actie Ontmoeten van culturen in Noord noemt de letter V" in zinnen(alle, "letter-zonder-doel")[0]
    assert "‘2025-2016’" in zinnen(alle, "looptijd-onleesbaar")[0]
    assert "2025-2026 bedoeld" in zinnen(alle, "looptijd-onleesbaar")[0]
    assert all("4 acties, samen € 6.750" in zin for zin in zinnen(alle, "inwoners-zonder-betalende-partner"))
    (tegenspraak,) = zinnen(alle, "budget-spreekt-cijfers-tegen")
    assert "Volgens verwachting" in tegenspraak
    assert "€ −5.237" in tegenspraak
    assert "101,5 %" in tegenspraak
    assert "9 namen" in zinnen(alle, "hoofdpartner-onduidelijk", "Regie op taalaanbod")[0]
    assert "‘Diverse partners’" in zinnen(alle, "hoofdpartner-onduidelijk", "Jeugd, jongeren en onderwijs")[0]
    assert "Sport en Welzijn (SenW)" in zinnen(alle, "partner-in-twee-rollen")[0]
    assert "‘€ 1,285’" in zinnen(alle, "bedrag-dubbelzinnig")[0]
    assert "€ 1.285." in zinnen(alle, "bedrag-dubbelzinnig")[0]
    assert "‘15.000’" in zinnen(alle, "bedrag-zonder-euroteken")[0]
    assert "‘€ 10.500 Fondsen € 11.500 Techniek-menu’" in zinnen(alle, "twee-bronnen-in-een-cel")[0]
    assert "geen van de 56 acties" in zinnen(alle, "status-niet-gerapporteerd")[0]
    assert "geen van de 3 opgaven" in zinnen(alle, "opgave-niet-beoordeeld")[0]
    assert "49 letters wachten op een besluit" in zinnen(alle, "letter-voorstel-open")[0]
    assert "12 bedragen, samen € 292.865," in zinnen(alle, "bron-niet-genoemd")[0]
    (verdelen,) = zinnen(alle, "post-nog-te-verdelen")
    assert "€ 129.000 nog niet over acties verdeeld" in verdelen
    assert "‘De verdeling van de middelen ten behoeve van acties voor de opgave Jeugd en Onderwijs/" in verdelen
    assert "1 april 2024, meer dan 90 dagen geleden" in zinnen(alle, "stand-verouderd")[0]
    assert (
        "€ 40.000 van het plafond van € 98.000"
        in zinnen(alle, "actie-groot-deel-van-plafond", "Tuinkamer van Noord")[0]
    )
    assert "95,7 %" in zinnen(alle, "post-vroeg-gebonden")[0]
    (ouder,) = zinnen(alle, "overzicht-ouder-dan-plan")
    assert "1 april 2024" in ouder
    assert "8 april 2025" in ouder


def test_the_worst_comes_first(noord):
    volgorde = [list(Ernst).index(rij.ernst) for rij in alle_bevindingen(noord, vandaag=VANDAAG)]
    assert volgorde == sorted(volgorde)


def test_rules_have_stable_names_that_are_nobody_elses():
    namen = [regel.id for regel in alle_regels()]
    assert len(namen) == len(set(namen))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", naam) for naam in namen)
    assert {regel for regel, _ in REGELBEVINDINGEN} <= set(namen)


def test_every_finding_has_a_key_of_its_own_that_does_not_depend_on_names(noord):
    alle = alle_bevindingen(noord, vandaag=VANDAAG)
    voor = {rij.sleutel: rij.vingerafdruk for rij in alle}
    assert len(voor) == len({rij.code for rij in alle}) == len(alle)
    for actie in Actie.objects.all():
        actie.titel = f"Actie {actie.nummer}"
        actie.save()
    na = {rij.sleutel: rij.vingerafdruk for rij in alle_bevindingen(noord, vandaag=VANDAAG)}
    # Without years in the titles the rule about years in titles has nothing to say.
    assert {sleutel for sleutel in voor if sleutel not in na} == {
        f"titel-past-niet-bij-looptijd/actie/2025-2026/{slug}"
        for slug in ("project-taal-en-coaching-2025-2026", "sociale-redzaamheid-2024-2025")
    }
    assert na.items() <= voor.items()


@pytest.mark.parametrize("regel", ["looptijd-ontbreekt", "post-overschreden", "veld-leeg-in-bron", "datum-voetregel"])
def test_one_rule_is_read_without_all_the_others(noord, regel):
    with CaptureQueriesContext(connection) as queries:
        gelezen = bevindingen_van_regel(noord, regel, vandaag=VANDAAG)
    assert len(queries) <= 9
    assert set(gelezen) == {rij for rij in alle_bevindingen(noord, vandaag=VANDAAG) if rij.regel == regel} != set()


def test_a_rule_that_does_not_exist_finds_nothing(noord):
    assert bevindingen_van_regel(noord, "bestaat-niet", vandaag=VANDAAG) == ()


def test_what_is_mended_disappears(noord):
    Actie.objects.filter(titel="Openstellen De Loopplank").update(
        looptijd_van=date(2025, 1, 1), looptijd_tot=date(2025, 12, 31), looptijd_precisie="jaar", soort="nieuw"
    )
    Financiering.objects.filter(actie__titel="Openstellen De Loopplank").update(brontekst="")
    assert "Openstellen De Loopplank" not in {rij.object for rij in alle_bevindingen(noord, vandaag=VANDAAG)}


def test_samira_confirms_every_proposal_and_the_findings_over_letters_disappear_by_themselves(noord):
    """Doel M gets no actie by it: nothing is printed one letter above it."""
    samira = Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")
    gelezen = lees_planletters(huidig_plan(noord))
    veranderingen = neem_voor(gelezen.rijen, Letterkeuze.VOORSTEL).veranderingen
    stel_letters_vast(
        plan=gelezen.plan,
        besluiten=[Letterbesluit(rij.rij.actie, rij.rij.letter, None, rij.besluit) for rij in veranderingen],
        daad=Daad(samira, datetime(2026, 2, 3, tzinfo=UTC)),
    )
    gevonden = {(rij.regel, rij.object) for rij in alle_bevindingen(noord, vandaag=VANDAAG) if rij.soort == Soort.REGEL}
    assert REGELBEVINDINGEN - gevonden == {
        ("doel-zonder-omschrijving", "Doel U"),
        ("doel-zonder-actie", "Doel N"),
        ("letter-voorstel-open", "Letters bij de acties"),
    }
    assert gevonden - REGELBEVINDINGEN == set()


def test_an_actie_shows_its_own_findings_and_those_of_its_letters(noord):
    feiten = lees_actiefeiten(noord)
    melden = next(actie for actie in feiten.acties if actie.titel == MELDINGSBEREIDHEID)
    gevonden = {rij.regel for rij in bevindingen_van(melden, feiten, {})}
    assert gevonden == {"looptijd-onleesbaar", "soort-ontbreekt", "doel-zonder-omschrijving"}


@pytest.fixture
def zoals_een_pagina(noord):
    """The programme as a page reads it: its norms come along."""
    return deelname_van(Gebruiker.objects.get(deelnames__rol=Rol.WETHOUDER), noord.slug).programma


def test_the_same_number_of_queries_for_ten_times_as_many_acties(zoals_een_pagina):
    with CaptureQueriesContext(connection) as eerst:
        alle_bevindingen(zoals_een_pagina, vandaag=VANDAAG)
    vermenigvuldig(10)
    with CaptureQueriesContext(connection) as daarna:
        assert len(alle_bevindingen(zoals_een_pagina, vandaag=VANDAAG)) > 100
    assert len(eerst) == len(daarna) == 10


def test_a_caller_with_the_acties_spares_two_queries(zoals_een_pagina, django_assert_num_queries):
    acties = Actie.objects.van_programma(zoals_een_pagina).gegevens()
    with django_assert_num_queries(8):
        assert len(alle_bevindingen(zoals_een_pagina, vandaag=VANDAAG, acties=acties)) == len(REGELBEVINDINGEN) + len(
            BRONOPMERKINGEN
        )


def vermenigvuldig(keer: int) -> None:
    """Every actie `keer` times, with one line of money each."""
    for nummer in range(1, keer):
        for actie in Actie.objects.filter(nummer__regex=r"^\d\.\d\d$"):
            actie.pk, actie.nummer, actie.slug = None, f"{actie.nummer}-{nummer}", f"{actie.slug}-{nummer}"
            actie.save(force_insert=True)
            Financiering.objects.create(actie=actie, volgorde=1, bron="fonds", bedrag=Decimal(1), toestand="bedrag")


def periodefeiten(noord):
    geld = lees_geldfeiten(noord, Actie.objects.van_programma(noord).gegevens(), vandaag=VANDAAG)
    return lees_feiten(noord, geld, tuple(noord.plannen.order_by("-van_jaar", "pk")))


def test_bijsturen_on_budget_takes_the_contradiction_away(noord):
    feiten = periodefeiten(noord)
    aspecten = feiten.aspecten | {Aspect.BUDGET: Oordeel.BIJSTUREN, Aspect.TOTAAL: Oordeel.BIJSTUREN}
    regels = {rij.regel for rij in REGELS.controleer(replace(feiten, aspecten=aspecten))}
    assert regels == {"overzicht-ouder-dan-plan", "veld-leeg-in-bron", "opgave-niet-beoordeeld"}


def test_a_total_that_is_better_than_its_worst_aspect_is_found(noord):
    feiten = periodefeiten(noord)
    feiten = replace(feiten, aspecten=feiten.aspecten | {Aspect.PLANNING: Oordeel.AANDACHTSPUNT})
    (zin,) = zinnen(REGELS.controleer(feiten), "totaalbeeld-te-gunstig")
    assert zin.startswith("Het totaalbeeld is Volgens verwachting, maar Planning staat op Aandachtspunt.")


def test_an_aspect_without_a_judgement_is_found(noord):
    feiten = periodefeiten(noord)
    aspecten = {aspect: oordeel for aspect, oordeel in feiten.aspecten.items() if aspect != Aspect.PLANNING}
    gevonden = [rij.object for rij in REGELS.controleer(replace(feiten, aspecten=aspecten)) if "aspect" in rij.regel]
    assert gevonden == ["Planning"]


def test_a_programme_without_a_period_has_findings_all_the_same(noord):
    noord.perioden.all().delete()
    assert {rij.regel for rij in alle_bevindingen(noord, vandaag=VANDAAG)} & {
        "looptijd-onleesbaar",
        "post-overschreden",
    }


def met_plafond(feiten, belast: str):
    """The ceiling of opgave 1 of 146.000, with this much charged to it."""
    nul = Decimal("0.00")
    stand = Plafondstand(1, Decimal(belast), nul, nul, Decimal(146_000))
    return replace(feiten, plafonds=(Planstand("Uitvoeringsplan 2025-2026", "Jeugd, jongeren en onderwijs", stand),))


def met_prognose(feiten, prognose: str):
    """Fijn en veilig wonen, with 155.966 beschikbaar, will have spent this much at the end of the year."""
    regels = [
        replace(post, prognose=Decimal(prognose)) if post.post == "Fijn en veilig wonen" else post
        for post in feiten.jaartabel.regels
    ]
    return replace(feiten, jaartabel=replace(feiten.jaartabel, regels=tuple(regels)))


def test_a_ceiling_that_is_exceeded_contradicts_a_budget_as_expected(noord):
    feiten = periodefeiten(noord)
    assert len(zinnen(REGELS.controleer(met_plafond(feiten, "146000")), "budget-spreekt-cijfers-tegen")) == 1
    _, zin = zinnen(REGELS.controleer(met_plafond(feiten, "160220")), "budget-spreekt-cijfers-tegen")
    assert zin.startswith(
        "Het aspect Budget staat op Volgens verwachting, terwijl in het Uitvoeringsplan 2025-2026 voor Jeugd, jongeren "
        "en onderwijs € 14.220 te veel is toegekend."
    )


def test_a_prognose_with_a_deficit_contradicts_a_budget_as_expected(noord):
    feiten = periodefeiten(noord)
    assert len(zinnen(REGELS.controleer(met_prognose(feiten, "155966")), "budget-spreekt-cijfers-tegen")) == 1
    _, zin = zinnen(REGELS.controleer(met_prognose(feiten, "158966")), "budget-spreekt-cijfers-tegen")
    assert "terwijl Fijn en veilig wonen volgens de prognose het jaar eindigt met een tekort van € 3.000." in zin


def test_bijsturen_on_budget_explains_a_ceiling_and_a_prognose_too(noord):
    feiten = met_prognose(met_plafond(periodefeiten(noord), "160220"), "158966")
    aspecten = feiten.aspecten | {Aspect.BUDGET: Oordeel.BIJSTUREN}
    assert zinnen(REGELS.controleer(replace(feiten, aspecten=aspecten)), "budget-spreekt-cijfers-tegen") == []
