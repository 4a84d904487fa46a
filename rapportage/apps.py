from django.apps import AppConfig


class RapportageConfig(AppConfig):
    name = "rapportage"
    verbose_name = "Rapportage"

    def ready(self) -> None:
        """The history asks where findings are."""
        from . import onderwerp  # noqa: F401
