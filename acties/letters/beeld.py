"""The letters in words, as the list and the preview show them. Pure module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from acties.gegevens import Verwijzing
from programma.opmaak import moment

from .filter import STANDEN
from .gegevens import Besluit, Letterrij, Letterverschil
from .keuze import Verandering

NIET_BESCHREVEN = "Het plan beschrijft dit doel niet."


@dataclass(frozen=True, slots=True)
class Doelwoord:
    """A doel with its wording; `letter` is empty for no doel at all, `hoe` says how it came about."""

    letter: str
    formulering: str
    hoe: str = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """A letter of the list: what the plan prints, what is proposed, and what it counts as now."""

    rij: Letterrij
    gedrukt: Doelwoord
    voorstel: Doelwoord | None
    telt: Doelwoord


@dataclass(frozen=True, slots=True)
class Wissel:
    """A letter of the preview: what it counts as now, and after the confirmation."""

    rij: Letterrij
    voor: Doelwoord
    na: Doelwoord


@dataclass(frozen=True, slots=True)
class Groep:
    """The letters of one actie."""

    nummer: str
    slug: str
    titel: str
    regels: tuple


def lijstgroepen(rijen: Iterable[Letterrij], doelen: Mapping[str, str]) -> tuple[Groep, ...]:
    """The list per actie; `doelen` maps the letters of the plan to their wording."""
    return _per_actie([(rij, _regel(rij, doelen)) for rij in rijen])


def wisselgroepen(veranderingen: Iterable[Verandering], doelen: Mapping[str, str]) -> tuple[Groep, ...]:
    """The preview per actie."""
    return _per_actie([(rij.rij, _wissel(rij, doelen)) for rij in veranderingen])


def keuzes(rijen: Iterable[Letterrij], opgaven: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """The choices of the filter, as (value, words)."""
    return {
        "opgave": list(opgaven),
        "letter": [(letter, letter) for letter in sorted({rij.letter for rij in rijen})],
        "stand": [(waarde, woord) for waarde, woord, _ in STANDEN],
    }


def telt_als(verwijzing: Verwijzing, besluit: Besluit | None, doelen: Mapping[str, str]) -> Doelwoord:
    """The doel for which a letter counts under this decision."""
    if besluit is None:
        return _doelwoord(verwijzing.doel, doelen, "nog niet beslist")
    if besluit.doel is None:
        return Doelwoord("", "", "blijft zonder doel")
    return _doelwoord(besluit.doel, doelen, besluit.hoe.naam.lower())


def botsingregels(verschillen: Iterable[Letterverschil], rijen: Iterable[Letterrij]) -> tuple[str, ...]:
    """Per letter about which somebody was first: who decided what, and what was chosen here."""
    per_letter = {(rij.actie, rij.letter): rij for rij in rijen}
    per_actie = {rij.actie: rij for rij in rijen}
    return tuple(
        _botsingregel(
            verschil,
            per_letter.get((verschil.besluit.actie, verschil.besluit.letter)) or per_actie.get(verschil.besluit.actie),
        )
        for verschil in verschillen
    )


def _botsingregel(verschil: Letterverschil, rij: Letterrij | None) -> str:
    letter = verschil.besluit.letter
    plek = f"{rij.nummer} {rij.titel}, letter {letter}" if rij else f"Letter {letter} bij een andere actie"
    wie = f"{verschil.door} op {moment(verschil.moment)}" if verschil.moment else verschil.door
    if verschil.weg:
        return f"{plek}: deze letter staat niet meer bij de actie (gewijzigd door {wie})."
    return f"{plek}: {_besloten(verschil.huidig)} door {wie}. U koos: {_besloten(verschil.besluit.nieuw)}."


def _besloten(besluit: Besluit | None) -> str:
    if besluit is None:
        return "niet beslist"
    telt = f"telt als {besluit.doel}" if besluit.doel else "telt voor geen doel"
    return f"{besluit.hoe.naam.lower()}, {telt}"


def _per_actie(regels: list[tuple[Letterrij, Regel | Wissel]]) -> tuple[Groep, ...]:
    groepen = groupby(regels, key=lambda paar: (paar[0].nummer, paar[0].slug, paar[0].titel))
    return tuple(Groep(*actie, tuple(regel for _, regel in groep)) for actie, groep in groepen)


def _regel(rij: Letterrij, doelen: Mapping[str, str]) -> Regel:
    verwijzing = rij.verwijzing
    return Regel(
        rij=rij,
        gedrukt=_doelwoord(verwijzing.doel, doelen),
        voorstel=_doelwoord(verwijzing.voorgesteld, doelen) if verwijzing.voorgesteld else None,
        telt=telt_als(verwijzing, rij.besluit, doelen),
    )


def _wissel(verandering: Verandering, doelen: Mapping[str, str]) -> Wissel:
    rij = verandering.rij
    return Wissel(
        rij=rij,
        voor=telt_als(rij.verwijzing, rij.besluit, doelen),
        na=telt_als(rij.verwijzing, verandering.besluit, doelen),
    )


def _doelwoord(letter: str | None, doelen: Mapping[str, str], hoe: str = "") -> Doelwoord:
    return Doelwoord(letter or "", doelen.get(letter, "") or NIET_BESCHREVEN if letter else "", hoe)
