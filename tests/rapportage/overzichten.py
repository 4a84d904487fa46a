"""Overviews that differ in what a test wants: copies of the real one, made without a database."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from acties.gegevens import FinancieringGegevens, som
from acties.keuzes import Bron, Zekerheid
from programma.bedragen import Toestand
from rapportage.bijlagegegevens import Actieregel, Opgaveacties
from rapportage.gegevens import Overzicht, Tekst
from rapportage.keuzes import Aspect, Oordeel
from rapportage.uitvoer import uit_json

MONSTERS = Path(__file__).parent / "monsters"


@cache
def echt() -> Overzicht:
    """The real overview of 1 April 2024, as it was written down under the first schema."""
    return _lees(1)


@cache
def editie_van_schema_2() -> Overzicht:
    """What an edition of 1 October 2026 says, the first one of the second schema: it has an edition before it."""
    return _lees(2)


def _lees(versie: int) -> Overzicht:
    return uit_json.lees(json.loads((MONSTERS / f"overzicht-{versie}.json").read_text()))


def geld(euros: int | str | None, bron: Bron = Bron.PROGRAMMA, **anders: Any) -> FinancieringGegevens:
    """One line of money; None is a line that is left empty."""
    bedrag = None if euros is None else Decimal(euros).quantize(Decimal("0.01"))
    toestand = Toestand.LEEG if bedrag is None else Toestand.BEDRAG
    regel = FinancieringGegevens(bron, bedrag, toestand, Zekerheid.ONBEKEND, None, None, None, "", "")
    return replace(regel, **anders)


def met_acties(overzicht: Overzicht, doe: Callable[[int, tuple[Actieregel, ...]], tuple[Actieregel, ...]]) -> Overzicht:
    """The first annex with other acties: `doe` gets an opgave and its acties. The sums of the opgaven follow."""
    bijlage, *rest = overzicht.bijlagen
    opgaven = tuple(_opgave(opgave, doe(opgave.nummer, opgave.acties)) for opgave in bijlage.opgaven)
    return replace(overzicht, bijlagen=(replace(bijlage, opgaven=opgaven), *rest))


def met_actie(overzicht: Overzicht, nummer: str, /, **velden: Any) -> Overzicht:
    """The same with other fields of one actie."""
    return met_acties(
        overzicht,
        lambda _, acties: tuple(replace(actie, **velden) if actie.nummer == nummer else actie for actie in acties),
    )


def zonder_actie(overzicht: Overzicht, nummer: str) -> Overzicht:
    return met_acties(overzicht, lambda _, acties: tuple(actie for actie in acties if actie.nummer != nummer))


def met_oordeel(overzicht: Overzicht, aspect: Aspect, oordeel: Oordeel, **velden: Any) -> Overzicht:
    """Another judgement of an aspect of the whole programme."""
    aspecten = tuple(
        replace(regel, oordeel=oordeel, **velden) if regel.aspect == aspect else regel
        for regel in overzicht.status.aspecten
    )
    return replace(overzicht, status=replace(overzicht.status, aspecten=aspecten))


def met_post(overzicht: Overzicht, post: str, **velden: Any) -> Overzicht:
    """Other amounts of a post of the year table."""
    tabel = overzicht.jaartabel
    regels = tuple(replace(regel, **velden) if regel.post == post else regel for regel in tabel.regels)
    return replace(overzicht, jaartabel=replace(tabel, regels=regels))


def met_plafond(overzicht: Overzicht, opgave: int, plafond: Decimal | None) -> Overzicht:
    """Another ceiling of an opgave, and so of all of them together."""
    bijlage, *rest = overzicht.bijlagen
    ketens = tuple(
        replace(keten, stand=replace(keten.stand, plafond=plafond)) if keten.opgave == opgave else keten
        for keten in bijlage.ketens
    )
    bekend = [keten.plafond for keten in ketens if keten.plafond is not None]
    samen = som(bekend) if len(bekend) == len(ketens) else None
    keten = replace(bijlage.keten, stand=replace(bijlage.keten.stand, plafond=samen))
    return replace(overzicht, bijlagen=(replace(bijlage, ketens=ketens, keten=keten), *rest))


def met_tekst(overzicht: Overzicht, sleutel: str, **velden: Any) -> Overzicht:
    """Another text of the stand van zaken."""

    def teksten(rijen: tuple[Tekst, ...]) -> tuple[Tekst, ...]:
        return tuple(replace(tekst, **velden) if tekst.sleutel == sleutel else tekst for tekst in rijen)

    stand = overzicht.stand
    blokken = tuple(replace(blok, teksten=teksten(blok.teksten)) for blok in stand.blokken)
    return replace(overzicht, stand=replace(stand, blokken=blokken))


def _opgave(opgave: Opgaveacties, acties: tuple[Actieregel, ...]) -> Opgaveacties:
    regels = [regel for actie in acties for regel in (*actie.programma, *actie.anders)]
    return replace(
        opgave,
        acties=acties,
        programma=som(regel.bedrag for regel in regels if regel.bron == Bron.PROGRAMMA),
        anders=som(regel.bedrag for regel in regels if regel.bron != Bron.PROGRAMMA),
    )
