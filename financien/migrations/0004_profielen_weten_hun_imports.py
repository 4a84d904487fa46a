"""A profile knows which imports were read with it, and the history of every stand has a beginning to go back to."""

from django.db import migrations, models
from django.utils import timezone

VELDEN = (
    "id",
    "post_id",
    "peildatum",
    "beschikbaar",
    "uitgaven",
    "verplichtingen",
    "prognose",
    "te_verdelen",
    "toelichting",
    "bron",
    "importronde_id",
    "bronwaarden",
)


def begin_geschiedenis(apps, schema_editor) -> None:
    """Standen that were loaded before they had a history: undoing an import puts back what stood in it."""
    stand, historie = apps.get_model("financien", "Stand"), apps.get_model("financien", "StandHistorie")
    zonder = stand.objects.exclude(pk__in=historie.objects.values("id"))
    historie.objects.bulk_create(
        historie(history_type="+", history_date=timezone.now(), **{veld: getattr(rij, veld) for veld in VELDEN})
        for rij in zonder
    )


class Migration(migrations.Migration):
    dependencies = [
        ("financien", "0003_wat_de_bron_zegt"),
        ("programma", "0009_geschiedenis_zonder_losse_index_op_persoon"),
    ]

    operations = [
        migrations.AddField(
            model_name="importprofiel",
            name="rondes",
            field=models.ManyToManyField(
                blank=True, related_name="importprofielen", to="programma.importronde", verbose_name="imports"
            ),
        ),
        migrations.RunPython(begin_geschiedenis, migrations.RunPython.noop),
    ]
