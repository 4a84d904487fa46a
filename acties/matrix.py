"""The coverage as a table: a row per actie, a column per letter. Pure module."""

from dataclasses import dataclass

from acties.dekking import Dekking
from acties.gegevens import ActieGegevens
from acties.lezing import gelezen_letter

# A cell is "" when the actie does not serve the doel, VOL when it does, and the printed letter when that is a proposal.
VOL = "vol"


@dataclass(frozen=True, slots=True)
class Matrixrij:
    actie: ActieGegevens
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A letter above the table; `oordeel` is "leeg-vak" without acties and "te-veel" with many."""

    letter: str
    is_doel: bool
    aantal: int
    oordeel: str


def kolommen(dekking: Dekking) -> tuple[Kolom, ...]:
    """The columns: the doelen of the plan, then the letters it does not know."""
    return tuple(
        Kolom(letter, letter in dekking.doelen, dekking.aantal(letter), _oordeel(dekking, letter))
        for letter in (*dekking.doelen, *dekking.onbekend)
    )


def rijen(dekking: Dekking) -> dict[int, list[Matrixrij]]:
    """The rows per number of the opgave, in the order of the acties."""
    letters = (*dekking.doelen, *dekking.onbekend)
    groepen: dict[int, list[Matrixrij]] = {}
    for actie in dekking.acties:
        treffers: dict[str | None, str] = {}
        for verwijzing in actie.letters:
            gelezen = gelezen_letter(verwijzing, dekking.lezing)
            zeker = gelezen == verwijzing.letter or verwijzing.bevestigd
            if zeker or gelezen not in treffers:
                treffers[gelezen] = VOL if zeker else verwijzing.letter
        rij = Matrixrij(actie, tuple(treffers.get(letter, "") for letter in letters))
        groepen.setdefault(actie.opgave, []).append(rij)
    return groepen


def _oordeel(dekking: Dekking, letter: str) -> str:
    if dekking.is_veel(letter):
        return "te-veel"
    return "" if dekking.aantal(letter) else "leeg-vak"
