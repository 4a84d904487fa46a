"""A message as a real partner would get it, before anything is sent."""

from dataclasses import dataclass
from datetime import date

from programma.berichten.woorden import Woorden
from programma.berichtkeuzes import Berichtsoort
from programma.models import Programma

from .afzenders import afzender_van
from .brieven import Afzender, schrijf_brief
from .lezen import lees_cockpit
from .standen import Cockpit, Groep, Persoon

OPMERKING = "Kunt u erbij schrijven hoeveel mensen er meededen?"


@dataclass(frozen=True, slots=True)
class Voorbeelden:
    """The partners to choose from in the newest round that has any; none when there is no such round."""

    cockpit: Cockpit | None
    afzender: Afzender | None
    groepen: tuple[Groep, ...]

    def groep(self, slug: str) -> Groep | None:
        """The partner with this slug, the first one when it is not there."""
        return next((rij for rij in self.groepen if rij.rapporteur.slug == slug), next(iter(self.groepen), None))

    def vul_in(self, woorden: Woorden, slug: str) -> tuple[Groep, Woorden] | None:
        """These words for the partner with this slug."""
        groep = self.groep(slug)
        if groep is None:
            return None
        wie = groep.rapporteur
        persoon = next(iter(groep.mensen), None) or Persoon(0, "", "", wie.sleutel or 0, wie.naam, False, None)
        afzender = Afzender(
            self.afzender.programma, self.afzender.soort, woorden, self.afzender.over, self.afzender.adres
        )
        return groep, schrijf_brief(self.cockpit, afzender, persoon, groep.open or groep.regels, OPMERKING).woorden


def lees_voorbeelden(programma: Programma, soort: Berichtsoort, *, vandaag: date) -> Voorbeelden:
    """Five queries."""
    periode = programma.perioden.filter(deadline__isnull=False).order_by("-peildatum").first()
    if periode is None:
        return Voorbeelden(None, None, ())
    cockpit = lees_cockpit(periode, vandaag=vandaag)
    partners = tuple(groep for groep in cockpit.groepen if groep.rapporteur.slug)
    return Voorbeelden(cockpit, afzender_van(periode, soort), partners)
