from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "rapportage"
    verbose_name = "Rapportage"

    def ready(self) -> None:
        """The history asks where the records of reporting are; every page with a signal asks for the norms."""
        from programma.toegang import lees_mee

        from . import onderwerp  # noqa: F401

        lees_mee("signaalnormen")
