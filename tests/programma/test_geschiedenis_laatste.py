"""What was done last, in a few words: on the dashboard, and as a page of its own."""

from datetime import UTC, datetime

import pytest

from acties.handelingen.levensloop import laat_vervallen
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie, wijzig_acties
from acties.models import Actie
from programma.models import Gebruiker, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad
from tests.bladzijde import lees, woorden

PAD = "/sterk-voor-noord/geschiedenis/laatste/"
NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def daad(noord) -> Daad:
    samira = Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")
    return Daad(samira, NU, "Afgesproken")


@pytest.fixture
def woonfraude(noord) -> Actie:
    return Actie.objects.get(slug="aanpak-woonfraude")


def regels(client) -> list[str]:
    return [woorden(regel) for regel in lees(client, PAD).xpath("//ul[contains(@class, 'laatste')]/li")]


def test_a_change_of_one_field_is_told_from_old_to_new(wethouder, woonfraude, daad):
    wijzig_actie(wens=Wens(woonfraude.pk, {"looptijd": "2027"}), daad=daad)
    assert regels(wethouder)[0] == ("3.02 Aanpak woonfraude Looptijd: 2025-2026 → 2027 Samira, 3 februari 2026 10:30")


def test_more_fields_and_long_texts_are_told_by_name(wethouder, woonfraude, daad):
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Fraude", "gebied": "Noord"}), daad=daad)
    wijzig_actie(wens=Wens(woonfraude.pk, {"omschrijving": "Een heel ander verhaal. " * 9}), daad=daad)
    lang, meer, *_ = regels(wethouder)
    assert "Gewijzigd: Omschrijving Samira" in lang
    assert "Gewijzigd: Actie, Gebied Samira" in meer


def test_what_was_done_at_once_is_one_line_and_the_loading_too(wethouder, noord, woonfraude, daad):
    samen = Daad(daad.actor, NU, "", reeks=nieuwe_reeks())
    acties = Actie.objects.filter(opgave__nummer=1)
    wijzig_acties(wensen=[Wens(actie.pk, {"gebied": "Noord"}) for actie in acties], daad=samen)
    laat_vervallen(actie=woonfraude, daad=daad)
    vervallen, bulk, geld, geladen, _ = regels(wethouder)
    assert "Status: Niet gerapporteerd → Vervallen" in vervallen
    assert bulk.startswith("11 acties in één keer gewijzigd Samira")
    assert geld.startswith(
        "In één keer 4 budgetposten geladen uit de bron en 3 plafonds geladen uit de bron Het portaal"
    )
    assert geladen.startswith("56 acties in één keer geladen uit de bron Het portaal")


def test_the_five_newest_lead_to_their_own_page(wethouder, woonfraude, daad):
    for nummer in range(7):
        wijzig_actie(wens=Wens(woonfraude.pk, {"titel": f"Titel {nummer}"}), daad=daad)
    links = lees(wethouder, PAD).xpath("//ul[contains(@class, 'laatste')]//a/@href")
    sleutels = Wijziging.objects.over("actie", woonfraude.pk)[:5].values_list("pk", flat=True)
    assert links == [f"/sterk-voor-noord/geschiedenis/{sleutel}/" for sleutel in sleutels]


def test_the_dashboard_fetches_them_and_without_javascript_there_is_a_link(wethouder):
    (sectie,) = lees(wethouder, "/sterk-voor-noord/").xpath("//section[@aria-labelledby='laatst-gewijzigd']")
    assert sectie.xpath(".//div/@data-hx-get") == [PAD]
    assert sectie.xpath(".//a/@href") == ["/sterk-voor-noord/geschiedenis/"]
    deel = wethouder.get(PAD, headers={"HX-Request": "true"})
    assert b"<html" not in deel.content
    assert b"laatste" in deel.content
