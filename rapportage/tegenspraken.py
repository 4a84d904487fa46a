"""Where a judgement and the figures beside it contradict each other. Pure: the overview and the findings share it."""

from financien.rekenen import Jaarregel, Jaartabel

from .keuzes import Oordeel


def budget_tegenspraken(oordeel: Oordeel | None, tabel: Jaartabel | None) -> tuple[Jaarregel, ...]:
    """The posts with more spent or promised than they hold, while the aspect Budget is as expected."""
    if oordeel != Oordeel.VOLGENS_VERWACHTING or tabel is None:
        return ()
    return tabel.overschreden
