"""The Word template with which the letters of a programme are made: another one, and back to that of the portal."""

from django.db import transaction

from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import VersieBotsing, wissel
from rapportage.brieven.invullen import keur
from rapportage.brieven.sjablonen import OPSLAG, STANDAARD
from rapportage.brieven.sjabloonregels import Ongeschikt
from rapportage.models import Briefsjabloon

SOORT = "briefsjabloon"
NAMEN = {"bestandsnaam": "Bestand", "sha256": "Inhoud"}


def kies_sjabloon(*, programma: Programma, versie: int, bestandsnaam: str, inhoud: bytes, daad: Daad) -> Briefsjabloon:
    """From now on the letters are made with this file; `versie` is that of the template as somebody saw it, 0 for none.

    Raises Geweigerd for a file that cannot be a template, VersieBotsing when somebody was first.
    """
    try:
        keur(inhoud)
    except Ongeschikt as fout:
        raise Geweigerd({"bestand": " ".join(fout.bezwaren)}) from fout
    # The file first: without a row nobody finds it, and the other way round there would be no letter.
    sha256 = OPSLAG.bewaar(inhoud)
    with transaction.atomic():
        rij = Briefsjabloon.objects.filter(programma=programma).first()
        if (rij.versie if rij else 0) != versie:
            raise VersieBotsing
        oud = (rij.bestandsnaam, rij.sha256) if rij else ("", "")
        rij = rij or Briefsjabloon(programma=programma)
        rij.bestandsnaam, rij.sha256, rij.op, rij.door = bestandsnaam, sha256, daad.nu, daad.actor
        neem(rij, versie)
        with vastgelegd(
            rij,
            daad,
            Wijziging.Handeling.GEWIJZIGD if versie else Wijziging.Handeling.TOEGEVOEGD,
            _verschillen(oud, (bestandsnaam, sha256)),
            soort=SOORT,
            programma=programma,
            versie=rij.versie,
        ):
            rij.save()
    return rij


@transaction.atomic
def gebruik_standaard(*, sjabloon: Briefsjabloon, versie: int, daad: Daad) -> None:
    """Back to the template of the portal. Raises VersieBotsing."""
    wissel(sjabloon, versie)
    with vastgelegd(
        sjabloon,
        daad,
        Wijziging.Handeling.VERWIJDERD,
        _verschillen((sjabloon.bestandsnaam, sjabloon.sha256), (STANDAARD.name, "")),
        soort=SOORT,
        programma=sjabloon.programma,
        versie=sjabloon.versie,
    ):
        sjabloon.delete()


def _verschillen(oud: tuple[str, str], nieuw: tuple[str, str]) -> list[Verschil]:
    return [
        Verschil(veld, naam, voor, na, voor[:16], na[:16])
        if veld == "sha256"
        else Verschil(veld, naam, voor, na, voor, na)
        for (veld, naam), voor, na in zip(NAMEN.items(), oud, nieuw, strict=True)
        if voor != na
    ]
