"""The texts of a letter as paragraphs of a Word document, that look as the paragraph that stood in their place."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from programma.opmaak import bijeen
from programma.tekstvorm.boom import Alinea, Blok, Citaat, Merk, Punt, Zin
from programma.tekstvorm.opschonen import ontleed
from programma.tekstvorm.schrijftaal import uit_schrijftaal

from .gegevens import Brief
from .sjabloonregels import ALINEAS, Ongeschikt

# Around the name of a text, where that text has to come: signs that no text holds.
BEGIN, EINDE = "\ue000", "\ue001"
OPSOMMING = "List Bullet"
INSPRINGING = 360  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph to be: its words, and `merk` before it when it is a line of a list."""

    zin: Zin
    merk: str = ""
    stijl: str = ""


def zet_teksten(document: Any, brief: Brief) -> None:
    """In the place of each mark the paragraphs of its text, that look as the paragraph with the mark does."""
    stijlen = {stijl.name: stijl.style_id for stijl in document.styles}
    for alinea in list(document.element.body.iter(qn("w:p"))):
        tekst = "".join(deel.text or "" for deel in alinea.iter(qn("w:t")))
        if BEGIN not in tekst:
            continue
        naam = tekst.strip().removeprefix(BEGIN).removesuffix(EINDE)
        if naam not in ALINEAS:
            raise Ongeschikt([f"Zet {{{{ {_eerste(tekst)} }}}} in een alinea zonder andere woorden."])
        for regel in _regels(naam, brief):
            alinea.addprevious(_alinea(alinea, regel, stijlen))
        alinea.getparent().remove(alinea)
    for deel in document.part.package.iter_parts():
        if deel is not document.part and BEGIN.encode() in deel.blob:
            naam = _eerste(deel.blob.decode())
            raise Ongeschikt([f"Het veld {{{{ {naam} }}}} past niet in de kop- of voettekst."])


def _eerste(tekst: str) -> str:
    return tekst.partition(BEGIN)[2].partition(EINDE)[0]


def _regels(naam: str, brief: Brief) -> Iterator[Regel]:
    if naam == "bijlagen":
        tekst = "\n".join(f"1. {rij.wat}: {rij.bestandsnaam}" for rij in brief.bijlagen)
    else:
        tekst = getattr(brief.velden, naam)
    yield from _uit_blokken(ontleed(uit_schrijftaal(tekst)))


def _uit_blokken(blokken: Iterable[Blok]) -> Iterator[Regel]:
    nummer = 0
    for blok in blokken:
        nummer = nummer + 1 if isinstance(blok, Punt) and blok.genummerd else 0
        match blok:
            case Citaat():
                yield from _uit_blokken(blok.blokken)
            case Punt():
                yield Regel(blok.zin, f"{nummer}." if nummer else "•", "" if nummer else OPSOMMING)
            case Alinea():
                yield Regel(
                    tuple((teken, merk._replace(vet=merk.vet or bool(blok.niveau))) for teken, merk in blok.zin)
                )


def _alinea(voorbeeld: Any, regel: Regel, stijlen: dict[str, str]) -> Any:
    """A paragraph with the look of `voorbeeld`, without its words."""
    nieuw = OxmlElement("w:p")
    if voorbeeld.pPr is not None:
        nieuw.append(deepcopy(voorbeeld.pPr))
    opmaak = next((deel.rPr for deel in voorbeeld.iter(qn("w:r")) if deel.rPr is not None), None)
    if regel.merk and regel.stijl in stijlen:
        nieuw.get_or_add_pPr().style = stijlen[regel.stijl]
    elif regel.merk:
        inspringing = nieuw.get_or_add_pPr().get_or_add_ind()
        inspringing.set(qn("w:left"), str(INSPRINGING))
        inspringing.set(qn("w:hanging"), str(INSPRINGING))
        _stuk(nieuw, opmaak, f"{regel.merk}\t")
    for tekst, merk in _stukken(regel.zin):
        _stuk(nieuw, opmaak, tekst, vet=merk.vet, cursief=merk.cursief)
    return nieuw


def _stukken(zin: Zin) -> Iterator[tuple[str, Merk]]:
    """Signs of one look together; behind the words of a link stands its address."""
    woorden, vorige = "", None
    for teken, merk in zin:
        if vorige is not None and merk != vorige:
            yield woorden + _adres(vorige, merk), vorige
            woorden = ""
        woorden, vorige = woorden + teken, merk
    if vorige is not None:
        yield woorden + _adres(vorige, None), vorige


def _adres(merk: Merk, volgende: Merk | None) -> str:
    verder = volgende is not None and volgende.link == merk.link
    return f" ({merk.link})" if merk.link and not verder else ""


def _stuk(alinea: Any, opmaak: Any, tekst: str, *, vet: bool = False, cursief: bool = False) -> None:
    run = alinea.add_r()
    if opmaak is not None:
        run.append(deepcopy(opmaak))
    run.text = bijeen(tekst)
    letters = docx.text.run.Run(run, None)
    letters.bold = True if vet else letters.bold
    letters.italic = True if cursief else letters.italic
