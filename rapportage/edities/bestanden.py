"""The files of an edition: the same overview as page, PDF, Word document, JSON and tables. They lie side by side under one address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from rapportage.gegevens import Overzicht
from rapportage.stempel import Stempel
from rapportage.uitvoer import als_docx, als_json, als_pdf, csv_bijlagen, opmaak, sjabloon

Melder = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Bestand:
    naam: str
    mime: str
    inhoud: bytes


def maak(overzicht: Overzicht, stempel: Stempel, meld: Melder) -> tuple[Bestand, ...]:
    """All of them, by name; `meld(what, percentage)` is told what is being made. Raises PdfFout."""
    meld("De pagina en de gegevens maken", 20)
    gemaakt = [*zonder_pdf(overzicht, stempel)]
    meld("De PDF maken", 40)
    gemaakt.append(Bestand("overzicht.pdf", "application/pdf", als_pdf.maak(overzicht, stempel)))
    return tuple(sorted(gemaakt, key=lambda bestand: bestand.naam))


def zonder_pdf(overzicht: Overzicht, stempel: Stempel) -> Iterator[Bestand]:
    """Everything that is made in a moment."""
    stijl, erbij = opmaak.los()
    icoon, teken = opmaak.icoon()
    gegevens = sjabloon.context(overzicht, stempel) | {"stijlblad": "stijl.css", "icoon": icoon}
    yield Bestand("overzicht.html", "text/html", render_to_string("rapportage/druk/overzicht.html", gegevens).encode())
    yield Bestand("stijl.css", "text/css", stijl.encode())
    for naam, inhoud in {**erbij, icoon: teken}.items():
        yield Bestand(naam, opmaak.mime(naam), inhoud)
    yield Bestand("overzicht.json", "application/json", als_json.maak(overzicht, stempel))
    yield Bestand("overzicht.docx", als_docx.MIME, als_docx.maak(overzicht, stempel))
    for tabel in csv_bijlagen.bijlagen(overzicht):
        yield Bestand(tabel.naam, tabel.mime, tabel.inhoud)
