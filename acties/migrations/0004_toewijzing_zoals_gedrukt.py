from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0003_rapporteur_van_de_hoofdpartner"),
    ]

    operations = [
        migrations.AlterField(
            model_name="doelverwijzing",
            name="toewijzing",
            field=models.CharField(
                blank=True,
                choices=[
                    ("bevestigd", "Voorstel bevestigd"),
                    ("afgewezen", "Zoals gedrukt"),
                    ("anders", "Ander doel gekozen"),
                ],
                max_length=20,
                verbose_name="toewijzing",
            ),
        ),
        migrations.AlterField(
            model_name="doelverwijzinghistorie",
            name="toewijzing",
            field=models.CharField(
                blank=True,
                choices=[
                    ("bevestigd", "Voorstel bevestigd"),
                    ("afgewezen", "Zoals gedrukt"),
                    ("anders", "Ander doel gekozen"),
                ],
                max_length=20,
                verbose_name="toewijzing",
            ),
        ),
    ]
