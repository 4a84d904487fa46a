"""Two partners become one: what moves, what is kept, what is refused, and what happens when two people do it."""

from decimal import Decimal

import pytest

from acties.handelingen.partners_samenvoegen import VoorbeeldVerouderd, voeg_partners_samen
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from acties.samenvoegplan import maak_samenvoegplan
from financien.lezen import plafonds_van
from programma.handelingen.partners import PartnerGeweigerd, voeg_partner_toe, voeg_spelling_toe
from programma.models import Deelname, Gebruiker, Partner, Partneradres, Programma, Rol, Wijziging
from programma.vastleggen import Daad

from .conftest import NU


def partner(naam: str) -> Partner:
    return Partner.objects.get(naam=naam)


def plan(weg: str, blijft: str, bewerkbaar=None):
    if bewerkbaar is None:
        bewerkbaar = Programma.objects.values_list("pk", flat=True)
    return maak_samenvoegplan(weg=partner(weg), blijft=partner(blijft), bewerkbaar=set(bewerkbaar))


def voeg_samen(voorbeeld, daad: Daad, bewerkbaar=None) -> Partner:
    """Confirm what `voorbeeld` shows."""
    alle = set(Programma.objects.values_list("pk", flat=True))
    return voeg_partners_samen(
        weg=voorbeeld.weg.pk,
        blijft=voorbeeld.blijft.pk,
        afdruk=voorbeeld.afdruk,
        bewerkbaar=alle if bewerkbaar is None else bewerkbaar,
        programma=Programma.objects.get(slug="sterk-voor-noord"),
        daad=daad,
    )


def gedaan():
    """Everything that somebody did; loading the programme was nobody's."""
    return Wijziging.objects.exclude(handeling="geladen")


def totalen(noord) -> tuple:
    """Everything of domein.md section 4 that can move with a partner."""
    acties = Actie.objects.van_programma(noord).gegevens()
    standen = plafonds_van(noord.plannen.get(slug="2025-2026")).standen
    return (
        len(acties),
        sum(actie.eigen_geld for actie in acties),
        sum(actie.ander_geld for actie in acties),
        standen,
    )


def test_everything_of_the_one_is_of_the_other_and_no_euro_moves(noord, daad, samira):
    voor = totalen(noord)
    hoofd = set(Actie.objects.filter(actiepartners__partner__naam__in=["Woej", "Moedercentrum"]).values_list("nummer"))
    blijft = voeg_samen(plan("Woej", "Moedercentrum"), daad)
    assert totalen(noord) == voor
    assert voor[:3] == (56, Decimal("312590.00"), Decimal("411365.00"))
    assert set(Actie.objects.filter(actiepartners__partner=blijft).values_list("nummer")) == hoofd
    assert not Partner.objects.filter(naam="Woej").exists()
    assert [alias.spelling for alias in blijft.aliassen.all()] == ["Woej"]
    assert Partneradres.objects.get(slug="woej").partner == blijft
    assert Deelname.objects.get(rol=Rol.BESTUURSLID).partner == blijft
    for actie in Actie.objects.van_programma(noord):
        rollen = list(actie.actiepartners.values_list("partner", "rol"))
        assert len(rollen) == len(set(rollen))


def test_what_the_preview_says_of_an_actie_is_what_happens(noord, daad):
    voorbeeld = plan("Woej", "Moedercentrum")
    verwacht = {
        gevolg.actie.pk: [(veld.naam, veld.nu, veld.straks) for veld in gevolg.velden] for gevolg in voorbeeld.acties
    }
    voeg_samen(voorbeeld, daad)
    wijzigingen = gedaan().filter(onderwerp_soort="actie")
    gebeurd = {
        rij.onderwerp_id: [(deel["naam"], deel["oud_tekst"], deel["nieuw_tekst"]) for deel in rij.verschillen]
        for rij in wijzigingen
    }
    assert gebeurd == verwacht
    assert len({rij.reeks for rij in gedaan()}) == 1
    assert {(rij.handeling, rij.versie, rij.reden) for rij in wijzigingen} == {("samengevoegd", 2, daad.reden)}


def test_a_partner_that_was_in_both_is_there_once_and_with_two_roles_it_is_said(noord, daad):
    actie = Actie.objects.filter(actiepartners__partner__naam="Woej", actiepartners__rol="samenwerkingspartner").first()
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens()
    namen = [rij.naam for rij in nu.samenwerkingspartners]
    wijzig_actie(
        wens=Wens(actie.pk, {"samenwerkingspartners": [*namen, "Avalex"], "hoofdpartners": ["Avalex"]}), daad=daad
    )
    (gevolg,) = [rij for rij in plan("Woej", "Avalex").acties if rij.actie == actie]
    assert [veld.opmerking for veld in gevolg.velden] == ["Avalex staat er al: de dubbele valt weg."]
    wijzig_actie(wens=Wens(actie.pk, {"samenwerkingspartners": namen}), daad=daad)
    (gevolg,) = [rij for rij in plan("Woej", "Avalex").acties if rij.actie == actie]
    assert [veld.opmerking for veld in gevolg.velden] == ["Avalex heeft daarna twee rollen in deze actie."]
    voeg_samen(plan("Woej", "Avalex"), daad)
    (straks,) = Actie.objects.filter(pk=actie.pk).gegevens()
    assert [rij.naam for rij in straks.samenwerkingspartners].count("Avalex") == 1


