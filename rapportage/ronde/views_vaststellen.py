"""The road of a round: where it is, whose turn it is, and everything that happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from programma.models import Deelname, Programma, Rapportageperiode, Wijziging
from programma.periodekeuzes import Periodesoort, Periodetoestand
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.handelingen.stappen import SOORT
from rapportage.models import Bevriezing

from .stappen import GEBEURD, Stap, Stapnaam, mogelijk
from .stapwoorden import UITLEG
from .tabbladen import ronde_context
from .views_stappen import PAGINAS, RECHTEN
from .weg import haltes, vooruit


@met_recht(leest_programma)
def vaststellen(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    rij = get_object_or_404(programma.perioden, slug=periode)
    soort, toestand = Periodesoort(rij.soort), Periodetoestand(rij.toestand)
    gebeurtenissen = list(rij.gebeurtenissen.select_related("editie").defer("editie__inhoud", "editie__manifest"))
    lopend = rij.bevriezingen.filter(toestand=Bevriezing.Toestand.BEZIG).select_related("door")
    stap = vooruit(toestand, soort)
    context = ronde_context(request, rij, "vaststellen") | {
        "haltes": haltes(soort, toestand, gebeurtenissen),
        "gebeurtenissen": [(GEBEURD[Stapnaam(gebeurd.stap)], gebeurd) for gebeurd in reversed(gebeurtenissen)],
        "begonnen": Wijziging.objects.over(SOORT, rij.pk).filter(handeling=Wijziging.Handeling.TOEGEVOEGD).first(),
        "bezig": next((bezig for bezig in lopend if not bezig.is_afgebroken(timezone.now())), None),
        "vooruit": stap,
        "mag_vooruit": bool(stap) and RECHTEN[stap.recht](request.deelname),
        "uitleg": UITLEG[stap.naam] if stap else "",
        "knoppen": _knoppen(request.deelname, rij, mogelijk(toestand, soort)),
    }
    return render(request, "rapportage/ronde/vaststellen.html", context)


def _knoppen(deelname: Deelname, periode: Rapportageperiode, stappen: tuple[Stap, ...]) -> list[tuple[Stap, str]]:
    """The steps that this reader may take now, each with its page."""
    return [
        (stap, reverse(PAGINAS[stap.naam], args=[periode.programma.slug, periode.slug]))
        for stap in stappen
        if stap.naam in PAGINAS and RECHTEN[stap.recht](deelname)
    ]
