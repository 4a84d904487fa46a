import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programma", "0004_gebruiker_overal_afgemeld")]

    operations = [
        migrations.RemoveIndex(model_name="wijziging", name="wijziging_reeks"),
        migrations.AlterField(
            model_name="wijziging",
            name="herstelt",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hersteld_door",
                to="programma.wijziging",
                verbose_name="herstelt",
            ),
        ),
        migrations.AddIndex(
            model_name="wijziging",
            index=models.Index(
                condition=models.Q(("reeks__isnull", False)), fields=["reeks", "-id"], name="wijziging_reeks"
            ),
        ),
        migrations.AddIndex(
            model_name="wijziging",
            index=models.Index(
                condition=models.Q(("herstelt__isnull", False)), fields=["herstelt"], name="wijziging_herstelt"
            ),
        ),
    ]
