"""Withdrawing an edition, after a data leak: nobody reads it any more, and that it was there stays known."""

from django.db import transaction

from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Wijziging
from programma.periodekeuzes import Periodetoestand
from programma.vastleggen import Daad, Verschil, vastgelegd
from programma.versies import wissel
from rapportage.models import Editie
from rapportage.ronde.stappen import Stapnaam

from .stappen import NAMEN, SOORT, noteer


@transaction.atomic
def trek_in(*, editie: Editie, versie: int, daad: Daad) -> tuple[Editie, ...]:
    """Withdraw `editie`, and the collegeversies that say the same; returns all of them. The round stays where it is.

    `versie` is that of its period. Raises Geweigerd, and VersieBotsing when somebody did something with the round first.
    """
    eis_reden(daad, "Schrijf waarom. Iedereen die de editie opent, leest deze reden.")
    periode = editie.periode
    edities = periode.edities.zonder_inhoud().leesbaar()
    if not edities.filter(pk=editie.pk).exists():
        raise Geweigerd({"": f"{editie} is al ingetrokken."})
    zelfde = edities.collegeversies().filter(inhoud_sha256=editie.inhoud_sha256).exclude(pk=editie.pk)
    ingetrokken = (editie, *zelfde)
    wissel(periode, versie)
    verschillen = [Verschil("editie", NAMEN["editie"], "", "", str(rij), f"{rij}, ingetrokken") for rij in ingetrokken]
    with vastgelegd(
        periode,
        daad,
        Wijziging.Handeling.STAP,
        verschillen,
        soort=SOORT,
        programma=periode.programma,
        versie=periode.versie,
    ):
        periode.save()
    for rij in ingetrokken:
        noteer(periode, Stapnaam.TREK_IN, Periodetoestand(periode.toestand), daad, editie=rij)
    return ingetrokken
