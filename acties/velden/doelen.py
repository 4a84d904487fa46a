"""The printed letters of an actie, and what somebody decided they stand for."""

from typing import Any

from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.keuzes import Toewijzing
from acties.models import Actie, Doelverwijzing
from acties.naslag import Naslag
from programma.letters import LettersFout, lees_letters
from programma.vastleggen import Daad

from .basis import Veld, VeldFout


def _waarde(gegevens: ActieGegevens) -> list[str]:
    return [verwijzing.letter for verwijzing in gegevens.letters]


def _lees(tekst: Any, naslag: Naslag, huidig: list[str]) -> list[str]:
    """A letter that the plan does not have may stay where it is printed, but cannot be added."""
    try:
        letters = lees_letters(None if tekst is None else str(tekst))
    except LettersFout as fout:
        raise VeldFout(fout.reden, fout.voorstel or "") from fout
    onbekend = [letter for letter in letters if letter not in naslag.doelen and letter not in huidig]
    if onbekend:
        eerste, laatste = min(naslag.doelen, default="A"), max(naslag.doelen, default="A")
        raise VeldFout(
            f"Letter {' en '.join(onbekend)} is geen doel van {naslag.plan.naam}. Kies uit {eerste} tot en met {laatste}."
        )
    return list(letters)


def _zet(actie: Actie, waarde: list[str], naslag: Naslag, daad: Daad) -> None:
    """Letters that stay keep the proposal and the decision about them; one that comes back gets its proposal back."""
    rijen = {rij.letter: rij for rij in actie.doelverwijzingen.all()}
    for letter, rij in rijen.items():
        if letter not in waarde:
            rij.delete()
    for volgorde, letter in enumerate(waarde, 1):
        rij = rijen.get(letter) or _nieuwe_rij(actie, letter, naslag)
        if rij.pk is None or rij.volgorde != volgorde:
            rij.volgorde = volgorde
            rij.save()


def _nieuwe_rij(actie: Actie, letter: str, naslag: Naslag) -> Doelverwijzing:
    rij = Doelverwijzing(actie=actie, letter=letter, doel_id=naslag.doelen.get(letter))
    eerder = Doelverwijzing.history.filter(actie=actie, letter=letter).order_by("history_id").last()
    if eerder:
        rij.voorgesteld_doel_id, rij.voorstel_reden = eerder.voorgesteld_doel_id, eerder.voorstel_reden
    return rij


def _toewijzingen(gegevens: ActieGegevens) -> dict[str, list[str]]:
    """Per letter that was decided: how, and the letter of the doel it stands for ("" for none)."""
    return {
        verwijzing.letter: [verwijzing.toewijzing.value, verwijzing.toegewezen or ""]
        for verwijzing in gegevens.letters
        if verwijzing.toewijzing
    }


def _toewijzingen_in_woorden(waarde: dict[str, list[str]]) -> str:
    return "; ".join(
        f"{letter}: {Toewijzing(hoe).naam.lower()}, telt als {doel or 'geen doel'}"
        for letter, (hoe, doel) in waarde.items()
    )


def _zet_toewijzingen(actie: Actie, waarde: dict[str, list[str]], naslag: Naslag, daad: Daad) -> None:
    for rij in actie.doelverwijzingen.all():
        hoe, doel = waarde.get(rij.letter, ("", ""))
        sleutel = naslag.doelen.get(doel)
        if (rij.toewijzing, rij.toegewezen_doel_id) != (hoe, sleutel):
            rij.toewijzing, rij.toegewezen_doel_id = hoe, sleutel
            rij.bevestigd_door, rij.bevestigd_op = (daad.actor, daad.nu) if hoe else (None, None)
            rij.save()


def _niet_als_tekst(tekst: Any, naslag: Naslag, huidig: dict) -> dict:
    raise VeldFout("Wat een letter betekent, kiest u op het scherm Letters.")


DOELEN = Veld("doelen", "Doelen", _waarde, "-".join, _lees, _zet, deel=Deel.LETTERS)
TOEWIJZING = Veld(
    "toewijzing",
    "Betekenis van de letters",
    _toewijzingen,
    _toewijzingen_in_woorden,
    _niet_als_tekst,
    _zet_toewijzingen,
    deel=Deel.LETTERS,
)
