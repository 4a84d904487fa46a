"""What became of the texts, each in its section: a text is known by its key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from programma.tekst import platte_tekst
from programma.woordverschil import Soort, Stuk, woordverschil
from rapportage.gegevens import Overzicht, Tekst
from rapportage.keuzes import Sectie

from .verschilgegevens import Tekstverschil
from .verschilkeuzes import Verandering

LINK = re.compile(r'href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Plaats:
    """A text where it stands in an overview."""

    sectie: Sectie
    tekst: Tekst


def teksten(oud: Overzicht, nieuw: Overzicht) -> tuple[Tekstverschil, ...]:
    """Every text that is new, gone or says something else, in the order of the sections of `nieuw`; what is gone comes last."""
    voor, na = op_sleutel(oud), op_sleutel(nieuw)
    return tuple(
        _verschil(sleutel, voor.get(sleutel), na.get(sleutel))
        for sleutel in (na | voor)
        if sleutel not in voor or sleutel not in na or not zegt_hetzelfde(voor[sleutel].tekst, na[sleutel].tekst)
    )


def zegt_hetzelfde(oud: Tekst, nieuw: Tekst) -> bool:
    """Whether a reader reads the same: another markup is no other text."""
    return (oud.kop, oud.tekst_html) == (nieuw.kop, nieuw.tekst_html) or _gezegd(oud) == _gezegd(nieuw)


def _gezegd(tekst: Tekst) -> tuple[str, str, list[str]]:
    return tekst.kop, platte_tekst(tekst.tekst_html), LINK.findall(tekst.tekst_html)


def op_sleutel(overzicht: Overzicht) -> dict[str, Plaats]:
    """Every text of an overview by its key, in the order of the sections."""
    return {plaats.tekst.sleutel: plaats for plaats in _teksten(overzicht)}


def _teksten(overzicht: Overzicht) -> Iterator[Plaats]:
    stand = (*overzicht.stand.algemeen, *(tekst for blok in overzicht.stand.blokken for tekst in blok.teksten))
    for sectie, delen in (
        (Sectie.WIJZIGINGEN, overzicht.wijzigingen),
        (Sectie.DOELSTELLING, overzicht.doelstelling),
        (Sectie.DOELEN_PER_PLAN, (*overzicht.doelen_inleiding, *overzicht.doelen_slot)),
        (Sectie.STAND, stand),
        (Sectie.FINANCIEN, overzicht.financien),
        (Sectie.PLANNING, overzicht.planning.teksten),
        (Sectie.COMMUNICATIE, overzicht.communicatie),
        (Sectie.RISICOMANAGEMENT, overzicht.risicomanagement),
    ):
        yield from (Plaats(sectie, tekst) for tekst in delen)


def _verschil(sleutel: str, oud: Plaats | None, nieuw: Plaats | None) -> Tekstverschil:
    plaats = nieuw or oud
    was, wordt = (kant.tekst.kop if kant else "" for kant in (oud, nieuw))
    return Tekstverschil(
        sleutel=sleutel,
        soort=Verandering.NIEUW if oud is None else Verandering.WEG if nieuw is None else Verandering.GEWIJZIGD,
        sectie=plaats.sectie,
        opgave=plaats.tekst.opgave,
        kop=plaats.tekst.kop,
        oude_kop=was if oud and nieuw and was != wordt else "",
        stukken=_stukken(_woorden(oud), _woorden(nieuw)),
    )


def _woorden(plaats: Plaats | None) -> str:
    return platte_tekst(plaats.tekst.tekst_html) if plaats else ""


def _stukken(oud: str, nieuw: str) -> tuple[Stuk, ...]:
    if oud == nieuw:
        return ()
    if not oud or not nieuw:
        return (Stuk(Soort.ERBIJ, nieuw) if nieuw else Stuk(Soort.WEG, oud),)
    return woordverschil(oud, nieuw)
