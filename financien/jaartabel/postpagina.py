"""What the pages about posts share: finding a post, and the way back to it."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse

from financien.models import Budgetpost
from programma.models import Programma


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
