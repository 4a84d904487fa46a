"""What was reported on an actie, on its own page: every round, the newest first."""

from dataclasses import dataclass

from acties.actiebeeld import Wegwijzer
from acties.keuzes import TEN_EINDE, Status, Verslagtoestand
from acties.models import Voortgang
from programma.models import Deelname, Rapportageperiode, Uitvoeringsplan
from programma.rechten import rapporteert

from .inhoud import Inhoud
from .lezen import rondes_van


@dataclass(frozen=True, slots=True)
class Verslagblok:
    """One report as it reads."""

    periode: Rapportageperiode
    verslag: Voortgang
    inhoud: Inhoud


@dataclass(frozen=True, slots=True)
class Actiepaneel:
    """`rondes` are the open ones that ask a report and have none yet. `opent`: whether the reader has a page for each."""

    verslagen: tuple[Verslagblok, ...]
    rondes: tuple[Rapportageperiode, ...]
    opent: bool


def lees_actievoortgang(deelname: Deelname, plan: Uitvoeringsplan, actie: Wegwijzer, status: Status) -> Actiepaneel:
    """One query. Who neither writes nor judges reports, reads those that were agreed to."""
    opent = rapporteert(deelname)
    rondes = list(rondes_van(plan, actie.sleutel))
    begonnen = [ronde for ronde in rondes if ronde.verslag and ronde.verslag.bewaard_op]
    leesbaar = (ronde for ronde in begonnen if opent or ronde.verslag.toestand == Verslagtoestand.AKKOORD)
    vraagt = opent and status not in TEN_EINDE
    return Actiepaneel(
        tuple(Verslagblok(ronde, ronde.verslag, Inhoud.van(ronde.verslag)) for ronde in leesbaar),
        tuple(ronde for ronde in rondes if ronde not in begonnen) if vraagt else (),
        opent,
    )
