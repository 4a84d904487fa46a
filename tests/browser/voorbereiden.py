"""What a browser needs besides the data, in a portal of its own (see EigenPortaal.vertel).

The style sheets, the editions that every page has an example of, a password for the wethouder and the programmateam, and
the cookies of `tests.aanmelden`, which it prints.
"""

import json

from programma.demo import PROEFACCOUNTS
from programma.models import Gebruiker, Rol
from sfn_portal import statisch
from tests.aanmelden import sessies
from tests.editiefabriek import edities


def main() -> None:
    statisch.verzamel()
    edities()
    for account in PROEFACCOUNTS:
        if account.rol in (Rol.WETHOUDER, Rol.PROGRAMMATEAM):
            gebruiker = Gebruiker.objects.get(email=account.email)
            # The tests have quicker passwords than the portal knows.
            gebruiker.set_password(account.wachtwoord)
            gebruiker.save()
    print(json.dumps(sessies()))
