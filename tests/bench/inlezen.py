"""Reading an uploaded table of 2,000 rows, child process included, against openpyxl in this process; and its memory."""

import io
from collections.abc import Iterator

import openpyxl
import tablib

from programma.inlezen.lezen import lees_bestand
from programma.tabelbestand import als_ods, als_xlsx

from .meten import Rij, verhouding

RIJEN, KOLOMMEN = 2_000, 15
MIB = 2**20


def meet() -> Iterator[Rij]:
    """The rows of the table about reading."""
    tabel = tablib.Dataset(
        *([f"actie {rij}.{kolom}" if kolom % 3 else rij + 0.25 for kolom in range(KOLOMMEN)] for rij in range(RIJEN)),
        headers=[f"kolom {kolom}" for kolom in range(KOLOMMEN)],
        title="acties",
    )
    xlsx, geheugen = als_xlsx(tabel), []

    def onze() -> None:
        geheugen.append(lees_bestand(xlsx, "acties.xlsx").geheugen / MIB)

    factor, ms, hunne = verhouding(onze, lambda: _openpyxl(xlsx), keren=7)
    geheugen.append(lees_bestand(als_ods(tabel), "acties.ods").geheugen / MIB)
    yield Rij("2.000 rijen inlezen / openpyxl", factor, 1.0, "×", f"{ms:.0f} ms tegen {hunne:.0f} ms")
    yield Rij("geheugen van het inlezen", max(geheugen), 300, "MiB", "XLSX en ODS")


def _openpyxl(inhoud: bytes) -> list[tuple]:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
    return list(boek.active.iter_rows(values_only=True))
