"""Which acties serve which doel, in one reading of the letters. Pure module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from acties.gegevens import ActieGegevens
from acties.lezing import Letterstand, Lezing, gelezen_letter, letterstand, lezing_in_woorden

# A doel that more than this part of the acties name is shown as named very often.
VEEL = Fraction(1, 3)


@dataclass(frozen=True, slots=True)
class Dekking:
    """The coverage of the doelen. `doelen` are the letters of the plan, `onbekend` the letters it uses without a doel.

    `elders` are the acties that serve a doel of another opgave than their own.
    """

    lezing: Lezing
    stand: Letterstand
    doelen: tuple[str, ...]
    onbekend: tuple[str, ...]
    acties: tuple[ActieGegevens, ...]
    per_letter: dict[str, tuple[ActieGegevens, ...]]
    elders: tuple[ActieGegevens, ...]

    @property
    def in_woorden(self) -> str:
        """Which mapping from letters to doelen this coverage uses."""
        return lezing_in_woorden(self.lezing, self.stand)

    def aantal(self, letter: str) -> int:
        """How many acties serve the doel."""
        return len(self.per_letter.get(letter, ()))

    def is_veel(self, letter: str) -> bool:
        """Whether more than a third of all acties serve the doel."""
        return self.aantal(letter) > VEEL * len(self.acties)

    @property
    def gaten(self) -> tuple[str, ...]:
        """The doelen that no actie serves."""
        return tuple(letter for letter in self.doelen if not self.aantal(letter))

    @property
    def overvol(self) -> tuple[str, ...]:
        """The doelen that more than a third of the acties serve."""
        return tuple(letter for letter in self.doelen if self.is_veel(letter))


def dekking(acties: Iterable[ActieGegevens], doelen: Mapping[str, int], lezing: Lezing | None = None) -> Dekking:
    """The coverage of `doelen`: the letters of the plan in their order, each with the number of its opgave.

    Without `lezing` the letters are read as they count now: as decided, or as printed as long as nothing is.
    """
    acties = tuple(acties)
    stand = letterstand(verwijzing for actie in acties for verwijzing in actie.letters)
    lezing = lezing or stand.standaard
    per_letter: dict[str, dict[str, ActieGegevens]] = {letter: {} for letter in doelen}
    elders = {}
    for actie in acties:
        for verwijzing in actie.letters:
            letter = gelezen_letter(verwijzing, lezing)
            if letter is not None:
                per_letter.setdefault(letter, {})[actie.nummer] = actie
            if doelen.get(letter, actie.opgave) != actie.opgave:
                elders[actie.nummer] = actie
    return Dekking(
        lezing=lezing,
        stand=stand,
        doelen=tuple(doelen),
        onbekend=tuple(sorted(set(per_letter) - set(doelen))),
        acties=acties,
        per_letter={letter: tuple(rij.values()) for letter, rij in per_letter.items()},
        elders=tuple(elders.values()),
    )
