"""A freeze that was asked for on a page: how far it is, and what came of it."""

import logging
from collections.abc import Callable
from datetime import datetime

from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode
from programma.versies import VersieBotsing
from rapportage.models import Bevriezing
from rapportage.pdf import PdfFout
from rapportage.ronde.stappen import Stap

from .vriezen import Vriesopdracht, voltooi

Toestand = Bevriezing.Toestand
INGEHAALD = (
    "Iemand anders was u voor: de ronde of de rij van edities is intussen veranderd. Er is niets vastgelegd. Kijk hoe het nu "
    "staat, en zet de stap daarna opnieuw als dat nog nodig is."
)
GEEN_PDF = "De PDF kon niet worden gemaakt. Er is niets vastgelegd."
ONVERWACHT = "Er ging iets mis. Er is niets vastgelegd. De beheerder vindt de reden in het log."

logger = logging.getLogger(__name__)


def lopende_bevriezing(periode: Rapportageperiode, stap: Stap, nu: datetime) -> Bevriezing | None:
    """The freeze of this step that somebody is waiting for already. One query."""
    rijen = periode.bevriezingen.filter(stap=stap.naam.value, toestand=Toestand.BEZIG)
    return next((rij for rij in rijen if not rij.is_afgebroken(nu)), None)


def begin_bevriezing(opdracht: Vriesopdracht) -> Bevriezing:
    """The row in which `doe_bevriezing` tells how far it is."""
    nu = opdracht.daad.nu
    return Bevriezing.objects.create(
        periode=opdracht.periode,
        stap=opdracht.stap.naam.value,
        door=opdracht.daad.actor,
        begonnen_op=nu,
        teken_op=nu,
        deel=5,
        bezig_met="De gegevens lezen",
    )


def doe_bevriezing(sleutel: int, opdracht: Vriesopdracht, klok: Callable[[], datetime]) -> None:
    """Freeze, and leave in the row how far that is and what came of it; whatever goes wrong is told there in Dutch."""
    rij = Bevriezing.objects.filter(pk=sleutel)

    def meld(wat: str, deel: int) -> None:
        rij.update(bezig_met=wat, deel=deel, teken_op=klok())

    try:
        editie = voltooi(opdracht, meld)
    except Geweigerd as fout:
        melding = " ".join(fout.fouten.values())
    except VersieBotsing:
        melding = INGEHAALD
    except PdfFout as fout:
        melding = f"{GEEN_PDF} {fout}"
    except Exception:
        logger.exception("bevriezen van %s", opdracht.periode)
        melding = ONVERWACHT
    else:
        rij.update(toestand=Toestand.KLAAR, deel=100, bezig_met="", teken_op=klok(), editie=editie)
        return
    rij.update(toestand=Toestand.MISLUKT, melding=melding, teken_op=klok())
