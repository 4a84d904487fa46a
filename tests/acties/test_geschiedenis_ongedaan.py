"""Undoing from a page: what was just done comes back, and nothing that somebody else did meanwhile is lost."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from lxml import html

from acties.handelingen.levensloop import maak_actie
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie, wijzig_acties
from acties.models import Actie
from programma.models import Gebruiker, Programma, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad, vastgelegd

from .bladzijde import WORTEL, alle, een, lees, woorden

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
GESCHIEDENIS = "acties/aanpak-woonfraude/geschiedenis/"


@pytest.fixture
def joost(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("joost@noord.example", None, naam="Joost")


@pytest.fixture
def woonfraude(noord) -> Actie:
    return Actie.objects.get(slug="aanpak-woonfraude")


def wijzig(actie: Actie, door: Gebruiker, reden: str = "Afgesproken", **waarden) -> Wijziging:
    return wijzig_actie(wens=Wens(actie.pk, waarden), daad=Daad(door, NU, reden)).wijziging


def ongedaan(client, wijziging: Wijziging, **opties):
    return client.post(f"{WORTEL}acties/ongedaan/{wijziging.pk}/", **opties)


def titel(actie: Actie) -> str:
    return Actie.objects.get(pk=actie.pk).titel


def test_the_team_undoes_the_last_change_and_is_back_where_it_was(programmateam, woonfraude, joost):
    wijzig(woonfraude, joost, looptijd="2027")
    vorm = een(lees(programmateam, GESCHIEDENIS), "form[action*=ongedaan]")
    velden = {veld.get("name"): veld.get("value") for veld in alle(vorm, "input")}
    antwoord = programmateam.post(vorm.get("action"), velden, follow=True)
    assert antwoord.redirect_chain == [(WORTEL + GESCHIEDENIS, 302)]
    assert "Ongedaan gemaakt bij 3.02 Aanpak woonfraude: ‘Looptijd’." in antwoord.content.decode()
    assert Actie.objects.get(pk=woonfraude.pk).looptijd_tot.year == 2026
    assert Wijziging.objects.over("actie", woonfraude.pk)[0].actor == Gebruiker.objects.get(
        deelnames__rol="programmateam"
    )


def test_an_address_outside_the_portal_is_no_way_back(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    antwoord = ongedaan(programmateam, gedaan, data={"next": "https://elders.example/"})
    assert antwoord["Location"] == f"{WORTEL}geschiedenis/"


def test_the_list_gets_a_message_and_hears_which_acties_changed(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    antwoord = ongedaan(programmateam, gedaan, headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert json.loads(antwoord["HX-Trigger"]) == {"actie-gewijzigd": {"acties": ["aanpak-woonfraude"]}}
    assert b"<html" not in antwoord.content
    assert "Ongedaan gemaakt bij" in antwoord.content.decode()


def test_a_bulk_change_is_undone_with_one_button(programmateam, noord, joost):
    acties = list(Actie.objects.filter(opgave__nummer=2)[:3])
    soorten = [actie.soort for actie in acties]
    daad = Daad(joost, NU, "", reeks=nieuwe_reeks())
    wijzig_acties(wensen=[Wens(actie.pk, {"soort": ""}) for actie in acties], daad=daad)
    post, *_ = alle(lees(programmateam, "geschiedenis/"), "li.post")
    vorm = een(post, "form[action*=ongedaan]")
    assert woorden(een(vorm, "button")) == "Maak alle 3 ongedaan"
    antwoord = programmateam.post(vorm.get("action"), follow=True)
    assert "De wijziging van 3 acties is ongedaan gemaakt." in antwoord.content.decode()
    assert [Actie.objects.get(pk=actie.pk).soort for actie in acties] == soorten
    ongedaan_, gewijzigd, *_ = alle(lees(programmateam, "geschiedenis/"), "li.post")
    assert "3 acties in één keer ongedaan gemaakt" in woorden(ongedaan_)
    assert not alle(gewijzigd, "form[action*=ongedaan]")


def test_of_one_actie_in_a_bulk_change_only_its_fields_are_put_back(programmateam, woonfraude, joost):
    ander = Actie.objects.exclude(pk=woonfraude.pk).first()
    daad = Daad(joost, NU, "", reeks=nieuwe_reeks())
    wijzig_acties(wensen=[Wens(actie.pk, {"gebied": "Noord"}) for actie in (woonfraude, ander)], daad=daad)
    post, *_ = alle(lees(programmateam, GESCHIEDENIS), "li.post")
    assert "In één keer gedaan met 1 andere" in woorden(post)
    assert not alle(post, "form[action*=ongedaan]")
    assert een(post, "a.terug").get("href").endswith("/gebied/")


def test_what_somebody_changed_since_then_is_shown_with_both_values_and_what_to_do(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, looptijd="2027")
    wijzig(woonfraude, joost, looptijd="2028")
    antwoord = ongedaan(programmateam, gedaan)
    tekst = " ".join(antwoord.content.decode().split())
    assert antwoord.status_code == 409
    for woord in ("2028", "2025-2026", "Joost", "3 februari 2026 10:30", "Er is niets gewijzigd"):
        assert woord in tekst
    assert f"/acties/aanpak-woonfraude/terugzetten/{gedaan.pk}/looptijd/" in tekst
    assert Actie.objects.get(pk=woonfraude.pk).looptijd_tot.year == 2028


def test_for_the_list_the_same_is_a_short_message(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Een")
    wijzig(woonfraude, joost, titel="Twee")
    antwoord = ongedaan(programmateam, gedaan, headers={"HX-Request": "true"})
    assert antwoord.status_code == 409
    assert b"<html" not in antwoord.content
    assert "Twee" in antwoord.content.decode()
    # What the list shows is old: it is told to look again.
    assert json.loads(antwoord["HX-Trigger"]) == {"actie-gewijzigd": {"acties": ["aanpak-woonfraude"]}}


def test_another_field_that_changed_meanwhile_stays(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    wijzig(woonfraude, joost, gebied="Noord")
    ongedaan(programmateam, gedaan)
    assert titel(woonfraude) == "Aanpak woonfraude"
    assert Actie.objects.get(pk=woonfraude.pk).gebied == "Noord"


def test_what_was_added_cannot_be_undone_and_the_team_reads_what_it_can_do(programmateam, woonfraude, joost):
    actie = maak_actie(
        plan=woonfraude.plan, opgave=woonfraude.opgave, waarden={"titel": "Buurtschouw"}, daad=Daad(joost, NU)
    )
    antwoord = ongedaan(programmateam, Wijziging.objects.over("actie", actie.pk).get())
    assert antwoord.status_code == 422
    assert "Laat de actie vervallen" in antwoord.content.decode()
    assert Actie.objects.filter(pk=actie.pk).exists()


def test_the_loading_and_another_kind_of_record_cannot_be_undone(programmateam, woonfraude, noord):
    for wijziging in (
        Wijziging.objects.over("programma", noord.pk).get(),
        Wijziging.objects.over("actie", woonfraude.pk).get(),
    ):
        antwoord = ongedaan(programmateam, wijziging)
        assert antwoord.status_code == 422
        assert "Er is niets van ervoor" in antwoord.content.decode()


def test_undoing_twice_changes_nothing_the_second_time(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    ongedaan(programmateam, gedaan)
    antwoord = programmateam.post(f"{WORTEL}acties/ongedaan/{gedaan.pk}/", follow=True)
    assert "Er was niets meer ongedaan te maken" in antwoord.content.decode()
    assert Wijziging.objects.over("actie", woonfraude.pk).sinds_het_laden().count() == 2


def test_what_happened_in_another_programme_is_missing_here(programmateam, joost):
    zuid = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="G", van_jaar=2025, tot_jaar=2030, ambitie="…")
    with vastgelegd(
        zuid, Daad(joost, NU), Wijziging.Handeling.GEWIJZIGD, (), soort="programma", programma=zuid, versie=1
    ) as vreemd:
        pass
    assert ongedaan(programmateam, vreemd).status_code == 404
    assert programmateam.post(f"{WORTEL}acties/ongedaan/999999/").status_code == 404


@pytest.mark.parametrize("rol", ["wethouder", "lezer", "bestuurslid", "partner"])
def test_who_does_not_edit_has_no_buttons_and_no_address(request, rol, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    client = request.getfixturevalue(rol)
    assert ongedaan(client, gedaan).status_code == 404
    assert titel(woonfraude) == "Fraude"
    if rol != "partner":
        pagina = lees(client, GESCHIEDENIS)
        assert not alle(pagina, "main form")
        assert not alle(pagina, "a.terug")


def test_the_message_after_a_save_has_a_button_that_works_without_javascript(noord, woonfraude):

    streng = Client(enforce_csrf_checks=True)
    streng.force_login(Gebruiker.objects.get(deelnames__rol="programmateam"))
    adres = f"{WORTEL}acties/aanpak-woonfraude/veld/titel/"
    vorm = een(lees(streng, "acties/aanpak-woonfraude/veld/titel/"), "form.celformulier")
    velden = {veld.get("name"): veld.get("value") or "" for veld in alle(vorm, "input")}
    lijst = streng.post(adres, velden | {"waarde": "Fraude"}, follow=True)

    terug = een(html.fromstring(lijst.content.decode()), ".melding form.ongedaan")
    velden = {veld.get("name"): veld.get("value") for veld in alle(terug, "input")}
    assert streng.post(terug.get("action"), velden)["Location"] == f"{WORTEL}acties/"
    assert titel(woonfraude) == "Aanpak woonfraude"
