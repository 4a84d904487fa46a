"""The money of the dashboard: the newest year table, and the ceilings of the current plan. Pure."""

from dataclasses import dataclass

from financien import balken
from financien.balken import Balk
from financien.jaartabel.bronnen import Cijferbron, bronnen
from financien.jaartabel.bureau import Bureaudeel, bureaubalk, bureaudelen
from financien.rekenen import Jaarregel, Jaartabel


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """The newest year table: a bar per post, its sources, and what of it is for the bureau (`bureaubalk` is that of the money)."""

    tabel: Jaartabel
    balken: tuple[tuple[Jaarregel, Balk], ...]
    bronnen: tuple[Cijferbron, ...]
    bureaudelen: tuple[Bureaudeel, ...]
    bureaubalk: Balk | None


def jaarbeeld(tabel: Jaartabel) -> Jaarbeeld:
    """The block of one year table."""
    delen = bureaudelen(tabel)
    return Jaarbeeld(
        tabel=tabel,
        balken=tuple(zip(tabel.regels, balken.jaarbalken(tabel.regels), strict=True)),
        bronnen=bronnen(tabel),
        bureaudelen=delen,
        bureaubalk=bureaubalk(delen[0]),
    )
