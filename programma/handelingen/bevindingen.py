"""What people agree about findings: who owns one, and why it may stay. The findings themselves are computed, never written.

A finding is passed as it was seen: its `versie` and `vingerafdruk` are those of the page on which somebody decided.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from programma.bevindingen import Bevinding
from programma.models import Bevindingafspraak, Deelname, Gebruiker, Programma, Wijziging, nieuwe_reeks
from programma.rechten import TEAM
from programma.vastleggen import Daad, Verschil, neem, vastgelegd

SOORT = "bevinding"
VELDEN = {"stand": "Stand", "eigenaar": "Eigenaar"}
OPEN, GEACCEPTEERD = "open", "geaccepteerd"


class RedenNodig(Exception):
    """A finding may stay with a reason only."""

    def __str__(self) -> str:
        return "Schrijf op waarom dit zo mag blijven."


class EigenaarGeweigerd(Exception):
    """The owner is not of the team of this programme."""

    def __str__(self) -> str:
        return "Deze persoon hoort niet bij het programmateam. Kies iemand anders."


@transaction.atomic
def wijs_toe(
    *,
    programma: Programma,
    bevinding: Bevinding,
    rol: Bevindingafspraak.Eigenaarrol,
    persoon: Gebruiker | None,
    daad: Daad,
) -> Bevindingafspraak:
    """Give the finding an owner: a person of the team, or everybody with `rol`. Raises VersieBotsing, EigenaarGeweigerd."""
    if persoon and not Deelname.objects.filter(programma=programma, gebruiker=persoon, rol__in=TEAM).exists():
        raise EigenaarGeweigerd
    rij = _neem(programma, bevinding)
    oud = rij.eigenaar_naam
    rij.eigenaar, rij.eigenaar_rol = persoon, rol
    verschil = Verschil("eigenaar", VELDEN["eigenaar"], oud, rij.eigenaar_naam, oud, rij.eigenaar_naam)
    return _bewaar(rij, daad, Wijziging.Handeling.GEWIJZIGD, verschil)


@transaction.atomic
def accepteer(*, programma: Programma, bevindingen: Sequence[Bevinding], daad: Daad) -> list[Bevindingafspraak]:
    """Let these findings stay for the reason of `daad`, all or none; each only for as long as it is as it was seen.

    Raises RedenNodig, and VersieBotsing when somebody else decided about one of them meanwhile.
    """
    if not daad.reden.strip():
        raise RedenNodig
    if len(bevindingen) > 1 and daad.reeks is None:
        daad = replace(daad, reeks=nieuwe_reeks())
    # In one order for everybody, so that two of these cannot wait for each other.
    return [_accepteer(programma, rij, daad) for rij in sorted(bevindingen, key=lambda rij: rij.sleutel)]


def _accepteer(programma: Programma, bevinding: Bevinding, daad: Daad) -> Bevindingafspraak:
    rij = _neem(programma, bevinding)
    rij.geaccepteerd_omdat, rij.vingerafdruk = daad.reden.strip(), bevinding.vingerafdruk
    rij.door, rij.op = daad.actor, daad.nu
    return _bewaar(rij, daad, Wijziging.Handeling.GEACCEPTEERD, _stand(OPEN, GEACCEPTEERD))


@transaction.atomic
def heropen(*, programma: Programma, bevinding: Bevinding, daad: Daad) -> Bevindingafspraak:
    """Take back that the finding may stay. Raises VersieBotsing."""
    rij = _neem(programma, bevinding)
    rij.geaccepteerd_omdat = rij.vingerafdruk = ""
    rij.door = rij.op = None
    return _bewaar(rij, daad, Wijziging.Handeling.HEROPEND, _stand(GEACCEPTEERD, OPEN))


def _neem(programma: Programma, bevinding: Bevinding) -> Bevindingafspraak:
    """What was agreed about the finding, taken for ourselves; the first time it is made."""
    if bevinding.versie:
        rij = Bevindingafspraak.objects.select_related("eigenaar").get(programma=programma, sleutel=bevinding.sleutel)
    else:
        rij = Bevindingafspraak(programma=programma, sleutel=bevinding.sleutel)
    rij.onderwerp = f"{bevinding.object}: {bevinding.tekst}"[:300]
    neem(rij, bevinding.versie)
    return rij


def _bewaar(
    rij: Bevindingafspraak, daad: Daad, handeling: Wijziging.Handeling, verschil: Verschil
) -> Bevindingafspraak:
    with vastgelegd(rij, daad, handeling, [verschil], soort=SOORT, programma=rij.programma, versie=rij.versie):
        rij.save()
    return rij


def _stand(oud: str, nieuw: str) -> Verschil:
    return Verschil("stand", VELDEN["stand"], oud, nieuw, oud, nieuw)
