"""What has a history in programma itself: the programme, partners, besluiten, and who takes part."""

from collections.abc import Collection

from django.urls import reverse

from .handelingen import besluiten, besluitvelden
from .models import Deelname, Partner, Programma
from .onderwerpen import Onderwerpsoort, Vindplaats, registreer
from .partnervelden import NAMEN
from .rechten import beheert_programma

GEBRUIKERSVELDEN = {
    "naam": "Naam",
    "email": "E-mailadres",
    "rol": "Rol",
    "partner": "Partner",
    "actief": "Kan inloggen",
    "link": "Link voor een wachtwoord",
    "wachtwoord": "Wachtwoord",
}


def _vind_programma(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    return {programma.pk: Vindplaats(reverse("dashboard", args=[programma.slug]))}


def _vind_partners(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """The partners of `programma`; one that was merged or left has no page any more. One query."""
    partners = Partner.objects.filter(pk__in=sleutels, programmapartners__programma=programma)
    return {
        sleutel: Vindplaats(reverse("partner", args=[programma.slug, slug]), versie)
        for sleutel, slug, versie in partners.values_list("pk", "slug", "versie")
    }


def _vind_besluiten(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = programma.besluiten.filter(pk__in=sleutels).values_list("pk", "versie")
    return {
        sleutel: Vindplaats(reverse("besluit", args=[programma.slug, sleutel]), versie) for sleutel, versie in rijen
    }


def _vind_gebruikers(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """Who takes part now. One query."""
    deelnames = Deelname.objects.filter(programma=programma, gebruiker__in=sleutels)
    return {
        gebruiker: Vindplaats(reverse("gebruiker", args=[programma.slug, deelname]))
        for gebruiker, deelname in deelnames.values_list("gebruiker", "pk")
    }


registreer(Onderwerpsoort("programma", "Programma", "programma's", {}, _vind_programma))
registreer(Onderwerpsoort("partner", "Partner", "partners", NAMEN, _vind_partners))
registreer(Onderwerpsoort(besluiten.SOORT, "Besluit", "besluiten", besluitvelden.NAMEN, _vind_besluiten))
# Names and e-mail addresses are for who keeps the accounts.
registreer(
    Onderwerpsoort("gebruiker", "Gebruiker", "gebruikers", GEBRUIKERSVELDEN, _vind_gebruikers, recht=beheert_programma)
)
