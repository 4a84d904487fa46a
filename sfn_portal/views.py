"""The front door: one card per programme, or straight through when there is one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from programma.models import Deelname, Programma
from programma.rechten import leest_programma
from programma.toegang import deelname_van


def portfolio(request: HttpRequest) -> HttpResponse:
    """The programmes this user may read; with one programme its first page at once."""
    programmas = list(Programma.objects.leesbaar_voor(request.user))
    if len(programmas) == 1:
        return redirect(_eerste_pagina(deelname_van(request.user, programmas[0].slug)), programmas[0].slug)
    return render(request, "sfn_portal/portfolio.html", {"programmas": programmas})


def _eerste_pagina(deelname: Deelname) -> str:
    return "dashboard" if leest_programma(deelname) else "acties"
