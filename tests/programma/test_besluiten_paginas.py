"""The pages of the register of besluiten."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import fromstring

from programma.models import Besluit, Programma
from tests.bladzijde import lees, woorden

PAD = "/sterk-voor-noord/besluiten/"
MOTIE = {
    "versie": "0",
    "soort": "motie",
    "orgaan": "raad",
    "datum": "1 september 2026",
    "tekst": "Onderzoek of de Tuinkamer langer open kan.",
    "nummer": "M-7",
    "uiterlijk": "1 december 2026",
    "plan": "2025-2026",
    "periode": "2024-04",
}


def motie(noord: Programma, dagen: int = 7, **anders) -> Besluit:
    """One that must be done so many days from now."""
    uiterlijk = timezone.localdate() + timedelta(days=dagen)
    velden = {"orgaan": "raad", "soort": "motie", "datum": date(2026, 1, 5), "tekst": "Motie.", "uiterlijk": uiterlijk}
    return Besluit.objects.create(programma=noord, **velden | anders)


def teksten(pagina) -> list[str]:
    return [woorden(rij.find("th")) for rij in pagina.xpath("//main//tbody/tr")]


def test_everybody_who_reads_the_programme_reads_the_register(lezer):
    pagina = lees(lezer, PAD)
    assert teksten(pagina)[0].startswith("Uitvoeringsplan 2025-2026 is voorgelegd aan het college")
    assert len(teksten(pagina)) == 4
    assert "Voeg een besluit toe" not in woorden(pagina)


def test_the_team_adds_a_motie_that_is_open_and_does_it_later(programmateam):
    antwoord = programmateam.post(f"{PAD}nieuw/", MOTIE)
    rij = Besluit.objects.get(nummer="M-7")
    assert (antwoord.status_code, antwoord.url) == (302, f"{PAD}{rij.pk}/")
    assert (rij.plan.slug, rij.periode.slug, rij.uiterlijk) == ("2025-2026", "2024-04", date(2026, 12, 1))
    gedaan = {"versie": "1", "dag": "20 november 2026", "reden": "Raadsbrief van 20 november."}
    assert programmateam.post(f"{PAD}{rij.pk}/afdoen/", gedaan).status_code == 302
    blad = woorden(lees(programmateam, f"{PAD}{rij.pk}/").find(".//main"))
    assert "Afgedaan op 20 november 2026" in blad
    assert "‘Raadsbrief van 20 november.’" in blad


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tekst": ""}, "verplicht"),
        ({"soort": "raadsbrief"}, "Alleen een toezegging, motie of amendement"),
        ({"datum": "31 februari 2026"}, "31 februari 2026"),
    ],
)
def test_what_cannot_be_is_refused_with_the_input_kept(programmateam, anders, zin):
    antwoord = programmateam.post(f"{PAD}nieuw/", MOTIE | anders)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert 'value="M-7"' in antwoord.content.decode()


def test_a_reader_filters_on_what_is_open_and_what_is_late(noord, wethouder):
    motie(noord, 30, tekst="Later.")
    motie(noord, 3, tekst="Straks.")
    motie(noord, -1, tekst="Gisteren.")
    motie(noord, -9, tekst="Gedaan.", afgedaan_op=date(2026, 1, 6))
    motie(noord, tekst="Zonder dag.", uiterlijk=None)
    assert teksten(lees(wethouder, f"{PAD}?toon=open")) == ["Gisteren.", "Straks.", "Later.", "Zonder dag."]
    laat = lees(wethouder, f"{PAD}?toon=te-laat")
    assert teksten(laat) == ["Gisteren."]
    assert "Te laat" in woorden(laat.xpath("//main//tbody/tr")[0])
    assert len(teksten(lees(wethouder, f"{PAD}?toon=onzin"))) == 9
    assert "4 open, waarvan 1 te laat" in woorden(lees(wethouder, "/sterk-voor-noord/").find(".//main"))


def test_two_people_at_one_besluit_see_both(noord, programmateam, beheerder):
    rij = motie(noord)
    invoer = MOTIE | {"versie": "1", "reden": "Typefout."}
    assert programmateam.post(f"{PAD}{rij.pk}/wijzigen/", invoer | {"tekst": "Motie A."}).status_code == 302
    antwoord = beheerder.post(f"{PAD}{rij.pk}/wijzigen/", invoer | {"tekst": "Motie B."})
    assert antwoord.status_code == 409
    blad = " ".join(antwoord.content.decode().split())
    assert "Er staat nu: Motie A. U wilt: Motie B." in woorden(fromstring(blad))
    assert beheerder.post(f"{PAD}{rij.pk}/wijzigen/", invoer | {"tekst": "Motie B.", "versie": "2"}).status_code == 302
    rij.refresh_from_db()
    assert rij.tekst == "Motie B."


def test_a_besluit_that_asks_for_nothing_cannot_be_done(noord, programmateam):
    rij = noord.besluiten.get(datum=date(2025, 4, 8))
    assert "hoeft niet afgedaan te worden" in woorden(lees(programmateam, f"{PAD}{rij.pk}/afdoen/").find(".//main"))


def test_a_besluit_of_another_programme_does_not_exist_here(noord, programmateam):
    ander = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="G", van_jaar=2025, tot_jaar=2030, ambitie="…")
    rij = motie(ander)
    for wat in ("", "wijzigen/", "afdoen/"):
        assert programmateam.get(f"{PAD}{rij.pk}/{wat}").status_code == 404


def test_the_register_asks_as_much_for_many_besluiten(noord, lezer):
    def aantal() -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(lezer, PAD)
        return len(vragen)

    eerst = aantal()
    for dag in range(20):
        motie(noord, dag)
    assert aantal() == eerst <= 15
