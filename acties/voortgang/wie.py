"""Who writes a report: the partner that reports on the actie, or the programmateam."""

from acties.models import Actie, Voortgang
from programma.models import Deelname
from programma.rechten import beperkt_tot_partner, bewerkt_programma


def van_het_team(actie: Actie, verslag: Voortgang | None) -> bool:
    """Whether the programmateam writes it: no partner reports on the actie, or the team took it over."""
    return actie.rapporteur_id is None or bool(verslag and verslag.overgenomen)


def schrijft(deelname: Deelname, actie: Actie, verslag: Voortgang | None) -> bool:
    """Whether the reader writes it. Of a partner `actie` is one that it may see, and so reports on."""
    if van_het_team(actie, verslag):
        return bewerkt_programma(deelname)
    return beperkt_tot_partner(deelname) is not None
