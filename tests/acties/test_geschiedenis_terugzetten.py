"""Putting an earlier value back: seen beside the value of now, with a reason, as a new change."""

from datetime import UTC, datetime

import pytest
from lxml import html

from acties.handelingen.terugdraaien import maak_ongedaan
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from acties.velden import VELDEN
from programma.handelingen.partner_wijzigen import wijzig_partner
from programma.models import Gebruiker, Partner, Partneralias, Wijziging
from programma.vastleggen import Daad

from .bladzijde import WORTEL, alle, een, lees, woorden

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def joost(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("joost@noord.example", None, naam="Joost")


@pytest.fixture
def woonfraude(noord) -> Actie:
    return Actie.objects.get(slug="aanpak-woonfraude")


def wijzig(actie: Actie, door: Gebruiker, reden: str = "Afgesproken", **waarden) -> Wijziging:
    return wijzig_actie(wens=Wens(actie.pk, waarden), daad=Daad(door, NU, reden)).wijziging


def adres(wijziging: Wijziging, veld: str, slug: str = "aanpak-woonfraude") -> str:
    return f"acties/{slug}/terugzetten/{wijziging.pk}/{veld}/"


def invoer(client, pad: str) -> dict[str, str]:
    """What the form at `pad` carries along."""
    vorm = een(lees(client, pad), "form.formulier")
    return {veld.get("name"): veld.get("value") or "" for veld in alle(vorm, "input")}


def waarde(actie: Actie, veld: str):
    (nu,) = Actie.objects.filter(pk=actie.pk).gegevens(met_mijlpalen=True)
    return VELDEN[veld].waarde(nu)


def test_the_team_sees_what_there_is_and_what_there_was_and_puts_it_back(programmateam, woonfraude, joost):
    eerste = wijzig(woonfraude, joost, looptijd="2027")
    wijzig(woonfraude, joost, looptijd="2028")
    pad = adres(eerste, "looptijd")
    feiten = [woorden(rij) for rij in alle(lees(programmateam, pad), ".feiten > div")]
    assert feiten == ["Nu 2028", "Wordt weer 2025-2026"]
    antwoord = programmateam.post(WORTEL + pad, invoer(programmateam, pad) | {"reden": "Toch niet"}, follow=True)
    assert "Teruggezet bij 3.02 Aanpak woonfraude: ‘Looptijd’." in antwoord.content.decode()
    assert waarde(woonfraude, "looptijd") == "2025-2026"
    laatste = Wijziging.objects.over("actie", woonfraude.pk)[0]
    assert (laatste.handeling, laatste.reden, laatste.herstelt) == ("teruggezet", "Toch niet", eerste)


@pytest.mark.parametrize(
    ("veld", "nieuw"), [("looptijd", "2027"), ("status", "bijsturen"), ("financiering_programma", [])]
)
def test_money_status_and_looptijd_go_back_with_a_reason_only(programmateam, woonfraude, joost, veld, nieuw):
    gedaan = wijzig(woonfraude, joost, **{veld: nieuw})
    pad = adres(gedaan, veld)
    antwoord = programmateam.post(WORTEL + pad, invoer(programmateam, pad) | {"reden": "  "})
    assert antwoord.status_code == 422
    assert "Schrijf kort waarom u dit terugzet." in antwoord.content.decode()
    assert waarde(woonfraude, veld) == nieuw


def test_a_title_goes_back_without_a_reason(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    pad = adres(gedaan, "titel")
    assert programmateam.post(WORTEL + pad, invoer(programmateam, pad)).status_code == 302
    assert waarde(woonfraude, "titel") == "Aanpak woonfraude"
    post, *_ = alle(lees(programmateam, "geschiedenis/"), "li.post")
    assert "Eerdere waarde teruggezet" in woorden(post)
    assert "Naar wat er stond vóór wat Joost deed op 3 februari 2026 10:30" in woorden(post)
    assert f"{WORTEL}geschiedenis/{gedaan.pk}/" in [link.get("href") for link in alle(post, "a")]


def test_who_was_first_is_told_and_the_reason_is_kept_for_a_second_try(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, looptijd="2027")
    pad = adres(gedaan, "looptijd")
    ingevuld = invoer(programmateam, pad) | {"reden": "Toch niet"}
    wijzig(woonfraude, joost, looptijd="2029")
    antwoord = programmateam.post(WORTEL + pad, ingevuld)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Joost was u voor" in tekst
    assert "2029" in tekst
    assert 'value="Toch niet"' in tekst
    assert waarde(woonfraude, "looptijd") == "2029"

    vorm = een(html.fromstring(tekst), "form.formulier")
    nogmaals = {veld.get("name"): veld.get("value") or "" for veld in alle(vorm, "input")}
    assert programmateam.post(WORTEL + pad, nogmaals).status_code == 302
    assert waarde(woonfraude, "looptijd") == "2025-2026"


def test_what_stands_there_already_needs_no_putting_back(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    wijzig(woonfraude, joost, titel="Aanpak woonfraude")
    pagina = lees(programmateam, adres(gedaan, "titel"))
    assert "Er staat al wat er toen stond." in woorden(pagina)
    assert not alle(pagina, "form.formulier")


def test_before_the_loading_there_was_nothing(programmateam, woonfraude):
    geladen = Wijziging.objects.over("actie", woonfraude.pk).get()
    pagina = lees(programmateam, adres(geladen, "titel"))
    assert "Er is niets van ervoor om naar terug te gaan." in woorden(pagina)


def test_a_wijziging_of_another_actie_or_field_is_missing(programmateam, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    for pad in (
        adres(gedaan, "looptijd"),
        adres(gedaan, "bestaat-niet"),
        adres(gedaan, "titel", slug="vrouwengroep"),
        adres(gedaan, "titel", slug="bestaat-niet"),
    ):
        assert programmateam.get(WORTEL + pad).status_code == 404, pad


def test_mijlpalen_come_back_whole(programmateam, woonfraude, joost):
    mijlpaal = {"naam": "Eerste ronde", "datum": "2026-03-01", "gehaald_op": ""}
    wijzig(woonfraude, joost, mijlpalen=[mijlpaal])
    weg = wijzig(woonfraude, joost, mijlpalen=[])
    pad = adres(weg, "mijlpalen")
    programmateam.post(WORTEL + pad, invoer(programmateam, pad) | {"reden": "Per ongeluk weg"})
    assert waarde(woonfraude, "mijlpalen") == [mijlpaal]


def hernoem(partner: Partner, naam: str, door: Gebruiker, noord) -> None:
    wijzig_partner(
        partner=partner.pk, nieuw={"naam": naam}, gezien={"naam": partner.naam}, programma=noord, daad=Daad(door, NU)
    )


def test_a_partner_that_was_renamed_comes_back_under_its_new_name(programmateam, noord, woonfraude, joost):
    wijzig(woonfraude, joost, samenwerkingspartners=["Woej", "Politie"])
    weg = wijzig(woonfraude, joost, samenwerkingspartners=["Politie"])
    hernoem(Partner.objects.get(naam="Woej"), "Welzijn Woej", joost, noord)
    pad = adres(weg, "samenwerkingspartners")
    assert "Welzijn Woej; Politie" in woorden(lees(programmateam, pad))
    programmateam.post(WORTEL + pad, invoer(programmateam, pad))
    assert waarde(woonfraude, "samenwerkingspartners") == ["Welzijn Woej", "Politie"]
    # What was put back has the name of now, so that it can be undone as well.
    maak_ongedaan(wijziging=Wijziging.objects.over("actie", woonfraude.pk)[0], daad=Daad(joost, NU))
    assert waarde(woonfraude, "samenwerkingspartners") == ["Politie"]


def test_a_rename_in_between_is_no_conflict(noord, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, samenwerkingspartners=["Woej"])
    hernoem(Partner.objects.get(naam="Woej"), "Welzijn Woej", joost, noord)
    eerder = gedaan.verschillen[0]["oud"]
    maak_ongedaan(wijziging=gedaan, daad=Daad(joost, NU))
    assert waarde(woonfraude, "samenwerkingspartners") == eerder


def test_a_partner_that_was_merged_comes_back_as_the_partner_it_became(programmateam, woonfraude, joost):
    oud = Partner.objects.create(naam="Buurtsport Noord", slug="buurtsport-noord")
    wijzig(woonfraude, joost, samenwerkingspartners=["Buurtsport Noord", "Woej"])
    geld = [{**regel, "bron_partner": "Buurtsport Noord"} for regel in regels("500.00")]
    wijzig(woonfraude, joost, financiering_anders=geld)
    weg = wijzig(woonfraude, joost, samenwerkingspartners=[], financiering_anders=[])
    oud.delete()
    Partneralias.objects.create(partner=Partner.objects.get(naam="Woej"), spelling="Buurtsport Noord")
    for veld in ("samenwerkingspartners", "financiering_anders"):
        pad = adres(weg, veld)
        programmateam.post(WORTEL + pad, invoer(programmateam, pad) | {"reden": "Toch wel"})
    assert waarde(woonfraude, "samenwerkingspartners") == ["Woej"]
    assert [regel["bron_partner"] for regel in waarde(woonfraude, "financiering_anders")] == ["Woej"]


def regels(bedrag: str) -> list[dict]:
    return [
        {
            "bron": "partner",
            "bedrag": bedrag,
            "toestand": "bedrag",
            "zekerheid": "onbekend",
            "bron_partner": None,
            "begunstigde": None,
            "ten_laste_van": None,
            "toelichting": "",
            "brontekst": "",
            "jaarverdeling": {},
        }
    ]


def test_a_partner_that_no_longer_exists_is_named_and_nothing_changes(programmateam, woonfraude, joost):
    weg = Partner.objects.create(naam="Buurtsport Noord", slug="buurtsport-noord")
    wijzig(woonfraude, joost, samenwerkingspartners=["Buurtsport Noord"])
    gedaan = wijzig(woonfraude, joost, samenwerkingspartners=["Woej"])
    weg.delete()
    pad = adres(gedaan, "samenwerkingspartners")
    antwoord = programmateam.post(WORTEL + pad, invoer(programmateam, pad))
    assert antwoord.status_code == 422
    assert '"Buurtsport Noord" staat niet in het register van partners.' in woorden(
        html.fromstring(antwoord.content.decode())
    )
    assert waarde(woonfraude, "samenwerkingspartners") == ["Woej"]
    ongedaan = programmateam.post(f"{WORTEL}acties/ongedaan/{gedaan.pk}/")
    assert ongedaan.status_code == 422
    assert '"Buurtsport Noord" staat niet in het register van partners.' in woorden(
        html.fromstring(ongedaan.content.decode())
    )


@pytest.mark.parametrize("rol", ["wethouder", "lezer", "bestuurslid", "partner"])
def test_who_does_not_edit_puts_nothing_back(request, rol, woonfraude, joost):
    gedaan = wijzig(woonfraude, joost, titel="Fraude")
    client = request.getfixturevalue(rol)
    pad = WORTEL + adres(gedaan, "titel")
    assert client.get(pad).status_code == client.post(pad).status_code == 404
