"""`python -m tests.aanmelden`, in the environment of a portal of its own: somebody of every role is signed in, without a password."""

import json


def sessies() -> dict[str, str]:
    """Per role the value of the cookie of somebody who has it."""
    from django.conf import settings
    from django.test import Client

    from programma.models import Gebruiker, Rol

    def sessie(rol: Rol) -> str:
        client = Client()
        client.force_login(Gebruiker.objects.filter(deelnames__rol=rol).first())
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    return {rol.value: sessie(rol) for rol in Rol}


def main() -> None:
    import django

    django.setup()
    print(json.dumps(sessies()))


if __name__ == "__main__":
    main()
