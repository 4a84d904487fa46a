"""The locks on what was frozen: triggers of the database itself, so that nobody gets past them with another program.

They are set after every migrate: SQLite forgets the triggers of a table when Django makes that table anew. On SQLite a
row can also be replaced, which no trigger on deleting sees; there a row may not take a place that is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rapportage.models import Editie, Editiebestand, Periodegebeurtenis

UITLEG = "Herstel gaat met een erratum of door de editie in te trekken."
# The beginning of a trigger of ours that refuses, in the words of the database.
WEIGERT = {"sqlite": "RAISE(ABORT", "postgresql": "RAISE EXCEPTION"}
FUNCTIE = """
CREATE OR REPLACE FUNCTION rapportage_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gevuld boolean := true;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.%I)', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO gevuld;
  END IF;
  IF gevuld THEN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$
"""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table that is only added to. `bezet`: when the new row takes the place of another one that is there."""

    model: type[models.Model]
    melding: str
    bezet: str

    @property
    def naam(self) -> str:
        return self.model._meta.db_table


TABELLEN = (
    Tabel(
        Editie,
        f"Een editie verandert nooit. {UITLEG}",
        "id = NEW.id OR sha256 = NEW.sha256 OR (programma_id = NEW.programma_id AND (volgnummer = NEW.volgnummer"
        " OR vorige_sha256 = NEW.vorige_sha256 OR (nummer = NEW.nummer"
        " AND (soort = 'collegeversie') = (NEW.soort = 'collegeversie'))))",
    ),
    Tabel(
        Editiebestand,
        f"Een bestand van een editie verandert nooit. {UITLEG}",
        "id = NEW.id OR (editie_id = NEW.editie_id AND naam = NEW.naam)",
    ),
    Tabel(Periodegebeurtenis, "Wat in een ronde gebeurd is, staat vast.", "id = NEW.id"),
)


def zet(verbinding: BaseDatabaseWrapper) -> None:
    """Set every lock anew, on the tables that are there."""
    aanwezig = set(verbinding.introspection.table_names())
    with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            cursor.execute(FUNCTIE)
        for tabel in TABELLEN:
            if tabel.naam in aanwezig:
                for opdracht in _opdrachten(tabel, verbinding.vendor):
                    cursor.execute(opdracht)


def na_migratie(using: str, **_) -> None:
    """For the signal that a migrate ended."""
    zet(connections[using])


def ontbrekend(verbinding: BaseDatabaseWrapper) -> list[str]:
    """The locks that are not there, or refuse nothing, on the tables that are there; by name."""
    aanwezig = set(verbinding.introspection.table_names())
    nodig = [naam for tabel in TABELLEN if tabel.naam in aanwezig for naam in namen(tabel, verbinding.vendor)]
    gevonden = _gevonden(verbinding) if nodig else set()
    return [naam for naam in nodig if naam not in gevonden]


def namen(tabel: Tabel, vendor: str) -> tuple[str, ...]:
    """How the locks of a table are called."""
    return tuple(f"{tabel.naam}_vast_{daad}" for daad in _daden(vendor))


def _daden(vendor: str) -> tuple[str, str, str]:
    return ("update", "delete", "insert") if vendor == "sqlite" else ("update", "delete", "truncate")


def _opdrachten(tabel: Tabel, vendor: str) -> Iterator[str]:
    for naam, daad in zip(namen(tabel, vendor), _daden(vendor), strict=True):
        if vendor == "sqlite":
            alleen = f"WHEN EXISTS (SELECT 1 FROM {tabel.naam} WHERE {tabel.bezet}) " if daad == "insert" else ""
            yield f"DROP TRIGGER IF EXISTS {naam}"
            yield (
                f"CREATE TRIGGER {naam} BEFORE {daad} ON {tabel.naam} {alleen}"
                f"BEGIN SELECT RAISE(ABORT, '{tabel.melding}'); END"
            )
        else:
            per = "STATEMENT" if daad == "truncate" else "ROW"
            yield (
                f"CREATE OR REPLACE TRIGGER {naam} BEFORE {daad} ON {tabel.naam} FOR EACH {per} "
                f"EXECUTE FUNCTION rapportage_staat_vast('{tabel.melding}')"
            )


def _gevonden(verbinding: BaseDatabaseWrapper) -> set[str]:
    """The triggers of our tables that are on and refuse something."""
    if verbinding.vendor == "sqlite":
        vraag = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        # A trigger that is switched off, or that only counts on a copy of the database, is none.
        vraag = """
            SELECT trigger.tgname, tabel.relname, functie.prosrc
            FROM pg_trigger AS trigger
            JOIN pg_class AS tabel ON tabel.oid = trigger.tgrelid
            JOIN pg_proc AS functie ON functie.oid = trigger.tgfoid
            WHERE trigger.tgenabled IN ('O', 'A') AND tabel.relnamespace = current_schema()::regnamespace
        """
    eigen = {naam: tabel.naam for tabel in TABELLEN for naam in namen(tabel, verbinding.vendor)}
    with verbinding.cursor() as cursor:
        cursor.execute(vraag)
        rijen = cursor.fetchall()
    return {naam for naam, tabel, tekst in rijen if eigen.get(naam) == tabel and WEIGERT[verbinding.vendor] in tekst}
