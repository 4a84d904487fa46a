from django.apps import AppConfig


class FinancienConfig(AppConfig):
    name = "financien"
    verbose_name = "Financiën"

    def ready(self) -> None:
        """Standen can be imported; the history asks where the records of the money are, the page of an actie what became of
        its money; findings on many pages ask for the norms."""
        from financien import importsoort, onderwerp  # noqa: F401
        from financien.bestedingen import actiepaneel  # noqa: F401
        from programma.toegang import lees_mee

        lees_mee("geldnormen")
