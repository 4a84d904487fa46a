"""The words that a programme chose for its messages."""

from django.db import transaction

from programma.berichten.woorden import STANDAARD, Woorden, fouten_in
from programma.berichtkeuzes import Berichtsoort
from programma.models import Berichttekst, Programma, Wijziging
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import VersieBotsing

from .weigering import Geweigerd

SOORT = "berichttekst"
NAMEN = {"onderwerp": "Onderwerp", "tekst": "Tekst"}


def woorden_van(rij: Berichttekst | None, soort: Berichtsoort) -> Woorden:
    """What a message of this kind says in a programme: the words of its row, or those of the portal."""
    return Woorden(rij.onderwerp, rij.tekst) if rij else STANDAARD[soort]


@transaction.atomic
def schrijf_berichttekst(
    *, programma: Programma, soort: Berichtsoort, versie: int, woorden: Woorden, daad: Daad
) -> Berichttekst | None:
    """Give the messages of this kind these words; `versie` is that of the words as somebody saw them, 0 for the portal's.

    What is the same already is left as it is. Raises Geweigerd for words that cannot be sent, VersieBotsing when somebody
    was first.
    """
    if fouten := fouten_in(soort, woorden):
        raise Geweigerd(fouten)
    rij = Berichttekst.objects.filter(programma=programma, soort=soort.value).first()
    if (rij.versie if rij else 0) != versie:
        raise VersieBotsing
    nu = woorden_van(rij, soort)
    verschillen = [
        Verschil(veld, naam, oud, nieuw, oud, nieuw)
        for veld, naam in NAMEN.items()
        if (oud := getattr(nu, veld)) != (nieuw := getattr(woorden, veld))
    ]
    if not verschillen:
        return rij
    rij = rij or Berichttekst(programma=programma, soort=soort.value)
    rij.onderwerp, rij.tekst = woorden.onderwerp, woorden.tekst
    neem(rij, versie)
    with vastgelegd(
        rij, daad, Wijziging.Handeling.GEWIJZIGD, verschillen, soort=SOORT, programma=programma, versie=rij.versie
    ):
        rij.save()
    return rij
