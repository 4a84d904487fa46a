"""The fixed values of the money. Pure: models, arithmetic and outputs share them."""

from programma.keuzes import Keuze


class Postsoort(Keuze):
    """Where the money of a post goes: to running the programme, or to its acties."""

    BUREAU = "bureau", "Programmabureau"
    ACTIES = "acties", "Acties"


class Kolom(Keuze):
    """The amounts of a stand. The saldo is none of them: it is computed."""

    BESCHIKBAAR = "beschikbaar", "Beschikbaar"
    UITGAVEN = "uitgaven", "Uitgaven"
    VERPLICHTINGEN = "verplichtingen", "Verplichtingen"
    PROGNOSE = "prognose", "Prognose"
