"""Files as Samira makes them: an export, with some cells changed in a spreadsheet program."""

from collections.abc import Mapping
from typing import Any

import tablib

from acties.importeren.vergelijken import vergelijk_acties
from acties.models import Actie
from acties.resources import ActieResource
from programma.importeren.voorbeeld import Voorbeeld
from programma.inlezen.lezen import lees_bestand
from programma.models import Programma
from programma.tabelbestand import TABELVORMEN

WOONFRAUDE, HUISWERK = "3.02", "1.06"


def export(programma: Programma, *kolommen: str, titel: str = "acties") -> tablib.Dataset:
    """All acties as the portal exports them; with `kolommen` those columns only."""
    acties = Actie.objects.van_programma(programma).gegevens()
    tabel = ActieResource().export(queryset=acties, export_fields=kolommen or None)
    tabel.title = titel
    return tabel


def met(tabel: tablib.Dataset, cellen: Mapping[tuple[str, str], Any]) -> tablib.Dataset:
    """The table with other cells; each is found by the nummer in its row and the name of its column."""
    nieuw = tablib.Dataset(headers=tabel.headers, title=tabel.title)
    over = dict(cellen)
    for rij in tabel.dict:
        nummer = rij["nummer"]
        nieuw.append([over.pop((nummer, kolom), rij[kolom]) for kolom in tabel.headers])
    assert not over, over
    return nieuw


def erbij(tabel: tablib.Dataset, **cellen: Any) -> tablib.Dataset:
    """The table with one more row; what is not given is empty."""
    nieuw = tablib.Dataset(*tabel, headers=tabel.headers, title=tabel.title)
    nieuw.append([cellen.get(kolom, "") for kolom in tabel.headers])
    return nieuw


def voorbeeld(
    programma: Programma, tabel: tablib.Dataset, vorm: str = "xlsx", keuzes: Mapping[str, str] | None = None
) -> Voorbeeld:
    """What the portal would do with the file."""
    bestand = lees_bestand(TABELVORMEN[vorm](tabel), f"acties.{vorm}")
    return vergelijk_acties(programma, bestand, keuzes or {}, lambda deel: None)


def verschillen(beeld: Voorbeeld) -> dict[tuple[str, str], tuple[str, str]]:
    """Every changed cell of a preview, by record and field: from old to new."""
    return {(rij.onderwerp, cel.naam): (cel.oud, cel.nieuw) for rij in beeld.gewijzigd for cel in rij.cellen}
