"""Any HTML as a clean text: what the editor sends, and what people paste from Word, Outlook, Teams or a web page. Pure.

Headings, lists, links, bold, italic and quotes stay; a table becomes a list with a line per row; pictures, colours and
everything else go. `word.py` knows how a word processor writes what HTML has elements for.
"""

from collections.abc import Iterator
from dataclasses import replace

from programma.tekens import gewone_tekens

from . import word
from .adres import adres
from .boom import Alinea, Blok, Citaat, Merk, Punt, Teken, Zin, normaal, schrijf
from .knopen import IN_DE_REGEL, KOPPEN, Knoop, boom_van


def opgeschoond(html: str) -> str:
    """`html` in the form in which texts are kept."""
    return schrijf(ontleed(html))


def ontleed(html: str) -> tuple[Blok, ...]:
    """The text in `html`, in its normal form."""
    return normaal(_Lezer().lees(boom_van(gewone_tekens(html)), Merk()))


class _Lezer:
    """Reads the children of one element as blocks; `zin` is the paragraph that is being read."""

    def __init__(self) -> None:
        self.uit: list[Blok] = []
        self.zin: list[Teken] = []

    def lees(self, knoop: Knoop, merk: Merk) -> list[Blok]:
        self._inhoud(knoop, merk)
        self._sluit()
        return self.uit

    def _sluit(self) -> None:
        if self.zin:
            self.uit.append(Alinea(tuple(self.zin)))
            self.zin = []

    def _inhoud(self, knoop: Knoop, merk: Merk) -> None:
        for kind in knoop.kinderen:
            if isinstance(kind, str):
                self.zin += [(" " if letter.isspace() else letter, merk) for letter in kind]
            elif kind.naam == "br":
                self.zin.append(("\n", merk))
            elif kind.naam in IN_DE_REGEL:
                self._inhoud(kind, _merk(kind, merk))
            else:
                self._sluit()
                self.uit += _blok(kind, _merk(kind, merk))


def _blok(knoop: Knoop, merk: Merk) -> list[Blok]:
    """A block element as blocks of text."""
    if knoop.naam in ("ul", "ol"):
        return list(_lijst(knoop, merk))
    if knoop.naam == "table":
        return _tabel(knoop, merk)
    if punt := word.lijstregel(knoop.kenmerken):
        return _wordregel(knoop, punt, merk)
    binnen = _Lezer().lees(knoop, merk)
    if knoop.naam == "blockquote":
        return [Citaat(tuple(binnen))]
    niveau = int(knoop.naam[1]) if knoop.naam in KOPPEN else word.kopniveau(knoop.kenmerken)
    if niveau:
        return [replace(blok, niveau=niveau) if isinstance(blok, Alinea) else blok for blok in binnen]
    return binnen


def _wordregel(knoop: Knoop, niveau: int, merk: Merk) -> list[Blok]:
    """A paragraph that a word processor shows as a line of a list; its bullet or number stands there as text."""
    teken = next((kind for kind in knoop.binnen() if word.is_lijstteken(kind.kenmerken)), None)
    genummerd = False
    if teken is not None:
        genummerd = word.is_nummer(_letters(_Lezer().lees(teken, merk)))
        teken.kinderen.clear()
    binnen = _Lezer().lees(knoop, merk)
    if knoop.naam in KOPPEN:
        return [replace(blok, niveau=int(knoop.naam[1])) for blok in binnen if isinstance(blok, Alinea)]
    return _als_punt(binnen, niveau, genummerd)


def _lijst(knoop: Knoop, merk: Merk) -> Iterator[Blok]:
    """The lines of a list, those of the lists within it one level deeper."""
    for kind in knoop.kinderen:
        if isinstance(kind, str):
            continue
        if kind.naam in ("ul", "ol"):
            yield from (_dieper(blok, 1) for blok in _lijst(kind, merk))
        else:
            binnen = _Lezer().lees(kind, _merk(kind, merk))
            yield from _als_punt(binnen, word.lijstniveau(kind.kenmerken), knoop.naam == "ol")


