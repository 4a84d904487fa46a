"""Where an overview contradicts itself: what must be solved or explained before it is frozen, and what is only said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from acties.keuzes import Status
from rapportage.gegevens import Overzicht
from rapportage.keuzes import Aspect, Oordeel
from rapportage.ronde.tegenspraken import openstaand, vind

GOED, AANDACHTSPUNT, BIJSTUREN, STIL = Oordeel
BEGIN = {
    "budget/Programma algemeen",
    "verschil/totaal",
    "verschil/planning",
    "datum/stand-jongeren/2024-01-26",
    "niet-beoordeeld/opgaven",
    "peildatum",
}
pytestmark = pytest.mark.django_db


def sleutels(overzicht: Overzicht) -> set[str]:
    return {rij.sleutel for rij in vind(overzicht)}


def zin(overzicht: Overzicht, sleutel: str) -> str:
    return next(rij.tekst for rij in vind(overzicht) if rij.sleutel == sleutel).replace("\u00a0", " ")


def met_regel(overzicht: Overzicht, aspect: Aspect, **velden) -> Overzicht:
    """With other fields of the judgement of one aspect."""
    regels = [replace(rij, **velden) if rij.aspect == aspect else rij for rij in overzicht.status.aspecten]
    return replace(overzicht, status=replace(overzicht.status, aspecten=tuple(regels)))


def met_opgave(overzicht: Overzicht, nummer: int, **velden) -> Overzicht:
    opgaven = [
        replace(rij, oordeel=replace(rij.oordeel, **velden)) if rij.nummer == nummer else rij
        for rij in overzicht.status.opgaven
    ]
    return replace(overzicht, status=replace(overzicht.status, opgaven=tuple(opgaven)))


def met_status(overzicht: Overzicht, status: Status, *nummers: str) -> Overzicht:
    """With these acties at this status."""
    (bijlage,) = overzicht.bijlagen
    opgaven = tuple(
        replace(
            opgave,
            acties=tuple(replace(rij, status=status) if rij.nummer in nummers else rij for rij in opgave.acties),
        )
        for opgave in bijlage.opgaven
    )
    return replace(overzicht, bijlagen=(replace(bijlage, opgaven=opgaven),))


def met_tekst(overzicht: Overzicht, html: str) -> Overzicht:
    (tekst,) = overzicht.planning.teksten
    return replace(overzicht, planning=replace(overzicht.planning, teksten=(replace(tekst, tekst_html=html),)))


def test_the_real_overview_contradicts_itself_in_these_things(overzicht):
    assert sleutels(overzicht) == BEGIN
    assert zin(overzicht, "budget/Programma algemeen") == (
        "Budget staat op Volgens verwachting, terwijl Programma algemeen een saldo van € −5.237 heeft en voor 101,5 % "
        "gebonden is."
    )
    assert zin(overzicht, "datum/stand-jongeren/2024-01-26").endswith(
        "staat ‘Op 26 januari 2024 kreeg de gemeenteraad een raadsbrief over de uitkomsten en over de stappen die nodig "
        "zijn’. In het register van besluiten is dat 24 januari 2024: ‘Raadsbrief uitvoering amendement "
        "uitvoeringsplan Jeugd en onderwijs/ jongeren’."
    )


def test_old_money_is_said_and_stops_nobody(overzicht):
    (oud,) = [rij for rij in vind(overzicht) if rij.sleutel == "peildatum"]
    assert oud.tekst == "De peildatum van het geld is 966 dagen oud: 1 april 2024."
    assert oud not in openstaand([oud], {})
    assert "peildatum" not in sleutels(replace(overzicht, stand_norm_dagen=1000))
    assert "peildatum" not in sleutels(replace(overzicht, jaartabel=None))


def test_what_was_overruled_is_open_again_when_it_says_something_else(overzicht):
    alle = vind(overzicht)
    weerlegd = {rij.sleutel: rij.vingerafdruk for rij in alle}
    assert openstaand(alle, weerlegd) == ()
    posten = overzicht.jaartabel.regels
    meer = replace(overzicht.jaartabel, regels=(replace(posten[0], uitgaven=posten[0].uitgaven + 1), *posten[1:]))
    (weer,) = openstaand(vind(replace(overzicht, jaartabel=meer)), weerlegd)
    assert weer.sleutel == "budget/Programma algemeen"
    assert "€\u00a0−5.238" in weer.tekst


def test_a_prognose_and_a_ceiling_count_as_the_stand_does(overzicht):
    (bijlage,) = overzicht.bijlagen
    posten = overzicht.jaartabel.regels
    tekort = replace(posten[3], prognose=posten[3].beschikbaar + Decimal("0.01"))
    keten = replace(bijlage.ketens[0], stand=replace(bijlage.ketens[0].stand, plafond=Decimal(145_449)))
    erger = replace(
        overzicht,
        jaartabel=replace(overzicht.jaartabel, regels=(*posten[:3], tekort)),
        bijlagen=(replace(bijlage, ketens=(keten, *bijlage.ketens[1:])),),
    )
    assert sleutels(erger) - BEGIN == {"prognose/Fijn en veilig wonen", "plafond/Uitvoeringsplan 2025-2026/1"}
    assert "tekort van € 0,01" in zin(erger, "prognose/Fijn en veilig wonen")
    assert "budget/Programma algemeen" not in sleutels(met_regel(erger, Aspect.BUDGET, oordeel=BIJSTUREN))


def test_an_actie_in_bijsturen_speaks_against_planning_the_whole_and_its_own_opgave(overzicht):
    bij = met_opgave(met_status(overzicht, Status.BIJSTUREN, "2.01", "2.05"), 2, oordeel=GOED)
    bij = met_opgave(bij, 3, oordeel=GOED)
    nieuw = sleutels(bij) - BEGIN
    assert {rij for rij in nieuw if rij.startswith("bijsturen/")} == {
        "bijsturen/planning",
        "bijsturen/totaal",
        "bijsturen/opgave-2",
    }
    assert zin(bij, "bijsturen/planning").startswith("Planning staat op Volgens verwachting, terwijl 2.01 ")
    assert zin(bij, "bijsturen/planning").endswith(" op Bijsturen staan.")
    assert "bijsturen/planning" not in sleutels(met_regel(bij, Aspect.PLANNING, oordeel=AANDACHTSPUNT))


def test_op_schema_contradicts_an_actie_in_bijsturen_of_its_opgave(overzicht):
    bij = met_status(overzicht, Status.BIJSTUREN, "2.01")
    assert {rij for rij in sleutels(bij) if rij.startswith("schema/")} == {
        "schema/wijzigingen",
        "schema/stand-algemeen",
    }
    assert "staat ‘De uitvoeringsplannen lopen op schema’, terwijl 2.01 " in zin(bij, "schema/wijzigingen")


@pytest.mark.parametrize(
    ("html", "gevonden"),
    [
        ("<p>Alles ligt <strong>op schema</strong>. Meer niet.</p>", True),
        ("<ul><li>De bouw loopt volgens planning</li></ul>", True),
        ("<p>De bouw ligt nog niet op schema.</p>", False),
        ("<p>Er is een schema.</p>", False),
    ],
)
def test_op_schema_is_read_as_a_reader_does(overzicht, html, gevonden):
    bij = met_tekst(met_status(overzicht, Status.BIJSTUREN, "2.01"), html)
    (tekst,) = bij.planning.teksten
    assert (f"schema/{tekst.sleutel}" in sleutels(bij)) is gevonden
    derde = replace(bij, planning=replace(bij.planning, teksten=(replace(tekst, opgave=3),)))
    assert f"schema/{tekst.sleutel}" not in sleutels(derde)


@pytest.mark.parametrize(
    ("html", "gevonden"),
    [
        ("<p>Op 24 januari 2024 ging er een raadsbrief uit.</p>", False),
        ("<p>Op 26-1-2024 ging er een raadsbrief uit.</p>", True),
        ("<p>Het plan is op 18 april 2024 vastgesteld.</p>", True),
        ("<p>Op 26 januari 2024 was er een feest. Daarna kwam de raadsbrief.</p>", False),
        ("<p>De raadsbrief van 1 januari 2020 ging over iets anders.</p>", False),
        ("<p>De raadsbrief van 31 februari 2024 bestaat niet.</p>", False),
    ],
)
def test_a_date_that_is_almost_that_of_the_register_is_found(overzicht, html, gevonden):
    nieuw = met_tekst(overzicht, html)
    assert any(rij.startswith(f"datum/{nieuw.planning.teksten[0].sleutel}/") for rij in sleutels(nieuw)) is gevonden


def test_a_plan_with_another_date_than_the_register_is_found(overzicht):
    (bijlage,) = overzicht.bijlagen
    anders = replace(overzicht, bijlagen=(replace(bijlage, vastgesteld_op=date(2025, 4, 9)),))
    assert sleutels(anders) - BEGIN == {"plandatum/Uitvoeringsplan 2025-2026"}
    assert "vastgesteld. In het register van besluiten is dat 8 april 2025" in zin(
        anders, "plandatum/Uitvoeringsplan 2025-2026"
    )


def test_a_totaalbeeld_better_than_its_worst_aspect_needs_a_reason(overzicht):
    slecht = met_regel(overzicht, Aspect.PLANNING, oordeel=AANDACHTSPUNT, verschil_reden="Het valt mee.")
    assert "verschil/totaal" not in sleutels(slecht)
    assert zin(slecht, "totaal") == "Het totaalbeeld is Volgens verwachting, maar Planning staat op Aandachtspunt."
    assert "totaal" not in sleutels(met_regel(slecht, Aspect.TOTAAL, verschil_reden="Planning weegt licht."))


SIGNAAL = [
    ("better than the figures", GOED, BIJSTUREN, None, "", "verschil"),
    ("worse than the figures", BIJSTUREN, GOED, GOED, "", "verschil"),
    ("a difference with a reason", GOED, BIJSTUREN, BIJSTUREN, "Het valt mee.", ""),
    ("what the figures say", BIJSTUREN, BIJSTUREN, BIJSTUREN, "", ""),
    ("nothing that the figures speak of", GOED, None, None, "", ""),
    ("figures that changed since", GOED, BIJSTUREN, GOED, "", "signaal"),
    ("figures that changed since, whatever the reason was", GOED, BIJSTUREN, AANDACHTSPUNT, "Ach.", "signaal"),
    ("figures that changed into the judgement", BIJSTUREN, BIJSTUREN, GOED, "Zeker.", ""),
    ("figures that fell silent", GOED, None, GOED, "", ""),
]


@pytest.mark.parametrize(
    ("oordeel", "signaal", "toen", "reden", "soort"), [rij[1:] for rij in SIGNAAL], ids=[rij[0] for rij in SIGNAAL]
)
@pytest.mark.parametrize("onderdeel", ["bestuur", "opgave-3"])
def test_a_judgement_beside_its_figures(overzicht, onderdeel, oordeel, signaal, toen, reden, soort):
    velden = {"oordeel": oordeel, "signaal": signaal, "signaal_toen": toen, "verschil_reden": reden}
    nieuw = (
        met_opgave(overzicht, 3, **velden)
        if onderdeel == "opgave-3"
        else met_regel(overzicht, Aspect.BESTUUR, **velden)
    )
    gevonden = {rij for rij in sleutels(nieuw) if rij.endswith(f"/{onderdeel}")}
    assert gevonden == ({f"{soort}/{onderdeel}"} if soort else set())


def test_what_changed_since_the_judgement_says_from_what_to_what(overzicht):
    nieuw = met_regel(overzicht, Aspect.PLANNING, signaal_toen=AANDACHTSPUNT)
    assert zin(nieuw, "signaal/planning") == (
        "Planning is beoordeeld toen de cijfers Aandachtspunt gaven. Nu geven zij Bijsturen."
    )


def test_an_empty_place_in_the_status_is_named(overzicht):
    stil = met_regel(overzicht, Aspect.BESTUUR, oordeel=STIL)
    assert zin(stil, "niet-beoordeeld/aspecten") == "Er is geen oordeel gegeven over: Bestuur & ext. partijen."
    for nummer in (1, 2, 3):
        stil = met_opgave(stil, nummer, oordeel=BIJSTUREN, signaal=BIJSTUREN)
    assert "niet-beoordeeld/opgaven" not in sleutels(stil)
