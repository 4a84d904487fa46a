"""The parts of an edition that an erratum may open; the other parts stay as the edition says them. Pure."""

from collections.abc import Collection
from dataclasses import replace

from programma.keuzes import Keuze
from rapportage.gegevens import Overzicht


class Deel(Keuze):
    STATUS = "status", "Status en risicoprofiel"
    TEKSTEN = "teksten", "Teksten"
    BESLUITEN = "besluiten", "Besluitvorming"
    GELD = "geld", "Jaartabel"
    ACTIES = "acties", "Acties en plafonds"


VELDEN: dict[Deel, tuple[str, ...]] = {
    Deel.STATUS: ("status", "karakteristiek"),
    Deel.TEKSTEN: tuple(
        "wijzigingen doelstelling doelen_inleiding doelen_per_plan doelen_slot stand financien planning communicatie "
        "risicomanagement".split()
    ),
    Deel.BESLUITEN: ("besluitvorming",),
    Deel.GELD: ("jaartabel", "bureaudelen", "cijferbronnen", "verloop"),
    Deel.ACTIES: ("bijlagen", "verslagen"),
}


def verbeterd(editie: Overzicht, nu: Overzicht, delen: Collection[str]) -> Overzicht:
    """What `editie` says, with these parts as they are `nu`."""
    velden = {veld: getattr(nu, veld) for deel in delen for veld in VELDEN[Deel(deel)]}
    return replace(editie, export_op=nu.export_op, stand_norm_dagen=nu.stand_norm_dagen, **velden)
