"""Everything the page of one actie shows. Pure module."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from acties.gegevens import ActieGegevens, FinancieringGegevens, Verwijzing
from acties.geldwoorden import bedrag_of_woord
from acties.jaarverdeling import in_woorden
from acties.looptijdwoorden import looptijd_in_woorden
from acties.regels.feiten import Doelfeit

BRONKOPPEN = {
    "doelen": "Doelen",
    "hoofdpartner": "Hoofdpartner",
    "samen_met": "Werkt samen met",
    "soort": "Doorlopend/nieuw",
    "programma": "Financiering programma",
    "anders": "Financiering anders",
    "looptijd": "Looptijd",
}


@dataclass(frozen=True, slots=True)
class Wegwijzer:
    """Where an actie is found."""

    sleutel: int
    nummer: str
    slug: str
    titel: str
    gekoppeld_aan: str | None = None


@dataclass(frozen=True, slots=True)
class Letterregel:
    """A printed letter with the doel it counts as: as decided, until then as printed. Without `doel` it counts for none.

    `formulering` is empty when the plan does not describe the doel; `opgave` is that of the doel.
    """

    verwijzing: Verwijzing
    doel: str | None
    formulering: str
    opgave: int | None


@dataclass(frozen=True, slots=True)
class Actiebeeld:
    """One actie with its surroundings. `geld` has for every line the amount, or the words for it, and its years in words."""

    actie: ActieGegevens
    letters: tuple[Letterregel, ...]
    geld: tuple[tuple[FinancieringGegevens, str, str], ...]
    looptijd: str
    bronwaarden: tuple[tuple[str, str], ...]
    vorige: Wegwijzer | None
    volgende: Wegwijzer | None
    gekoppeld_aan: Wegwijzer | None
    gekoppelde_acties: tuple[Wegwijzer, ...]


def maak_actiebeeld(
    actie: ActieGegevens, wegwijzers: Sequence[Wegwijzer], doelen: Mapping[str, Doelfeit]
) -> Actiebeeld:
    """`wegwijzers` are the acties that the reader may see, in order; `doelen` the doelen of its plan by their letter."""
    plaats = next(plaats for plaats, wegwijzer in enumerate(wegwijzers) if wegwijzer.nummer == actie.nummer)
    return Actiebeeld(
        actie=actie,
        letters=tuple(_letterregel(verwijzing, doelen.get(verwijzing.geldig)) for verwijzing in actie.letters),
        geld=tuple((regel, bedrag_of_woord(regel), in_woorden(regel.jaarverdeling)) for regel in actie.financieringen),
        looptijd=looptijd_in_woorden(actie),
        bronwaarden=tuple((kop, actie.bronwaarden.get(cel, "")) for cel, kop in BRONKOPPEN.items()),
        vorige=wegwijzers[plaats - 1] if plaats else None,
        volgende=wegwijzers[plaats + 1] if plaats + 1 < len(wegwijzers) else None,
        gekoppeld_aan=next((ander for ander in wegwijzers if ander.nummer == actie.gekoppeld_aan), None),
        gekoppelde_acties=tuple(ander for ander in wegwijzers if ander.gekoppeld_aan == actie.nummer),
    )


def _letterregel(verwijzing: Verwijzing, doel: Doelfeit | None) -> Letterregel:
    if doel is None:
        return Letterregel(verwijzing, None, "", None)
    return Letterregel(verwijzing, doel.letter, doel.formulering, doel.opgave)
