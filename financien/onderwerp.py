"""What of the money has a history: where its page is."""

from collections.abc import Collection

from django.urls import reverse

from programma.models import Programma, Wijziging
from programma.onderwerpen import Herstel, Onderwerpsoort, Vindplaats, registreer
from programma.rechten import bewerkt_programma

from .handelingen import bestedingen_schrijven, normen, plafonds, profielen, verkenningen
from .handelingen.posten import NAMEN, SOORT
from .models import Besteding, Budgetpost, Geldnormen, Importprofiel, Plafond, Verkenning


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


def _vind_bestedingen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """The page of the money they are about, also of those that were removed. One query."""
    sporen = Besteding.history.filter(financiering__actie__plan__programma=programma, id__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("besteding", args=[programma.slug, financiering]), versie)
        for sleutel, financiering, versie in sporen.order_by("history_id").values_list("id", "financiering", "versie")
    }


def _herstel_besteding(programma: Programma, wijziging: Wijziging, plaats: Vindplaats) -> Herstel:
    return Herstel(ongedaan=reverse("bestedingen_ongedaan", args=[programma.slug, wijziging.pk]))


def _vind_verkenningen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Verkenning.objects.filter(programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("bewaarde_verkenning", args=[programma.slug, sleutel]), versie)
        for sleutel, versie in rijen.values_list("pk", "versie")
    }


def _vind_normen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Geldnormen.objects.filter(programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("geldnormen", args=[programma.slug]), versie)
        for sleutel, versie in rijen.values_list("pk", "versie")
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
registreer(
    Onderwerpsoort(
        bestedingen_schrijven.SOORT,
        "Besteding",
        "bestedingen",
        bestedingen_schrijven.NAMEN,
        _vind_bestedingen,
        _herstel_besteding,
    )
)
registreer(Onderwerpsoort(verkenningen.SOORT, "Verkenning", "verkenningen", verkenningen.NAMEN, _vind_verkenningen))
registreer(
    Onderwerpsoort(
        normen.SOORT,
        "Normen voor het geld",
        "normen voor het geld",
        normen.NAMEN,
        _vind_normen,
        recht=bewerkt_programma,
    )
)
