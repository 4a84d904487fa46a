"""The log of a round: every message that was sent, and every one that was not."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from programma.berichtkeuzes import Berichtsoort
from programma.models import Bericht, Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .pagina import adres, context_van, open_ronde

PER_BLAD = 100


@met_recht(leest_programma)
def berichten(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Who got what when, and from whom."""
    rij = open_ronde(request, programma, periode)
    alle = Bericht.objects.over_ronde(rij).met_mensen().defer("tekst")
    context = context_van(request, rij, ("Berichten", "")) | {
        "soorten": list(Berichtsoort),
        "blad": Paginator(alle, PER_BLAD).get_page(request.GET.get("blad")),
    }
    return render(request, "rapportage/cockpit/berichten.html", context)


@met_recht(leest_programma)
def bericht(request: HttpRequest, programma: Programma, periode: str, bericht: int) -> HttpResponse:
    """One message, word for word."""
    rij = open_ronde(request, programma, periode)
    gelezen = get_object_or_404(Bericht.objects.over_ronde(rij).met_mensen(), pk=bericht)
    kruimels = ("Berichten", adres(rij, "ronde_berichten")), (gelezen.get_soort_display(), "")
    context = context_van(request, rij, *kruimels) | {"bericht": gelezen}
    return render(request, "rapportage/cockpit/bericht.html", context)
