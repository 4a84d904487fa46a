"""The status in the overview: every judgement beside the figures, the edition before it, and what was left with a reason."""

from dataclasses import replace
from datetime import date

import lxml.html
import pytest
from django.template.loader import render_to_string

from rapportage.gegevens import Overzicht, Statusregel, Weerlegging
from rapportage.keuzes import Aspect, Oordeel
from rapportage.stempel import concept
from rapportage.templatetags.statuswoorden import richting, trend
from rapportage.uitvoer import sjabloon
from tests.bladzijde import rijen, woorden
from tests.rapportage.conftest import GEBOUWD_OP, NU

GOED, AANDACHTSPUNT, BIJSTUREN, STIL = Oordeel
pytestmark = pytest.mark.django_db


def status_van(overzicht: Overzicht) -> lxml.html.HtmlElement:
    """The section as page and PDF print it."""
    return lxml.html.fromstring(
        render_to_string("rapportage/overzicht_status.html", sjabloon.context(overzicht, concept(GEBOUWD_OP)))
    )


def met_regel(overzicht: Overzicht, aspect: Aspect, **velden) -> Overzicht:
    regels = tuple(replace(rij, **velden) if rij.aspect == aspect else rij for rij in overzicht.status.aspecten)
    return replace(overzicht, status=replace(overzicht.status, aspecten=regels))


def test_every_judgement_stands_beside_what_the_figures_say(overzicht):
    tabel = rijen(status_van(overzicht), "Elk oordeel naast wat de cijfers zeggen")
    assert {naam: cellen[:2] for naam, cellen in tabel.items()} == {
        "Totaal beeld": ["Volgens verwachting", "Bijsturen"],
        "Bestuur & ext. partijen": ["Volgens verwachting", "niets"],
        "Planning": ["Volgens verwachting", "Bijsturen"],
        "Budget": ["Volgens verwachting", "Bijsturen"],
        "Opgave 1: Jeugd, jongeren en onderwijs": ["Niet beoordeeld", "Bijsturen"],
        "Opgave 2: Financiële zelfredzaamheid en taal": ["Niet beoordeeld", "Bijsturen"],
        "Opgave 3: Fijn en veilig wonen": ["Niet beoordeeld", "Aandachtspunt"],
    }
    assert tabel["Totaal beeld"][2] == "Planning: Bijsturen. Budget: Bijsturen."
    assert tabel["Bestuur & ext. partijen"][2] == "Hier zijn geen cijfers over."


def test_a_difference_is_printed_with_its_reason_and_the_grounds(overzicht):
    gronden = {"oorzaak": "De bouw.", "gevolg": "Later.", "maatregel": "Huren.", "termijn": date(2026, 12, 31)}
    anders = met_regel(overzicht, Aspect.PLANNING, oordeel=AANDACHTSPUNT, verschil_reden="Het valt mee.", **gronden)
    blad = status_van(anders)
    assert rijen(blad, "Elk oordeel")["Planning"][2].endswith("meer dan 10 %. Anders, want: Het valt mee.")
    assert "Toelichting op Planning Oorzaak De bouw." in woorden(blad)


def test_what_was_left_stands_there_with_its_reason_and_not_as_a_surprise(overzicht):
    tekst = "Budget staat op Volgens verwachting, terwijl Programma algemeen een saldo van €\u00a0−5.237 heeft."
    rij = Weerlegging(tekst, "De reserve dekt het.", "Programmateam", NU)
    blad = status_van(replace(overzicht, status=replace(overzicht.status, weerleggingen=(rij,))))
    (lijst,) = blad.xpath("//ul[@class='weerleggingen']")
    assert woorden(lijst).endswith("heeft. Omdat: De reserve dekt het. (Programmateam, 23 november 2026)")
    assert not blad.xpath("//*[@role='note']")


REGEL = Statusregel(Aspect.PLANNING, GOED, "", "", "", None, "")


@pytest.mark.parametrize(
    ("oordeel", "vorige", "onveranderd", "woord", "pijl"),
    [
        (GOED, None, 1, "", ""),
        (GOED, GOED, 3, "3e editie ongewijzigd", "gelijk"),
        (GOED, AANDACHTSPUNT, 1, "was Aandachtspunt in editie 2", "beter"),
        (BIJSTUREN, AANDACHTSPUNT, 1, "was Aandachtspunt in editie 2", "slechter"),
        (GOED, STIL, 1, "was Niet beoordeeld in editie 2", "nieuw"),
        (STIL, GOED, 1, "was Volgens verwachting in editie 2", "weg"),
    ],
)
def test_a_judgement_tells_what_it_was_in_the_edition_before(oordeel, vorige, onveranderd, woord, pijl):
    regel = replace(REGEL, oordeel=oordeel, vorige=vorige, onveranderd=onveranderd)
    assert (trend(regel, 2), richting(regel)) == (woord, pijl)


def test_the_trend_stands_under_the_judgement(overzicht):
    anders = met_regel(overzicht, Aspect.PLANNING, vorige=BIJSTUREN)
    assert rijen(status_van(anders), "Elk oordeel")["Planning"][0] == (
        "Volgens verwachting Was Bijsturen in de vorige editie"
    )
