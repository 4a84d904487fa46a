"""Two rounds of the real programme, printed for real: the raad can read both again, whatever happens to the programme."""

from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pypdf
import pytest
from django.core.management import call_command
from django.test import Client

from acties.models import Actie, Financiering
from financien.models import Plafond, Stand
from programma.models import Besluit, Programma, Uitvoeringsplan
from rapportage.edities import bewaarplaats
from rapportage.edities.lezen import overzicht_van
from rapportage.keuzes import Aspect
from rapportage.models import Editie, Editiebestand, Statusoordeel, Tekstblok, Weerlegging
from rapportage.ronde.stappen import Stapnaam
from tests import pdfkeuring
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import publiceer, volgende, weerleg_alles, zet
from tests.rapportage.test_overzicht_pdf import vergelijkbaar

pytestmark = [pytest.mark.usefixtures("opslag"), pytest.mark.keuring, pytest.mark.eenmaal]
GEGROND = {"oorzaak": "Ziekte", "gevolg": "Later", "maatregel": "Vervanging", "termijn": date(2026, 12, 1)}


def tweede_ronde(periode) -> Editie:
    """Two judgements, an amount and the end of three acties differ; the wethouder sends it back once."""
    ronde = volgende(periode)
    for rij in periode.oordelen.all():
        ronde.oordelen.filter(aspect=rij.aspect, opgave=rij.opgave).update(oordeel=rij.oordeel)
    ronde.oordelen.filter(aspect=Aspect.PLANNING.value).update(oordeel="aandachtspunt", **GEGROND)
    ronde.oordelen.filter(aspect=Aspect.BUDGET.value).update(oordeel="bijsturen", **GEGROND)
    geld = Financiering.objects.filter(actie__nummer="3.11", bron="programma")
    geld.update(bedrag=Decimal("42000.00"))
    Actie.objects.filter(nummer__in=["1.02", "2.01", "3.05"]).update(status="afgerond")
    later = NU + timedelta(days=1)
    zet(ronde, Stapnaam.AMBTELIJK_AKKOORD, later)
    zet(ronde, Stapnaam.TERUG, later, reden="Leg het budget beter uit.")
    weerleg_alles(ronde, later)
    zet(ronde, Stapnaam.AMBTELIJK_AKKOORD, later)
    zet(ronde, Stapnaam.AKKOORD, later)
    editie = zet(ronde, Stapnaam.COLLEGE, later)
    zet(ronde, Stapnaam.PUBLICEER, later)
    zet(ronde, Stapnaam.AAN_RAAD, later)
    return editie


def verwoest() -> None:
    """Everything is edited or deleted that can be."""
    Programma.objects.update(naam="Iets anders", bestuurlijk_opdrachtgever="Niemand")
    Uitvoeringsplan.objects.update(naam="Ander plan")
    Actie.objects.update(titel="Weg", omschrijving="")
    for model in (Financiering, Plafond, Stand, Tekstblok, Statusoordeel, Weerlegging, Besluit):
        model.objects.all().delete()


def verifieer() -> tuple[int, list[str]]:
    uit, uitgang = StringIO(), 0
    try:
        call_command("verifieer", stdout=uit)
    except SystemExit as einde:
        uitgang = einde.code
    return uitgang, uit.getvalue().strip().splitlines()


def adres(rij: Editiebestand) -> str:
    return f"/publiek/sterk-voor-noord/edities/{rij.editie.nummer}/{rij.editie.kort}/{rij.naam}"


def test_both_editions_stay_as_they_were_and_one_flipped_byte_is_found(periode, tmp_path):
    eerste = publiceer(periode)
    toen = {adres(rij): bewaarplaats.lees(rij.sha256) for rij in eerste.bestanden.select_related("editie")}
    tweede = tweede_ronde(periode)

    verschil = overzicht_van(tweede).verschil
    assert [rij.naam for rij in verschil.oordelen if rij.veranderd] == ["Planning", "Budget"]
    assert [rij.nummer for rij in verschil.acties.beeindigd] == ["1.02", "2.01", "3.05"]
    assert [rij.nummer for rij in verschil.acties.gewijzigd] == ["3.11"]

    verwoest()
    for pad, inhoud in toen.items():
        assert Client().get(pad).content == inhoud, pad
    bestanden = Editiebestand.objects.filter(editie__periode__programma__slug="sterk-voor-noord")
    eigen = [
        rij for rij in bestanden if rij.naam == "overzicht.pdf" and bewaarplaats.lees(rij.sha256)[-6:] == b"%%EOF\n"
    ]
    paden = []
    for rij in eigen:
        pad = Path(tmp_path / f"{rij.editie}.pdf")
        pad.write_bytes(bewaarplaats.lees(rij.sha256))
        paden.append(pad)
        lezer = pypdf.PdfReader(pad)
        assert len(lezer.outline) > 15
        if rij.editie.is_collegeversie:
            assert "CONCEPT" in lezer.pages[0].extract_text()
            continue
        tekst = vergelijkbaar("".join(bladzijde.extract_text() for bladzijde in lezer.pages))
        for opgave in overzicht_van(rij.editie).bijlagen[0].opgaven:
            for actie in opgave.acties:
                assert vergelijkbaar(actie.titel) in tekst
        assert "CONCEPT" not in tekst
    assert len(paden) == 4
    assert [uitslag for uitslag in pdfkeuring.vera(paden) if not uitslag.voldoet] == []

    uitgang, regels = verifieer()
    assert (uitgang, regels[-1].endswith(": in orde")) == (0, True), regels
    rij = eerste.bestanden.get(naam="overzicht.json")
    pad = bewaarplaats.pad(rij.sha256)
    geknoeid = bytearray(pad.read_bytes())
    geknoeid[1000] ^= 1
    pad.write_bytes(geknoeid)
    uitgang, regels = verifieer()
    assert uitgang == 1
    assert any("ditie 1" in regel and "overzicht.json" in regel for regel in regels), regels
