"""The register of besluiten: what raad, college, bestuur and portefeuillehouder decided, sent and promised."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from programma.models import Besluit, Programma, Wijziging
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd, verschillen_tussen
from programma.versies import wissel

from .besluitvelden import MET_DAG, NAMEN, Besluitkeuze, bezwaren, dagveld, van, verschillen
from .weigering import Geweigerd, eis_reden

SOORT = "besluit"
NIET_AF_TE_DOEN = "Dit hoeft niet afgedaan te worden: alleen een toezegging, een motie, of wat een uiterste dag heeft."


@transaction.atomic
def registreer_besluit(*, programma: Programma, keuze: Besluitkeuze, daad: Daad) -> Besluit:
    """Add a besluit to the register of `programma`. Raises Geweigerd."""
    if fouten := dict(bezwaren(keuze)):
        raise Geweigerd(fouten)
    besluit = Besluit(programma=programma)
    keuze.op(besluit)
    krijg_sleutel(besluit)
    _schrijf(besluit, verschillen(None, keuze), daad, Wijziging.Handeling.TOEGEVOEGD)
    return besluit


@transaction.atomic
def wijzig_besluit(*, besluit: Besluit, versie: int, keuze: Besluitkeuze, daad: Daad) -> Besluit:
    """Change a besluit; what is the same already is left as it is.

    Raises Geweigerd, also without a reason, and VersieBotsing when somebody was first.
    """
    fouten = dict(bezwaren(keuze))
    if besluit.afgedaan_op and keuze.datum > besluit.afgedaan_op:
        fouten["datum"] = "Deze dag ligt na de dag waarop het is afgedaan."
    if besluit.afgedaan_op and keuze.soort not in MET_DAG:
        fouten["soort"] = "Dit is al afgedaan. Leg eerst vast dat het toch niet is afgedaan."
    if fouten:
        raise Geweigerd(fouten)
    eis_reden(daad)
    if wat := verschillen(van(besluit), keuze):
        wissel(besluit, versie)
        keuze.op(besluit)
        _schrijf(besluit, wat, daad)
    return besluit


@transaction.atomic
def doe_besluit_af(*, besluit: Besluit, versie: int, op: date | None, daad: Daad) -> Besluit:
    """A toezegging, motie or amendement was done on the day `op`; None when it turns out not to be done after all.

    Raises Geweigerd, also when nobody says how, and VersieBotsing.
    """
    if fouten := dict(_bezwaren_tegen_afdoen(besluit, op, timezone.localdate(daad.nu))):
        raise Geweigerd(fouten)
    eis_reden(daad, "Schrijf kort hoe het is afgedaan." if op else "Schrijf kort waarom het toch niet af is.")
    wat = verschillen_tussen(
        {"afgedaan_op": NAMEN["afgedaan_op"]},
        {"afgedaan_op": dagveld(besluit.afgedaan_op)},
        {"afgedaan_op": dagveld(op)},
    )
    if wat:
        wissel(besluit, versie)
        besluit.afgedaan_op = op
        _schrijf(besluit, wat, daad)
    return besluit


def _bezwaren_tegen_afdoen(besluit: Besluit, op: date | None, vandaag: date):
    if not besluit.af_te_doen:
        yield "", NIET_AF_TE_DOEN
    elif op is None and besluit.afgedaan_op is None:
        yield "dag", "Vul de dag in waarop het is afgedaan."
    elif op and op > vandaag:
        yield "dag", "Deze dag ligt in de toekomst."
    elif op and op < besluit.datum:
        yield "dag", "Deze dag ligt vóór de datum van het besluit."


def _schrijf(
    besluit: Besluit,
    wat: list[Verschil],
    daad: Daad,
    handeling: Wijziging.Handeling = Wijziging.Handeling.GEWIJZIGD,
) -> None:
    with vastgelegd(besluit, daad, handeling, wat, soort=SOORT, programma=besluit.programma, versie=besluit.versie):
        besluit.save()
