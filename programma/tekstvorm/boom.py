"""A narrative text as paragraphs, headings, lines of lists and quotes, and its one way of being written as HTML. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import NamedTuple

# With a quote around it and three marks within, a list this deep stays within the twelve levels that the PDF can bear.
DIEPSTE_LIJST = 4


class Merk(NamedTuple):
    """What a sign looks like; `link` is the address it leads to, "" without one."""

    vet: bool = False
    cursief: bool = False
    link: str = ""


# Signs with their marks; "\n" is the end of a line within a paragraph.
Teken = tuple[str, Merk]
Zin = tuple[Teken, ...]


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph (`niveau` 0) or a heading of level 3 or 4; while being read a heading may have any level."""

    zin: Zin
    niveau: int = 0


@dataclass(frozen=True, slots=True)
class Punt:
    """A line of a list. Lines that follow each other are one list; `niveau` 1 is the outermost."""

    zin: Zin
    niveau: int = 1
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Citaat:
    """A quote of paragraphs and lists."""

    blokken: tuple["Blok", ...]


Blok = Alinea | Punt | Citaat


def normaal(blokken: Iterable[Blok]) -> tuple[Blok, ...]:
    """The same text in the one form that is kept: nothing empty, spaces once, headings and lists without a level skipped."""
    return tuple(_lijsten(_koppen(list(_citaten(_schoon(blokken, in_citaat=False))))))


def schrijf(blokken: Iterable[Blok]) -> str:
    """The HTML of a text in its normal form."""
    stukken = []
    for is_punt, groep in groupby(blokken, lambda blok: isinstance(blok, Punt)):
        if is_punt:
            stukken.append(_lijst(list(groep)))
            continue
        for blok in groep:
            if isinstance(blok, Citaat):
                stukken.append(f"<blockquote>{schrijf(blok.blokken)}</blockquote>")
            else:
                naam = f"h{blok.niveau}" if blok.niveau else "p"
                stukken.append(f"<{naam}>{_schrijf_zin(blok.zin)}</{naam}>")
    return "".join(stukken)


def _schoon(blokken: Iterable[Blok], *, in_citaat: bool) -> Iterator[Blok]:
    """Every block with a clean text; what is empty is left out, and within a quote nothing is a heading or a quote."""
    for blok in blokken:
        if isinstance(blok, Citaat):
            binnen = _schoon(blok.blokken, in_citaat=True)
            if in_citaat:
                yield from binnen
            elif delen := tuple(binnen):
                yield Citaat(delen)
        elif isinstance(blok, Alinea) and (in_citaat or not blok.niveau):
            yield from (Alinea(zin) for zin in map(_schone_zin, _regelparen(blok.zin)) if zin)
        elif isinstance(blok, Alinea):
            op_een_regel = ((" " if letter == "\n" else letter, merk._replace(vet=False)) for letter, merk in blok.zin)
            if zin := _schone_zin(op_een_regel):
                yield Alinea(zin, blok.niveau)
        elif zin := _schone_zin(blok.zin):
            yield replace(blok, zin=zin)


def _citaten(blokken: Iterable[Blok]) -> Iterator[Blok]:
    """Quotes that touch are one."""
    for is_citaat, groep in groupby(blokken, lambda blok: isinstance(blok, Citaat)):
        if is_citaat:
            yield Citaat(tuple(_lijsten(deel for citaat in groep for deel in citaat.blokken)))
        else:
            yield from groep


def _regelparen(zin: Zin) -> Iterator[list[Teken]]:
    """An empty line within a paragraph makes two of it."""
    deel: list[Teken] = []
    leeg = False
    for letter, merk in zin:
        if letter == "\n" and leeg:
            yield deel
            deel = []
        leeg = letter == "\n" or (leeg and letter.isspace())
        deel.append((letter, merk))
    yield deel


