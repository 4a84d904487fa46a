"""What rapporteurs reported stands in the overview: on the page, in print, as a Word document and as JSON."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.template.loader import render_to_string

from acties.handelingen.voortgang_akkoord import Toepassing, geef_akkoord
from programma.models import Rol
from rapportage.overzicht import stel_samen
from rapportage.stempel import concept
from rapportage.uitvoer import als_json, sjabloon
from tests.acties.verslagen import NU, SLECHT, VAN_TEAM, door, ingediend, mijlpaal, ronde, verzet

KOP = "Wat er over de acties van opgave"


@pytest.fixture
def periode(noord):
    """A round with one report that was agreed to, and one that waits."""
    periode = ronde(noord)
    gemeld = replace(SLECHT, mijlpalen=(verzet(mijlpaal(), date(2026, 6, 1)),))
    verslag = ingediend(periode, inhoud=gemeld)
    ingediend(periode, slug=VAN_TEAM, inhoud=replace(SLECHT, bereikt="Nog niet gelezen."))
    gezien = Toepassing(verslag).gezien
    geef_akkoord(verslag=verslag, versie=verslag.versie, gezien=gezien, daad=door(Rol.PROGRAMMATEAM))
    return periode


def test_the_overview_says_per_actie_what_was_reported_and_agreed_to(periode):
    overzicht = stel_samen(periode, nu=NU)
    context = sjabloon.context(overzicht, concept(NU))
    for blad in ("rapportage/overzicht.html", "rapportage/druk/overzicht.html"):
        pagina = render_to_string(blad, context)
        assert pagina.count(KOP) == 1
        for woorden in (SLECHT.oorzaak, SLECHT.gevolg, SLECHT.maatregel, SLECHT.bereikt, SLECHT.verwacht):
            assert woorden in pagina
        assert "40 deelnemers" in pagina
        assert "Eerste groep begint (1 juni 2026, 1 keer verzet)" in pagina
        assert "Nog niet gelezen." not in pagina
    inhoud = json.loads(als_json.maak(overzicht, concept(NU)))
    acties = [actie for opgave in inhoud["bijlagen"][0]["opgaven"] for actie in opgave["acties"]]
    assert [actie["verslag"]["bereikt"] for actie in acties if actie["verslag"]] == [SLECHT.bereikt]


def test_an_overview_without_reports_has_no_place_for_them(overzicht):
    assert KOP not in render_to_string("rapportage/druk/overzicht.html", sjabloon.context(overzicht, concept(NU)))
