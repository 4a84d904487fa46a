"""What the filter of the list lets through, on the 56 acties of the real plan."""

from decimal import Decimal

import pytest
from django.db.models import QuerySet

from acties.filter import Actiefilter
from acties.kandidaten import lees_kandidaten
from acties.models import Actie
from acties.totalen import per_opgave, totaal
from acties.volgorde import Volgorde


@pytest.fixture
def acties(noord) -> QuerySet:
    return Actie.objects.van_programma(noord)


def nummers(acties: QuerySet, **vraag: str) -> list[str]:
    return [rij.nummer for rij in lees_kandidaten(acties, Actiefilter(**vraag), Volgorde()).rijen]


def test_without_a_question_everything_comes_through(acties):
    assert len(nummers(acties)) == 56


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ({"opgave": "1"}, 11),
        ({"opgave": "2"}, 13),
        ({"opgave": "3"}, 32),
        ({"doel": "S"}, 20),
        ({"doel": "V"}, 1),
        ({"doel": "M"}, 0),
        ({"soort": "geen"}, 4),
        ({"bron": "niet_genoemd"}, 12),
        ({"opgave": "9"}, 0),
        ({"opgave": "een"}, 0),
        ({"status": "niet_gerapporteerd"}, 56),
        ({"status": "bijsturen"}, 0),
        ({"tekst": "techniekmenu"}, 1),
        ({"tekst": "noord", "opgave": "3", "bron": "programma"}, 5),
    ],
)
def test_one_question_gives_the_number_of_acties_in_the_plan(acties, vraag, aantal):
    assert len(nummers(acties, **vraag)) == aantal
    kandidaten = lees_kandidaten(acties, Actiefilter(**vraag), Volgorde())
    assert (len(kandidaten.rijen), kandidaten.van) == (aantal, 56)


def test_questions_add_up(acties):
    assert nummers(acties, opgave="2", doel="J", bron="programma") == ["2.02", "2.03", "2.05", "2.13"]
    assert nummers(acties, opgave="3", soort="nieuw", bron="fonds") == ["3.31"]


def test_a_partner_is_found_in_both_roles_and_with_its_parts(acties):
    assert nummers(acties, partner="wijz") == ["1.05", "1.09", "2.03", "2.04", "2.06", "2.09"]
    gemeente = nummers(acties, partner="gemeente-leidschendam-voorburg")
    assert {"1.05", "3.06", "3.24"} <= set(gemeente)


def test_acties_without_any_money_have_a_choice_of_their_own(acties):
    zonder = nummers(acties, bron="geen")
    assert {"2.04", "2.08", "3.02", "3.17"} <= set(zonder)
    assert not {"1.09", "3.20"} & set(zonder), "basisfinanciering and words are money all the same"


def test_words_are_looked_for_in_title_description_and_names_without_capitals_and_accents(acties):
    assert nummers(acties, tekst="weesfietsen NOORD") == ["3.04"]
    assert nummers(acties, tekst="cafe") == ["2.13"]
    assert nummers(acties, tekst="techniekmenu") == ["3.31"]
    assert nummers(acties, tekst="S&W") == ["2.02", "2.03"], "the spelling of the plan counts too"
    assert nummers(acties, tekst="weesfietsen kaas") == []


def test_the_sums_of_the_plan_tie_to_the_cent(acties):
    rijen = lees_kandidaten(acties, Actiefilter(), Volgorde()).rijen
    alles = totaal(rijen)
    assert (alles.eigen, alles.ander) == (Decimal("312590.00"), Decimal("411365.00"))
    assert {nummer: (rij.aantal, rij.eigen, rij.ander) for nummer, rij in per_opgave(rijen).items()} == {
        1: (11, Decimal("160220.00"), Decimal("240080.00")),
        2: (13, Decimal("58000.00"), Decimal("107000.00")),
        3: (32, Decimal("94370.00"), Decimal("64285.00")),
    }


def test_an_address_keeps_only_what_was_asked():
    gevraagd = {"opgave": " 2 ", "tekst": "", "onzin": "1", "partner": "woej"}
    assert Actiefilter.uit(gevraagd).vraag() == {"opgave": "2", "partner": "woej"}
    assert len(Actiefilter.uit({"tekst": "a" * 1000}).tekst) == 200
