"""What the wethouder agrees to, in one view: the judgements, and what still contradicts itself."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from rapportage.gegevens import Overzicht, Statusregel
from rapportage.handelingen.vriezen import lopend_erratum, samengesteld
from rapportage.keuzes import Oordeel
from rapportage.uitvoer import als_json

from .tegenspraken import Tegenspraak, openstaand, vind

OOIT = datetime(2000, 1, 1, tzinfo=UTC)


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
        inhoud = als_json.inhoud(replace(self.overzicht, export_op=OOIT))
        return hashlib.sha256(als_json.schrijf(inhoud)).hexdigest()


def lees_akkoordblad(periode: Rapportageperiode, daad: Daad) -> Akkoordblad:
    overzicht = samengesteld(periode, erratum=lopend_erratum(periode), daad=daad)
    weerlegd = dict(periode.weerleggingen.values_list("sleutel", "vingerafdruk"))
    return Akkoordblad(overzicht, openstaand(vind(overzicht), weerlegd))
