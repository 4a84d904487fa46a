"""Freezing beside the page that asked for it: in a thread of the same process, as reading an import is.

A second thread gives a sign of life while the first waits for the PDF, which takes as long as it takes. When the process
stops, both are gone; the row in the database shows that, and nothing is half done.
"""

import threading

from django.db import connections
from django.utils import timezone

from rapportage.handelingen.bevriezen import doe_bevriezing
from rapportage.handelingen.vriezen import Vriesopdracht
from rapportage.models import Bevriezing

# Seconds between two signs of life.
POLS = 5.0


def vries_in_achtergrond(sleutel: int, opdracht: Vriesopdracht) -> None:
    """Begin to freeze, and return at once."""
    klaar = threading.Event()
    for werk, *delen in ((_vries, sleutel, opdracht, klaar), (_leef, sleutel, klaar)):
        threading.Thread(target=werk, args=delen, name=f"{werk.__name__}-{sleutel}", daemon=True).start()


def _vries(sleutel: int, opdracht: Vriesopdracht, klaar: threading.Event) -> None:
    try:
        doe_bevriezing(sleutel, opdracht, timezone.now)
    finally:
        klaar.set()
        connections.close_all()


def _leef(sleutel: int, klaar: threading.Event) -> None:
    try:
        while not klaar.wait(POLS):
            Bevriezing.objects.filter(pk=sleutel, toestand=Bevriezing.Toestand.BEZIG).update(teken_op=timezone.now())
    finally:
        connections.close_all()
