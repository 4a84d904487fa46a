"""Reading from when on the signals of a programme speak."""

from financien.lezen import normen_van
from programma.models import Programma

from .models import Signaalnormen
from .signaalnormen import STANDAARD, Normen


def signaalnormen_van(programma: Programma) -> Normen:
    """The norms of `programma`, those of its money with them. No query when both were read along, else one for each."""
    try:
        eigen = programma.signaalnormen.keuze
    except Signaalnormen.DoesNotExist:
        eigen = STANDAARD.in_procenten()
    return Normen(**eigen, geld=normen_van(programma))
