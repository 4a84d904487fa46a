"""The files of an edition: the same overview as page, PDF, Word document, JSON and tables. They lie side by side under one address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from rapportage.gegevens import Overzicht, Stempel
from rapportage.uitvoer import als_docx, als_json, als_pdf, csv_bijlagen, opmaak, sjabloon

Melder = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Bestand:
    naam: str
    mime: str
    inhoud: bytes


def maak(overzicht: Overzicht, stempel: Stempel, meld: Melder) -> tuple[Bestand, ...]:
    """All of them, by name; `meld(what, percentage)` is told what is being made. Raises PdfFout."""
    return tuple(sorted(_maak(overzicht, stempel, meld), key=lambda bestand: bestand.naam))


def _maak(overzicht: Overzicht, stempel: Stempel, meld: Melder) -> Iterator[Bestand]:
    meld("De pagina en de gegevens maken", 20)
    stijl, erbij = opmaak.los()
    gegevens = sjabloon.context(overzicht, stempel) | {"stijlblad": "stijl.css"}
    yield Bestand("overzicht.html", "text/html", render_to_string("rapportage/druk/overzicht.html", gegevens).encode())
    yield Bestand("stijl.css", "text/css", stijl.encode())
    for naam, inhoud in erbij.items():
        yield Bestand(naam, opmaak.mime(naam), inhoud)
    yield Bestand("overzicht.json", "application/json", als_json.maak(overzicht, stempel))
    yield Bestand("overzicht.docx", als_docx.MIME, als_docx.maak(overzicht, stempel))
    for tabel in csv_bijlagen.bijlagen(overzicht):
        yield Bestand(tabel.naam, "text/csv", tabel.inhoud)
    meld("De PDF maken", 40)
    yield Bestand("overzicht.pdf", "application/pdf", als_pdf.maak(overzicht, stempel))
