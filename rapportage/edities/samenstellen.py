"""Composing an overview in which nothing changed halfway."""

from datetime import datetime

from django.db import connection, transaction

from programma.models import Rapportageperiode
from rapportage.gegevens import Overzicht, Zicht
from rapportage.overzicht import stel_samen


def stel_vast_samen(periode: Rapportageperiode, *, nu: datetime) -> Overzicht:
    """The public overview of `periode`, of one moment: every query sees the same database.

    On PostgreSQL a transaction sees what others write between two of its queries unless it asks not to; inside another
    transaction it is too late to ask, and the caller answers for it.
    """
    buiten = not connection.in_atomic_block
    with transaction.atomic():
        if buiten and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return stel_samen(periode, nu=nu, zicht=Zicht.OPENBAAR)
