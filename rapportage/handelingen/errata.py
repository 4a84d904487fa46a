"""Correcting an edition: the round opens again for the parts that are wrong, and leads to a new edition."""

from collections.abc import Collection

from programma.handelingen.weigering import Geweigerd
from programma.vastleggen import Daad
from rapportage.edities.delen import Deel
from rapportage.models import Editie, Periodegebeurtenis
from rapportage.ronde.stappen import OP_NAAM, Stapnaam

from .stappen import zet_stap

NIET_DE_NIEUWSTE = "Alleen de nieuwste editie van een ronde kan verbeterd worden. Dat is editie {}."
GEEN_DEEL = "Kies welke delen u wilt verbeteren."


def begin_erratum(*, editie: Editie, versie: int, delen: Collection[str], daad: Daad) -> Periodegebeurtenis:
    """Open these parts (see `rapportage.edities.delen`) of the round of `editie`; the edition itself stays as it is.

    `versie` is that of its period. Raises Geweigerd, and VersieBotsing when somebody took a step first.
    """
    nieuwste = editie.periode.edities.vastgesteld().zonder_inhoud().last()
    if nieuwste != editie:
        raise Geweigerd({"": NIET_DE_NIEUWSTE.format(nieuwste.nummer)})
    if not set(delen) or not set(delen) <= {deel.value for deel in Deel}:
        raise Geweigerd({"delen": GEEN_DEEL})
    gekozen = [deel.value for deel in Deel if deel.value in delen]
    return zet_stap(
        periode=editie.periode,
        versie=versie,
        stap=OP_NAAM[Stapnaam.ERRATUM],
        daad=daad,
        editie=editie,
        delen=gekozen,
    )
