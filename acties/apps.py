from django.apps import AppConfig


class ActiesConfig(AppConfig):
    name = "acties"
    verbose_name = "Acties"

    def ready(self) -> None:
        """The register of partners asks who is used in acties, the history where acties are."""
        from . import onderwerp, partnergebruik  # noqa: F401
