"""In which words a round speaks, and where a message leads."""

from django.conf import settings
from django.urls import reverse

from programma.berichtkeuzes import Berichtsoort
from programma.handelingen.berichtteksten import woorden_van
from programma.models import Berichttekst, Programma, Rapportageperiode
from programma.models.berichten import over_periode

from .brieven import Afzender


def afzender_van(periode: Rapportageperiode, soort: Berichtsoort) -> Afzender:
    """A message of this kind about the whole round. One query."""
    return Afzender(
        programma=periode.programma.naam,
        soort=soort,
        woorden=woorden_van(lees_berichttekst(periode.programma, soort), soort),
        over=over_periode(periode),
        adres=volledig(reverse("voortgang", args=[periode.programma.slug])),
    )


def lees_berichttekst(programma: Programma, soort: Berichtsoort) -> Berichttekst | None:
    """The words that `programma` chose, None when it uses those of the portal. One query."""
    return Berichttekst.objects.filter(programma=programma, soort=soort.value).first()


def volledig(pad: str) -> str:
    """The address of a page as it works in an e-mail."""
    return f"{settings.ADRES}{pad}"
