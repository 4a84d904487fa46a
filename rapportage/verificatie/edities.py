"""One edition against itself: its hashes, its manifest, its rows and every file in the store."""

import json
from collections.abc import Iterator
from typing import Any

from rapportage.edities import bewaarplaats
from rapportage.edities.lezen import stempel_van
from rapportage.edities.manifest import sha256
from rapportage.keuzes import Editiesoort
from rapportage.models import Editie
from rapportage.uitvoer import als_json, uit_json

from . import sommen
from .fouten import Fout

PAGINA, GEGEVENS = "overzicht.html", "overzicht.json"


def controleer(editie: Editie) -> Iterator[Fout]:
    """Everything about `editie` that is not as it was frozen."""
    waar = str(editie)
    if sha256(editie.manifest.encode()) != editie.sha256:
        yield Fout(waar, "het manifest past niet bij de hash.")
        return
    manifest = json.loads(editie.manifest)
    if sha256(editie.inhoud.encode()) != editie.inhoud_sha256:
        yield Fout(waar, "de inhoud past niet bij haar hash.")
        return
    inhoud = json.loads(editie.inhoud)
    for wat in (*_rijen(editie, manifest, inhoud), *_leesbaar(inhoud)):
        yield Fout(waar, wat)
    gelezen: dict[str, bytes] = {}
    for naam, wat in _bestanden(editie, manifest["bestanden"], gelezen):
        yield Fout(waar, wat, naam)
    for naam, wat in _inhoud(manifest, editie.inhoud, inhoud, gelezen):
        yield Fout(waar, wat, naam)


def _rijen(editie: Editie, manifest: dict[str, Any], inhoud: dict[str, Any]) -> Iterator[str]:
    """What the row says, against what the manifest and the content say."""
    stempel = stempel_van(editie)
    erratum = editie.soort == Editiesoort.ERRATUM.value
    paren = {
        "het programma": (editie.programma.slug, manifest["programma"], inhoud["programma_slug"]),
        "de periode": (editie.periode.slug, manifest["periode"], inhoud["periode_slug"]),
        "de plaats in de keten": (editie.volgnummer, manifest["volgnummer"]),
        "de soort": (editie.soort, manifest["soort"]),
        "het nummer": (editie.nummer, stempel.nummer),
        "de hash van de inhoud": (editie.inhoud_sha256, manifest["inhoud_sha256"], stempel.inhoud_sha256),
        "de hash van de vorige": (editie.vorige_sha256, manifest["vorige_sha256"]),
        "het moment van bouwen": (editie.gebouwd_op.replace(microsecond=0), stempel.gebouwd_op),
        "de peildatum": (editie.peildatum.isoformat(), inhoud["peildatum"]),
        "het moment van lezen": (
            als_json.waarden(editie.export_op),
            inhoud["export_op"],
        ),
        "de versie van het schema": (editie.schema_versie, inhoud["schema_versie"]),
    }
    if erratum:
        paren["wat het verbetert"] = (editie.corrigeert.nummer if editie.corrigeert else None, stempel.corrigeert)
        paren["de reden"] = (editie.reden, stempel.reden)
    for wat, (eerste, *andere) in paren.items():
        if any(waarde != eerste for waarde in andere):
            yield f"{wat} in de database is anders dan wat bevroren is."


def _leesbaar(inhoud: dict[str, Any]) -> Iterator[str]:
    """Whether the portal of today still reads it, whatever the schema."""
    try:
        uit_json.lees(inhoud)
    except (uit_json.OnbekendSchema, KeyError, TypeError, ValueError) as fout:
        yield f"deze versie van het portaal kan de inhoud niet lezen ({fout})."


def _bestanden(
    editie: Editie, manifest: dict[str, dict[str, Any]], gelezen: dict[str, bytes]
) -> Iterator[tuple[str, str]]:
    """What lies in the store, against the rows and the manifest; leaves the bytes in `gelezen`."""
    rijen = {rij.naam: rij for rij in editie.bestanden.all()}
    for naam in sorted(rijen.keys() ^ manifest.keys()):
        waar = "de database, maar niet in het manifest" if naam in rijen else "het manifest, maar niet in de database"
        yield naam, f"het bestand staat in {waar}."
    for naam in sorted(rijen.keys() & manifest.keys()):
        rij, deel = rijen[naam], manifest[naam]
        if (rij.sha256, rij.grootte) != (deel["sha256"], deel["grootte"]):
            yield naam, "de database noemt een andere hash of grootte dan het manifest."
        inhoud = bewaarplaats.lees(rij.sha256)
        if inhoud is None:
            yield naam, "het bestand is weg."
        elif sha256(inhoud) != rij.sha256 or len(inhoud) != rij.grootte:
            yield naam, "het bestand is veranderd."
        else:
            gelezen[naam] = inhoud


def _inhoud(
    manifest: dict[str, Any], tekst: str, inhoud: dict[str, Any], gelezen: dict[str, bytes]
) -> Iterator[tuple[str, str]]:
    """The files against the content: the same words and the same sums."""
    if als_json.schrijf(inhoud).decode() != tekst:
        yield "", "de inhoud is niet in de vaste vorm geschreven."
    if GEGEVENS in gelezen:
        bestand = json.loads(gelezen[GEGEVENS])
        kop = {naam: bestand.pop(naam) for naam in als_json.KOP}
        if als_json.schrijf(bestand).decode() != tekst:
            yield GEGEVENS, "het bestand zegt iets anders dan de inhoud van de editie."
        if kop != manifest["stempel"]:
            yield GEGEVENS, "het stempel is anders dan dat van de editie."
    for wat in sommen.in_json(inhoud):
        yield GEGEVENS, wat
    tabellen = {naam: bytes_ for naam, bytes_ in gelezen.items() if naam.endswith(".csv")}
    yield from sommen.in_tabellen(inhoud, tabellen)
    if PAGINA in gelezen:
        for wat in sommen.in_pagina(inhoud, gelezen[PAGINA].decode()):
            yield PAGINA, wat
