"""What somebody chooses for a number of letters, and what that means for each of them. Pure module."""

from collections.abc import Iterable
from dataclasses import dataclass

from acties.gegevens import Verwijzing
from acties.keuzes import Toewijzing
from programma.keuzes import Keuze

from .gegevens import Besluit, Letterrij


class Letterkeuze(Keuze):
    """The choices on the screen. What an earlier choice decided is taken back by OPEN."""

    VOORSTEL = "voorstel", "Voorstel bevestigen"
    GEDRUKT = "gedrukt", "Zoals gedrukt"
    ANDERS = "anders", "Ander doel"
    OPEN = "open", "Nog niet beslist"


@dataclass(frozen=True, slots=True)
class Verandering:
    """One letter for which the choice decides something else than there is now; None is: not decided."""

    rij: Letterrij
    besluit: Besluit | None


@dataclass(frozen=True, slots=True)
class Voornemen:
    """What the choice does: the letters that change, those that are so already, and those without a proposal to take."""

    veranderingen: tuple[Verandering, ...]
    gelijk: tuple[Letterrij, ...] = ()
    zonder_voorstel: tuple[Letterrij, ...] = ()

    @property
    def overgeslagen(self) -> tuple[str, ...]:
        """Sentences about the chosen letters that do not change."""
        zinnen = []
        if aantal := len(self.zonder_voorstel):
            zinnen.append(f"{_letters(aantal)} geen voorstel: daar verandert niets.")
        if aantal := len(self.gelijk):
            zinnen.append(f"{_letters(aantal)} dit besluit al: daar verandert niets.")
        return tuple(zinnen)


def neem_voor(rijen: Iterable[Letterrij], keuze: Letterkeuze, doel: str | None = None) -> Voornemen:
    """What `keuze` means for each of `rijen`; `doel` is the letter that ANDERS chooses."""
    veranderingen, gelijk, zonder_voorstel = [], [], []
    for rij in rijen:
        if keuze == Letterkeuze.VOORSTEL and rij.verwijzing.voorgesteld is None:
            zonder_voorstel.append(rij)
        elif (besluit := besluit_bij(rij.verwijzing, keuze, doel)) == rij.besluit:
            gelijk.append(rij)
        else:
            veranderingen.append(Verandering(rij, besluit))
    return Voornemen(tuple(veranderingen), tuple(gelijk), tuple(zonder_voorstel))


def besluit_bij(verwijzing: Verwijzing, keuze: Letterkeuze, doel: str | None = None) -> Besluit | None:
    """What `keuze` decides about one letter; `doel` is the letter that ANDERS chooses.

    Whoever chooses the proposed or the printed doel by its letter, takes the proposal or keeps what is printed.
    """
    if keuze == Letterkeuze.OPEN:
        return None
    gekozen = {
        Letterkeuze.VOORSTEL: verwijzing.voorgesteld,
        Letterkeuze.GEDRUKT: verwijzing.doel,
        Letterkeuze.ANDERS: doel,
    }[keuze]
    if gekozen == verwijzing.doel:
        return Besluit(Toewijzing.AFGEWEZEN, gekozen)
    return Besluit(Toewijzing.BEVESTIGD if gekozen == verwijzing.voorgesteld else Toewijzing.ANDERS, gekozen)


def _letters(aantal: int) -> str:
    return "1 gekozen letter heeft" if aantal == 1 else f"{aantal} gekozen letters hebben"
