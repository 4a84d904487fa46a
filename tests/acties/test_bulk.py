"""Samira changes many acties at once, after a preview."""

import pytest
from django.test import Client
from lxml import html

from acties.models import Actie
from programma.models import Wijziging

from .bladzijde import WORTEL, alle, een, woorden

BULK = f"{WORTEL}acties/bulk/"


@pytest.fixture
def samira(programmateam) -> Client:
    return programmateam


def stap(client: Client, verwacht: int = 200, **velden):
    antwoord = client.post(BULK, velden)
    assert antwoord.status_code == verwacht
    return html.fromstring(antwoord.content.decode())


def verborgen(pagina) -> dict[str, list[str]]:
    """What the only form of the page sends."""
    velden: dict[str, list[str]] = {}
    for invoer in alle(pagina, "main form input[type=hidden]"):
        velden.setdefault(invoer.get("name"), []).append(invoer.get("value"))
    return velden


def sleutels(**filter_) -> list[int]:
    return list(Actie.objects.filter(**filter_).order_by("nummer").values_list("pk", flat=True))


def test_samira_sees_what_changes_before_it_changes_and_undoes_all_of_it_as_one(samira):
    drie = sleutels(nummer__in=["1.01", "1.02", "1.03"])
    pagina = stap(samira, stap="waarde", veld="status", welke="gekozen", actie=drie)
    assert woorden(een(pagina, "h1")) == "Status van 3 acties wijzigen"
    pagina = stap(samira, **verborgen(pagina), waarde="volgens_verwachting", reden="Ronde voorjaar")
    assert woorden(een(pagina, "tbody tr")).endswith("Niet gerapporteerd Volgens verwachting")
    assert not Wijziging.objects.filter(onderwerp_soort="actie").sinds_het_laden().exists()
    antwoord = samira.post(BULK, verborgen(pagina) | {"stap": "doe"})
    assert antwoord["Location"] == f"{WORTEL}acties/"
    assert set(Actie.objects.filter(pk__in=drie).values_list("status", flat=True)) == {"volgens_verwachting"}
    reeks = (
        Wijziging.objects.filter(onderwerp_soort="actie")
        .sinds_het_laden()
        .values_list("reeks", "reden")
        .order_by()
        .distinct()
    )
    assert [reden for _, reden in reeks] == ["Ronde voorjaar"]


def test_all_acties_of_the_filter_are_chosen_without_ticking_any(samira):
    pagina = stap(samira, stap="waarde", veld="soort", welke="filter", vraag="opgave=2&soort=doorlopend")
    aantal = len(sleutels(opgave__nummer=2, soort="doorlopend"))
    assert woorden(een(pagina, "h1")) == f"Doorlopend of nieuw van {aantal} acties wijzigen"
    assert een(pagina, "a.btn-link").get("href") == f"{WORTEL}acties/?opgave=2&soort=doorlopend"


def test_a_status_needs_a_reason_and_an_unreadable_looptijd_says_so(samira):
    een_actie = sleutels(nummer="1.01")
    pagina = stap(samira, 422, stap="voorbeeld", veld="status", actie=een_actie, waarde="afgerond", reden="")
    assert "Waarom" in woorden(een(pagina, ".melding-fout"))
    pagina = stap(samira, 422, stap="voorbeeld", veld="looptijd", actie=een_actie, waarde="2025-2016", reden="x")
    assert "eindigt voor het begin" in woorden(een(pagina, ".melding-fout"))


def test_what_cannot_be_is_named_per_actie_and_the_rest_goes_on(samira):
    pagina = stap(
        samira,
        stap="voorbeeld",
        veld="status",
        actie=sleutels(nummer__in=["1.01", "1.02"]),
        waarde="geborgd",
        reden="x",
    )
    assert woorden(een(pagina, "#niet")) == "Dit kan niet (2)"
    assert "Er verandert niets" in woorden(een(pagina, "main"))


def test_joost_changed_one_of_them_since_the_preview_and_nothing_is_changed_at_all(samira):
    twee = sleutels(nummer__in=["1.01", "1.02"])
    pagina = stap(samira, stap="voorbeeld", veld="soort", actie=twee, waarde="nieuw", reden="")
    Actie.objects.filter(nummer="1.02").update(soort="")
    antwoord = samira.post(BULK, verborgen(pagina) | {"stap": "doe"})
    pagina = html.fromstring(antwoord.content.decode())
    assert antwoord.status_code == 409
    assert "1.02 Zomerschool" in woorden(een(pagina, ".melding-fout"))
    assert Actie.objects.get(nummer="1.01").soort == "doorlopend"


def test_the_proposals_of_opgave_3_are_confirmed_in_bulk(samira):
    pagina = stap(samira, stap="waarde", veld="toewijzing", welke="filter", vraag="opgave=3")
    pagina = stap(samira, **verborgen(pagina), waarde="bevestig", reden="")
    assert "T: voorstel bevestigd, telt als S" in woorden(een(pagina, "tbody"))
    samira.post(BULK, verborgen(pagina) | {"stap": "doe"})
    (woonfraude,) = Actie.objects.filter(slug="aanpak-woonfraude").gegevens()
    assert [verwijzing.geldig for verwijzing in woonfraude.letters] == ["S"]


def test_nothing_chosen_says_what_to_do(samira):
    pagina = stap(samira, stap="waarde", veld="status", welke="gekozen")
    assert "U hebt nog geen acties gekozen" in woorden(een(pagina, "main"))
