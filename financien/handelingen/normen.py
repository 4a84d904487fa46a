"""From when on the figures of a programme ask for attention: chosen, with a reason."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from financien.models import Geldnormen
from financien.normen import STANDAARD
from programma.handelingen.weigering import eis_reden
from programma.models import Programma, Wijziging
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import VersieBotsing, wissel

SOORT = "geldnormen"
NAMEN = {
    "gebonden": "Vroeg gebonden vanaf",
    "stand_dagen": "Stand te oud na",
    "onverdeeld": "Onverdeeld vanaf",
    "concentratie": "Groot deel van een plafond vanaf",
}
DAGEN = frozenset({"stand_dagen"})


@transaction.atomic
def kies_normen(*, programma: Programma, versie: int, nieuw: Mapping[str, int], daad: Daad) -> Geldnormen:
    """Give the norms of `programma` these values: percentages, and days for `stand_dagen`.

    `versie` is that of the norms as somebody saw them, 0 for those of every programme that chose none. What is the same
    already is left as it is. Raises Geweigerd without a reason, VersieBotsing when somebody was first.
    """
    eis_reden(daad)
    rij = Geldnormen.objects.filter(programma=programma).first() if versie else Geldnormen(programma=programma)
    if rij is None:
        raise VersieBotsing
    voor = waarden(rij) if versie else STANDAARD.in_procenten()
    verschillen = [_verschil(veld, voor[veld], nieuw[veld]) for veld in NAMEN if voor[veld] != nieuw[veld]]
    if not verschillen:
        return rij
    for veld in NAMEN:
        setattr(rij, veld, nieuw[veld])
    if versie:
        wissel(rij, versie)
    else:
        _maak(rij)
    with vastgelegd(
        rij, daad, Wijziging.Handeling.GEWIJZIGD, verschillen, soort=SOORT, programma=programma, versie=rij.versie
    ):
        rij.save()
    return rij


def waarden(rij: Geldnormen) -> dict[str, int]:
    """The norms by field, as they are written down."""
    return {veld: getattr(rij, veld) for veld in NAMEN}


def _maak(rij: Geldnormen) -> None:
    """A programme has one row: who makes it second, was too late."""
    try:
        krijg_sleutel(rij)
    except IntegrityError:
        raise VersieBotsing from None


def _verschil(veld: str, oud: int, nieuw: int) -> Verschil:
    maat = "dagen" if veld in DAGEN else "%"
    return Verschil(veld, NAMEN[veld], oud, nieuw, f"{oud} {maat}", f"{nieuw} {maat}")
