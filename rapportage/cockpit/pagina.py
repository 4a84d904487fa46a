"""What every page of the cockpit begins with: the round it is about, its tabs and the way back."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from programma.models import Programma, Rapportageperiode
from rapportage.ronde.tabbladen import ronde_context


def open_ronde(request: HttpRequest, programma: Programma, slug: str) -> Rapportageperiode:
    """The round at this address; 404 when there is none."""
    return get_object_or_404(programma.perioden, slug=slug)


def context_van(request: HttpRequest, periode: Rapportageperiode, *onder: tuple[str, str]) -> dict[str, Any]:
    """The context of a page of `periode`; `onder` are the crumbs below the round, (name, address), "" for no link."""
    context = ronde_context(request, periode, "periode") | {"mail_wijze": settings.MAIL_WIJZE}
    if onder:
        context["kruimels"][-1]["url"] = adres(periode)
        context["kruimels"] += [{"naam": naam, "url": url} for naam, url in onder]
    return context


def adres(periode: Rapportageperiode, naam: str = "periode", *delen: Any) -> str:
    """The address of a page of the round, without more the cockpit itself."""
    return reverse(naam, args=[periode.programma.slug, periode.slug, *delen])
