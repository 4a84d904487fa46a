"""Importing and exporting 2,000 acties: the preview against only reading the file, the export against the bare library."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import openpyxl
import tablib

from acties.exporteren import exporteer_alles
from acties.models import Actie
from acties.resources import ActieResource
from programma.handelingen.importeren import begin_import, lees_opnieuw
from programma.importeren.lezen import lees_ronde
from programma.importeren.voorbeeld import Telling, uit_json
from programma.inlezen.lezen import lees_bestand
from programma.models import Programma
from programma.tabelbestand import als_ods, als_xlsx
from programma.vastleggen import Daad

from .meten import Rij, verhouding

MIB = 2**20
DAAD = Daad(None, datetime(2026, 2, 3, 9, 30, tzinfo=UTC))
# Cells that somebody changes in every tenth row.
ANDERS = {"titel": "Een andere titel dan er stond", "financiering_programma": "€ 12.345,60 ten laste van opgave 2"}
EENS_IN = 10


def meet() -> Iterator[Rij]:
    """The rows of the table about import and export; there must be 2,000 acties."""
    acties = Actie.objects.van_programma(Programma.objects.get())
    tabel = ActieResource().export(queryset=acties.gegevens())
    tabel.title = "acties"
    yield _export(acties, tabel)
    anders = _gewijzigd(tabel)
    xlsx = als_xlsx(anders)
    yield _voorbeeld(xlsx)
    geheugen = [
        lees_bestand(inhoud, f"a.{vorm}").geheugen / MIB for vorm, inhoud in (("xlsx", xlsx), ("ods", als_ods(anders)))
    ]
    yield Rij("geheugen van het kindproces bij een import", max(geheugen), 300, "MiB", "2.000 acties, XLSX en ODS")


def _export(acties, tabel: tablib.Dataset) -> Rij:
    """From the database to the file, against openpyxl that writes the same cells."""
    factor, onze, hunne = verhouding(lambda: exporteer_alles(acties, "xlsx"), lambda: _openpyxl(tabel), keren=9)
    return Rij("2.000 acties als XLSX / kaal openpyxl", factor, 1.5, "×", f"{onze:.0f} ms tegen {hunne:.0f} ms")


def _openpyxl(tabel: tablib.Dataset) -> bytes:
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(tabel.headers)
    for rij in tabel:
        blad.append(rij)
    inhoud = io.BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()


def _voorbeeld(xlsx: bytes) -> Rij:
    """Reading, comparing and keeping the preview, against only reading."""
    ronde = begin_import(
        programma=Programma.objects.get(), soort="acties", bestandsnaam="a.xlsx", inhoud=xlsx, daad=DAAD
    )

    def onze() -> None:
        ronde.refresh_from_db()
        lees_opnieuw(ronde=ronde, versie=ronde.versie, daad=DAAD)
        lees_ronde(ronde.pk, ronde.versie)

    factor, ms, hunne = verhouding(onze, lambda: lees_bestand(xlsx, "a.xlsx"), keren=7)
    ronde.refresh_from_db()
    telling = uit_json(ronde.voorbeeld).telling
    assert telling == Telling(gewijzigd=2_000 // EENS_IN, gelijk=2_000 - 2_000 // EENS_IN), telling
    return Rij("voorbeeld van 2.000 rijen / alleen lezen", factor, 3.0, "×", f"{ms:.0f} ms tegen {hunne:.0f} ms")


def _gewijzigd(tabel: tablib.Dataset) -> tablib.Dataset:
    nieuw = tablib.Dataset(headers=tabel.headers, title=tabel.title)
    for plaats, rij in enumerate(tabel):
        cellen = ANDERS if plaats % EENS_IN == 0 else {}
        nieuw.append([cellen.get(kop, cel) for kop, cel in zip(tabel.headers, rij, strict=True)])
    return nieuw
