"""What of judging a round has a history: where its page is."""

from collections.abc import Collection

from django.urls import reverse

from programma.models import Programma
from programma.onderwerpen import Onderwerpsoort, Vindplaats, registreer
from programma.rechten import bewerkt_programma
from rapportage.handelingen import oordelen, signaalnormen, weerleggingen
from rapportage.models import Signaalnormen, Statusoordeel, Weerlegging


def _vind_oordelen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """On the page of the round, where everybody may read it. One query."""
    rijen = Statusoordeel.objects.filter(periode__programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("status", args=[programma.slug, periode]), versie)
        for sleutel, periode, versie in rijen.values_list("pk", "periode__slug", "versie")
    }


def _vind_weerleggingen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """The contradictions of the round, also for a reason that was taken back. One query."""
    sporen = Weerlegging.history.filter(periode__programma=programma, id__in=sleutels).order_by("history_id")
    return {
        sleutel: Vindplaats(reverse("tegenspraken", args=[programma.slug, periode]), versie)
        for sleutel, periode, versie in sporen.values_list("id", "periode__slug", "versie")
    }


def _vind_normen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Signaalnormen.objects.filter(programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("signaalnormen", args=[programma.slug]), versie)
        for sleutel, versie in rijen.values_list("pk", "versie")
    }


registreer(Onderwerpsoort(oordelen.SOORT, "Oordeel", "oordelen", oordelen.NAMEN, _vind_oordelen))
registreer(Onderwerpsoort(weerleggingen.SOORT, "Tegenspraak", "tegenspraken", weerleggingen.NAMEN, _vind_weerleggingen))
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
