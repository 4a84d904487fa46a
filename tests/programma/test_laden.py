"""The loader fills an empty programme only: what somebody changed stays changed."""

from io import StringIO
from shutil import copytree

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from acties.handelingen.partners_samenvoegen import voeg_partners_samen
from acties.models import Actie
from acties.samenvoegplan import maak_samenvoegplan
from financien.models import Verkenning
from programma.demo import PROEFACCOUNTS
from programma.fixtures import FixtureFout, Fixtures
from programma.handelingen.partner_wijzigen import wijzig_partner
from programma.models import Bericht, Gebruiker, Importronde, Partner, Programma
from programma.vastleggen import Daad


def laad() -> str:
    uitvoer = StringIO()
    call_command("laad", stdout=uitvoer)
    return uitvoer.getvalue()


def test_a_second_load_leaves_the_edit_of_the_programmateam_alone(noord):
    actie = Actie.objects.get(nummer="3.01")
    actie.titel = "Regisseur in de wijk"
    actie.save()
    noord.fase = "in evaluatie"
    noord.save()

    assert laad() == ""

    assert Actie.objects.get(nummer="3.01").titel == "Regisseur in de wijk"
    assert Programma.objects.get().fase == "in evaluatie"
    assert Actie.objects.count() == 56


def test_a_second_load_does_not_bring_back_what_was_removed(noord):
    Actie.objects.get(nummer="3.32").delete()
    laad()
    assert Actie.objects.count() == 55


def test_demo_accounts_exist_for_every_role_once(noord):
    laad()
    assert sorted(Gebruiker.objects.values_list("email", flat=True)) == sorted(a.email for a in PROEFACCOUNTS)


def test_without_demo_mode_no_account_is_made(noord, settings):
    # The examples of a round of importing, a message and a what-if in the test database are somebody's.
    Bericht.objects.all().delete()
    Importronde.objects.all().delete()
    Verkenning.objects.all().delete()
    Gebruiker.objects.all().delete()
    settings.DEMO = False
    laad()
    assert not Gebruiker.objects.exists()


def test_without_demo_mode_a_demo_account_that_is_left_cannot_sign_in(noord, settings, client):
    account = PROEFACCOUNTS[0]
    assert client.login(username=account.email, password=account.wachtwoord)
    client.logout()
    settings.DEMO = False
    assert not client.login(username=account.email, password=account.wachtwoord)


def test_a_demo_session_ends_when_demo_mode_is_switched_off(wethouder, settings):
    assert wethouder.get("/sterk-voor-noord/acties/").status_code == 200
    settings.DEMO = False
    assert wethouder.get("/sterk-voor-noord/acties/").status_code == 302


def test_a_fixture_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "programma.toml").write_text("[programma\n")
    with pytest.raises(FixtureFout, match=r"programma\.toml is niet te lezen"):
        Fixtures(tmp_path).lees("programma.toml")
    with pytest.raises(FixtureFout, match=r"partners\.toml ontbreekt"):
        Fixtures(tmp_path).lees("partners.toml")


def test_nothing_of_a_second_programme_is_loaded_when_one_file_is_wrong(noord, settings, tmp_path):
    map_ = tmp_path / "fixtures" / "tweede"
    copytree(settings.BASE_DIR / "fixtures" / "sterk-voor-noord", map_)
    begin = map_ / "programma.toml"
    begin.write_text(begin.read_text().replace('slug = "sterk-voor-noord"', 'slug = "tweede"'))
    goed = (map_ / "plan-2025-2026/acties-3.toml").read_text()
    settings.BASE_DIR = tmp_path

    (map_ / "plan-2025-2026/acties-3.toml").write_text(goed.replace('programma = "€ 3.000"', 'programma = "€ 3.00"'))
    with pytest.raises(CommandError, match=r"tweede is niet geladen. Actie 3\.\d\d .*3\.00"):
        laad()
    assert not Programma.objects.filter(slug="tweede").exists()
    assert Actie.objects.count() == 56

    (map_ / "plan-2025-2026/acties-3.toml").write_text(goed)
    assert "56 acties" in laad()
    assert Actie.objects.count() == 112


def test_a_second_programme_finds_the_partners_that_were_renamed_and_merged_since(noord, settings, tmp_path):
    map_ = tmp_path / "fixtures" / "tweede"
    copytree(settings.BASE_DIR / "fixtures" / "sterk-voor-noord", map_)
    begin = map_ / "programma.toml"
    begin.write_text(begin.read_text().replace('slug = "sterk-voor-noord"', 'slug = "tweede"'))
    settings.BASE_DIR = tmp_path
    daad = Daad(Gebruiker.objects.first(), timezone.now(), "Gefuseerd")
    woej, kwadraad, senw = (Partner.objects.get(naam=naam) for naam in ("Woej", "Kwadraad", "Sport en Welzijn (SenW)"))
    plan = maak_samenvoegplan(weg=kwadraad, blijft=woej, bewerkbaar={noord.pk})
    wie = {"weg": kwadraad.pk, "blijft": woej.pk, "afdruk": plan.afdruk, "bewerkbaar": {noord.pk}}
    voeg_partners_samen(**wie, programma=noord, daad=daad)
    wijzig_partner(partner=senw.pk, nieuw={"naam": "Sportbedrijf"}, gezien={}, programma=noord, daad=daad)
    aantal = Partner.objects.count()

    assert "56 acties" in laad()

    assert Partner.objects.count() == aantal
    rollen = [
        set(woej.actiepartners.filter(actie__plan__programma__slug=slug).values_list("actie__nummer", "rol"))
        for slug in ("sterk-voor-noord", "tweede")
    ]
    assert rollen[0] == rollen[1]
