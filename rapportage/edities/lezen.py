"""Reading what was frozen."""

import json

from programma.models import Programma, Rapportageperiode
from rapportage.gegevens import Overzicht
from rapportage.keuzes import Editiesoort
from rapportage.models import Editie
from rapportage.uitvoer import uit_json


def overzicht_van(editie: Editie) -> Overzicht:
    """What an edition says, as plain data. Raises OnbekendSchema."""
    return uit_json.lees(json.loads(editie.inhoud))


def laatste_editie(programma: Programma) -> Editie | None:
    """The newest edition or erratum that was not withdrawn. One query."""
    edities = programma.edities.vastgesteld().exclude(gebeurtenissen__stap="trek_in")
    return edities.order_by("-volgnummer").first()


def collegeversie_van(periode: Rapportageperiode) -> Editie | None:
    """The newest collegeversie of a period. One query."""
    return periode.edities.filter(soort=Editiesoort.COLLEGEVERSIE.value).order_by("-volgnummer").first()
