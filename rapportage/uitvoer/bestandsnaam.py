"""The name under which an overview is saved."""

from rapportage.gegevens import Overzicht


def voor(overzicht: Overzicht, extensie: str) -> str:
    """Lower case, ISO date first: "2024-04-01-programma-overzicht-sterk-voor-noord.pdf"."""
    return f"{overzicht.peildatum.isoformat()}-programma-overzicht-{overzicht.programma_slug}.{extensie}"
