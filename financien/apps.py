from django.apps import AppConfig


class FinancienConfig(AppConfig):
    name = "financien"
    verbose_name = "Financiën"

    def ready(self) -> None:
        """The history asks where the records of the money are."""
        from . import onderwerp  # noqa: F401
