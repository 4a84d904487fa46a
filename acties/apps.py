from django.apps import AppConfig


class ActiesConfig(AppConfig):
    name = "acties"
    verbose_name = "Acties"

    def ready(self) -> None:
        """The register of partners asks who is used in acties, the history where acties are, importing what they are."""
        from . import importsoort, onderwerp, partnergebruik  # noqa: F401
