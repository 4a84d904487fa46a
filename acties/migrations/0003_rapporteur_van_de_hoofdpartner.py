from django.db import migrations

from acties.rapporteurs import rapporteur


def kies_rapporteurs(apps, schema_editor):
    """An installation from before had no rapporteurs: the only hoofdpartner reports, unless it is a group."""
    Actie = apps.get_model("acties", "Actie")
    for actie in Actie.objects.filter(rapporteur=None).prefetch_related("actiepartners__partner"):
        hoofd = [rij.partner for rij in actie.actiepartners.all() if rij.rol == "hoofdpartner"]
        actie.rapporteur = rapporteur([(partner, partner.soort) for partner in hoofd])
        if actie.rapporteur:
            actie.save(update_fields=["rapporteur"])


class Migration(migrations.Migration):
    dependencies = [("acties", "0002_bewerken_met_historie")]

    operations = [migrations.RunPython(kies_rapporteurs, migrations.RunPython.noop)]
