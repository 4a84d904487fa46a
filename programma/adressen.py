"""From what a finding is about, or where it is mended, to an address."""

from django.urls import reverse

from .bevindingen import Plek
from .models import Programma


def adres(plek: Plek | None, programma: Programma) -> str:
    """The address of `plek`, "" when there is none."""
    if plek is None:
        return ""
    pad = reverse(plek.url_naam, args=[programma.slug, *plek.delen])
    return pad + (f"?{plek.vraag}" if plek.vraag else "") + (f"#{plek.anker}" if plek.anker else "")
