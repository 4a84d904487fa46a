"""The page that shows how far a freeze is, and leads on when it is done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht

from .edities import adressen
from .models import Bevriezing, Editie
from .ronde.stappen import OP_NAAM, Stapnaam
from .ronde.stapwoorden import GEDAAN
from .ronde.views_stappen import RECHTEN

Toestand = Bevriezing.Toestand


@never_cache
@met_recht(leest_programma)
def bevriezing(request: HttpRequest, programma: Programma, periode: str, bevriezing: int) -> HttpResponse:
    """How it stands now; while it is going on, the bar on its page asks for itself again."""
    rij = get_object_or_404(
        Bevriezing.objects.select_related("periode", "editie").defer("editie__inhoud", "editie__manifest"),
        pk=bevriezing,
        periode__programma=programma,
        periode__slug=periode,
    )
    afgebroken = rij.is_afgebroken(timezone.now())
    if editie := rij.editie or (_toch_vastgelegd(rij) if afgebroken else None):
        if rij.door_id == request.user.pk:
            messages.success(request, GEDAAN[Stapnaam(rij.stap)])
        verder = adressen.pagina(editie, programma.slug)
        return HttpResponseClientRedirect(verder) if request.htmx else redirect(verder)
    bezig = rij.toestand == Toestand.BEZIG and not afgebroken
    if request.htmx:
        return (
            render(request, "rapportage/edities/bevriezing.html#balk", {"rij": rij})
            if bezig
            else HttpResponseClientRefresh()
        )
    vaststellen = reverse("vaststellen", args=[programma.slug, periode])
    context = {
        "rij": rij,
        "bezig": bezig,
        "mag_opnieuw": RECHTEN[OP_NAAM[Stapnaam(rij.stap)].recht](request.deelname),
        "opnieuw": reverse(f"stap_{rij.stap}", args=[programma.slug, periode]),
        "kruimels": [
            {"naam": "Rapportages", "url": reverse("rapportages", args=[programma.slug])},
            {"naam": rij.periode.naam, "url": vaststellen},
            {"naam": "Vastleggen"},
        ],
    }
    return render(request, "rapportage/edities/bevriezing.html", context)


def _toch_vastgelegd(rij: Bevriezing) -> Editie | None:
    """What it froze, when the portal stopped in the moment between that and telling so."""
    return rij.periode.edities.zonder_inhoud().filter(gebouwd_op=rij.begonnen_op, auteur=rij.door).first()
