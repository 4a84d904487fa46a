"""Leaving a contradiction as it is, with the reason why; and taking that back."""

from django.db import transaction

from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Rapportageperiode, Wijziging
from programma.periodekeuzes import Periodetoestand
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import VersieBotsing, wissel
from rapportage.models import Weerlegging
from rapportage.ronde.bewerkbaar import DICHT
from rapportage.ronde.stappen import te_bewerken
from rapportage.ronde.tegenspraken import Tegenspraak

SOORT = "weerlegging"
NAMEN = {"tekst": "Tegenspraak", "reden": "Waarom zij blijft"}
GEEN_REDEN = "Schrijf waarom dit zo blijft."


@transaction.atomic
def weerleg(*, periode: Rapportageperiode, tegenspraak: Tegenspraak, versie: int, daad: Daad) -> Weerlegging:
    """Leave `tegenspraak` as it says now, for the reason of `daad`; the reason is printed in the overview.

    `versie` is that of what was decided about it before, 0 for nothing. Raises Geweigerd when the round is no concept or
    there is no reason, VersieBotsing when somebody was first.
    """
    if not tegenspraak.stopt:
        raise ValueError(f"{tegenspraak.sleutel} houdt niets tegen: er valt niets te weerleggen")
    _eis_concept(periode)
    eis_reden(daad, GEEN_REDEN)
    rij = periode.weerleggingen.filter(sleutel=tegenspraak.sleutel).first() if versie else None
    if versie and rij is None:
        raise VersieBotsing
    voor = {veld: getattr(rij, veld) if rij else "" for veld in NAMEN}
    rij = rij or Weerlegging(periode=periode, sleutel=tegenspraak.sleutel)
    rij.vingerafdruk, rij.tekst = tegenspraak.vingerafdruk, tegenspraak.tekst
    rij.reden, rij.door, rij.op = daad.reden.strip(), daad.actor, daad.nu
    verschillen = [_verschil(veld, voor[veld], getattr(rij, veld)) for veld in NAMEN]
    handeling = Wijziging.Handeling.GEWIJZIGD if versie else Wijziging.Handeling.TOEGEVOEGD
    neem(rij, versie)
    with vastgelegd(
        rij,
        daad,
        handeling,
        [verschil for verschil in verschillen if verschil.oud != verschil.nieuw],
        soort=SOORT,
        programma=periode.programma,
        versie=rij.versie,
    ):
        rij.save()
    return rij


@transaction.atomic
def neem_terug(*, weerlegging: Weerlegging, versie: int, daad: Daad) -> None:
    """The contradiction counts again. Raises Geweigerd when the round is no concept, VersieBotsing."""
    _eis_concept(weerlegging.periode)
    wissel(weerlegging, versie)
    with vastgelegd(
        weerlegging,
        daad,
        Wijziging.Handeling.VERWIJDERD,
        [_verschil("reden", weerlegging.reden, "")],
        soort=SOORT,
        programma=weerlegging.periode.programma,
        versie=weerlegging.versie,
    ):
        weerlegging.delete()


def _eis_concept(periode: Rapportageperiode) -> None:
    """Raises Geweigerd when what the round says is fixed. Nobody fixes it until the transaction is over.

    An erratum may contradict itself in any part, so it does not matter which it opens.
    """
    nu = Rapportageperiode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    if not te_bewerken(Periodetoestand(nu.toestand)):
        raise Geweigerd({"": DICHT.format(nu.get_toestand_display())})


def _verschil(veld: str, oud: str, nieuw: str) -> Verschil:
    return Verschil(veld, NAMEN[veld], oud, nieuw, oud, nieuw)
