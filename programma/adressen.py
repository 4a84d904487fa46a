"""From what a finding is about to the page where it can be seen."""

from django.urls import reverse

from .bevindingen import Onderwerp
from .models import Programma


def adres(onderwerp: Onderwerp, programma: Programma) -> str:
    """The address of the page of `onderwerp`, "" when it has none."""
    if not onderwerp.url_naam:
        return ""
    return reverse(onderwerp.url_naam, args=[programma.slug, *onderwerp.url_delen])
