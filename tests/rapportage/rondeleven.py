"""A round in full swing, as of today: who takes part, and what they sent in."""

from datetime import timedelta

from django.utils import timezone

from programma.models import Deelname, Gebruiker, Partner, Programma, Rapportageperiode, Rol
from tests.acties.verslagen import ronde

STUDIELOKALEN, WOEJ, TECHNIEKMENU = "Stichting Studielokalen", "Woej", "Stichting Techniekmenu"


def lopende_ronde(programma: Programma, dagen_tot_deadline: int = 4) -> Rapportageperiode:
    """A round over the plan with its deadline so many days from now; sending in is possible for 14 days after that."""
    return ronde(programma, peildatum=timezone.localdate() + timedelta(days=dagen_tot_deadline - 14))


def account(naam: str, **velden) -> Gebruiker:
    """Somebody who reports for the partner called `naam`."""
    partner = Partner.objects.get(naam=naam)
    gebruiker = Gebruiker.objects.create_user(f"{partner.slug}@partner.example", "geheim", naam=naam, **velden)
    programma = Programma.objects.get(slug="sterk-voor-noord")
    Deelname.objects.create(gebruiker=gebruiker, programma=programma, rol=Rol.PARTNER, partner=partner)
    return gebruiker
