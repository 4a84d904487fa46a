"""Who is signed in without a password: for tests, and with `main` for a portal of its own (see EigenPortaal.vertel)."""

import json

from django.conf import settings
from django.test import Client

from programma.models import Gebruiker, Rol


def aangemeld(rol: Rol) -> Client:
    """The person of the cast with this role, signed in."""
    client = Client()
    client.force_login(Gebruiker.objects.get(deelnames__rol=rol))
    return client


def sessies() -> dict[str, str]:
    """Per role the value of the cookie of somebody who has it."""
    return {rol.value: aangemeld(rol).cookies[settings.SESSION_COOKIE_NAME].value for rol in Rol}


def main() -> None:
    print(json.dumps(sessies()))
