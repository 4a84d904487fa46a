"""The front door: one card per programme, or straight through when there is one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programma.models import Deelname, Programma
from programma.rechten import leest_programma
from rapportage.dashboard import laatste_aspecten


def portfolio(request: HttpRequest) -> HttpResponse:
    """The programmes this user may read; with one programme its first page at once."""
    programmas = list(Programma.objects.leesbaar_voor(request.user))
    deelnames = {deelname.programma_id: deelname for deelname in Deelname.objects.van(request.user)}
    adressen = [reverse(_eerste_pagina(deelnames.get(programma.pk)), args=[programma.slug]) for programma in programmas]
    if len(programmas) == 1:
        return redirect(adressen[0])
    lezers = [programma for programma in programmas if _leest(deelnames.get(programma.pk))]
    aspecten = laatste_aspecten(lezers)
    kaarten = [
        (programma, adres, aspecten.get(programma.pk)) for programma, adres in zip(programmas, adressen, strict=True)
    ]
    return render(request, "sfn_portal/portfolio.html", {"kaarten": kaarten})


def _leest(deelname: Deelname | None) -> bool:
    """Without a role of its own it is a superuser, who reads everything."""
    return deelname is None or leest_programma(deelname)


def _eerste_pagina(deelname: Deelname | None) -> str:
    return "dashboard" if _leest(deelname) else "acties"
