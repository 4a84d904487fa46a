"""What of judging a round has a history: where its page is."""

from collections.abc import Collection

from django.urls import reverse

from programma.models import Programma
from programma.onderwerpen import Onderwerpsoort, Vindplaats, registreer
from programma.rechten import bewerkt_programma
from rapportage.handelingen import oordelen, signaalnormen
from rapportage.models import Signaalnormen, Statusoordeel


def _vind_oordelen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """On the page of the round, where everybody may read it. One query."""
    rijen = Statusoordeel.objects.filter(periode__programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("status", args=[programma.slug, periode]), versie)
        for sleutel, periode, versie in rijen.values_list("pk", "periode__slug", "versie")
    }


def _vind_normen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Signaalnormen.objects.filter(programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("signaalnormen", args=[programma.slug]), versie)
        for sleutel, versie in rijen.values_list("pk", "versie")
    }


registreer(Onderwerpsoort(oordelen.SOORT, "Oordeel", "oordelen", oordelen.NAMEN, _vind_oordelen))
registreer(
    Onderwerpsoort(
        signaalnormen.SOORT,
        "Normen voor de signalen",
        "normen voor de signalen",
        signaalnormen.NAMEN,
        _vind_normen,
        recht=bewerkt_programma,
    )
)
