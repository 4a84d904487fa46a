"""Where a judgement and the figures beside it contradict each other. Pure: what freezes and the findings share it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from financien.regels.feiten import Planstand, postblad
from financien.rekenen import Jaartabel
from programma.bevindingen import Plek
from programma.opmaak import bedrag, procent

from .keuzes import Aspect, Oordeel
from .signalen import beter, slechtste


@dataclass(frozen=True, slots=True)
class Budgettegenspraak:
    """One thing that the figures say against a Budget as expected, in words that follow on "terwijl".

    `naam` is the post or the opgave, `inhoud` are the amounts behind it, and `herstel` is where those are changed.
    """

    sleutel: str
    naam: str
    terwijl: str
    inhoud: tuple[Any, ...]
    herstel: Plek | None


def budget_tegenspraken(
    oordeel: Oordeel | None, tabel: Jaartabel | None, plafonds: Iterable[Planstand] = ()
) -> tuple[Budgettegenspraak, ...]:
    """Posts and ceilings with more spent, promised or granted than there is; nothing unless Budget is as expected."""
    if oordeel != Oordeel.VOLGENS_VERWACHTING:
        return ()
    return (*_tekorten(tabel), *_prognoses(tabel), *_plafonds(plafonds))


def slechter_dan_totaal(oordelen: Mapping[Aspect, Oordeel]) -> Aspect | None:
    """The worst aspect when the totaalbeeld is better than that, else None."""
    andere = {aspect: oordeel for aspect, oordeel in oordelen.items() if aspect != Aspect.TOTAAL}
    ergste = slechtste(andere.values())
    if not beter(oordelen.get(Aspect.TOTAAL, Oordeel.NIET_BEOORDEELD), ergste):
        return None
    return next(aspect for aspect, oordeel in andere.items() if oordeel == ergste)


def _tekorten(tabel: Jaartabel | None) -> Iterator[Budgettegenspraak]:
    for post in tabel.overschreden if tabel else ():
        gebonden = f" en voor {procent(post.gebonden)} gebonden is" if post.gebonden is not None else ""
        yield Budgettegenspraak(
            f"budget/{post.post}",
            post.post,
            f"{post.post} een saldo van {bedrag(post.saldo)} heeft{gebonden}",
            (post.saldo, post.vastgelegd),
            postblad(post),
        )


def _prognoses(tabel: Jaartabel | None) -> Iterator[Budgettegenspraak]:
    for post in tabel.regels if tabel else ():
        if not post.overschreden and post.verwacht is not None and post.verwacht < 0:
            yield Budgettegenspraak(
                f"prognose/{post.post}",
                post.post,
                f"{post.post} volgens de prognose het jaar eindigt met een tekort van {bedrag(-post.verwacht)}",
                (post.beschikbaar, post.prognose),
                postblad(post),
            )


def _plafonds(plafonds: Iterable[Planstand]) -> Iterator[Budgettegenspraak]:
    for rij in plafonds:
        if rij.stand.overschreden:
            yield Budgettegenspraak(
                f"plafond/{rij.plan}/{rij.stand.opgave}",
                rij.opgave,
                f"in het {rij.plan} voor {rij.opgave} {bedrag(rij.stand.tekort)} te veel is toegekend",
                (rij.stand.belast, rij.stand.plafond),
                rij.plek("plafond"),
            )
