"""The € 14.770 of Versterken Educatief Thuismilieu goes back to its own opgave, from the form to the export, and returns."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from acties.models import Financiering
from programma.models import Wijziging
from tests.acties.formulierblad import bewerk
from tests.bladzijde import lees, woorden

from .test_bevindingen_pagina import RIJEN

THUIS = "versterken-educatief-thuismilieu"
NU = [("145450.00", "550.00"), ("72770.00", "2230.00"), ("94370.00", "3630.00")]
TERUG = [("160220.00", "-14220.00"), ("58000.00", "17000.00"), ("94370.00", "3630.00")]
WORTEL = "/sterk-voor-noord/"


def export() -> list[tuple[str, str]]:
    """What `exporteer plafonds` says per opgave: toegekend and vrij."""
    uitvoer = StringIO()
    call_command("exporteer", "plafonds", stdout=uitvoer)
    return [(rij["toegekend"], rij["vrij"]) for rij in json.loads(uitvoer.getvalue())]


def fouten_over_geld(client) -> list[str]:
    """What the errors over ceilings and Budget say."""
    pagina = lees(client, f"{WORTEL}bevindingen/?ernst=fout")
    rijen = (woorden(rij) for rij in pagina.xpath(RIJEN))
    return [rij for rij in rijen if "plafond" in rij or "toegekend" in rij]


@pytest.fixture
def zelf(programmateam, noord) -> Wijziging:
    """Samira of the programmateam takes away on the form that another opgave pays."""
    assert bewerk(programmateam, THUIS).waarde("geld_0_ten_laste_van") == "2"
    blad = bewerk(programmateam, THUIS).stuur(geld_0_ten_laste_van="", reden="Opgave 1 betaalt weer zelf")
    assert blad.antwoord.status_code == 302
    return Wijziging.objects.filter(onderwerp_soort="actie").sinds_het_laden().get()


def test_before_it_everything_fits(programmateam, noord):
    assert export() == NU
    assert fouten_over_geld(programmateam) == []


def test_opgave_1_bears_160220_and_is_14220_over(zelf, wethouder):
    tekst = woorden(lees(wethouder, f"{WORTEL}financien/plafonds/").find(".//main"))
    assert "€ 160.220" in tekst
    assert "€ 14.220 meer dan het plafond" in tekst
    assert "€ 58.000" in tekst


def test_the_error_is_found_and_budget_is_contradicted(zelf, programmateam):
    plafond, budget = sorted(fouten_over_geld(programmateam), key=lambda rij: "Aspect Budget" in rij)
    assert "€ 160.220 toegekend, € 14.220 meer dan het plafond van € 146.000" in plafond
    assert "terwijl in het Uitvoeringsplan 2025-2026 voor Jeugd, jongeren en onderwijs € 14.220 te veel" in budget


def test_the_export_says_so_to_the_cent(zelf):
    assert export() == TERUG


def test_it_is_what_the_what_if_foretold(zelf, wethouder):
    pagina = lees(wethouder, f"{WORTEL}financien/verkenning/")
    assert "€ 14.220 te veel" in woorden(pagina.get_element_by_id("stand"))


def test_undoing_it_brings_everything_back(zelf, programmateam, wethouder):
    antwoord = programmateam.post(f"{WORTEL}acties/ongedaan/{zelf.pk}/", follow=True)
    assert "Ongedaan gemaakt" in antwoord.content.decode()
    assert export() == NU
    assert fouten_over_geld(programmateam) == []
    (regel,) = Financiering.objects.filter(actie__slug=THUIS, bron="programma")
    assert (regel.bedrag, regel.ten_laste_van.nummer) == (14_770, 2)
    assert "€ 14.220" not in woorden(lees(wethouder, f"{WORTEL}financien/plafonds/").find(".//main"))
