import django.db.models.deletion
from django.db import migrations, models

from programma.zoekwoorden import veranderde_woorden, zoekwoorden


def maak_vindbaar(apps, schema_editor):
    """What happened before is found by the same words as what happens from now on."""
    for wijziging in apps.get_model("programma", "Wijziging").objects.iterator():
        woorden = zoekwoorden(wijziging.onderwerp, wijziging.reden)
        for verschil in wijziging.verschillen:
            woorden |= veranderde_woorden(verschil["oud_tekst"], verschil["nieuw_tekst"])
        wijziging.geraakte_velden = "".join(f"|{verschil['veld']}" for verschil in wijziging.verschillen) + "|"
        wijziging.zoektekst = " ".join(sorted(woorden))
        wijziging.save(update_fields=["geraakte_velden", "zoektekst"])


class Migration(migrations.Migration):
    dependencies = [("programma", "0002_wijzigingen_en_importrondes")]

    operations = [
        migrations.AddField(
            model_name="wijziging",
            name="geraakte_velden",
            field=models.CharField(blank=True, editable=False, max_length=1000, verbose_name="geraakte velden"),
        ),
        migrations.AddField(
            model_name="wijziging",
            name="zoektekst",
            field=models.TextField(blank=True, editable=False, verbose_name="zoektekst"),
        ),
        migrations.AlterField(
            model_name="wijziging",
            name="programma",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wijzigingen",
                to="programma.programma",
                verbose_name="programma",
            ),
        ),
        migrations.AddIndex(
            model_name="wijziging",
            index=models.Index(fields=["programma", "actor", "-id"], name="wijziging_actor"),
        ),
        migrations.AddIndex(
            model_name="wijziging",
            index=models.Index(fields=["reeks", "-id"], name="wijziging_reeks"),
        ),
        migrations.RunPython(maak_vindbaar, migrations.RunPython.noop),
    ]
