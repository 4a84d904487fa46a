"""What the team does with several reports of a round at once: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from acties.handelingen.voortgang_team import neem_over, verleen_uitstel
from acties.models import Actie
from programma.models import Rapportageperiode, nieuwe_reeks
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

# The key of an actie, and the version of its report as somebody saw it (0 when there was none).
Gezien = tuple[int, int]


@transaction.atomic
def geef_uitstel(*, periode: Rapportageperiode, verslagen: Sequence[Gezien], tot: date, daad: Daad) -> None:
    """Give these reports until `tot`. Raises Geweigerd, VersieBotsing."""
    daad = replace(daad, reeks=nieuwe_reeks())
    for actie, versie in _acties(verslagen):
        verleen_uitstel(actie=actie, periode=periode, versie=versie, tot=tot, daad=daad)


@transaction.atomic
def neem_verslagen_over(*, periode: Rapportageperiode, verslagen: Sequence[Gezien], daad: Daad) -> None:
    """From now on the programmateam writes these reports. Raises Geweigerd, VersieBotsing."""
    daad = replace(daad, reeks=nieuwe_reeks())
    for actie, versie in _acties(verslagen):
        neem_over(actie=actie, periode=periode, versie=versie, daad=daad)


def _acties(verslagen: Sequence[Gezien]) -> list[tuple[Actie, int]]:
    acties = Actie.objects.in_bulk([sleutel for sleutel, _ in verslagen])
    if len(acties) < len(verslagen):
        raise VersieBotsing
    return [(acties[sleutel], versie) for sleutel, versie in verslagen]
