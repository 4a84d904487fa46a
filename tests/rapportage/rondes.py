"""Rounds that tests need: a period taken through its steps by the people whose step it is."""

from datetime import date, datetime

from programma.models import Gebruiker, Rapportageperiode, Rol
from programma.opmaak import AMSTERDAM
from programma.periodekeuzes import Periodesoort
from programma.vastleggen import Daad
from rapportage.edities.inhoud import lopend_erratum, samengesteld
from rapportage.handelingen.perioden import begin_periode
from rapportage.handelingen.periodevelden import Periodekeuze
from rapportage.handelingen.stappen import Besluitgegevens, zet_stap
from rapportage.handelingen.vriezen import vries
from rapportage.models import Editie, Weerlegging
from rapportage.ronde.stappen import OP_NAAM, Stap, Stapnaam
from rapportage.ronde.tegenspraken import openstaand, vind
from tests.rapportage.conftest import NU

BESLUIT = Besluitgegevens(date(2026, 11, 17), "2026/0417")


def iemand(rol: Rol) -> Gebruiker:
    """The person of the cast with this role."""
    return Gebruiker.objects.filter(deelnames__rol=rol).first()


def doe(rol: Rol, nu: datetime = NU, reden: str = "") -> Daad:
    return Daad(iemand(rol), nu, reden)


def volgende(periode: Rapportageperiode, soort: Periodesoort = Periodesoort.REGULIER) -> Rapportageperiode:
    """The round after `periode`, "2026-10": the team begins it, and partners report during the whole of October."""
    keuze = Periodekeuze(
        naam="Programma-overzicht, stand 1 oktober 2026",
        soort=soort,
        peildatum=date(2026, 10, 1),
        plannen=tuple(periode.plannen.all()),
        indienen_vanaf=date(2026, 10, 1),
        deadline=date(2026, 10, 23),
        indienen_tot=date(2026, 10, 31),
        risicoprofiel=periode.risicoprofiel,
        risicoprofiel_reden=periode.risicoprofiel_reden,
    )
    daad = doe(Rol.PROGRAMMATEAM, datetime(2026, 9, 21, 10, 0, tzinfo=AMSTERDAM))
    return begin_periode(programma=periode.programma, slug="2026-10", keuze=keuze, daad=daad)


def weerleg_alles(periode: Rapportageperiode, nu: datetime = NU) -> None:
    """Leave every contradiction of the period, with a reason."""
    team = doe(Rol.PROGRAMMATEAM, nu)
    alle = vind(samengesteld(periode, erratum=lopend_erratum(periode), nu=nu))
    for rij in openstaand(alle, {}):
        Weerlegging.objects.update_or_create(
            periode=periode,
            sleutel=rij.sleutel,
            defaults={
                "vingerafdruk": rij.vingerafdruk,
                "tekst": rij.tekst,
                "reden": "Het tekort wordt in de jaarrekening verrekend.",
                "door": team.actor,
                "op": nu,
            },
        )


def zet(periode: Rapportageperiode, naam: Stapnaam, nu: datetime = NU, reden: str = "Afgesproken.") -> Editie | None:
    """Take this step as the person whose step it is; the edition when it freezes."""
    stap: Stap = OP_NAAM[naam]
    rol = Rol.WETHOUDER if stap.recht == "geeft_akkoord" else Rol.PROGRAMMATEAM
    gegevens = {"periode": periode, "versie": periode.versie, "stap": stap, "daad": doe(rol, nu, reden)}
    besluit = BESLUIT if stap.besluit else None
    if stap.vriest:
        return vries(**gegevens, besluit=besluit)
    zet_stap(**gegevens, besluit=besluit)
    return None


def leg_vast(periode: Rapportageperiode, nu: datetime = NU) -> Editie:
    """From concept to an edition to which the college agreed (or the wethouder, by mandate)."""
    weerleg_alles(periode, nu)
    zet(periode, Stapnaam.AMBTELIJK_AKKOORD, nu)
    zet(periode, Stapnaam.AKKOORD, nu)
    return zet(periode, Stapnaam.COLLEGE if periode.soort == "regulier" else Stapnaam.MANDAAT, nu)


def publiceer(periode: Rapportageperiode, nu: datetime = NU) -> Editie:
    """The same, and published."""
    editie = leg_vast(periode, nu)
    zet(periode, Stapnaam.PUBLICEER, nu)
    return editie
