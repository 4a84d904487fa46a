"""Finding the table in a finance export: the sheet, the row or two rows with the heads, and what stands around them. Pure.

`programma.inlezen.tabel` wants a name of its own for every column with something in it, since there every column is ours.
A finance system leaves the column of the names without a head and calls two columns the same; here such a column has a
name by which a profile finds it again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from programma.bedragen import op_een_regel
from programma.inlezen.gegevens import Blad, Celfout, InleesFout, Rij, Tabelbestand, Waarde
from programma.inlezen.plaats import kolomletter
from programma.inlezen.tabel import kolomnaam
from programma.opmaak import MAANDEN, datum
from programma.tabelbestand import in_woorden

from .profiel import BEDRAGVELDEN, Profiel
from .woorden import Kopwoord, lees_kop

# A title, a date and remarks may stand above the heads; with some systems also the whole selection of the report.
KOPZOEK = 30
_TIJD = re.compile(rf"[0-9]+|\b(?:{'|'.join(maand for maand in MAANDEN if maand)})\b")
_GETAL, _JAAR = re.compile(r"[-−(€ ]*[0-9][0-9., ]*[-−)]?"), re.compile("20[0-9]{2}")
_SOORTEN = {"beschikbaar", "uitgaven", "verplichtingen", "saldo", "prognose"}
_GEEN = (
    "Er is geen rij met kolomnamen gevonden waaruit blijkt waar de bedragen staan. Zet boven de kolommen wat erin staat, "
    "bijvoorbeeld: post, beschikbaar, uitgaven, verplichtingen."
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its place from 0, its head as printed ("Begroting 2024" also when that stands in two rows), its name."""

    plek: int
    kop: str
    naam: str
    woord: Kopwoord

    @property
    def letter(self) -> str:
        return kolomletter(self.plek)


@dataclass(frozen=True, slots=True)
class Geldtabel:
    """A sheet with its heads: the number of the (last) row they are in, the columns, the rows above and below."""

    blad: Blad
    koprij: int
    kolommen: tuple[Kolom, ...]
    boven: tuple[Rij, ...]
    rijen: tuple[Rij, ...]

    def kolom(self, kop: str) -> Kolom | None:
        """The column with this head, as a profile names it. A year or month in it may have gone on since."""
        precies = [kolom for kolom in self.kolommen if kolom.naam == kop]
        zonder = [kolom for kolom in self.kolommen if _zonder_tijd(kolom.naam) == _zonder_tijd(kop)]
        return max(precies or zonder, key=lambda kolom: kolom.woord.jaar or 0, default=None)


def _zonder_tijd(naam: str) -> str:
    return _TIJD.sub("#", naam)


def celtekst(waarde: Waarde) -> str:
    """What stands in a cell, on one line; a date in words, "" for a cell without a value one may use."""
    if waarde is None or isinstance(waarde, Celfout):
        return ""
    if isinstance(waarde, date):
        return datum(waarde)
    return op_een_regel(waarde if isinstance(waarde, str) else in_woorden(waarde))


def zoek_tabellen(bestand: Tabelbestand) -> list[Geldtabel]:
    """Of every visible sheet the table that its heads announce, the best first. Raises InleesFout when there is none.

    A table without a single head that is known comes last: there a person must say what the columns are.
    """
    gevonden = [(punten, tabel) for blad in bestand.bladen if blad.rijen for punten, tabel in _beste(blad)]
    if not gevonden:
        raise _geen_tabel(bestand)
    gevonden.sort(key=lambda paar: -paar[0])
    return [tabel for punten, tabel in gevonden if punten > 0] or [gevonden[0][1]]


def _geen_tabel(bestand: Tabelbestand) -> InleesFout:
    """Why there is nothing to read."""
    for blad in bestand.bladen:
        for tabel in _tabellen(blad):
            if _punten(tabel):
                return InleesFout(
                    f"Onder de kolomnamen in {blad.plaats(blad.rijen[-1])} staan geen bedragen. Zet ze eronder, of kies een ander bestand."
                )
    if bestand.vorm == "csv" and all(len(rij.waarden) < 2 for blad in bestand.bladen for rij in blad.rijen):
        return InleesFout(
            "Het bestand heeft maar één kolom. Bewaar het met een puntkomma, komma of tab tussen de kolommen, of als .xlsx."
        )
    verborgen = "" if all(blad.zichtbaar for blad in bestand.bladen) else " Verborgen bladen worden niet gelezen."
    return InleesFout(f"{_GEEN}{verborgen}")


def zoek_met_profiel(bestand: Tabelbestand, profiel: Profiel) -> Geldtabel | None:
    """The table whose heads are those of `profiel`; where there are more, the one on its sheet and in its row."""
    gevonden = [
        tabel
        for blad in bestand.bladen
        for tabel in _tabellen(blad)
        if tabel.rijen and all(tabel.kolom(kop) for kop in profiel.koppen.values())
    ]
    return min(
        gevonden,
        key=lambda tabel: (bool(profiel.blad) and tabel.blad.naam != profiel.blad, tabel.koprij != profiel.koprij),
        default=None,
    )


