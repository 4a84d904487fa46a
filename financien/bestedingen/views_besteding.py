"""What became of one line of money, from peildatum to peildatum, with its history; and taking a registration back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from acties.keuzes import Bron
from acties.models import Financiering
from financien.handelingen.bestedingen_schrijven import SOORT
from financien.handelingen.bestedingen_terug import maak_bestedingen_ongedaan
from financien.models import Besteding
from programma.geschiedenis import Venster, lees_los, zichtbaar_voor
from programma.importeren.soorten import Ingehaald
from programma.models import Programma, Wijziging
from programma.rechten import bewerkt_programma, leest_programma
from programma.terugkeer import terug_naar
from programma.toegang import HANDELING, met_recht
from programma.vastleggen import Daad


@met_recht(leest_programma)
def besteding(request: HttpRequest, programma: Programma, financiering: int) -> HttpResponse:
    """Everything that was registered of one line of programme money."""
    regel = _vind(programma, financiering)
    sleutels = Besteding.history.filter(financiering=regel.pk).values("id")
    context = {
        "regel": regel,
        "bestedingen": list(
            regel.bestedingen.select_related("importronde").defer("importronde__voorbeeld").order_by("-peildatum")
        ),
        "bewerkt_programma": bewerkt_programma(request.deelname),
        "bladzijde": lees_los(
            zichtbaar_voor(request.deelname).filter(onderwerp_soort=SOORT, onderwerp_id__in=sleutels),
            request.deelname,
            Venster.uit(request.GET),
        ),
        "kruimels": [
            {"naam": "Financiën", "url": reverse("financien", args=[programma.slug])},
            {"naam": "Bestedingen", "url": reverse("bestedingen", args=[programma.slug])},
            {"naam": str(regel.actie)},
        ],
    }
    return render(request, "financien/besteding.html", context)


@met_recht(bewerkt_programma, methoden=HANDELING)
def bestedingen_ongedaan(request: HttpRequest, programma: Programma, wijziging: int) -> HttpResponse:
    """Take back what was registered, with everything that was registered together with it."""
    rij = get_object_or_404(Wijziging.objects.van_programma(programma), pk=wijziging, onderwerp_soort=SOORT)
    try:
        aantal = maak_bestedingen_ongedaan(wijziging=rij, daad=Daad(request.user, timezone.now()))
    except Ingehaald as fout:
        zin = "Er is niets ongedaan gemaakt. Dit is daarna nog gewijzigd"
        messages.error(request, f"{zin}: {'; '.join(fout.onderwerpen)}.")
    else:
        messages.success(request, f"Ongedaan gemaakt: {aantal} besteding{'en' * (aantal != 1)}.")
    return redirect(terug_naar(request, reverse("bestedingen", args=[programma.slug])))


def _vind(programma: Programma, financiering: int) -> Financiering:
    regels = Financiering.objects.select_related("actie__opgave", "actie__plan", "bron_partner", "ten_laste_van")
    return get_object_or_404(
        regels, pk=financiering, actie__plan__programma=programma, bron=Bron.PROGRAMMA.value, bedrag__isnull=False
    )
