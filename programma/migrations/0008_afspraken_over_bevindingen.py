import hashlib

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


def neem_over(apps, schema_editor):
    """What was agreed about a bronopmerking stood on the row itself; now it stands where that of every finding stands."""
    Afspraak = apps.get_model("programma", "Bevindingafspraak")
    Gebruiker = apps.get_model("programma", "Gebruiker")
    for rij in apps.get_model("programma", "Bronopmerking").objects.all():
        rol = rij.eigenaar.lower() if rij.eigenaar.lower() in ("programmateam", "beheerder") else ""
        persoon = (
            None if rol else Gebruiker.objects.filter(naam=rij.eigenaar, deelnames__programma=rij.programma).first()
        )
        if rij.geaccepteerd_omdat or persoon or rol == "beheerder":
            Afspraak.objects.create(
                programma=rij.programma,
                sleutel=f"bron/{rij.sleutel}",
                onderwerp=f"{rij.onderwerp}: {rij.tekst}"[:300],
                eigenaar=persoon,
                eigenaar_rol=rol or "programmateam",
                geaccepteerd_omdat=rij.geaccepteerd_omdat,
                # As programma.bevindingen marks a finding with its text alone behind it.
                vingerafdruk=hashlib.sha256(rij.tekst.encode()).hexdigest()[:16] if rij.geaccepteerd_omdat else "",
            )


class Migration(migrations.Migration):
    dependencies = [
        ("programma", "0007_importeren_in_rondes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="wijziging",
            name="handeling",
            field=models.CharField(
                choices=[
                    ("geladen", "Geladen uit de bron"),
                    ("toegevoegd", "Toegevoegd"),
                    ("gewijzigd", "Gewijzigd"),
                    ("vervallen", "Vervallen"),
                    ("teruggehaald", "Teruggehaald"),
                    ("ongedaan", "Ongedaan gemaakt"),
                    ("teruggezet", "Eerdere waarde teruggezet"),
                    ("geimporteerd", "Gewijzigd met een import"),
                    ("samengevoegd", "Samengevoegd"),
                    ("verwijderd", "Verwijderd"),
                    ("geaccepteerd", "Bevinding geaccepteerd"),
                    ("heropend", "Acceptatie ingetrokken"),
                ],
                max_length=20,
                verbose_name="handeling",
            ),
        ),
        migrations.CreateModel(
            name="BevindingafspraakHistorie",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("sleutel", models.CharField(max_length=400, verbose_name="bevinding")),
                ("onderwerp", models.CharField(max_length=300, verbose_name="onderwerp")),
                (
                    "eigenaar_rol",
                    models.CharField(
                        choices=[("programmateam", "Programmateam"), ("beheerder", "Beheerder")],
                        default="programmateam",
                        max_length=20,
                        verbose_name="eigenaar, als rol",
                    ),
                ),
                ("geaccepteerd_omdat", models.TextField(blank=True, verbose_name="geaccepteerd omdat")),
                ("vingerafdruk", models.CharField(blank=True, max_length=64, verbose_name="vingerafdruk")),
                ("op", models.DateTimeField(blank=True, null=True, verbose_name="op")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eigenaar",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programma",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programma.programma",
                    ),
                ),
                (
                    "wijziging",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programma.wijziging",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical afspraak over een bevinding",
                "verbose_name_plural": "historical afspraken over bevindingen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Bevindingafspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("sleutel", models.CharField(max_length=400, verbose_name="bevinding")),
                ("onderwerp", models.CharField(max_length=300, verbose_name="onderwerp")),
                (
                    "eigenaar_rol",
                    models.CharField(
                        choices=[("programmateam", "Programmateam"), ("beheerder", "Beheerder")],
                        default="programmateam",
                        max_length=20,
                        verbose_name="eigenaar, als rol",
                    ),
                ),
                ("geaccepteerd_omdat", models.TextField(blank=True, verbose_name="geaccepteerd omdat")),
                ("vingerafdruk", models.CharField(blank=True, max_length=64, verbose_name="vingerafdruk")),
                ("op", models.DateTimeField(blank=True, null=True, verbose_name="op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eigenaar",
                    ),
                ),
                (
                    "programma",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bevindingafspraken",
                        to="programma.programma",
                    ),
                ),
            ],
            options={
                "verbose_name": "afspraak over een bevinding",
                "verbose_name_plural": "afspraken over bevindingen",
                "ordering": ["programma", "sleutel"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programma", "sleutel"),
                        name="bevindingafspraak_uniek",
                        violation_error_message="Over deze bevinding is al een afspraak gemaakt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("door__isnull", True),
                                ("geaccepteerd_omdat", ""),
                                ("op__isnull", True),
                                ("vingerafdruk", ""),
                            ),
                            models.Q(
                                models.Q(("geaccepteerd_omdat", ""), _negated=True),
                                models.Q(("vingerafdruk", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bevindingafspraak_reden",
                        violation_error_message="Schrijf op waarom de bevinding mag blijven staan.",
                    ),
                ],
            },
        ),
        migrations.RunPython(neem_over),
        migrations.RemoveField(
            model_name="bronopmerking",
            name="eigenaar",
        ),
        migrations.RemoveField(
            model_name="bronopmerking",
            name="geaccepteerd_omdat",
        ),
    ]
