"""What no part of the portal does: take the locks away from a table of frozen rows."""

from django.db import connection

from rapportage.edities import sloten


def haal_weg(tabel: str) -> None:
    (slot,) = [slot for slot in sloten.TABELLEN if slot.naam == tabel]
    with connection.cursor() as cursor:
        for naam in sloten.namen(slot, connection.vendor):
            cursor.execute(f"DROP TRIGGER {naam}" + (f" ON {tabel}" if connection.vendor == "postgresql" else ""))


def haal_alle_weg() -> None:
    kijk_naar_verwijzingen("IMMEDIATE")
    for slot in sloten.TABELLEN:
        haal_weg(slot.naam)


def kijk_naar_verwijzingen(wanneer: str) -> None:
    """PostgreSQL looks at references when a transaction ends, and until then leaves the tables as they are."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS ALL {wanneer}")
