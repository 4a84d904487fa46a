"""Acties and the reports on them as records with a history: where their pages are, and how a change is taken back."""

from collections.abc import Collection

from django.urls import reverse

from programma.models import Programma, Wijziging
from programma.onderwerpen import Herstel, Onderwerpsoort, Vindplaats, registreer
from programma.planlezen import huidig_plan
from programma.rechten import bewerkt_programma

from .handelingen import verslagen
from .handelingen.terugdraaien import kan_ongedaan
from .handelingen.wijzigen import SOORT
from .models import Actie, Voortgang
from .velden import VELDEN
from .voortgang.geschiedenis import NAMEN


def _vind(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """Only the acties of the current plan have a page. Two queries."""
    acties = Actie.objects.filter(pk__in=sleutels, plan=huidig_plan(programma))
    return {
        sleutel: Vindplaats(reverse("actie", args=[programma.slug, slug]), versie, slug)
        for sleutel, slug, versie in acties.values_list("pk", "slug", "versie")
    }


def _vind_verslagen(programma: Programma, sleutels: Collection[int]) -> dict[int, Vindplaats]:
    """One query."""
    rijen = Voortgang.objects.filter(pk__in=sleutels, periode__programma=programma)
    return {
        sleutel: Vindplaats(reverse("verslag", args=[programma.slug, actie, periode]), versie)
        for sleutel, actie, periode, versie in rijen.values_list("pk", "actie__slug", "periode__slug", "versie")
    }


def _herstel(programma: Programma, wijziging: Wijziging, plaats: Vindplaats) -> Herstel:
    if not kan_ongedaan(wijziging):
        return Herstel()
    return Herstel(
        ongedaan=reverse("ongedaan", args=[programma.slug, wijziging.pk]),
        velden={
            veld: reverse("terugzetten", args=[programma.slug, plaats.slug, wijziging.pk, veld])
            for veld in wijziging.velden()
        },
    )


registreer(
    Onderwerpsoort(SOORT, "Actie", "acties", {sleutel: veld.naam for sleutel, veld in VELDEN.items()}, _vind, _herstel)
)
# A concept is between its writer and the programmateam; what came of it stands in the history of the actie.
registreer(Onderwerpsoort(verslagen.SOORT, "Verslag", "verslagen", NAMEN, _vind_verslagen, recht=bewerkt_programma))
