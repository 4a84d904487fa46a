"""Reading the history: a window of it, the newest first, with what was done together folded into one.

A window is found by key, so that the thousandth page costs what the first one costs.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from .geschiedenisbeeld import Handelingbeeld, Kort, Post, alleen, bundel, in_het_kort, vertel
from .models import Deelname, Programma, Wijziging
from .onderwerpen import SOORTEN, Herstel, Vindplaats, verborgen_voor
from .rechten import bewerkt_programma

Keuze = Callable[[QuerySet[Wijziging]], QuerySet[Wijziging]]
PER_BLADZIJDE = 25
# What is shown of handelingen that were done together; the rest stands on the page of their own.
PER_REEKS = 20


@dataclass(frozen=True, slots=True)
class Venster:
    """Which part: older than the key `voor`, or newer than the key `na`; the newest without either."""

    voor: int | None = None
    na: int | None = None

    @classmethod
    def uit(cls, vraag: Mapping[str, str]) -> "Venster":
        """The window in the query string of an address; what is no key asks nothing."""
        return cls(*(int(sleutel) if _is_sleutel(sleutel := vraag.get(naam, "")) else None for naam in ("voor", "na")))


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """A window. `ouder` and `nieuwer` are the keys from which the windows beside it begin, None when there are none."""

    posten: tuple[Post, ...]
    ouder: int | None
    nieuwer: int | None

    @property
    def dagen(self) -> list[tuple[Any, list[Post]]]:
        """The posten by the day on which they were done."""
        return [(dag, list(posten)) for dag, posten in groupby(self.posten, lambda post: post.dag)]


def zichtbaar_voor(deelname: Deelname) -> QuerySet[Wijziging]:
    """The history of the programme that this reader may see, the newest first."""
    return _zonder_verborgen(Wijziging.objects.van_programma(deelname.programma), deelname)


def _zonder_verborgen(wijzigingen: QuerySet[Wijziging], deelname: Deelname) -> QuerySet[Wijziging]:
    return wijzigingen.exclude(onderwerp_soort__in=verborgen_voor(deelname))


def lees_bladzijde(kies: Keuze, deelname: Deelname, venster: Venster) -> Bladzijde:
    """A window of what `kies` leaves of the history that the reader may see, what was done together folded into one post.

    At most nine queries.
    """
    koppen, ouder, nieuwer = _venster(kies(zichtbaar_voor(deelname)).nieuwste_van_elke_reeks(), venster)
    tellingen = _tellingen(koppen, deelname)
    reeksen = [reeks for reeks, telling in tellingen.items() if _samen(telling) > 1]
    leden = _leden(
        kies(_zonder_verborgen(Wijziging.objects.van_reeksen(deelname.programma, reeksen), deelname)), reeksen
    )
    verteld = _vertel({rij.pk: rij for rij in [*koppen, *chain(*leden.values())]}.values(), deelname)
    posten = (
        bundel((verteld[lid.pk] for lid in leden[kop.reeks]), tellingen[kop.reeks])
        if kop.reeks in leden
        else alleen(verteld[kop.pk])
        for kop in koppen
    )
    return Bladzijde(tuple(posten), ouder, nieuwer)


def lees_los(gekozen: QuerySet[Wijziging], deelname: Deelname, venster: Venster) -> Bladzijde:
    """A window of `gekozen`, one by one. At most seven queries."""
    rijen, ouder, nieuwer = _venster(gekozen, venster)
    tellingen = _tellingen(rijen, deelname)
    verteld = _vertel(rijen, deelname)
    posten = (alleen(verteld[rij.pk], _samen(tellingen.get(rij.reeks, [])) or 1) for rij in rijen)
    return Bladzijde(tuple(posten), ouder, nieuwer)


def lees_samen(wijziging: Wijziging, deelname: Deelname, venster: Venster) -> tuple[Post, Bladzijde]:
    """Everything that was done with `wijziging` at once: told together, and a window of it one by one."""
    if wijziging.reeks:
        samen = _zonder_verborgen(Wijziging.objects.van_reeksen(deelname.programma, [wijziging.reeks]), deelname)
    else:
        samen = Wijziging.objects.filter(pk=wijziging.pk)
    rijen, ouder, nieuwer = _venster(samen, venster)
    if not rijen:
        rijen, ouder, nieuwer = _venster(samen, Venster())
    telling = _tellingen(rijen, deelname).get(wijziging.reeks, [])
    verteld = _vertel(rijen, deelname)
    beelden = [verteld[rij.pk] for rij in rijen]
    geheel = bundel(beelden, telling) if _samen(telling) > 1 else alleen(beelden[0])
    posten = tuple(alleen(beeld, geheel.aantal) for beeld in beelden)
    return geheel, Bladzijde(posten, ouder, nieuwer)


def lees_laatste(deelname: Deelname, aantal: int) -> list[Kort]:
    """What was done last, each in a few words, what was done together as one. Two queries."""
    rijen = list(zichtbaar_voor(deelname).nieuwste_van_elke_reeks()[:aantal])
    tellingen = _tellingen(rijen, deelname)
    return [in_het_kort(rij, tellingen.get(rij.reeks, [])) for rij in rijen]


def _is_sleutel(tekst: str) -> bool:
    return tekst.isascii() and tekst.isdecimal() and len(tekst) < 19


def _met_verband(gekozen: QuerySet[Wijziging]) -> QuerySet[Wijziging]:
    """With what a line tells beside itself; the preview of an import can be as large as its file, and stays where it is."""
    verband = gekozen.select_related("actor", "importronde", "herstelt__actor")
    return verband.defer("importronde__voorbeeld", "importronde__keuzes")


def _venster(gekozen: QuerySet[Wijziging], venster: Venster) -> tuple[list[Wijziging], int | None, int | None]:
    """The rows of a window with the keys from which the older and the newer window begin."""
    gekozen = _met_verband(gekozen)
    if venster.na is not None:
        rijen = list(gekozen.filter(pk__gt=venster.na).order_by("pk")[: PER_BLADZIJDE + 1])
        if len(rijen) > PER_BLADZIJDE:
            rijen = rijen[:PER_BLADZIJDE][::-1]
            return rijen, rijen[-1].pk, rijen[0].pk
        # Less than a page is newer: the newest page, whole.
        venster = Venster()
    vanaf = gekozen if venster.voor is None else gekozen.filter(pk__lt=venster.voor)
    rijen = list(vanaf.order_by("-pk")[: PER_BLADZIJDE + 1])
    meer, rijen = len(rijen) > PER_BLADZIJDE, rijen[:PER_BLADZIJDE]
    nieuwer = None if venster.voor is None else rijen[0].pk if rijen else venster.voor - 1
    return rijen, rijen[-1].pk if meer else None, nieuwer


def _leden(gekozen: QuerySet[Wijziging], reeksen: Sequence[UUID]) -> dict[UUID, list[Wijziging]]:
    """The first of `gekozen` in every one of these reeksen."""
    if not reeksen:
        return {}
    plaats = Window(RowNumber(), partition_by=F("reeks"), order_by=F("pk").desc())
    eerste = gekozen.annotate(plaats=plaats).filter(plaats__lte=PER_REEKS)
    rijen = _met_verband(Wijziging.objects.filter(pk__in=eerste.values("pk")))
    per_reeks: dict[UUID, list[Wijziging]] = {}
    for rij in rijen.order_by("-pk"):
        per_reeks.setdefault(rij.reeks, []).append(rij)
    return per_reeks


def _tellingen(rijen: Iterable[Wijziging], deelname: Deelname) -> dict[UUID, list[tuple[str, str, int]]]:
    """For every reeks of `rijen` how often which handeling was done to which kind of record, the most often first."""
    reeksen = {rij.reeks for rij in rijen if rij.reeks}
    if not reeksen:
        return {}
    samen = _zonder_verborgen(Wijziging.objects.van_reeksen(deelname.programma, reeksen), deelname).order_by()
    geteld = samen.values_list("reeks", "onderwerp_soort", "handeling").annotate(aantal=Count("pk"))
    per_reeks: dict[UUID, list[tuple[str, str, int]]] = {}
    for reeks, *telling in geteld.order_by("-aantal", "onderwerp_soort", "handeling"):
        per_reeks.setdefault(reeks, []).append(tuple(telling))
    return per_reeks


def _samen(telling: Iterable[tuple[str, str, int]]) -> int:
    return sum(aantal for *_, aantal in telling)


def _vertel(rijen: Collection[Wijziging], deelname: Deelname) -> dict[int, Handelingbeeld]:
    """Every row as it is told, by its key."""
    plaatsen = _vindplaatsen(rijen, deelname.programma)
    hersteld = {
        rij.herstelt_id: rij
        for rij in Wijziging.objects.filter(herstelt__in=[rij.pk for rij in rijen])
        .select_related("actor")
        .order_by("pk")
        if rij.handeling == Wijziging.Handeling.ONGEDAAN
    }
    bewerkt = bewerkt_programma(deelname)
    herstel = partial(_herstel, deelname.programma) if bewerkt else lambda rij, plaats: Herstel()
    verteld = {}
    for rij in rijen:
        plaats = plaatsen.get((rij.onderwerp_soort, rij.onderwerp_id))
        verteld[rij.pk] = vertel(
            rij,
            plaats,
            hersteld.get(rij.pk),
            herstel(rij, plaats),
            met_import=bewerkt and rij.importronde_id is not None,
        )
    return verteld


def _vindplaatsen(rijen: Iterable[Wijziging], programma: Programma) -> dict[tuple[str, int], Vindplaats]:
    sleutels: dict[str, set[int]] = {}
    for rij in rijen:
        sleutels.setdefault(rij.onderwerp_soort, set()).add(rij.onderwerp_id)
    return {
        (soort, sleutel): plaats
        for soort in sleutels.keys() & SOORTEN.keys()
        for sleutel, plaats in SOORTEN[soort].vind(programma, sleutels[soort]).items()
    }


def _herstel(programma: Programma, rij: Wijziging, plaats: Vindplaats | None) -> Herstel:
    return SOORTEN[rij.onderwerp_soort].herstel(programma, rij, plaats) if plaats else Herstel()
