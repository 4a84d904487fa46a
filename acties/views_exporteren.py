"""Exporting acties: the choice what and as which kind of file, and the file itself."""

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from programma.downloads import SOORTEN, VORMEN, bijlage
from programma.models import Programma
from programma.rechten import bewerkt_programma, leest_acties
from programma.toegang import met_recht

from .exporteren import bestandsnaam, exporteer_alles, exporteer_lijst
from .huidig import plan_of_404
from .kandidaten import lees_kandidaten
from .lijst import Weergave
from .models import Actie

LIJST, ALLES = "lijst", "alles"


@met_recht(leest_acties)
def exporteren(request: HttpRequest, programma: Programma) -> HttpResponse:
    """With ?formaat= the file, else the choice; the rest of the address is that of the list. A partner gets its own acties."""
    plan = plan_of_404(programma)
    zichtbaar = Actie.objects.van_plan(plan).zichtbaar_voor(request.deelname)
    weergave = Weergave.uit(request.GET, request.GET.getlist("kolom"))
    vorm, wat = request.GET.get("formaat", ""), request.GET.get("wat", LIJST)
    if vorm in SOORTEN:
        alles = wat == ALLES
        inhoud = exporteer_alles(zichtbaar, vorm) if alles else exporteer_lijst(zichtbaar, weergave, vorm)
        return bijlage(inhoud, bestandsnaam(programma, timezone.localdate(), vorm))
    kandidaten = lees_kandidaten(zichtbaar, weergave.filter, weergave.volgorde)
    lijst = reverse("acties", args=[programma.slug])
    vraag = weergave.vraag()
    context = {
        "plan": plan,
        "weergave": weergave,
        "aantal": len(kandidaten.rijen),
        "van": kandidaten.van,
        "verborgen": parse_qsl(vraag),
        "vormen": VORMEN,
        "mag_importeren": bewerkt_programma(request.deelname),
        "terug": f"{lijst}?{vraag}" if vraag else lijst,
        "kruimels": [{"naam": "Acties", "url": lijst}, {"naam": "Exporteren"}],
    }
    return render(request, "acties/exporteren.html", context)
