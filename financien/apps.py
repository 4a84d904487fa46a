from django.apps import AppConfig


class FinancienConfig(AppConfig):
    name = "financien"
    verbose_name = "Financiën"

    def ready(self) -> None:
        """Standen can be imported; the history asks where the records of the money are, the page of an actie what became of
        its money; findings on many pages ask for the norms."""
        from programma.toegang import lees_mee

        from . import actiepaneel, importsoort, onderwerp  # noqa: F401

        lees_mee("geldnormen")
