"""The store of uploaded files: by their content, for as long as a round may need them. Never served."""

from contextlib import suppress
from datetime import datetime, timedelta

from programma.models import Importronde
from programma.opslag import Opslag

OPSLAG = Opslag("importbestanden")
TERMIJN = timedelta(days=30)

bewaar = OPSLAG.bewaar
lees = OPSLAG.lees


def ruim_op(nu: datetime) -> int:
    """Remove the files whose term is over and that no round of that time needs; returns how many."""
    grens = nu - TERMIJN
    nodig = set(Importronde.objects.filter(begonnen_op__gt=grens).values_list("sha256", flat=True))
    weg = 0
    for pad in OPSLAG.map.glob("??/*"):
        # A file without a round yet is one that is being uploaded right now: those are young.
        with suppress(FileNotFoundError):
            if pad.name not in nodig and pad.stat().st_mtime < grens.timestamp():
                pad.unlink()
                weg += 1
    return weg
