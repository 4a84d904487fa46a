"""Changing a partner: a new name keeps the old one as a spelling, and nobody's change is lost."""

import pytest

from programma.handelingen.partner_wijzigen import PartnerBotsing, wijzig_partner
from programma.handelingen.partners import PartnerBestaat, PartnerGeweigerd
from programma.models import Deelname, Gebruiker, Partner, Programma, Rol, Wijziging
from programma.partnervelden import waarden
from programma.vastleggen import Daad

from .conftest import LATER


@pytest.fixture
def woej(noord) -> Partner:
    return Partner.objects.get(naam="Woej")


def wijzig(partner: Partner, daad: Daad, gezien: dict | None = None, **nieuw: str) -> Partner:
    """As somebody does who filled in the whole form after having seen `gezien`, by default what there is now."""
    gezien = gezien or waarden(Partner.objects.select_related("onder").get(pk=partner.pk))
    programma = Programma.objects.get(slug="sterk-voor-noord")
    return wijzig_partner(partner=partner.pk, nieuw=gezien | nieuw, gezien=gezien, programma=programma, daad=daad)


def test_samira_renames_a_partner_and_the_old_name_is_still_recognised(woej, daad, samira):
    wijzig(woej, daad, naam="Woej Welzijn")
    woej.refresh_from_db()
    assert (woej.naam, woej.slug, woej.versie) == ("Woej Welzijn", "woej", 2)
    assert [alias.spelling for alias in woej.aliassen.all()] == ["Woej"]
    wijziging = Wijziging.objects.over("partner", woej.pk).get()
    assert (wijziging.actor, wijziging.versie, wijziging.reden) == (samira, 2, daad.reden)
    assert [(rij["naam"], rij["oud_tekst"], rij["nieuw_tekst"]) for rij in wijziging.verschillen] == [
        ("Naam", "Woej", "Woej Welzijn"),
        ("Andere spelling", "", "Woej"),
    ]
    assert woej.history.get(wijziging=wijziging).naam == "Woej Welzijn"


def test_a_spelling_becomes_the_name_and_the_name_a_spelling(noord, daad):
    partner = Partner.objects.get(naam="Sport en Welzijn (SenW)")
    wijzig(partner, daad, naam="SenW")
    assert [alias.spelling for alias in partner.aliassen.all()] == [
        "S&W",
        "Sport en Welzijn",
        "Sport en Welzijn (SenW)",
    ]
    wijzig(partner, daad, naam="SENW")
    assert partner.aliassen.count() == 3, "a capital makes no other spelling"


def test_the_same_form_sent_without_a_change_writes_nothing(woej, daad):
    assert wijzig(woej, daad).versie == 1
    assert not Wijziging.objects.over("partner", woej.pk).exists()


def test_the_name_of_another_partner_is_refused(woej, daad):
    with pytest.raises(PartnerBestaat, match="Vidomes") as bestaat:
        wijzig(woej, daad, naam="Stichting vidomes")
    assert bestaat.value.partner.naam == "Vidomes"


def test_another_field_of_joost_is_merged_and_the_same_field_shows_both_values_who_and_when(woej, daad, joost):
    gezien = waarden(woej)
    wijzig(woej, daad, gezien, toelichting="Welzijn in Leidschendam")
    wijzig(woej, Daad(joost, LATER), gezien, naam="Woej Welzijn")
    with pytest.raises(PartnerBotsing) as botsing:
        wijzig(woej, Daad(joost, LATER), gezien, naam="Stichting WOEJ", toelichting="Welzijnswerk")
    assert [(rij.naam, rij.huidig, rij.gewenst, rij.door, rij.moment) for rij in botsing.value.botsingen] == [
        ("Naam", "Woej Welzijn", "Stichting WOEJ", "Joost", LATER),
        ("Toelichting", "Welzijn in Leidschendam", "Welzijnswerk", "Samira", daad.nu),
    ]
    woej.refresh_from_db()
    assert (woej.naam, woej.toelichting, woej.versie) == ("Woej Welzijn", "Welzijn in Leidschendam", 3)


def test_both_writing_the_same_is_no_botsing(woej, daad, joost):
    gezien = waarden(woej)
    for wie in (daad, Daad(joost, LATER)):
        wijzig(woej, wie, gezien, toelichting="Welzijn")
    woej.refresh_from_db()
    assert woej.versie == 2


def test_an_organisation_with_afdelingen_stays_an_organisation(noord, daad):
    gemeente = Partner.objects.get(naam__startswith="Gemeente")
    with pytest.raises(PartnerGeweigerd, match="heeft zelf onderdelen") as geweigerd:
        wijzig(gemeente, daad, soort="groep")
    assert list(geweigerd.value.fouten) == ["soort"]


def test_an_afdeling_moves_to_another_organisation(noord, daad):
    ssp = Partner.objects.get(naam="Sociaal Servicepunt")
    wijzig(ssp, daad, onder="Sport en Welzijn (SenW)")
    (verschil,) = Wijziging.objects.over("partner", ssp.pk).get().verschillen
    assert (verschil["naam"], verschil["nieuw_tekst"]) == ("Onderdeel van", "Sport en Welzijn (SenW)")
    wijzig(ssp, daad, soort="organisatie", onder="")
    ssp.refresh_from_db()
    assert ssp.onder is None
    with pytest.raises(PartnerGeweigerd, match="hoort bij een organisatie"):
        wijzig(ssp, daad, soort="onderdeel", onder="Sociaal Servicepunt")


def test_a_partner_for_which_somebody_signs_in_cannot_become_a_group(noord, woej, daad):
    gebruiker = Gebruiker.objects.create_user("wilma@woej.example", None, naam="Wilma")
    Deelname.objects.create(gebruiker=gebruiker, programma=noord, rol=Rol.PARTNER, partner=woej)
    with pytest.raises(PartnerGeweigerd, match="rapporteur van 3 acties; de partner van 2 gebruikers"):
        wijzig(woej, daad, soort="groep")
