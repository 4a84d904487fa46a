"""What of reporting has a history: where its page is."""

from collections.abc import Collection

from django.urls import reverse

from programma.bevindingen import code_van
from programma.handelingen import berichtteksten
from programma.handelingen.bevindingen import SOORT, VELDEN
from programma.models import Berichttekst, Bevindingafspraak, Programma
from programma.onderwerpen import Onderwerpsoort, Vindplaats, registreer
from programma.rechten import bewerkt_programma

from .brieven.velden import NAMEN as BRIEFVELDEN
from .handelingen import briefsjablonen, periodevelden, raadsbrieven, stappen, tekstvelden
from .models import Raadsbrief, Tekstblok


def _vind(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """Also a finding that was mended has its page. One query."""
    afspraken = Bevindingafspraak.objects.filter(programma=programma, pk__in=sleutels)
    return {rij.pk: Vindplaats(_blad(programma, rij.sleutel), rij.versie) for rij in afspraken}


def _blad(programma: Programma, sleutel: str) -> str:
    """The first part of a key names the rule, or for a remark on a source the second."""
    begin, tweede, *_ = sleutel.split("/")
    return reverse("bevinding", args=[programma.slug, tweede if begin == "bron" else begin, code_van(sleutel)])


def _vind_perioden(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = programma.perioden.filter(pk__in=sleutels).values_list("pk", "slug", "versie")
    return {
        sleutel: Vindplaats(reverse("vaststellen", args=[programma.slug, slug]), versie)
        for sleutel, slug, versie in rijen
    }


def _vind_berichtteksten(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Berichttekst.objects.filter(programma=programma, pk__in=sleutels).values_list("pk", "soort", "versie")
    return {
        sleutel: Vindplaats(reverse("berichttekst", args=[programma.slug, soort]), versie)
        for sleutel, soort, versie in rijen
    }


def _vind_brieven(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    brieven = Raadsbrief.objects.filter(editie__programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("raadsbrief", args=[programma.slug, nummer]), versie)
        for sleutel, nummer, versie in brieven.values_list("pk", "editie__nummer", "versie")
    }


def _vind_teksten(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """A text that was taken away has no page. One query."""
    rijen = Tekstblok.objects.filter(periode__programma=programma, pk__in=sleutels)
    return {
        sleutel: Vindplaats(reverse("tekst", args=[programma.slug, periode, tekst]), versie)
        for sleutel, periode, tekst, versie in rijen.values_list("pk", "periode__slug", "sleutel", "versie")
    }


registreer(Onderwerpsoort(SOORT, "Bevinding", "bevindingen", VELDEN, _vind))
registreer(
    Onderwerpsoort(
        stappen.SOORT, "Rapportageperiode", "rapportageperioden", stappen.NAMEN | periodevelden.NAMEN, _vind_perioden
    )
)
registreer(
    Onderwerpsoort(
        berichtteksten.SOORT,
        "Tekst van een bericht",
        "teksten van berichten",
        berichtteksten.NAMEN,
        _vind_berichtteksten,
        recht=bewerkt_programma,
    )
)
registreer(Onderwerpsoort(tekstvelden.SOORT, "Tekst", "teksten", tekstvelden.NAMEN, _vind_teksten))
registreer(Onderwerpsoort(raadsbrieven.SOORT, "Raadsbrief", "raadsbrieven", BRIEFVELDEN, _vind_brieven))
registreer(
    Onderwerpsoort(
        briefsjablonen.SOORT, "Sjabloon van de raadsbrief", "sjablonen van de raadsbrief", briefsjablonen.NAMEN
    )
)
