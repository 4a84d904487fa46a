from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RapportageConfig(AppConfig):
    name = "rapportage"
    verbose_name = "Rapportage"

    def ready(self) -> None:
        """The history asks where the records of reporting are; every page with a signal asks for the norms. An e-mail
        goes with a report that is sent back.

        What was frozen is locked again after every migrate.
        """
        from programma.toegang import lees_mee

        from . import controles, onderwerp  # noqa: F401
        from .cockpit import terugbericht  # noqa: F401
        from .edities.sloten import na_migratie
        from .ronde import onderwerpen  # noqa: F401

        lees_mee("signaalnormen")
        post_migrate.connect(na_migratie, sender=self, dispatch_uid="sloten op edities")
