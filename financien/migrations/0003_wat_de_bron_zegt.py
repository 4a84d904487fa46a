"""Standen that were loaded before say from now on where they come from, and posts what their money is for."""

from datetime import date

from django.db import migrations

BRON = "Programma-overzicht met de stand van 1 april 2024, onder Financiën"
VERDELING = "De verdeling van de middelen ten behoeve van acties voor de opgave Jeugd en Onderwijs/ Jongeren moet nog plaatsvinden."


def vul_aan(apps, schema_editor) -> None:
    post, stand = apps.get_model("financien", "Budgetpost"), apps.get_model("financien", "Stand")
    post.objects.filter(opgave=None).update(soort="bureau")
    geladen = stand.objects.filter(post__programma__slug="sterk-voor-noord", peildatum=date(2024, 4, 1), bron="")
    geladen.filter(post__opgave__nummer=1).update(te_verdelen=True, toelichting=VERDELING)
    geladen.update(bron=BRON)


class Migration(migrations.Migration):
    dependencies = [("financien", "0002_posten_met_historie")]

    operations = [migrations.RunPython(vul_aan, migrations.RunPython.noop)]
