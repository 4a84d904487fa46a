"""What changes when letters are decided: per actie, and in the coverage of the doelen. Pure module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from acties.dekking import Dekking, dekking
from acties.gegevens import ActieGegevens, Verwijzing
from acties.lezing import Lezing

from .keuze import Verandering


@dataclass(frozen=True, slots=True)
class Doelverschil:
    """How many acties serve a doel, before and after; `formulering` is None for a letter that is no doel of the plan."""

    letter: str
    formulering: str | None
    voor: int
    na: int


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """The changes per actie, and the coverage before and after in the reading of what is decided.

    `doelen` are those of which the number of acties changes.
    """

    per_actie: tuple[tuple[Verandering, ...], ...]
    voor: Dekking
    na: Dekking
    doelen: tuple[Doelverschil, ...]


def maak_voorbeeld(
    veranderingen: Iterable[Verandering], acties: Iterable[ActieGegevens], doelen: Iterable[tuple[str, str, int]]
) -> Voorbeeld:
    """`acties` are all of the plan, `doelen` its letters with their wording and the number of their opgave."""
    veranderingen, acties, doelen = tuple(veranderingen), tuple(acties), tuple(doelen)
    besluiten = {(rij.rij.nummer, rij.rij.letter): rij for rij in veranderingen}
    formuleringen = {letter: formulering for letter, formulering, _ in doelen}
    opgaven = {letter: opgave for letter, _, opgave in doelen}
    voor = dekking(acties, opgaven, Lezing.VASTGESTELD)
    na = dekking((_met_besluiten(actie, besluiten) for actie in acties), opgaven, Lezing.VASTGESTELD)
    verschillen = (
        Doelverschil(letter, formuleringen.get(letter), voor.aantal(letter), na.aantal(letter))
        for letter in (*opgaven, *sorted({*voor.onbekend, *na.onbekend}))
    )
    return Voorbeeld(
        per_actie=tuple(tuple(groep) for _, groep in groupby(veranderingen, key=lambda rij: rij.rij.actie)),
        voor=voor,
        na=na,
        doelen=tuple(verschil for verschil in verschillen if verschil.voor != verschil.na),
    )


def _met_besluiten(actie: ActieGegevens, besluiten: Mapping[tuple[str, str], Verandering]) -> ActieGegevens:
    return replace(
        actie,
        letters=tuple(
            _besloten(verwijzing, besluiten.get((actie.nummer, verwijzing.letter))) for verwijzing in actie.letters
        ),
    )


def _besloten(verwijzing: Verwijzing, verandering: Verandering | None) -> Verwijzing:
    if verandering is None:
        return verwijzing
    besluit = verandering.besluit
    return replace(
        verwijzing, toewijzing=besluit.hoe if besluit else None, toegewezen=besluit.doel if besluit else None
    )
