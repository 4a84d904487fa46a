"""What the wethouder agrees to, in one view: the judgements, and what still contradicts itself."""

from dataclasses import dataclass

from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from rapportage.edities import inhoud
from rapportage.edities.vorige import naast_vorige
from rapportage.gegevens import Overzicht, Statusregel
from rapportage.keuzes import Oordeel

from .tegenspraken import Tegenspraak, openstaand, vind


@dataclass(frozen=True, slots=True)
class Akkoordblad:
    """The overview that would be frozen now; `open` are the contradictions that keep it from that."""

    overzicht: Overzicht
    open: tuple[Tegenspraak, ...]

    @property
    def oordelen(self) -> tuple[Statusregel, ...]:
        """Every judgement there should be: of each aspect and of each opgave."""
        status = self.overzicht.status
        return (*status.aspecten, *(opgave.oordeel for opgave in status.opgaven))

    @property
    def niet_beoordeeld(self) -> int:
        return sum(regel.oordeel == Oordeel.NIET_BEOORDEELD for regel in self.oordelen)

    @property
    def vingerafdruk(self) -> str:
        """Changes when anything in the overview changes, whenever it is read."""
        return inhoud.vingerafdruk(self.overzicht)


def lees_akkoordblad(periode: Rapportageperiode, daad: Daad) -> Akkoordblad:
    """What there is to agree to at the moment of `daad`; the period was read with its edition (see `met_vorige_editie`)."""
    erratum = inhoud.erratum_van(periode)
    overzicht = naast_vorige(inhoud.op_zichzelf(periode, erratum=erratum, nu=daad.nu), periode.vorige_editie)
    weerlegd = dict(periode.weerleggingen.values_list("sleutel", "vingerafdruk"))
    return Akkoordblad(overzicht, openstaand(vind(overzicht), weerlegd))