def _als_punt(blokken: list[Blok], niveau: int, genummerd: bool) -> list[Blok]:
    """Blocks as a line of a list: paragraphs are lines within it, lists lie in it."""
    uit: list[Blok] = []
    for blok in blokken:
        if isinstance(blok, Punt):
            uit.append(_dieper(blok, niveau))
            continue
        zin = _regels(blok)
        if len(uit) == 1 and uit[0].niveau == niveau:
            uit = [replace(uit[0], zin=(*uit[0].zin, ("\n", Merk()), *zin))]
        else:
            uit.append(Punt(zin, niveau, genummerd))
    return uit


def _dieper(blok: Blok, stappen: int) -> Blok:
    return replace(blok, niveau=blok.niveau + stappen) if isinstance(blok, Punt) else blok


def _regels(blok: Blok) -> Zin:
    """The words of a block, blocks within it on lines of their own."""
    if not isinstance(blok, Citaat):
        return blok.zin
    return tuple(teken for deel in blok.blokken for teken in (*_regels(deel), ("\n", Merk())))


def _tabel(knoop: Knoop, merk: Merk) -> list[Blok]:
    """A line per row; a table of one row or column only places what is in it, and stays as that."""
    rijen = [[_Lezer().lees(cel, _merk(cel, merk)) for cel in rij] for rij in _rijen(knoop)]
    buiten = [blok for kind in _in_tabel(knoop, "caption") for blok in _Lezer().lees(kind, merk)]
    if len(rijen) < 2 or max(map(len, rijen)) < 2:
        return buiten + [blok for rij in rijen for cel in rij for blok in cel]
    for rij in rijen:
        cellen = [
            _aaneen([_regels(blok) for blok in cel], ", " if isinstance(cel[0], Punt) else " ") for cel in rij if cel
        ]
        buiten.append(Punt(_aaneen(cellen, "; ")))
    return buiten


def _aaneen(zinnen: list[Zin], tussen: str) -> Zin:
    """What is not empty, on one line with `tussen` between."""
    gevuld = [_zonder_randen(zin) for zin in zinnen if any(not letter.isspace() for letter, _ in zin)]
    uit = [teken for zin in gevuld for teken in (*zin, *((letter, Merk()) for letter in tussen))]
    return tuple((" " if letter == "\n" else letter, merk) for letter, merk in uit[: len(uit) - len(tussen)])


def _zonder_randen(zin: Zin) -> Zin:
    gevuld = [plaats for plaats, (letter, _) in enumerate(zin) if not letter.isspace()]
    return zin[gevuld[0] : gevuld[-1] + 1]


def _rijen(tabel: Knoop) -> list[list[Knoop]]:
    rijen = [list(_in_tabel(rij, "td", "th")) for rij in _in_tabel(tabel, "tr")]
    return [rij for rij in rijen if rij]


def _in_tabel(knoop: Knoop, *namen: str) -> Iterator[Knoop]:
    """The elements with these names that belong to this table, not to one within it."""
    for kind in knoop.kinderen:
        if isinstance(kind, Knoop):
            if kind.naam in namen:
                yield kind
            elif kind.naam in ("thead", "tbody", "tfoot", "tr"):
                yield from _in_tabel(kind, *namen)


def _letters(blokken: list[Blok]) -> str:
    return "".join(letter for blok in blokken for letter, _ in _regels(blok))


def _merk(knoop: Knoop, merk: Merk) -> Merk:
    """The marks of what stands in `knoop`, which itself has these."""
    if knoop.naam in ("b", "strong", "th"):
        merk = merk._replace(vet=True)
    elif knoop.naam in ("i", "em", "cite"):
        merk = merk._replace(cursief=True)
    elif knoop.naam == "a":
        merk = merk._replace(link=adres(knoop.kenmerken.get("href", "")))
    stijl = word.stijlmerk(knoop.kenmerken.get("style", ""))
    return merk._replace(**stijl)
