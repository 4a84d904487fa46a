"""Spellings of a partner, and the programmes in which it takes part."""

import pytest

from programma.handelingen.partners import (
    PartnerBestaat,
    PartnerGeweigerd,
    haal_spelling_weg,
    haal_uit_programma,
    neem_op,
    voeg_partner_toe,
    voeg_spelling_toe,
)
from programma.models import Deelname, Gebruiker, Partner, Programma, Rol, Wijziging
from programma.vastleggen import Daad

from .conftest import NU


@pytest.fixture
def woej(noord) -> Partner:
    return Partner.objects.get(naam="Woej")


@pytest.fixture
def zuid(noord) -> Programma:
    return Programma.objects.create(
        slug="zuid", naam="Zuid", gemeente=noord.gemeente, van_jaar=2025, tot_jaar=2030, ambitie="…"
    )


def test_samira_adds_a_spelling_and_takes_it_away_again(noord, woej, daad):
    voeg_spelling_toe(partner=woej.pk, spelling=" Woej  Welzijn", programma=noord, daad=daad)
    haal_spelling_weg(partner=woej.pk, spelling="Woej Welzijn", programma=noord, daad=daad)
    haal_spelling_weg(partner=woej.pk, spelling="Woej Welzijn", programma=noord, daad=daad)
    woej.refresh_from_db()
    assert (woej.versie, woej.aliassen.count()) == (3, 0)
    weg, erbij = Wijziging.objects.over("partner", woej.pk)
    assert [(rij["oud"], rij["nieuw"]) for rij in (*erbij.verschillen, *weg.verschillen)] == [
        ("", "Woej Welzijn"),
        ("Woej Welzijn", ""),
    ]


def test_a_spelling_belongs_to_one_partner(noord, woej, daad):
    with pytest.raises(PartnerBestaat, match='"S & W": dat is Sport en Welzijn'):
        voeg_spelling_toe(partner=woej.pk, spelling="S & W", programma=noord, daad=daad)
    with pytest.raises(PartnerGeweigerd, match="staat al bij Woej"):
        voeg_spelling_toe(partner=woej.pk, spelling="WOEJ", programma=noord, daad=daad)
    voeg_spelling_toe(partner=woej.pk, spelling="Stichting Woej", programma=noord, daad=daad)


def test_a_partner_leaves_the_programme_with_a_reason_and_stays_in_the_register(noord, samira, daad):
    partner = voeg_partner_toe(programma=noord, naam="Buurtfabriek", daad=daad)
    with pytest.raises(PartnerGeweigerd) as geweigerd:
        haal_uit_programma(partner=partner.pk, programma=noord, daad=Daad(samira, NU, " "))
    assert list(geweigerd.value.fouten) == ["reden"]
    haal_uit_programma(partner=partner.pk, programma=noord, daad=daad)
    assert not partner.programmapartners.exists()
    assert Partner.objects.filter(naam="Buurtfabriek").exists()
    neem_op(partner=partner.pk, programma=noord, daad=daad)
    assert partner.programmapartners.get().programma == noord
    erin, eruit, _ = Wijziging.objects.over("partner", partner.pk)
    assert (eruit.reden, eruit.verschillen[0]["oud"]) == (daad.reden, "Sterk voor Noord")
    assert erin.versie == 3


def test_a_partner_that_is_used_or_has_its_afdelingen_there_cannot_leave_yet(noord, woej, daad):
    with pytest.raises(PartnerGeweigerd, match=r"Woej doet nog mee: hoofdpartner van \d+ acties; samenwerkings"):
        haal_uit_programma(partner=woej.pk, programma=noord, daad=daad)
    bibliotheek = voeg_partner_toe(programma=noord, naam="Boekerij", daad=daad)
    voeg_partner_toe(programma=noord, naam="Leeszaal", soort="onderdeel", onder=bibliotheek, daad=daad)
    with pytest.raises(PartnerGeweigerd, match="Leeszaal is er een onderdeel van"):
        haal_uit_programma(partner=bibliotheek.pk, programma=noord, daad=daad)


def test_what_another_programme_does_with_a_partner_does_not_keep_it_here(noord, zuid, daad):
    partner = voeg_partner_toe(programma=noord, naam="Buurtfabriek", daad=daad)
    neem_op(partner=partner.pk, programma=zuid, daad=daad)
    gebruiker = Gebruiker.objects.create_user("wilma@woej.example", None, naam="Wilma")
    Deelname.objects.create(gebruiker=gebruiker, programma=zuid, rol=Rol.PARTNER, partner=partner)
    haal_uit_programma(partner=partner.pk, programma=noord, daad=daad)
    with pytest.raises(PartnerGeweigerd, match="de partner van 1 gebruiker"):
        haal_uit_programma(partner=partner.pk, programma=zuid, daad=daad)


def test_an_afdeling_comes_with_its_organisation(zuid, daad):
    neem_op(partner=Partner.objects.get(naam="VTH").pk, programma=zuid, daad=daad)
    namen = {rij.partner.naam for rij in zuid.programmapartners.select_related("partner")}
    assert namen == {"VTH", "Gemeente Leidschendam-Voorburg"}
