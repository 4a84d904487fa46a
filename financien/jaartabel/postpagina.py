"""What the pages about posts share: finding a post, the way back to it, and doing what a form asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from financien.jaartabel.botsing import Botsing
from financien.jaartabel.versieformulier import Versieformulier
from financien.models import Budgetpost
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma
from programma.vastleggen import Daad
from programma.versies import VersieBotsing


@dataclass(frozen=True, slots=True)
class Afloop:
    """What became of a form: its answer and the status of the page; `gedaan` when there is nothing left to show."""

    status: int
    gedaan: bool = False
    uitkomst: Any = None
    botsing: Botsing | None = None


def voer_uit(
    request: HttpRequest, form: Versieformulier, doe: Callable[[Daad], Any], bots: Callable[[], Botsing]
) -> Afloop:
    """Do what a form asks with the reason in it.

    422: something is wrong, and the form says what. 409: somebody was first; then `bots` reads again, and lets the form
    see what there is now. Nothing is written then.
    """
    if request.method != "POST":
        return Afloop(200)
    if not form.is_valid():
        return Afloop(422)
    try:
        uitkomst = doe(Daad(request.user, timezone.now(), form.cleaned_data.get("reden", "")))
    except Geweigerd as fout:
        form.weiger(fout)
        return Afloop(422)
    except VersieBotsing:
        return Afloop(409, botsing=bots())
    return Afloop(302, gedaan=True, uitkomst=uitkomst)


def post_of_404(programma: Programma, post: int) -> Budgetpost:
    """A post of another programme does not exist here."""
    rijen = Budgetpost.objects.select_related("opgave", "programma")
    return get_object_or_404(rijen, programma=programma, pk=post)


def dag_uit_adres(tekst: str) -> date | None:
    """A day in an address: "2024-04-01"; None for anything else."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if dag.isoformat() == tekst else None


def kruimels(programma: Programma, *namen: str | Budgetpost) -> list[dict[str, str]]:
    """The way to a page of the money; a post among the names is a link to its page, unless it is the last."""
    pad = [{"naam": "Financiën", "url": reverse("financien", args=[programma.slug])}]
    for naam in namen:
        if isinstance(naam, Budgetpost):
            pad.append({"naam": naam.naam, "url": adres(naam)})
        else:
            pad.append({"naam": naam})
    if len(namen) == 1:
        pad[-1].pop("url", None)
    return pad


def adres(post: Budgetpost) -> str:
    """The page of a post."""
    return reverse("budgetpost", args=[post.programma.slug, post.pk])
