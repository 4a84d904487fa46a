"""How the letters at the acties are read: as printed, as decided, or as proposed. Pure module."""

from collections.abc import Iterable
from dataclasses import dataclass

from acties.gegevens import Verwijzing
from programma.keuzes import Keuze


class Lezing(Keuze):
    """Which mapping from letters to doelen is used. What nobody decided about, counts as printed until somebody does."""

    GEDRUKT = "gedrukt", "Letters zoals gedrukt in het plan"
    VASTGESTELD = "vastgesteld", "Letters zoals vastgesteld"
    VOORSTEL = "voorstel", "Letters volgens het voorstel"


@dataclass(frozen=True, slots=True)
class Letterstand:
    """How many letters the plan prints at its acties, about how many of them somebody decided, and what still waits.

    `voorstellen` counts the proposals that nobody decided about, `zonder_doel` the other open letters that lead nowhere.
    """

    gedrukt: int
    vastgesteld: int
    voorstellen: int
    zonder_doel: int

    @property
    def wachten(self) -> int:
        return self.voorstellen + self.zonder_doel

    @property
    def standaard(self) -> Lezing:
        """The reading in which coverage is shown: as printed as long as nobody decided anything."""
        return Lezing.VASTGESTELD if self.vastgesteld else Lezing.GEDRUKT


def letterstand(letters: Iterable[Verwijzing]) -> Letterstand:
    letters = tuple(letters)
    wachtend = [verwijzing for verwijzing in letters if verwijzing.wacht]
    voorstellen = sum(verwijzing.voorgesteld is not None for verwijzing in wachtend)
    return Letterstand(
        gedrukt=len(letters),
        vastgesteld=sum(verwijzing.bevestigd for verwijzing in letters),
        voorstellen=voorstellen,
        zonder_doel=len(wachtend) - voorstellen,
    )


def gelezen_letter(verwijzing: Verwijzing, lezing: Lezing) -> str | None:
    """The letter under which a printed letter counts in this reading; None when somebody decided that it stands for none.

    Also in the reading of the proposals, what was decided counts as it was decided.
    """
    if lezing != Lezing.GEDRUKT and verwijzing.bevestigd:
        return verwijzing.toegewezen
    if lezing == Lezing.VOORSTEL and verwijzing.voorgesteld:
        return verwijzing.voorgesteld
    return verwijzing.letter


def lezing_in_woorden(lezing: Lezing, stand: Letterstand) -> str:
    """The sentence that stands beside every coverage: which mapping it uses."""
    if lezing == Lezing.VASTGESTELD:
        return f"{lezing.naam}: {stand.vastgesteld} van {stand.gedrukt} letters vastgesteld{_rest(stand)}."
    if lezing == Lezing.VOORSTEL and stand.voorstellen:
        wat = "1 letter telt" if stand.voorstellen == 1 else f"{stand.voorstellen} letters tellen"
        return f"{lezing.naam}: {wat} hier al mee zoals voorgesteld, maar niemand heeft dat vastgesteld."
    if lezing == Lezing.VOORSTEL:
        return f"{lezing.naam}: over elk voorstel is al besloten."
    return f"{lezing.naam}."


def _rest(stand: Letterstand) -> str:
    rest = stand.gedrukt - stand.vastgesteld
    if rest and not stand.vastgesteld:
        return ", dus alles telt zoals gedrukt"
    return f"; de andere {'telt' if rest == 1 else 'tellen'} zoals gedrukt" if rest else ""