def test_money_rapporteur_and_borging_follow(noord, daad):
    nieuw = voeg_partner_toe(programma=noord, naam="Techniek in de wijk", daad=daad)
    actie = Actie.objects.get(slug="mee-naar-buiten")
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens()
    regel = actie.financieringen.get(bron="partner")
    regel.begunstigde = regel.bron_partner
    regel.save()
    techniek = "Stichting Techniekmenu"
    borging = {"borging_afdeling": techniek, "borging_vanaf": "2026-01-01", "rapporteur": techniek}
    wijzig_actie(wens=Wens(actie.pk, borging), daad=daad)
    voeg_samen(plan(techniek, "Techniek in de wijk"), daad)
    actie.refresh_from_db()
    regel.refresh_from_db()
    assert {actie.rapporteur, actie.borging_afdeling, regel.bron_partner, regel.begunstigde} == {nieuw}
    assert regel.bedrag == Decimal("11500.00")
    assert nu.financieringen[-1].bedrag is not None


def test_the_afdelingen_come_along_with_their_own_acties(noord, daad):
    voeg_partner_toe(programma=noord, naam="Gemeentehuis", daad=daad)
    van_vth = Actie.objects.filter(actiepartners__partner__naam="VTH").count()
    blijft = voeg_samen(plan("Gemeente Leidschendam-Voorburg", "Gemeentehuis"), daad)
    assert {deel.naam for deel in blijft.onderdelen.all()} >= {"VTH", "WIJZ", "Handhaving"}
    assert Actie.objects.filter(actiepartners__partner__naam="VTH").count() == van_vth > 0
    assert {alias.spelling for alias in blijft.aliassen.all()} >= {
        "Gemeente",
        "Gemeente LV",
        "Gemeente Leidschendam-Voorburg",
    }


def test_an_earlier_value_can_still_be_put_back_under_the_name_that_is_gone(noord, daad, woonfraude):
    wijzig_actie(wens=Wens(woonfraude.pk, {"samenwerkingspartners": ["Kwadraad"]}), daad=daad)
    wijzig_actie(wens=Wens(woonfraude.pk, {"samenwerkingspartners": []}), daad=daad)
    voeg_samen(plan("Kwadraad", "Woej"), daad)
    wijzig_actie(wens=Wens(woonfraude.pk, {"samenwerkingspartners": ["Kwadraad"]}), daad=daad)
    (nu,) = Actie.objects.filter(pk=woonfraude.pk).gegevens()
    assert [rij.naam for rij in nu.samenwerkingspartners] == ["Woej"]


@pytest.mark.parametrize(
    ("weg", "blijft", "bezwaar"),
    [
        ("VTH", "Gemeente Leidschendam-Voorburg", "VTH is een onderdeel van Gemeente"),
        ("Gemeente Leidschendam-Voorburg", "VTH", "VTH is een onderdeel van Gemeente"),
        ("Inwoners", "Woej", "groep van inwoners en Woej niet"),
        ("Woej", "Inwoners", "groep van inwoners en Woej niet"),
        ("Inwoners", "Scholen", "groep van inwoners en Scholen niet"),
        ("Vidomes", "Woningcorporaties", "Kies de organisatie als de partner die blijft"),
        ("Bibliotheek aan de Vliet", "Scholen", "heeft onderdelen"),
        ("Woej", "Woej", "Kies twee verschillende partners"),
    ],
)
def test_what_are_not_the_same_partner_stay_apart(noord, daad, weg, blijft, bezwaar):
    voorbeeld = plan(weg, blijft)
    assert any(bezwaar in tekst for tekst in voorbeeld.bezwaren)
    with pytest.raises(PartnerGeweigerd):
        voeg_samen(voorbeeld, daad)
    assert not gedaan()


def test_a_group_may_turn_out_to_be_an_organisation(noord, daad):
    assert voeg_samen(plan("Jongerenwerk", "Woej"), daad).naam == "Woej"


def test_without_a_reason_nothing_is_merged(noord, samira):
    with pytest.raises(PartnerGeweigerd, match="kort waarom"):
        voeg_samen(plan("Kwadraad", "Woej"), Daad(samira, NU, " "))


