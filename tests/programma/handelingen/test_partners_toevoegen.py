"""Adding a partner to the register: never a silent double."""

import pytest

from programma.handelingen.partners import PartnerBestaat, PartnerGeweigerd, voeg_partner_toe
from programma.models import Partner, Partneralias, Wijziging


def test_samira_adds_an_organisation_with_its_spellings(noord, daad, samira):
    partner = voeg_partner_toe(
        programma=noord, naam="  Buurtfabriek\u00a0Noord ", aliassen=["BFN", "bfn", "Buurtfabriek Noord"], daad=daad
    )
    assert (partner.naam, partner.slug, partner.versie) == ("Buurtfabriek Noord", "buurtfabriek-noord", 1)
    assert [alias.spelling for alias in partner.aliassen.all()] == ["bfn"]
    assert partner.programmapartners.get().programma == noord
    wijziging = Wijziging.objects.over("partner", partner.pk).get()
    assert (wijziging.handeling, wijziging.actor, wijziging.programma) == ("toegevoegd", samira, noord)
    assert partner.history.get().wijziging == wijziging


@pytest.mark.parametrize(
    ("naam", "van"),
    [
        ("woej", "Woej"),
        ("Gemeente L.V.", "Gemeente Leidschendam-Voorburg"),
        ("In-Balance", "InBalance"),
        ("Stichting Woej", "Woej"),
        ("St. Vidomes", "Vidomes"),
        ("techniekmenu", "Stichting Techniekmenu"),
        ("Studie lokalen", "Stichting Studielokalen"),
        ("s Gravendreef-College", "'s-Gravendreef College"),
    ],
)
def test_a_name_that_differs_only_in_capitals_hyphens_spaces_or_stichting_is_refused(noord, daad, naam, van):
    aantal = Partner.objects.count()
    with pytest.raises(PartnerBestaat, match="al in het register") as bestaat:
        voeg_partner_toe(programma=noord, naam=naam, daad=daad)
    assert bestaat.value.partner.naam == van
    assert list(bestaat.value.fouten) == ["naam"]
    with pytest.raises(PartnerBestaat) as bestaat:
        voeg_partner_toe(programma=noord, naam="Buurtfabriek", aliassen=[naam], daad=daad)
    assert list(bestaat.value.fouten) == ["aliassen"]
    assert Partner.objects.count() == aantal


def test_the_same_organisation_twice_is_refused_the_second_time(noord, daad):
    voeg_partner_toe(programma=noord, naam="Buurtfabriek", daad=daad)
    with pytest.raises(PartnerBestaat, match='"Buurtfabriek": dat is Buurtfabriek'):
        voeg_partner_toe(programma=noord, naam="Buurtfabriek", daad=daad)


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"naam": " – "}, "naam"),
        ({"naam": "Woej; Politie"}, "naam"),
        ({"naam": "a" * 201}, "naam"),
        ({"naam": "Wijk\u4e2draad"}, "naam"),
        ({"toelichting": "a" * 301}, "toelichting"),
        ({"soort": "onderdeel"}, "onder"),
        ({"natuurlijke_personen": True}, "natuurlijke_personen"),
    ],
)
def test_what_cannot_be_in_the_register_is_refused_at_its_field(noord, daad, waarden, veld):
    with pytest.raises(PartnerGeweigerd) as geweigerd:
        voeg_partner_toe(**{"programma": noord, "naam": "Wijkraad", "daad": daad} | waarden)
    assert list(geweigerd.value.fouten) == [veld]
    assert not Partner.objects.filter(naam="Wijkraad").exists()


def test_an_afdeling_stands_under_an_organisation_and_not_under_another_afdeling(noord, daad):
    gemeente, vth = Partner.objects.get(naam__startswith="Gemeente"), Partner.objects.get(naam="VTH")
    with pytest.raises(PartnerGeweigerd, match="hoort bij een organisatie"):
        voeg_partner_toe(programma=noord, naam="Groen", soort="onderdeel", onder=vth, daad=daad)
    with pytest.raises(PartnerGeweigerd, match="Laat dit leeg"):
        voeg_partner_toe(programma=noord, naam="Groen", onder=gemeente, daad=daad)
    groen = voeg_partner_toe(programma=noord, naam="Groen", soort="onderdeel", onder=gemeente, daad=daad)
    assert groen in gemeente.onderdelen.all()


def test_a_name_that_would_be_a_page_of_the_register_gets_another_address(noord, daad):
    assert voeg_partner_toe(programma=noord, naam="Nieuw", daad=daad).slug == "nieuw-2"
    assert voeg_partner_toe(programma=noord, naam="Samenvoegen!", daad=daad).slug == "samenvoegen-2"
    assert not Partneralias.objects.filter(partner__slug="nieuw-2").exists()
