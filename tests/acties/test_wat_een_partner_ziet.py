"""What somebody of a partner sees: its own acties, as the plan prints them, and nothing of what the team notes about them."""

import pytest
from django.test import Client
from lxml import html

from acties.models import Actie
from programma.models import Deelname, Gebruiker, Partner, Programma, Rol
from tests.bladzijde import woorden

from .bladzijde import WORTEL, alle, lees


def van(programma: Programma, partner: str) -> Client:
    """Somebody who is signed in for `partner`."""
    gebruiker = Gebruiker.objects.create_user("iemand@partner.example", None, naam="Iemand")
    organisatie = Partner.objects.get(naam=partner)
    Deelname.objects.create(gebruiker=gebruiker, programma=programma, rol=Rol.PARTNER, partner=organisatie)
    client = Client()
    client.force_login(gebruiker)
    return client


def ziet(client: Client) -> set[str]:
    """The addresses of the acties in the list."""
    adressen = {link.get("href") for link in alle(lees(client, "acties/"), "#lijst tbody a")}
    begin = f"{WORTEL}acties/"
    return {adres.removeprefix(begin).rstrip("/") for adres in adressen if adres.startswith(begin)} - {""}


def rapporteert(*namen: str) -> set[str]:
    return set(Actie.objects.filter(rapporteur__naam__in=namen).values_list("slug", flat=True))


def test_an_afdeling_sees_its_own_acties_and_the_municipality_those_of_its_afdelingen_too(noord):
    assert ziet(van(noord, "WIJZ")) == rapporteert("WIJZ") != set()
    Gebruiker.objects.get(email="iemand@partner.example").delete()
    assert ziet(van(noord, "Gemeente Leidschendam-Voorburg")) == rapporteert(
        "Gemeente Leidschendam-Voorburg", "WIJZ", "VTH"
    )


def test_who_reports_on_nothing_sees_an_empty_list(noord):
    assert ziet(van(noord, "Politie")) == set()


def test_an_actie_goes_out_of_sight_when_another_partner_reports_on_it(partner):
    (eerste, *_) = sorted(rapporteert("Stichting Studielokalen"))
    adres = f"{WORTEL}acties/{eerste}/"
    assert partner.get(adres).status_code == 200
    Actie.objects.filter(slug=eerste).update(rapporteur=Partner.objects.get(naam="Woej"))
    assert partner.get(adres).status_code == 404
    assert eerste not in ziet(partner)


@pytest.mark.parametrize("rapporteur", ["Stichting Studielokalen", "Sport en Welzijn (SenW)", "VTH"])
def test_no_page_of_a_partner_shows_anything_internal(noord, rapporteur):
    """No findings, no history, no proposals for letters, no form, and no way to anything but its own acties and reports."""
    client = van(noord, rapporteur)
    for slug in ziet(client):
        pagina = html.fromstring(client.get(f"{WORTEL}acties/{slug}/").content)
        koppen = {woorden(kop) for kop in alle(pagina, "h2")}
        assert not koppen & {"Bevindingen", "Geschiedenis"}
        assert "oorstel" not in woorden(pagina.find(".//main"))
        assert [form.get("action") for form in pagina.iter("form")] == ["/uitloggen"]
        for link in alle(pagina, "a"):
            href = link.get("href")
            assert href.startswith(("#", f"{WORTEL}acties/", f"{WORTEL}voortgang/")), href
            assert href.startswith("#") or client.get(href).status_code == 200, href


def test_a_partner_sees_nothing_about_the_acties_of_others_in_its_own(noord):
    """Titles of other acties in links and lists would tell about them."""
    client = van(noord, "Stichting Studielokalen")
    eigen = rapporteert("Stichting Studielokalen")
    opgaven = noord.opgaven.values_list("naam", flat=True)
    vreemd = Actie.objects.exclude(slug__in=eigen).exclude(titel__in=opgaven).values_list("titel", flat=True)
    for slug in eigen:
        tekst = woorden(html.fromstring(client.get(f"{WORTEL}acties/{slug}/").content))
        assert [titel for titel in vreemd if titel in tekst] == []