def test_twice_and_back_are_impossible(noord, daad):
    voorbeeld, terug = plan("Kwadraad", "Woej"), plan("Woej", "Kwadraad")
    voeg_samen(voorbeeld, daad)
    for nogmaals in (voorbeeld, terug):
        with pytest.raises(Partner.DoesNotExist):
            voeg_samen(nogmaals, daad)


def test_merging_on_and_on_keeps_every_name_and_address(noord, daad):
    voeg_samen(plan("Kwadraad", "Prodeba"), daad)
    blijft = voeg_samen(plan("Prodeba", "Woej"), daad)
    assert {alias.spelling for alias in blijft.aliassen.all()} == {"Kwadraad", "Prodeba"}
    assert {adres.slug for adres in blijft.oude_adressen.all()} == {"kwadraad", "prodeba"}
    nieuw = voeg_partner_toe(programma=noord, naam="Kwadraad Zuid", daad=daad)
    assert nieuw.slug == "kwadraad-zuid"


@pytest.mark.parametrize("wat", ["actie", "spelling", "gebruiker", "andere actie"])
def test_what_changed_since_the_preview_stops_the_whole_merge(noord, daad, joost, woonfraude, wat):
    voorbeeld = plan("Woej", "Moedercentrum")
    van_joost = Daad(joost, NU, "Haast")
    if wat == "actie":
        wijzig_actie(wens=Wens(voorbeeld.acties[0].actie.pk, {"titel": "Anders"}), daad=van_joost)
    elif wat == "andere actie":
        wijzig_actie(wens=Wens(woonfraude.pk, {"hoofdpartners": ["Woej"]}), daad=van_joost)
    elif wat == "spelling":
        voeg_spelling_toe(partner=voorbeeld.blijft.pk, spelling="Moeders", programma=noord, daad=van_joost)
    else:
        wilma = Gebruiker.objects.create_user("wilma@woej.example", None, naam="Wilma")
        Deelname.objects.create(gebruiker=wilma, programma=noord, rol=Rol.PARTNER, partner=voorbeeld.weg)
    aantal = Wijziging.objects.count()
    with pytest.raises(VoorbeeldVerouderd):
        voeg_samen(voorbeeld, daad)
    assert Wijziging.objects.count() == aantal
    assert Partner.objects.filter(naam="Woej").exists()


def test_a_merge_that_fails_at_the_end_leaves_nothing_behind(noord, daad, monkeypatch):
    def breek(**_):
        raise RuntimeError("stroom weg")

    monkeypatch.setattr("acties.handelingen.partners_samenvoegen.voeg_register_samen", breek)
    with pytest.raises(RuntimeError):
        voeg_samen(plan("Woej", "Moedercentrum"), daad)
    assert not gedaan()
    assert Actie.objects.filter(versie__gt=1).count() == 0


def test_another_programme_keeps_its_partner_unless_samira_may_edit_there_too(noord, daad):
    zuid = Programma.objects.create(
        slug="zuid", naam="Zuid", gemeente=noord.gemeente, van_jaar=2025, tot_jaar=2030, ambitie="…"
    )
    zuid.programmapartners.create(partner=partner("Kwadraad"))
    voorbeeld = plan("Kwadraad", "Woej", {noord.pk})
    assert "doet ook mee in Zuid" in voorbeeld.bezwaren[0]
    with pytest.raises(PartnerGeweigerd, match="Zuid"):
        voeg_samen(voorbeeld, daad, {noord.pk})
    voorbeeld = plan("Kwadraad", "Woej", {noord.pk, zuid.pk})
    assert [programma.naam for programma in voorbeeld.programmas] == ["Sterk voor Noord", "Zuid"]
    voeg_samen(voorbeeld, daad, {noord.pk, zuid.pk})
    assert [rij.partner.naam for rij in zuid.programmapartners.all()] == ["Woej"]


def test_the_users_of_the_merged_partner_report_on_the_acties_of_both(noord, daad):
    wilma = Gebruiker.objects.create_user("wilma@kwadraad.example", None, naam="Wilma")
    deelname = Deelname.objects.create(gebruiker=wilma, programma=noord, rol=Rol.PARTNER, partner=partner("Kwadraad"))
    van_beide = Actie.objects.filter(rapporteur__naam__in=["Kwadraad", "Woej"]).count()
    voeg_samen(plan("Kwadraad", "Woej"), daad)
    deelname = Deelname.objects.get(pk=deelname.pk)
    assert deelname.versie == 2
    assert Actie.objects.zichtbaar_voor(deelname).count() == van_beide > 0
    wijziging = Wijziging.objects.get(onderwerp_soort="gebruiker")
    assert (wijziging.onderwerp, wijziging.verschillen[0]["nieuw_tekst"]) == ("Wilma", "Woej")
