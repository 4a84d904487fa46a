"""Which acties serve which doel, by the printed letters or by the proposed ones. Pure module."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from acties.gegevens import ActieGegevens, Verwijzing
from programma.keuzes import Keuze

# A doel that more than this part of the acties name is shown as named very often.
VEEL = Fraction(1, 3)


class Lezing(Keuze):
    """How the letters at the acties are read. The proposed letters count only once somebody has confirmed them."""

    GEDRUKT = "gedrukt", "Letters zoals gedrukt in het plan"
    VOORSTEL = "voorstel", "Letters volgens het voorstel, nog niet bevestigd"


@dataclass(frozen=True, slots=True)
class Dekking:
    """The coverage of the doelen. `doelen` are the letters of the plan, `onbekend` the letters it uses without a doel."""

    lezing: Lezing
    doelen: tuple[str, ...]
    onbekend: tuple[str, ...]
    acties: tuple[ActieGegevens, ...]
    per_letter: dict[str, tuple[ActieGegevens, ...]]

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


def gelezen_letter(verwijzing: Verwijzing, lezing: Lezing) -> str:
    """The letter under which a printed letter counts in this reading."""
    if lezing == Lezing.VOORSTEL and verwijzing.voorgesteld:
        return verwijzing.voorgesteld
    return verwijzing.letter


def dekking(acties: Iterable[ActieGegevens], doelen: Sequence[str], lezing: Lezing = Lezing.GEDRUKT) -> Dekking:
    """The coverage of `doelen`, the letters of the plan in their order."""
    acties = tuple(acties)
    per_letter: dict[str, dict[str, ActieGegevens]] = {letter: {} for letter in doelen}
    for actie in acties:
        for verwijzing in actie.letters:
            per_letter.setdefault(gelezen_letter(verwijzing, lezing), {})[actie.nummer] = actie
    return Dekking(
        lezing=lezing,
        doelen=tuple(doelen),
        onbekend=tuple(sorted(set(per_letter) - set(doelen))),
        acties=acties,
        per_letter={letter: tuple(rij.values()) for letter, rij in per_letter.items()},
    )


def voor_andere_opgave(acties: Iterable[ActieGegevens]) -> tuple[ActieGegevens, ...]:
    """The acties with at least one printed letter of a doel of another opgave than their own."""
    return tuple(
        actie for actie in acties if any(verwijzing.opgave not in (None, actie.opgave) for verwijzing in actie.letters)
    )