def is_volledig(tabel: Geldtabel) -> bool:
    """Whether the heads name what a post is and the three amounts, or what a ledger needs."""
    velden = {kolom.woord.veld for kolom in tabel.kolommen}
    sleutel = velden & {"post", "kostenplaats", "kostenplaats_naam"}
    regel = ("bedrag" in velden or {"debet", "credit"} <= velden) and velden & {"regelsoort", "kostensoort"}
    return bool(sleutel) and ({"beschikbaar", "uitgaven", "verplichtingen"} <= velden or bool(regel))


def _beste(blad: Blad) -> Iterator[tuple[int, Geldtabel]]:
    kandidaten = [(_punten(tabel), tabel) for tabel in _tabellen(blad) if tabel.rijen]
    if kandidaten:
        yield max(kandidaten, key=lambda paar: (paar[0], len(paar[1].kolommen)))


def _tabellen(blad: Blad) -> Iterator[Geldtabel]:
    """Every reading of the first rows of `blad` as heads: one row, or two below each other."""
    onder = _gevuld(blad.rijen[KOPZOEK:])
    for plek, rij in enumerate(blad.rijen[:KOPZOEK]):
        if _is_koprij(rij):
            gevuld = onder | _gevuld(blad.rijen[plek + 1 : KOPZOEK])
            yield _tabel(blad, plek, {k: celtekst(w) for k, w in enumerate(rij.waarden)}, gevuld)
            if plek and _is_groeprij(blad.rijen[plek - 1]):
                yield _tabel(blad, plek, _samen(blad.rijen[plek - 1], rij), gevuld, boven=plek - 1)


def _gevuld(rijen: Iterable[Rij]) -> set[int]:
    """The places of the columns in which something stands."""
    return {plek for rij in rijen for plek, waarde in enumerate(rij.waarden) if waarde is not None}


def _is_koprij(rij: Rij) -> bool:
    """At least two texts, and no amounts."""
    teksten = [waarde for waarde in rij.waarden if isinstance(waarde, str) and any(map(str.isalpha, waarde))]
    return len(teksten) > 1 and all(past_in_kop(waarde) for waarde in rij.waarden)


def _is_groeprij(rij: Rij) -> bool:
    """Heads over groups of columns: more than one of them, or one over merged cells."""
    gevuld = [waarde for waarde in rij.waarden if isinstance(waarde, str)]
    bedekt = any(isinstance(waarde, Celfout) and waarde.bedekt_door for waarde in rij.waarden)
    return (len(gevuld) > 1 or (bool(gevuld) and bedekt)) and all(past_in_kop(waarde) for waarde in rij.waarden)


def past_in_kop(waarde: Waarde) -> bool:
    """A year is a head; another number is an amount, also where it is text."""
    if isinstance(waarde, int):
        return 2000 <= waarde < 2100
    if isinstance(waarde, str) and _GETAL.fullmatch(waarde.strip()):
        return bool(_JAAR.fullmatch(waarde.strip()))
    return waarde is None or isinstance(waarde, str | date) or bool(isinstance(waarde, Celfout) and waarde.bedekt_door)


def _samen(groepen: Rij, rij: Rij) -> dict[int, str]:
    """The heads of two rows: a group counts for the columns below it, up to the next."""
    breedte = max(len(groepen.waarden), len(rij.waarden))
    koppen, groep = {}, ""
    for plek in range(breedte):
        boven, onder = groepen.waarde(plek), celtekst(rij.waarde(plek))
        if tekst := celtekst(boven):
            groep = tekst
        elif not onder:
            groep = ""
        koppen[plek] = f"{groep} {onder}".strip() if onder else celtekst(boven)
    return koppen


def _tabel(blad: Blad, plek: int, koppen: dict[int, str], gevuld: set[int], boven: int | None = None) -> Geldtabel:
    """`gevuld` are the columns with cells below the heads, `boven` the first row of the heads when they take two."""
    bovenrijen = blad.rijen[: plek if boven is None else boven]
    kolommen = tuple(_kolommen(koppen, gevuld))
    return Geldtabel(blad, blad.rijen[plek].nummer, kolommen, bovenrijen, blad.rijen[plek + 1 :])


def _kolommen(koppen: dict[int, str], gevuld: set[int]) -> Iterator[Kolom]:
    """Every column with a head, and those with cells below none."""
    gezien: dict[str, int] = {}
    for plek in sorted(gevuld | {plek for plek, kop in koppen.items() if kop}):
        kop = koppen.get(plek, "")
        naam = kolomnaam(kop) or f"kolom {kolomletter(plek).lower()}"
        gezien[naam] = gezien.get(naam, 0) + 1
        if gezien[naam] > 1:
            naam = f"{naam} ({gezien[naam]})"
        yield Kolom(plek, kop, naam, lees_kop(kop))


def _punten(tabel: Geldtabel) -> int:
    """How much the heads say: every field once, amounts most; a field that comes twice tells less."""
    velden = [kolom.woord.veld for kolom in tabel.kolommen if kolom.woord.veld]
    soorten = set(velden)
    bedragen = soorten & BEDRAGVELDEN.keys()
    if not bedragen:
        return 0
    if len(soorten & _SOORTEN) < 2 and not bedragen & {"bedrag", "debet"}:
        return 0
    return 10 * len(soorten) + 10 * len(bedragen) - 2 * (len(velden) - len(soorten))
