"""A text as somebody types it in a plain text box, and back; what HTML can say of a text, this can say too. Pure.

An empty line makes a paragraph, a new line stays a new line. A line that begins with "- " or "1. " is a line of a list,
deeper when it is indented; "## " and "### " are headings, "> " a quote. **bold**, *italic*, [words](https://address).
A backslash before a sign takes its meaning away.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from programma.tekens import gewone_tekens

from .adres import adres
from .boom import Alinea, Blok, Citaat, Merk, Punt, Teken, Zin, normaal, schrijf
from .opschonen import ontleed

_KOP = re.compile(r"(#{2,3}) +(.*)")
_PUNT = re.compile(r"( *)(?:[-•*–]|(\d{1,3})[.)]) +(.*)")
_LINK = re.compile(r"\[((?:\\.|[^\\\[\]])+)\]\(((?:https?://|mailto:)[^\s()]+)\)", re.IGNORECASE)
# A quote within a quote is the same quote.
_CITAAT = re.compile(r"^(?: *>)+ ?")
_STERREN = re.compile(r"\*+")
_MET_BETEKENIS = re.compile(r"([\\*\[\]])")
_BEGIN_MET_BETEKENIS = re.compile(r"(?m)^(\d{1,3})?(#{2,3} |[-•–] |>|(?<=\d)[.)] )")
ONTSNAPT = frozenset("\\*[]#-•–>.)")


def uit_schrijftaal(tekst: str) -> str:
    """Clean HTML for what somebody typed."""
    regels = gewone_tekens(tekst).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ").split("\n")
    return schrijf(normaal(_lees(regels)))


def als_schrijftaal(html: str) -> str:
    """How somebody would have typed the text in `html`."""
    return _schrijf(ontleed(html))


# ---- Reading ----


def _lees(regels: Sequence[str]) -> Iterator[Blok]:
    for citaat, groep in groupby(regels, lambda regel: regel.lstrip().startswith(">")):
        if citaat:
            yield Citaat(tuple(_lees_blokken(_CITAAT.sub("", regel) for regel in groep)))
        else:
            yield from _lees_blokken(groep)


def _lees_blokken(regels: Iterable[str]) -> Iterator[Blok]:
    alinea: list[str] = []
    punt: tuple[int, bool, list[str]] | None = None
    inspringing: list[int] = []

    def klaar() -> Iterator[Blok]:
        nonlocal alinea, punt
        if punt:
            yield Punt(_lees_zin("\n".join(punt[2])), punt[0], punt[1])
        elif alinea:
            yield Alinea(_lees_zin("\n".join(alinea)))
        alinea, punt = [], None

    for regel in regels:
        if not regel.strip():
            yield from klaar()
        elif gevonden := _PUNT.fullmatch(regel):
            yield from klaar()
            breedte = len(gevonden[1])
            while inspringing and inspringing[-1] >= breedte:
                inspringing.pop()
            inspringing.append(breedte)
            punt = (len(inspringing), gevonden[2] is not None, [gevonden[3]])
        elif punt and regel.startswith(" "):
            punt[2].append(regel.strip())
        elif gevonden := _KOP.fullmatch(regel.strip()):
            yield from klaar()
            yield Alinea(_lees_zin(gevonden[2]), len(gevonden[1]) + 1)
            inspringing = []
        else:
            if punt:
                yield from klaar()
            alinea.append(regel.strip())
            inspringing = []
    yield from klaar()


def _lees_zin(tekst: str) -> Zin:
    """Signs with their marks. A star without a companion is a star."""
    uit: list[Teken] = []
    open_: dict[str, int] = {}  # where a mark that is on began
    link, einde, verder = "", -1, 0
    plaats = 0
    while plaats < len(tekst):
        teken = tekst[plaats]
        if plaats == einde:
            link, plaats, einde = "", verder, -1
            continue
        merk = Merk("vet" in open_, "cursief" in open_, link)
        if teken == "\\" and tekst[plaats + 1 : plaats + 2] in ONTSNAPT and plaats + 1 < len(tekst):
            uit.append((tekst[plaats + 1], merk))
            plaats += 2
        elif teken == "[" and not link and (gevonden := _LINK.match(tekst, plaats)):
            link, einde, verder = adres(gevonden[2]), gevonden.end(1), gevonden.end()
            plaats += 1
        elif teken == "*":
            sterren = _STERREN.match(tekst, plaats)[0]
            if not _wissel(open_, sterren, tekst[plaats - 1 : plaats], tekst[plaats + len(sterren) :][:1], len(uit)):
                uit += [(ster, merk) for ster in sterren]
            plaats += len(sterren)
        else:
            uit.append((teken, merk))
            plaats += 1
    return _zonder_half_werk(uit, open_)


def _wissel(open_: dict[str, int], sterren: str, ervoor: str, erna: str, plaats: int) -> bool:
    """Turn on or off what these stars mean; False when they mean nothing here."""
    velden = {1: ("cursief",), 2: ("vet",), 3: ("vet", "cursief")}.get(len(sterren), ())
    past = all(ervoor.strip() if veld in open_ else erna.strip() for veld in velden)
    if not velden or not past:
        return False
    for veld in velden:
        if veld in open_:
            del open_[veld]
        else:
            open_[veld] = plaats
    return True


def _zonder_half_werk(tekens: list[Teken], open_: dict[str, int]) -> Zin:
    for veld, begin in sorted(open_.items(), key=lambda paar: -paar[1]):
        rest = [(letter, merk._replace(**{veld: False})) for letter, merk in tekens[begin:]]
        merk = rest[0][1] if rest else Merk()
        tekens = [*tekens[:begin], *([("*", merk)] * (2 if veld == "vet" else 1)), *rest]
    return tuple(tekens)


# ---- Writing ----


def _schrijf(blokken: Iterable[Blok]) -> str:
    delen = []
    for is_punt, groep in groupby(blokken, lambda blok: isinstance(blok, Punt)):
        if is_punt:
            delen.append("\n".join(_punten(groep)))
        else:
            delen += map(_schrijf_blok, groep)
    return "\n\n".join(delen)


def _schrijf_blok(blok: Alinea | Citaat) -> str:
    if isinstance(blok, Citaat):
        return "\n".join(f"> {regel}".rstrip() for regel in _schrijf(blok.blokken).split("\n"))
    if blok.niveau:
        return f"{'#' * (blok.niveau - 1)} {_schrijf_zin(blok.zin)}"
    return _schrijf_zin(blok.zin)


def _punten(punten: Iterable[Punt]) -> Iterator[str]:
    tellers: list[tuple[bool, int]] = []  # per level: numbered, and the number of its last line
    for punt in punten:
        del tellers[punt.niveau :]
        if len(tellers) < punt.niveau:
            tellers.append((punt.genummerd, 0))
        genummerd, nummer = tellers[-1]
        tellers[-1] = (punt.genummerd, nummer + 1 if genummerd == punt.genummerd else 1)
        voor = "  " * (punt.niveau - 1)
        eerste, *verder = _schrijf_zin(punt.zin).split("\n")
        yield f"{voor}{f'{tellers[-1][1]}.' if punt.genummerd else '-'} {eerste}"
        yield from (f"{voor}  {regel}" for regel in verder)


def _schrijf_zin(zin: Zin) -> str:
    uit: list[str] = []
    vorige = Merk()
    for letter, merk in (*zin, ("", Merk())):
        if merk != vorige:
            if vorige.link and merk.link != vorige.link:
                uit.append(f"]({vorige.link})")
            uit.append("**" * (merk.vet != vorige.vet) + "*" * (merk.cursief != vorige.cursief))
            if merk.link and merk.link != vorige.link:
                uit.append("[")
            vorige = merk
        uit.append(_MET_BETEKENIS.sub(r"\\\1", letter))
    return _BEGIN_MET_BETEKENIS.sub(lambda begin: f"{begin[1] or ''}\\{begin[2]}", "".join(uit))
