"""The page of the doelen, composed from plan and coverage."""

from collections.abc import Iterable
from dataclasses import dataclass

from programma.models import Doel, Opgave

from .dekking import Dekking
from .matrix import Kolom, Matrixrij, kolommen, rijen


@dataclass(frozen=True, slots=True)
class Opgavebeeld:
    """An opgave with its lettered doelen, how many acties serve each, and its own acties as rows of the matrix."""

    opgave: Opgave
    doelen: tuple[tuple[Doel, Kolom], ...]
    rijen: tuple[Matrixrij, ...]


@dataclass(frozen=True, slots=True)
class Doelenbeeld:
    opgaven: tuple[Opgavebeeld, ...]
    kolommen: tuple[Kolom, ...]
    onbekend: tuple[Kolom, ...]


def maak_doelenbeeld(dekking: Dekking, opgaven: Iterable[Opgave], doelen: Iterable[Doel]) -> Doelenbeeld:
    """`doelen` are the doelen of the plan, in the order of `dekking`, with their opgave."""
    per_letter = {kolom.letter: kolom for kolom in kolommen(dekking)}
    matrix = rijen(dekking)
    doelen = tuple(doelen)
    return Doelenbeeld(
        opgaven=tuple(
            Opgavebeeld(
                opgave,
                tuple((doel, per_letter[doel.letter]) for doel in doelen if doel.opgave_id == opgave.pk),
                tuple(matrix.get(opgave.nummer, ())),
            )
            for opgave in opgaven
        ),
        kolommen=tuple(per_letter.values()),
        onbekend=tuple(kolom for kolom in per_letter.values() if not kolom.is_doel),
    )
