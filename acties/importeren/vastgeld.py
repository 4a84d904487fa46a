"""Money that a row of a file would take away while something else refers to it, such as what was paid from it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from acties.models import Financiering
from acties.velden.geldrijen import bezwaar, van_veld, vastgehouden

from .rijwens import Rijwens

# The money fields, and whether they hold the money of the programme.
GELD = {"financiering_programma": True, "financiering_anders": False}


def bezwaren(wensen: Sequence[Rijwens]) -> Iterator[tuple[Rijwens, str, str]]:
    """The wish, its field and the Dutch sentence, for every money field that cannot become what the file wants.

    Two queries, one when nothing refers to the money of these acties, none when no row changes money.
    """
    geldwensen = [wens for wens in wensen if wens.rij.bekend and not GELD.keys().isdisjoint(wens.waarden)]
    vast = vastgehouden([wens.rij.bekend.sleutel for wens in geldwensen]) if geldwensen else {}
    if not vast:
        return
    rijen: dict[int, list[Financiering]] = defaultdict(list)
    raken = Financiering.objects.filter(actie__in=Financiering.objects.filter(pk__in=vast).values("actie"))
    for rij in raken.order_by("volgorde").prefetch_related("jaarverdeling"):
        rijen[rij.actie_id].append(rij)
    for wens in geldwensen:
        for veld in GELD.keys() & wens.waarden.keys():
            eigen = van_veld(rijen[wens.rij.bekend.sleutel], van_programma=GELD[veld])
            if zin := bezwaar(wens.waarden[veld], eigen, vast, wens.rij.boek.naslag):
                yield wens, veld, zin
