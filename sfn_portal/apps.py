from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "sfn_portal"
    verbose_name = "Portaal"
