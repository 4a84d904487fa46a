"""A table of a page as a table of Word: a caption above it, heads that repeat, rows that stay whole, fixed columns."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml.html import HtmlElement

from .inline import PLAIN, Look, classes, pieces, tidy

if TYPE_CHECKING:
    from .body import Body

WIDTH = 163  # millimetres, the text of a page
PARTS = ("thead", "tbody", "tfoot")
# Cells that stand to the right, so that figures are below each other.
FIGURES = frozenset({"bedrag", "getal", "balkcel"})
PRINT = Path(__file__).parent.parent / "static" / "rapportage" / "druk.css"
_RULE = re.compile(r"^([^{}\n]+?)\s*\{[^}]*?\bwidth: (\d+)mm", re.MULTILINE)
_COLUMN = re.compile(r"\.([\w-]+) \.(k-[\w-]+)")


def add(body: "Body", element: HtmlElement) -> None:
    """The caption and the table of `element`."""
    caption = "".join(text for part in element.iterchildren("caption") for text, _ in tidy(pieces(part)))
    body.paragraph([(caption, PLAIN)], "Caption")
    columns = _columns(element)
    rows = [_row(body, row, part.tag, columns) for part in element.iterchildren(*PARTS) for row in part.iter("tr")]
    has_total = int(any(True for _ in element.iterchildren("tfoot")))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    body.xml.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Overzichttabel"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" '
        f'w:lastRow="{has_total}" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(body: "Body", row: HtmlElement, part: str, columns: list[int]) -> str:
    cells, place = [], 0
    for cell in row.iterchildren("th", "td"):
        span = _span(cell)
        width, place = sum(columns[place : place + span]), place + span
        merged = f'<w:gridSpan w:val="{span}"/>' * (span > 1)
        settings = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>'
        cells.append(f"<w:tc>{settings}{_cell(body, cell, part)}</w:tc>")
    head = "<w:tblHeader/>" * (part == "thead")
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(body: "Body", cell: HtmlElement, part: str) -> str:
    """What stands in a cell; to Word a cell without a paragraph is damage."""
    style = ("Tabelkop" if part == "thead" else "Tabel") + "Bedrag" * bool(classes(cell) & FIGURES)
    with body.apart() as inside:
        body.add(cell, style, Look(bold=part == "tfoot" or (part == "tbody" and cell.tag == "th")))
    return "".join(inside) or f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def _columns(element: HtmlElement) -> list[int]:
    """The widths of the columns in twentieths of a point: what the print says of them, and equal parts of the rest."""
    names = [classes(column) for column in element.iter("col")]
    if not names:
        names = [set()] * max(sum(map(_span, row.iterchildren("th", "td"))) for row in element.iter("tr"))
    tables, known = classes(element), _widths()
    said = [next((known[rule] for rule in known if rule[0] in tables and rule[1] in column), 0) for column in names]
    share = (WIDTH - sum(said)) / said.count(0) if 0 in said else 0
    return [round((width or share) * 1440 / 25.4) for width in said]


def _span(cell: HtmlElement) -> int:
    return int(cell.get("colspan", 1))


@cache
def _widths() -> dict[tuple[str, str], int]:
    """The width in millimetres of a column, by the class of its table and its own; the stylesheet of the print has them."""
    return {
        (table, column): int(width)
        for selectors, width in _RULE.findall(PRINT.read_text(encoding="utf-8"))
        for table, column in _COLUMN.findall(selectors)
    }
