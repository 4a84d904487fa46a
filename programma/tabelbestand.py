"""Tables as files: CSV for a Dutch spreadsheet program, XLSX and ODS, and lists as JSON. No Django, no models.

A cell that a spreadsheet program would take for a formula gets an apostrophe in front; numbers and dates stay what they
are. `programma.inlezen` reads such a file back exactly.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import tablib
from odf import text
from odf.element import Element
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from tablib.formats import registry

from programma.formules import zonder_formule

# What a reader of XLSX takes for the code of a character (a text that happens to look like one gets such a code itself).
XLSX_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# White space that ODS keeps only when it is written as an element.
ODS_WIT = re.compile(r"(\t|^ | $|(?<= ) +)")
BREEDTE = 24
Getal = Decimal | int | date | None
NIET_IN_BLADNAAM = re.compile(r"[\\*?:/\[\]]")


def als_json(rijen: Iterable[dict]) -> bytes:
    """A JSON list; amounts must be strings and dates ISO texts already."""
    return (json.dumps(list(rijen), ensure_ascii=False, indent=2) + "\n").encode()


def als_csv(tabel: tablib.Dataset) -> bytes:
    """UTF-8 with BOM and semicolons; numbers with a decimal comma, dates as 2024-04-01."""
    return b"\xef\xbb\xbf" + _veilig(tabel, in_woorden).export("csv", delimiter=";").encode()


def als_xlsx(tabel: tablib.Dataset) -> bytes:
    """Written row by row, which takes half the time that tablib needs for it."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet(NIET_IN_BLADNAAM.sub("-", tabel.title or "Blad1")[:31])
    blad.freeze_panes = "A2"
    for kolom in range(1, tabel.width + 1):
        blad.column_dimensions[get_column_letter(kolom)].width = BREEDTE
    vet, afbreken = Font(bold=True), Alignment(wrap_text=True)

    def tekst(cel: str) -> str | Cell | None:
        """Without what would be read as a code; an empty text is no cell, one with more lines shows them."""
        if not cel:
            return None
        veilig = zonder_formule(cel)
        if "_x" in veilig:
            veilig = XLSX_CODE.sub("_x005F_", veilig)
        return _opgemaakt(blad, veilig, alignment=afbreken) if "\n" in veilig else veilig

    blad.append([_opgemaakt(blad, kop, font=vet) for kop in tabel.headers])
    for rij in tabel:
        blad.append([tekst(cel) if isinstance(cel, str) else cel for cel in rij])
    inhoud = BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()


def _opgemaakt(blad: Any, waarde: str, **opmaak: Font | Alignment) -> Cell:
    cel = WriteOnlyCell(blad, waarde)
    for naam, deel in opmaak.items():
        setattr(cel, naam, deel)
    return cel


def als_ods(tabel: tablib.Dataset) -> bytes:
    return _OdsMetWit.export_set(_veilig(tabel, _onveranderd))


TABELVORMEN: dict[str, Callable[[tablib.Dataset], bytes]] = {"csv": als_csv, "xlsx": als_xlsx, "ods": als_ods}


class _OdsMetWit(registry.get_format("ods")):
    """ODS in which line ends, tabs and more than one space survive a spreadsheet program."""

    @classmethod
    def dset_sheet(cls, dataset, ws):
        super().dset_sheet(dataset, ws)
        for alinea in ws.getElementsByType(text.P):
            tekst = str(alinea)
            if "\n" in tekst or ODS_WIT.search(tekst):
                cel = alinea.parentNode
                cel.removeChild(alinea)
                for regel in tekst.split("\n"):
                    cel.addElement(_alinea(regel))


def _alinea(regel: str) -> Element:
    alinea = text.P()
    for stuk in filter(None, ODS_WIT.split(regel)):
        if stuk == "\t":
            alinea.addElement(text.Tab())
        elif not stuk.strip(" "):
            alinea.addElement(text.S(c=len(stuk)))
        else:
            alinea.addText(stuk)
    return alinea


def _veilig(tabel: tablib.Dataset, waarde: Callable[[Getal], object]) -> tablib.Dataset:
    """The table with its texts made harmless, and its other cells written by `waarde`."""
    return tablib.Dataset(
        *([zonder_formule(cel) if isinstance(cel, str) else waarde(cel) for cel in rij] for rij in tabel),
        headers=tabel.headers,
        title=tabel.title,
    )


def in_woorden(cel: Getal) -> str:
    """The cell as a CSV file writes it: "4977,50", "2024-04-01"."""
    if isinstance(cel, Decimal):
        return f"{cel:f}".replace(".", ",")
    return cel.isoformat() if isinstance(cel, date) else "" if cel is None else str(cel)


def _onveranderd(cel: Getal) -> Getal:
    return cel
