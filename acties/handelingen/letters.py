"""Deciding which doel a printed letter stands for, for many letters at once: all of them or none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from acties.gegevens import ActieGegevens
from acties.letters.gegevens import Letterbesluit, Letterverschil, besluit_van
from acties.models import Actie
from acties.velden import VELDEN, Waarde, merk
from programma.models import Uitvoeringsplan, nieuwe_reeks
from programma.vastleggen import Daad, laatste_wijzigers

from .wensen import Botsing, Wens
from .wijzigen import POGINGEN, SOORT, Uitkomst, wijzig_acties

VELD = VELDEN["toewijzing"]
GEDRUKT = VELDEN["doelen"]


class Letterbotsing(Exception):
    """Somebody else was first. Nothing is written; `verschillen` are the letters that are no longer as they were seen."""

    def __init__(self, verschillen: Sequence[Letterverschil]) -> None:
        super().__init__(verschillen)
        self.verschillen = verschillen


def stel_letters_vast(*, plan: Uitvoeringsplan, besluiten: Sequence[Letterbesluit], daad: Daad) -> tuple[Uitkomst, ...]:
    """Decide about letters of acties of `plan`; together they are one reeks, so that they are undone together.

    Other letters of the same acties may have changed meanwhile. Raises Letterbotsing.
    """
    daad = replace(daad, reeks=daad.reeks or nieuwe_reeks())
    for poging in range(POGINGEN):
        nu = _lees(plan, {besluit.actie for besluit in besluiten})
        _weiger_botsingen(besluiten, nu)
        try:
            return wijzig_acties(wensen=[_wens(actie, nu[actie], besluiten) for actie in nu], daad=daad)
        except Botsing:
            # Between reading and writing somebody decided about these acties: look again at which letters it was.
            if poging == POGINGEN - 1:
                raise
    raise AssertionError


def _lees(plan: Uitvoeringsplan, sleutels: Iterable[int]) -> dict[int, ActieGegevens]:
    acties = Actie.objects.van_plan(plan).filter(pk__in=sleutels)
    return dict(zip(acties.values_list("pk", flat=True), acties.gegevens(), strict=True))


def _weiger_botsingen(besluiten: Iterable[Letterbesluit], nu: dict[int, ActieGegevens]) -> None:
    botsingen = [verschil for besluit in besluiten if (verschil := _verschil(besluit, nu.get(besluit.actie)))]
    if botsingen:
        raise Letterbotsing(botsingen)


def _verschil(besluit: Letterbesluit, actie: ActieGegevens | None) -> Letterverschil | None:
    """What stands in the way: a letter that is neither as it was seen, nor yet as it is wanted."""
    verwijzing = next((rij for rij in actie.letters if rij.letter == besluit.letter), None) if actie else None
    huidig = besluit_van(verwijzing) if verwijzing else None
    if verwijzing and huidig in (besluit.gezien, besluit.nieuw):
        return None
    veld = VELD if verwijzing else GEDRUKT
    door, moment = laatste_wijzigers(SOORT, besluit.actie, [veld.sleutel]).get(veld.sleutel, ("iemand anders", None))
    return Letterverschil(besluit, verwijzing is None, huidig, door, moment)


def _wens(sleutel: int, actie: ActieGegevens, besluiten: Iterable[Letterbesluit]) -> Wens:
    """The decisions that there are with the new ones among them; only as long as the actie prints the same letters."""
    huidig, gedrukt = VELD.waarde(actie), GEDRUKT.waarde(actie)
    nieuw = {besluit.letter: besluit.nieuw for besluit in besluiten if besluit.actie == sleutel}
    waarde: Waarde = {letter: besluit for letter, besluit in huidig.items() if letter not in nieuw}
    waarde |= {letter: besluit.waarde for letter, besluit in nieuw.items() if besluit}
    return Wens(
        sleutel,
        {VELD.sleutel: {letter: waarde[letter] for letter in gedrukt if letter in waarde}, GEDRUKT.sleutel: gedrukt},
        {VELD.sleutel: merk(huidig), GEDRUKT.sleutel: merk(gedrukt)},
    )
