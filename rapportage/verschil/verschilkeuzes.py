"""The fixed values of a difference, with the words a reader sees."""

from programma.keuzes import Keuze


class Richting(Keuze):
    """Which way a judgement went, in the word that stands beside the arrow."""

    BETER = "beter", "Verbeterd"
    SLECHTER = "slechter", "Verslechterd"
    GELIJK = "gelijk", "Ongewijzigd"
    NIEUW = "nieuw", "Voor het eerst beoordeeld"
    WEG = "weg", "Niet meer beoordeeld"


class Verandering(Keuze):
    """What became of something that an overview lists."""

    NIEUW = "nieuw", "Nieuw"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    WEG = "weg", "Vervallen"


class Maat(Keuze):
    """Which figure of a table."""

    BESCHIKBAAR = "beschikbaar", "Beschikbaar"
    UITGAVEN = "uitgaven", "Uitgaven"
    VERPLICHTINGEN = "verplichtingen", "Verplichtingen"
    SALDO = "saldo", "Saldo"
    PROGNOSE = "prognose", "Prognose"
    PLAFOND = "plafond", "Plafond"
    TOEGEKEND = "toegekend", "Toegekend"
    VERPLICHT = "verplicht", "Verplicht"
    UITGEGEVEN = "uitgegeven", "Uitgegeven"
    VRIJ = "vrij", "Vrij"
    PROGRAMMA = "programma", "Geld van het programma"
    ANDERS = "anders", "Geld van anderen"


# What follows from other figures; nobody changes it.
AFGELEID = frozenset({Maat.SALDO, Maat.TOEGEKEND, Maat.VRIJ})


class Einde(Keuze):
    """How an actie came to its end."""

    AFGEROND = "afgerond", "Afgerond"
    VERVALLEN = "vervallen", "Vervallen"
    GEBORGD = "geborgd", "Geborgd"
    WEG = "weg", "Staat niet meer in het plan"
    PLAN = "plan", "Het plan staat niet meer in het overzicht"
