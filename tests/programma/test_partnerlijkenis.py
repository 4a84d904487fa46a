"""Which partners the register takes for possible doubles."""

import pytest

from programma.models import Partner
from programma.partnerlijkenis import lijkenissen


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Kwadraad", "Kwadraat"),
        ("Vlietkinderen", "Vliet Kindren"),
        ("Bibliotheek aan de Vliet", "Bibliotheken aan de Vliet"),
        ("Vluchtelingenwerk", "Vluchtelingenwerk Nederland"),
        ("WoonInvest", "Wooninvest Leidschendam"),
        ("Politie", "Politie Haaglanden"),
    ],
)
def test_a_slip_or_a_longer_name_looks_like_the_same_partner(een, ander):
    assert lijkenissen({een: [een], ander: [ander]}) == ((een, ander),)


@pytest.mark.parametrize(
    ("een", "ander"), [("Scholen", "Taalscholen"), ("VOSS", "Woej"), ("Veurs Lyceum", "Veurs College")]
)
def test_other_partners_do_not(een, ander):
    assert lijkenissen({een: [een], ander: [ander]}) == ()


def test_a_spelling_counts_as_a_name():
    namen = {
        "Sport en Welzijn (SenW)": ["Sport en Welzijn (SenW)", "Sport en Welzijn"],
        "SportWelzijn": ["SportWelzijn"],
    }
    assert lijkenissen(namen) == (("Sport en Welzijn (SenW)", "SportWelzijn"),)


def test_in_the_real_register_nobody_looks_like_another_but_the_gemeente_like_its_afdelingen(noord):
    partners = {partner.naam: partner for partner in Partner.objects.prefetch_related("aliassen")}
    namen = {naam: [naam, *(rij.spelling for rij in partner.aliassen.all())] for naam, partner in partners.items()}
    paren = [(partners[een], partners[ander]) for een, ander in lijkenissen(namen)]
    assert all(een.onder == ander or ander.onder == een for een, ander in paren)
