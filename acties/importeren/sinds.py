"""What happened to acties since the version in a file: the values that the export had, told by the history."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from acties.handelingen.wijzigen import SOORT
from acties.velden import Waarde
from programma.models import Wijziging


@dataclass(frozen=True, slots=True)
class Sinds:
    """Changes of one actie since a version: the value that each changed field had then, and who changed it last and when.

    `compleet` is False when the history lacks a version in between; then nobody knows what the export said.
    """

    waarden: Mapping[str, Waarde] = field(default_factory=dict)
    door: Mapping[str, tuple[str, datetime]] = field(default_factory=dict)
    compleet: bool = True


def sinds(vanaf: Mapping[int, tuple[int, int]]) -> dict[int, Sinds]:
    """For each actie by its key, what happened after the first of these two versions up to and including the second.

    One query.
    """
    if not vanaf:
        return {}
    per_actie: dict[int, list[Wijziging]] = defaultdict(list)
    rijen = Wijziging.objects.filter(onderwerp_soort=SOORT, onderwerp_id__in=list(vanaf)).select_related("actor")
    for wijziging in rijen.only("onderwerp_id", "versie", "moment", "verschillen", "actor__naam").order_by("versie"):
        eerste, laatste = vanaf[wijziging.onderwerp_id]
        if eerste < wijziging.versie <= laatste:
            per_actie[wijziging.onderwerp_id].append(wijziging)
    return {actie: _teruggerekend(per_actie[actie], laatste - eerste) for actie, (eerste, laatste) in vanaf.items()}


def _teruggerekend(wijzigingen: list[Wijziging], versies: int) -> Sinds:
    """From the oldest to the newest: the first that touched a field knows what it was, the last who changed it."""
    waarden: dict[str, Waarde] = {}
    door: dict[str, tuple[str, datetime]] = {}
    for wijziging in wijzigingen:
        for verschil in wijziging.verschillen:
            waarden.setdefault(verschil["veld"], verschil["oud"])
            door[verschil["veld"]] = (wijziging.actor.naam if wijziging.actor else "het portaal", wijziging.moment)
    return Sinds(waarden, door, len({wijziging.versie for wijziging in wijzigingen}) == versies)