def _schone_zin(zin: Iterable[Teken]) -> Zin:
    """Spaces once and none at the edges of a line; no mark begins or ends with a space, and no link goes over a line."""
    tekens: list[Teken] = []
    for letter, merk in zin:
        if letter.isspace() and letter != "\n":
            letter = " "
        vorige = tekens[-1][0] if tekens else "\n"
        if letter == " " and vorige in " \n":
            continue
        if letter == "\n":
            if vorige == " ":
                tekens.pop()
                vorige = tekens[-1][0] if tekens else "\n"
            if vorige == "\n":
                continue
        tekens.append((letter, merk._replace(link="") if letter == "\n" else merk))
    while tekens and tekens[-1][0].isspace():
        tekens.pop()
    for veld, leeg in Merk()._asdict().items():
        tekens = _zonder_randen(tekens, veld, leeg)
    return tuple(tekens)


def _zonder_randen(tekens: list[Teken], veld: str, leeg: object) -> list[Teken]:
    uit: list[Teken] = []
    for waarde, groep in groupby(tekens, lambda teken: getattr(teken[1], veld)):
        stuk = list(groep)
        if waarde:
            eerste = next((plaats for plaats, (letter, _) in enumerate(stuk) if not letter.isspace()), len(stuk))
            laatste = next((plaats for plaats in range(len(stuk), 0, -1) if not stuk[plaats - 1][0].isspace()), 0)
            stuk = [
                teken if eerste <= plaats < laatste else (teken[0], teken[1]._replace(**{veld: leeg}))
                for plaats, teken in enumerate(stuk)
            ]
        uit += stuk
    return uit


def _koppen(blokken: Sequence[Blok]) -> Iterator[Blok]:
    """The highest heading of a text is a h3, all below it are h4, and none comes before the first h3."""
    niveaus = {blok.niveau for blok in blokken if isinstance(blok, Alinea) and blok.niveau}
    hoogste, gezien = min(niveaus, default=0), False
    for blok in blokken:
        if isinstance(blok, Alinea) and blok.niveau:
            gezien, niveau = True, 4 if gezien and blok.niveau > hoogste else 3
            blok = Alinea(blok.zin, niveau)
        yield blok


def _lijsten(blokken: Iterable[Blok]) -> Iterator[Blok]:
    """No line lies more than one level below the line before it."""
    boven: list[int] = []  # the levels, as they were read, of the lines in which this one lies
    for blok in blokken:
        if isinstance(blok, Punt):
            while boven and boven[-1] >= blok.niveau:
                boven.pop()
            boven.append(blok.niveau)
            blok = replace(blok, niveau=min(len(boven), DIEPSTE_LIJST))
        else:
            boven = []
        yield blok


def _lijst(punten: Sequence[Punt]) -> str:
    stukken: list[str] = []
    open_: list[str] = []  # the lists that are open, from the outside in
    for punt in punten:
        soort = "ol" if punt.genummerd else "ul"
        while len(open_) > punt.niveau:
            stukken.append(f"</li></{open_.pop()}>")
        if len(open_) == punt.niveau:
            stukken.append("</li>")
            if open_[-1] != soort:
                stukken.append(f"</{open_.pop()}>")
        if len(open_) < punt.niveau:
            open_.append(soort)
            stukken.append(f"<{soort}>")
        stukken.append(f"<li>{_schrijf_zin(punt.zin)}")
    stukken += [f"</li></{soort}>" for soort in reversed(open_)]
    return "".join(stukken)


def _schrijf_zin(zin: Zin) -> str:
    """Links lie innermost: in a PDF that everybody can read, a link holds words and nothing else."""
    stukken = []
    for vet, met_vet in groupby(zin, lambda teken: teken[1].vet):
        dik = []
        for cursief, met_beide in groupby(met_vet, lambda teken: teken[1].cursief):
            schuin = []
            for link, groep in groupby(met_beide, lambda teken: teken[1].link):
                tekst = escape("".join(letter for letter, _ in groep), quote=False).replace("\n", "<br>")
                schuin.append(f'<a href="{link.replace("&", "&amp;")}">{tekst}</a>' if link else tekst)
            dik.append(f"<em>{''.join(schuin)}</em>" if cursief else "".join(schuin))
        stukken.append(f"<strong>{''.join(dik)}</strong>" if vet else "".join(dik))
    return "".join(stukken)
