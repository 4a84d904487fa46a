"""Tables as files: CSV for a Dutch spreadsheet program, XLSX and ODS, and lists as JSON. No Django, no models.

A cell that a spreadsheet program would take for a formula gets an apostrophe in front; numbers and dates stay what they
are. `zonder_apostrof` is the way back for a reader of such a file.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import tablib

# Apostrophes in front are part of it: what already has one gets another, so that the way back is exact.
FORMULE = re.compile(r"'*(?:[\t\r]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])")
# What neither XML nor a spreadsheet program can hold.
STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BREEDTE = 24


def als_json(rijen: Iterable[dict]) -> bytes:
    """A JSON list; amounts must be strings and dates ISO texts already."""
    return (json.dumps(list(rijen), ensure_ascii=False, indent=2) + "\n").encode()


def als_csv(tabel: tablib.Dataset) -> bytes:
    """UTF-8 with BOM and semicolons; numbers with a decimal comma, dates as 2024-04-01."""
    return b"\xef\xbb\xbf" + _veilig(tabel, _in_woorden).export("csv", delimiter=";").encode()


def als_xlsx(tabel: tablib.Dataset) -> bytes:
    return _veilig(tabel, _onveranderd).export("xlsx", column_width=BREEDTE)


def als_ods(tabel: tablib.Dataset) -> bytes:
    return _veilig(tabel, _onveranderd).export("ods")


TABELVORMEN: dict[str, Callable[[tablib.Dataset], bytes]] = {"csv": als_csv, "xlsx": als_xlsx, "ods": als_ods}


def zonder_formule(tekst: str) -> str:
    """The text with an apostrophe in front when it could be a formula. A dash alone ("geen bedrag") is none."""
    schoon = STUURTEKENS.sub("", tekst)
    return f"'{schoon}" if FORMULE.match(schoon) and schoon.strip() != "-" else schoon


def zonder_apostrof(tekst: str) -> str:
    """The text as it was before `zonder_formule`."""
    return tekst[1:] if tekst.startswith("'") and FORMULE.match(tekst[1:]) else tekst


def _veilig(tabel: tablib.Dataset, waarde: Callable[[Decimal | int | date | None], object]) -> tablib.Dataset:
    """The table with its texts made harmless and its other cells written by `waarde`."""
    return tablib.Dataset(
        *([zonder_formule(cel) if isinstance(cel, str) else waarde(cel) for cel in rij] for rij in tabel),
        headers=tabel.headers,
        title=tabel.title,
    )


def _in_woorden(cel: Decimal | int | date | None) -> str:
    if isinstance(cel, Decimal):
        return f"{cel:f}".replace(".", ",")
    return cel.isoformat() if isinstance(cel, date) else "" if cel is None else str(cel)


def _onveranderd(cel: Decimal | int | date | None) -> Decimal | int | date | None:
    return cel
