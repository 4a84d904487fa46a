"""What of the money has a history: where its page is."""

from collections.abc import Collection

from django.urls import reverse

from programma.models import Programma
from programma.onderwerpen import Onderwerpsoort, Vindplaats, registreer
from programma.rechten import bewerkt_programma

from .handelingen import plafonds, profielen
from .handelingen.posten import NAMEN, SOORT
from .models import Budgetpost, Importprofiel, Plafond


def _vind_posten(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    posten = Budgetpost.objects.filter(programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("budgetpost", args=[programma.slug, sleutel]), versie)
        for sleutel, versie in posten.values_list("pk", "versie")
    }


def _vind_profielen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Importprofiel.objects.filter(programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("importprofiel", args=[programma.slug, sleutel]), versie)
        for sleutel, versie in rijen.values_list("pk", "versie")
    }


def _vind_plafonds(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Plafond.objects.filter(plan__programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(f"{reverse('plafond', args=[programma.slug, opgave])}?plan={plan}", versie)
        for sleutel, opgave, plan, versie in rijen.values_list("pk", "opgave__nummer", "plan__slug", "versie")
    }


registreer(Onderwerpsoort(SOORT, "Budgetpost", "budgetposten", NAMEN, _vind_posten))
registreer(Onderwerpsoort(plafonds.SOORT, "Plafond", "plafonds", plafonds.NAMEN, _vind_plafonds))
registreer(
    Onderwerpsoort(
        profielen.SOORT,
        "Importprofiel",
        "importprofielen",
        profielen.NAMEN,
        _vind_profielen,
        recht=bewerkt_programma,
    )
)
