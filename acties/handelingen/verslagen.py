"""How a report is written down: under its version, in an open round, with a history that autosave does not flood.

What the page keeps by itself leaves one Wijziging per person and half hour, at its beginning. The rest of it goes along
with the next handeling; when that is somebody else's, it first gets a Wijziging of its own, in the name of its writer.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from acties.models import Actie, Voortgang
from acties.voortgang.geschiedenis import LEEG, momentopname, verschillen
from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode, Wijziging
from programma.periodekeuzes import Periodetoestand
from programma.vastleggen import Daad, neem, vastgelegd
from programma.versies import VersieBotsing, wissel

SOORT = "voortgang"
ZITTING = timedelta(minutes=30)


def eis_open(periode: Rapportageperiode) -> None:
    """Raises Geweigerd when nobody reports in this round any more. Nobody closes it until the transaction is over."""
    rijen = Rapportageperiode.objects.select_for_update(no_key=True).filter(pk=periode.pk)
    toestand = Periodetoestand(rijen.values_list("toestand", flat=True).get())
    if toestand != Periodetoestand.CONCEPT:
        raise Geweigerd({"": f"Deze ronde staat op ‘{toestand.naam}’. Aan de verslagen verandert nu niets meer."})


def eis_toestand(verslag: Voortgang, toestanden: Collection[str]) -> None:
    """Raises Geweigerd when the report is in none of these."""
    if verslag.toestand not in toestanden:
        raise Geweigerd({"": f"Dit kan nu niet: het verslag staat op ‘{verslag.get_toestand_display()}’."})


def maak(actie: Actie, periode: Rapportageperiode, kolommen: dict[str, Any], daad: Daad) -> Voortgang:
    """A new report. Raises VersieBotsing when somebody began it first. Call it in a transaction."""
    verslag = Voortgang(actie=actie, periode=periode, **kolommen)
    neem(verslag, 0)
    eerste = verschillen(LEEG, momentopname(verslag))
    _leg_vast(verslag, daad, Wijziging.Handeling.TOEGEVOEGD, eerste, verslag.versie)
    return verslag


def schrijf(
    verslag: Voortgang,
    versie: int,
    kolommen: dict[str, Any],
    daad: Daad,
    *,
    handeling: Wijziging.Handeling = Wijziging.Handeling.GEWIJZIGD,
    vanzelf: bool = False,
) -> None:
    """Give `verslag` these columns. `vanzelf`: the page does it, while its user is still typing.

    Raises VersieBotsing when somebody wrote since `versie`. Call it in a transaction.
    """
    if verslag.versie != versie:
        raise VersieBotsing
    vorige = verslag.history.select_related("wijziging__actor").order_by("-history_id").first()
    verteld, nu = momentopname(vorige), momentopname(verslag)
    zelfde = vorige.wijziging.actor_id == (daad.actor and daad.actor.pk)
    if vanzelf and zelfde and daad.nu - vorige.wijziging.moment < ZITTING:
        wissel(verslag, versie, **kolommen)
        _zet(verslag, kolommen)
        return
    wissel(verslag, versie)
    if not zelfde and (nog := verschillen(verteld, nu)):
        eerder = Daad(vorige.wijziging.actor, verslag.bewaard_op or vorige.wijziging.moment)
        _leg_vast(verslag, eerder, Wijziging.Handeling.GEWIJZIGD, nog, versie)
        verteld = nu
    _zet(verslag, kolommen)
    _leg_vast(verslag, daad, handeling, verschillen(verteld, momentopname(verslag)), verslag.versie)


def _zet(verslag: Voortgang, kolommen: dict[str, Any]) -> None:
    for kolom, waarde in kolommen.items():
        setattr(verslag, kolom, waarde)


def _leg_vast(verslag: Voortgang, daad: Daad, handeling: Wijziging.Handeling, wat: list, versie: int) -> None:
    programma = verslag.periode.programma
    with vastgelegd(verslag, daad, handeling, wat, soort=SOORT, programma=programma, versie=versie):
        verslag.save()
