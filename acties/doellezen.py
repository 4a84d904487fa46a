"""What the plan says about one doel and about its opgave, and which acties name it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from programma.models import Basisvoorziening, Doel, Opgave, Plantekst, Uitvoeringsplan

from .letters.gegevens import Letterrij
from .letters.lezen import letters_over_doel, stand_van_plan
from .lezing import gelezen_letter, lezing_in_woorden


@dataclass(frozen=True, slots=True)
class Basisblok:
    """Consecutive lines of the same kind (inleiding, punt, toelichting) of "Wat doen we al?"."""

    soort: str
    teksten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resultaten:
    """Consecutive texts (heading, clean HTML) of the same place in the source; `bron` is the first of them."""

    bron: Plantekst
    teksten: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Doelbeeld:
    """What the plan says about a doel; `samen_met` are the letters with which it shares what is already done."""

    hoofdstuk: str
    basis: tuple[Basisblok, ...]
    samen_met: tuple[str, ...]
    doorlopend: tuple[str, ...]
    beoogd: tuple[str, ...]
    programmadoelen: tuple[str, ...]
    resultaten: tuple[Resultaten, ...]


@dataclass(frozen=True, slots=True)
class Doelacties:
    """The letters at acties that have to do with a doel, in the reading that counts now.

    `tellen` count for it, one per actie; `voorgesteld` would count for it when their proposal is taken; `elders` are
    printed as it, but somebody decided that they stand for something else.
    """

    lezing: str
    tellen: tuple[Letterrij, ...]
    voorgesteld: tuple[Letterrij, ...]
    elders: tuple[Letterrij, ...]


def lees_opgaven(plan: Uitvoeringsplan) -> list[Opgave]:
    """The opgaven of the programme of `plan`, each with its programmadoelen: two queries."""
    return list(plan.programma.opgaven.prefetch_related("programmadoelen"))


def lees_acties(doel: Doel) -> Doelacties:
    """The acties that have to do with `doel`, in the order of the plan: two queries."""
    stand = stand_van_plan(doel.plan)
    rijen = letters_over_doel(doel)
    tellen: dict[int, Letterrij] = {}
    for rij in rijen:
        if gelezen_letter(rij.verwijzing, stand.standaard) == doel.letter:
            tellen.setdefault(rij.actie, rij)
    return Doelacties(
        lezing=lezing_in_woorden(stand.standaard, stand),
        tellen=tuple(tellen.values()),
        voorgesteld=tuple(rij for rij in rijen if rij.verwijzing.wacht and rij.verwijzing.voorgesteld == doel.letter),
        elders=tuple(
            rij for rij in rijen if rij.letter == doel.letter and rij.besluit and rij.besluit.doel != doel.letter
        ),
    )


def lees_doel(doel: Doel) -> Doelbeeld:
    """Seven queries."""
    plan, opgave = doel.plan, doel.opgave
    basis = list(doel.basisvoorzieningen.prefetch_related("doelen"))
    teksten = Plantekst.objects.filter(hoofdstuk__plan=plan, hoofdstuk__opgave=opgave, soort=Plantekst.Soort.RESULTATEN)
    return Doelbeeld(
        hoofdstuk=plan.hoofdstukken.filter(opgave=opgave).values_list("titel", flat=True).first() or "",
        basis=_blokken(basis),
        samen_met=tuple(sorted({ander.letter for regel in basis for ander in regel.doelen.all()} - {doel.letter})),
        doorlopend=tuple(plan.doorlopende_acties.filter(opgave=opgave).values_list("tekst", flat=True)),
        beoogd=tuple(plan.beoogde_resultaten.filter(opgave=opgave).values_list("tekst", flat=True)),
        programmadoelen=tuple(opgave.programmadoelen.values_list("formulering", flat=True)),
        resultaten=_resultaten(teksten.order_by("volgorde")),
    )


def _blokken(regels: Iterable[Basisvoorziening]) -> tuple[Basisblok, ...]:
    return tuple(
        Basisblok(soort, tuple(regel.tekst for regel in groep))
        for soort, groep in groupby(regels, key=lambda regel: regel.soort)
    )


def _resultaten(teksten: Iterable[Plantekst]) -> tuple[Resultaten, ...]:
    groepen = groupby(
        teksten, key=lambda tekst: (tekst.bron_document, tekst.bron_hoofdstuk, tekst.bron_kop, tekst.letterlijk)
    )
    return tuple(_resultaat(list(groep)) for _, groep in groepen)


def _resultaat(teksten: list[Plantekst]) -> Resultaten:
    eerste = teksten[0]
    return Resultaten(
        eerste,
        tuple(("" if tekst.kop == eerste.bron_kop else tekst.kop, tekst.tekst) for tekst in teksten),
    )
