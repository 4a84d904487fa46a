"""The register of partners, and the page of one partner."""

from decimal import Decimal

from acties.aandelen import aandelen
from acties.models import Actie

from .bladzijde import WORTEL, alle, een, lees, rijen, woorden


def test_who_is_hoofdpartner_with_others_counts_the_whole_actie(noord):
    per_partner = aandelen(Actie.objects.van_programma(noord).gegevens())
    for school in ("kindcentrum-trampoline", "de-margriet"):
        assert per_partner[school].eigen == Decimal("15000.00")
    assert per_partner["ikec-de-waterlelie"].eigen == Decimal("71770.00")
    assert per_partner["kredietbank-nederland"].eigen is None, "zit in basisfinanciering is no amount, and not 0"


def test_the_programmateam_finds_an_afdeling_below_the_gemeente(programmateam):
    register = rijen(lees(programmateam, "partners/"))
    namen = [rij[0] for rij in register]
    begin = namen.index("Gemeente Leidschendam-Voorburg")
    assert namen[begin + 1 : begin + 6] == ["Handhaving", "Sociaal Servicepunt", "Stadsbeheer", "VTH", "WIJZ"]
    assert register[begin][1:5] == ["Gemeente · Gemeente LV", "10", "9", "€ 5.000"]
    assert "Inwoners" not in namen


def test_groups_stand_apart_and_there_is_no_total(programmateam):
    pagina = lees(programmateam, "partners/")
    groepen = {rij[0]: rij for rij in rijen(pagina, tabel=1)}
    assert groepen["Inwoners"][2:5] == ["7", "7", "€ 14.700"]
    assert not alle(pagina, "tfoot")
    assert "Daarom staat er geen totaal." in woorden(een(pagina, "main"))


def test_the_page_of_senw_shows_the_actie_in_which_it_has_both_roles(wethouder):
    pagina = lees(wethouder, "partners/sport-en-welzijn-senw/")
    assert "S&W · SenW · Sport en Welzijn" in woorden(een(pagina, ".feiten"))
    assert "Hoofdpartner in 9 acties" in woorden(een(pagina, "#hoofd"))
    for tabel in (0, 1):
        assert ["3.04", "De Weesfietsen van Noord", "€ 5.500", ""] in rijen(pagina, tabel)


def test_the_page_of_an_afdeling_leads_to_its_organisation(wethouder):
    pagina = lees(wethouder, "partners/wijz/")
    assert woorden(een(pagina, ".bovenkop")).endswith("van Gemeente Leidschendam-Voorburg")


def test_a_partner_that_pays_shows_what_it_pays(wethouder):
    betaalt = woorden(een(lees(wethouder, "partners/stichting-techniekmenu/"), "section[aria-labelledby=betaalt]"))
    assert betaalt.startswith("Betaalt zelf mee 3.31 Mee naar buiten € 11.500")


def test_a_partner_that_does_not_exist_is_not_found(wethouder):
    assert wethouder.get(f"{WORTEL}partners/bestaat-niet/").status_code == 404
