from django.apps import AppConfig


class ProgrammaConfig(AppConfig):
    name = "programma"
    verbose_name = "Programma"

    def ready(self) -> None:
        """The history asks what its records are called and where they are."""
        from . import eigen_onderwerpen  # noqa: F401
