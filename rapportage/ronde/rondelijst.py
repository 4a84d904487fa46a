"""All rounds of a programme with how far each is, as the list of rapportages shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from programma.models import Programma, Rapportageperiode
from programma.periodekeuzes import Periodesoort, Periodetoestand
from rapportage.models import Editie

from .weg import aan_zet


@dataclass(frozen=True, slots=True)
class Ronderegel:
    """A round, whose turn it is, and its editions with the newest first."""

    periode: Rapportageperiode
    aan_zet: str
    edities: Sequence[Editie]

    @property
    def vraagt_akkoord(self) -> bool:
        return self.periode.toestand == Periodetoestand.AMBTELIJK_AKKOORD


def rondes_van(programma: Programma) -> list[Ronderegel]:
    """The newest first. Two queries."""
    edities = Editie.objects.vastgesteld().zonder_inhoud().order_by("-volgnummer")
    perioden = programma.perioden.order_by("-peildatum").prefetch_related(Prefetch("edities", edities, "vastgesteld"))
    return [
        Ronderegel(
            periode, aan_zet(Periodetoestand(periode.toestand), Periodesoort(periode.soort)), periode.vastgesteld
        )
        for periode in perioden
    ]
