"""The ceilings of a plan: set for an opgave that had none, and changed; both with a reason."""

from decimal import Decimal

from django.db import transaction

from financien.models import Plafond
from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Opgave, Uitvoeringsplan, Wijziging
from programma.opmaak import bedrag as toon_bedrag
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import wissel

from .posten import als_tekst

SOORT = "plafond"
NAMEN = {"bedrag": "Plafond"}
GEEN_REDEN = "Schrijf kort waarom, en noem het besluit als dat er is."
NEGATIEF = "Een plafond kan niet negatief zijn."


@transaction.atomic
def stel_plafond_vast(*, plan: Uitvoeringsplan, opgave: Opgave, bedrag: Decimal, daad: Daad) -> Plafond:
    """Give `opgave` a ceiling in `plan`, in euros. Raises Geweigerd, and VersieBotsing when somebody gave it one first."""
    _keur(bedrag, daad)
    plafond = Plafond(plan=plan, opgave=opgave, bedrag=bedrag)
    neem(plafond, 0)
    with vastgelegd(
        plafond,
        daad,
        Wijziging.Handeling.TOEGEVOEGD,
        [verschil(None, bedrag)],
        soort=SOORT,
        programma=plan.programma,
        versie=plafond.versie,
    ):
        plafond.save()
    return plafond


@transaction.atomic
def wijzig_plafond(*, plafond: Plafond, versie: int, bedrag: Decimal, daad: Daad) -> Plafond:
    """Make the ceiling `bedrag` euros; the same amount changes nothing.

    Raises Geweigerd, and VersieBotsing when somebody wrote at the ceiling since `versie`.
    """
    _keur(bedrag, daad)
    was = plafond.bedrag
    if bedrag == was:
        return plafond
    wissel(plafond, versie)
    with vastgelegd(
        plafond,
        daad,
        Wijziging.Handeling.GEWIJZIGD,
        [verschil(was, bedrag)],
        soort=SOORT,
        programma=plafond.plan.programma,
        versie=plafond.versie,
    ):
        plafond.bedrag = bedrag
        plafond.save()
    return plafond


def verschil(oud: Decimal | None, nieuw: Decimal | None) -> Verschil:
    """A ceiling from old to new, None for no ceiling."""
    return Verschil("bedrag", NAMEN["bedrag"], als_tekst(oud), als_tekst(nieuw), toon_bedrag(oud), toon_bedrag(nieuw))


def _keur(bedrag: Decimal, daad: Daad) -> None:
    if bedrag < 0:
        raise Geweigerd({"bedrag": NEGATIEF})
    eis_reden(daad, GEEN_REDEN)
