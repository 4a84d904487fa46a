"""Reading a round: from the stored file to the preview in the round, with its progress on the way."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from programma.inlezen.gegevens import InleesFout
from programma.inlezen.lezen import lees_bestand
from programma.models import Importronde

from . import bewaarplaats
from .soorten import SOORTEN
from .voorbeeld import als_json

# Of the thousand parts, those of reading the file; the rest is comparing it.
LEZEN = 600
# Seconds between two words about the progress: each is a write.
TUSSENPOOS = 0.3
Toestand = Importronde.Toestand
_MISLUKT = "Het vergelijken is onverwacht gestopt. De beheerder vindt de reden in het log. Er is niets gewijzigd."
_WEG = "Het bestand is niet meer bewaard. Upload het opnieuw."

logger = logging.getLogger("programma.importeren")


class Ingetrokken(Exception):
    """Nobody waits for this preview any more: the round went on without it."""


def lees_ronde(sleutel: int, versie: int, klok: Callable[[], datetime] = timezone.now) -> None:
    """Read the round with this key while it still has this `versie`, and keep its preview or why there is none.

    Raises nothing: whoever waits for it looks at the round.
    """
    ronde = Importronde.objects.select_related("programma").get(pk=sleutel)
    try:
        inhoud = bewaarplaats.lees(ronde.sha256)
        if inhoud is None:
            raise InleesFout(_WEG)
        meld = _Melder(sleutel, versie, klok)
        bestand = lees_bestand(inhoud, ronde.bestandsnaam, voortgang=lambda deel: meld(deel * LEZEN))
        voorbeeld = SOORTEN[ronde.soort].vergelijk(
            ronde.programma, bestand, ronde.keuzes, lambda deel: meld(LEZEN + deel * (1000 - LEZEN))
        )
        uitkomst = {"toestand": Toestand.VOORBEELD, "voorbeeld": als_json(voorbeeld)}
    except Ingetrokken:
        return
    except InleesFout as fout:
        uitkomst = {"toestand": Toestand.GEWEIGERD, "melding": str(fout)}
    except Exception:
        logger.exception("Import %s van %r", ronde.pk, ronde.bestandsnaam)
        uitkomst = {"toestand": Toestand.GEWEIGERD, "melding": _MISLUKT}
    _lopend(sleutel, versie).update(versie=versie + 1, voortgang=1000, teken_op=klok(), **uitkomst)


class _Melder:
    """Says in the round how far it is, at most so often."""

    def __init__(self, sleutel: int, versie: int, klok: Callable[[], datetime]) -> None:
        self._ronde, self._klok = _lopend(sleutel, versie), klok
        self._laatst = time.monotonic()

    def __call__(self, deel: float) -> None:
        if time.monotonic() - self._laatst < TUSSENPOOS:
            return
        self._laatst = time.monotonic()
        if not self._ronde.update(voortgang=round(deel), teken_op=self._klok()):
            raise Ingetrokken


def _lopend(sleutel: int, versie: int):
    return Importronde.objects.filter(pk=sleutel, versie=versie, toestand=Toestand.LEZEN)
