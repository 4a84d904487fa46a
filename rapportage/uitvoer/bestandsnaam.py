"""The name under which an overview is saved: lower case, ISO date first."""

from datetime import date

from rapportage.gegevens import Overzicht
from rapportage.keuzes import Editiesoort

# The files that are the whole overview, whatever their form.
HEEL = "overzicht"


def voor(overzicht: Overzicht, extensie: str) -> str:
    """ "2024-04-01-programma-overzicht-sterk-voor-noord.pdf"."""
    return f"{overzicht.peildatum.isoformat()}-programma-overzicht-{overzicht.programma_slug}.{extensie}"


def van_brief(extensie: str, *, datum: date, programma: str, nummer: int) -> str:
    """ "2026-11-17-raadsbrief-sterk-voor-noord-editie-3.pdf"; the date is that of the letter."""
    return f"{datum.isoformat()}-raadsbrief-{programma}-editie-{nummer}.{extensie}"


def van_editie(bestand: str, *, peildatum: date, programma: str, soort: str, nummer: int) -> str:
    """ "2026-10-01-acties-sterk-voor-noord-editie-3.csv" for the file "acties.csv" of it; an erratum is an edition too."""
    stam, _, extensie = bestand.rpartition(".")
    wat = "programma-overzicht" if stam == HEEL else stam
    welke = "collegeversie" if soort == Editiesoort.COLLEGEVERSIE.value else "editie"
    return f"{peildatum.isoformat()}-{wat}-{programma}-{welke}-{nummer}.{extensie}"
