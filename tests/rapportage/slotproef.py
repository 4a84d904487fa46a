"""A migration that alters the table of the editions, run in a process of its own; see test_edities_sloten.py."""

import json

from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate

from rapportage.edities import sloten


def main() -> None:
    """Print the locks that are missing after a migration without, and after one with what the portal does after it."""
    # The database of the tests is made from the models; what comes after that is a migration.
    call_command("migrate", fake=True, verbosity=0)
    ontvangers, post_migrate.receivers = post_migrate.receivers, []
    zonder = _na_een_migratie("9998_zonder")
    post_migrate.receivers = ontvangers
    print(json.dumps([zonder, _na_een_migratie("9999_met")]))


def _na_een_migratie(naam: str) -> list[str]:
    laden = MigrationLoader.load_disk

    def laad_ook(self: MigrationLoader) -> None:
        laden(self)
        laatste = max(sleutel for sleutel in self.disk_migrations if sleutel[0] == "rapportage")
        migratie = migrations.Migration(naam, "rapportage")
        migratie.dependencies = [laatste]
        migratie.operations = [migrations.AddField("editie", naam[5:], models.IntegerField(default=0))]
        self.disk_migrations["rapportage", naam] = migratie

    MigrationLoader.load_disk = laad_ook
    call_command("migrate", verbosity=0)
    return sloten.ontbrekend(connection)
