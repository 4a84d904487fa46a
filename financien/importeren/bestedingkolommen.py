"""The columns of a file with bestedingen: those of our own export, and what people call them. Pure module."""

from programma.importeren.kolommen import Kolommen

KOLOMMEN = Kolommen(
    {
        "nummer": "Nummer",
        "plan": "Uitvoeringsplan",
        "versie": "Versie",
        "titel": "Titel",
        "partner": "Partner die betaalt",
        "toelichting": "Toelichting bij het geld",
        "toegekend": "Toegekend",
        "peildatum": "Peildatum",
        "verplicht": "Verplicht",
        "uitgegeven": "Uitgegeven",
        "bron": "Bron van de cijfers",
    },
    {
        "nummer": ("nr", "actienummer", "nummer actie", "actie nr"),
        "plan": ("plan",),
        "titel": ("titel actie", "actie", "naam", "naam actie"),
        "partner": ("partner", "betaald door"),
        "toegekend": ("toegekend bedrag", "toekenning", "toegekend (€)"),
        "peildatum": ("datum", "stand op", "per"),
        "verplicht": ("verplichtingen", "verplichting", "verplicht (€)"),
        "uitgegeven": ("uitgaven", "betaald", "uitgegeven (€)", "realisatie"),
        "bron": ("bron",),
    },
    frozenset({"nummer"}),
)
