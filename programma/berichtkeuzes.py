"""Which kinds of e-mail the portal sends. Pure: models, screens and words share it."""

from programma.keuzes import Keuze


class Berichtsoort(Keuze):
    UITNODIGING = "uitnodiging", "Uitnodiging"
    HERINNERING = "herinnering", "Herinnering"
    TERUG = "terug", "Teruggestuurd"
