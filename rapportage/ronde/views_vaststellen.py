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
from rapportage.models import Bevriezing, Editie, Periodegebeurtenis

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
        "knoppen": _knoppen(request.deelname, rij, mogelijk(toestand, soort), _laatste(gebeurtenissen)),
    }
    return render(request, "rapportage/ronde/vaststellen.html", context)


def _laatste(gebeurtenissen: list[Periodegebeurtenis]) -> Editie | None:
    """The newest edition or erratum of the round."""
    edities = [rij.editie for rij in gebeurtenissen if rij.editie and not rij.editie.is_collegeversie]
    return max(edities, key=lambda editie: editie.nummer, default=None)


def _knoppen(
    deelname: Deelname, periode: Rapportageperiode, stappen: tuple[Stap, ...], editie: Editie | None
) -> list[tuple[Stap, str]]:
    """The steps that this reader may take now, each with its page; an erratum begins at the edition that it corrects."""
    ronde = [periode.programma.slug, periode.slug]
    paginas = {naam: reverse(pagina, args=ronde) for naam, pagina in PAGINAS.items()}
    if editie:
        paginas[Stapnaam.ERRATUM] = reverse("editie_erratum", args=[periode.programma.slug, editie.nummer])
    return [(stap, paginas[stap.naam]) for stap in stappen if stap.naam in paginas and RECHTEN[stap.recht](deelname)]
