"""Demo accounts: one per role, named after the role. They exist, and may sign in, in demo mode only."""

from dataclasses import dataclass

from .models import Deelname, Gebruiker, Partner, Programma, Rol


@dataclass(frozen=True, slots=True)
class Proefaccount:
    rol: Rol
    naam: str
    wachtwoord: str
    partner: str | None = None

    @property
    def email(self) -> str:
        return f"{self.rol.value}@noord.example"


PROEFACCOUNTS = [
    Proefaccount(Rol.PROGRAMMATEAM, "Programmateam", "noord-programmateam"),
    Proefaccount(Rol.WETHOUDER, "Wethouder", "noord-wethouder"),
    Proefaccount(Rol.BESTUURSLID, "Bestuurslid", "noord-bestuurslid", partner="Woej"),
    Proefaccount(Rol.PARTNER, "Partner", "noord-partner", partner="Stichting Studielokalen"),
    Proefaccount(Rol.LEZER, "Lezer", "noord-lezer"),
    Proefaccount(Rol.BEHEERDER, "Beheerder", "noord-beheerder"),
]


def maak_proefaccounts(programma: Programma) -> int:
    """Create the demo accounts that are not there yet; returns how many. A changed account stays as it is."""
    nieuw = 0
    for account in PROEFACCOUNTS:
        if Gebruiker.objects.filter(email=account.email).exists():
            continue
        gebruiker = Gebruiker.objects.create_user(
            account.email, account.wachtwoord, naam=account.naam, proefaccount=True
        )
        partner = Partner.objects.bekend_als(account.partner) if account.partner else None
        Deelname.objects.create(gebruiker=gebruiker, programma=programma, rol=account.rol, partner=partner)
        nieuw += 1
    return nieuw
