"""The sums of a frozen overview computed anew, from the lines in its JSON and once more from its tables. Pure.

It looks at the plain JSON values and not at the dataclasses of today: what those compute, they compute in the same way
again, mistakes included.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from programma.opmaak import bedrag

NUL = Decimal("0.00")
KOLOMMEN = ("beschikbaar", "uitgaven", "verplichtingen")
BUREAU, ACTIES = "bureau", "acties"

Gegevens = Mapping[str, Any]


def in_json(inhoud: Gegevens) -> Iterator[str]:
    """The sums that do not tie within the JSON, each a sentence."""
    for tabel in filter(None, (inhoud["jaartabel"], *inhoud["verloop"])):
        yield from _jaartabel(tabel)
    for bijlage in inhoud["bijlagen"]:
        yield from _bijlage(bijlage)


def in_tabellen(inhoud: Gegevens, tabellen: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The sums in the tables (CSV, by name) that differ from the totals in the JSON: (name, sentence)."""
    if inhoud["jaartabel"]:
        regels = _rijen(tabellen.get("jaartabel.csv", b""))
        for kolom in (*KOLOMMEN, "saldo"):
            verwacht = inhoud["jaartabel"]["totaal"][kolom]
            for zin in _gelijk(f"het totaal van {kolom}", _som(_getal(rij[kolom]) for rij in regels), verwacht):
                yield "jaartabel.csv", zin
    for nummer, bijlage in enumerate(inhoud["bijlagen"], 1):
        achter = "" if nummer == 1 else f"-{nummer}"
        naam = f"acties{achter}.csv"
        regels = _rijen(tabellen.get(naam, b""))
        for opgave in bijlage["opgaven"]:
            eigen = [rij for rij in regels if rij["opgave"] == str(opgave["nummer"])]
            telt = _som(_getal(rij[kolom]) for rij in eigen for kolom in ("programma", "anders"))
            verwacht = _som((opgave["programma"], opgave["anders"]))
            for zin in _gelijk(f"al het geld van opgave {opgave['nummer']}", telt, verwacht):
                yield naam, zin
        naam = f"plafonds{achter}.csv"
        belast = _som(_getal(rij["ten_laste_van_plafond"]) for rij in _rijen(tabellen.get(naam, b"")))
        for zin in _gelijk("wat de plafonds dragen", belast, bijlage["plafondtotaal"]["belast"]):
            yield naam, zin


def in_pagina(inhoud: Gegevens, pagina: str) -> Iterator[str]:
    """The totals of the JSON that the page does not print."""
    gedrukt: list[tuple[str, str | None]] = []
    if tabel := inhoud["jaartabel"]:
        gedrukt += [(f"het totaal van {kolom}", tabel["totaal"][kolom]) for kolom in (*KOLOMMEN, "saldo")]
    for bijlage in inhoud["bijlagen"]:
        gedrukt += [(f"het programmageld van opgave {rij['nummer']}", rij["programma"]) for rij in bijlage["opgaven"]]
        for rij in (*bijlage["plafonds"], bijlage["plafondtotaal"]):
            gedrukt += [(f"{wat} van {_opgave(rij)}", rij[wat]) for wat in ("belast", "plafond", "vrij")]
    for wat, waarde in gedrukt:
        if waarde is not None and bedrag(Decimal(waarde)) not in pagina:
            yield f"{wat} is {bedrag(Decimal(waarde))}, en dat staat er niet."


def _jaartabel(tabel: Gegevens) -> Iterator[str]:
    stand = f"de jaartabel van {tabel['boekjaar']}"
    regels, totaal = tabel["regels"], tabel["totaal"]
    for regel in (*regels, totaal):
        saldo = _als(regel["beschikbaar"]) - _als(regel["uitgaven"]) - _als(regel["verplichtingen"])
        yield from _gelijk(f"het saldo van {regel['post']} in {stand}", saldo, regel["saldo"])
    for kolom in (*KOLOMMEN, "saldo"):
        yield from _gelijk(f"het totaal van {kolom} in {stand}", _som(regel[kolom] for regel in regels), totaal[kolom])
        for soort in (BUREAU, ACTIES):
            deel = _som(regel[kolom] for regel in regels if regel["soort"] == soort)
            yield from _gelijk(f"{kolom} van {soort} in {stand}", deel, tabel[soort][kolom])


def _bijlage(bijlage: Gegevens) -> Iterator[str]:
    plan, opgaven, totaal = bijlage["plan"], bijlage["opgaven"], bijlage["plafondtotaal"]
    for opgave in opgaven:
        geld = [regel for actie in opgave["acties"] for kolom in ("programma", "anders") for regel in actie[kolom]]
        for kolom, eigen in (("programma", True), ("anders", False)):
            telt = _som(regel["bedrag"] for regel in geld if (regel["bron"] == "programma") == eigen)
            yield from _gelijk(f"{kolom} van opgave {opgave['nummer']} in {plan}", telt, opgave[kolom])
    for kolom in ("programma", "anders"):
        yield from _gelijk(f"{kolom} van {plan}", _som(opgave[kolom] for opgave in opgaven), bijlage[kolom])
    if (aantal := sum(len(opgave["acties"]) for opgave in opgaven)) != bijlage["aantal"]:
        yield f"{plan} heeft {aantal} acties, en er staat {bijlage['aantal']}."
    yield from _plafonds(plan, bijlage["plafonds"], totaal)
    # The same money twice: what was given to the acties less what came free, and what the ceilings bear.
    over = _als(bijlage["programma"]) - _als(bijlage.get("vrijgevallen", NUL))
    yield from _gelijk(f"het programmageld van de acties en van de plafonds in {plan}", over, totaal["eigen"])
    for deel in bijlage["plafonddelen"]:
        per_aard = _som(aard["bedrag"] for aard in deel["aarden"])
        yield from _gelijk(f"wat per aard is toegekend aan {_opgave(deel)} in {plan}", per_aard, deel["toegekend"])


def _plafonds(plan: str, plafonds: Iterable[Gegevens], totaal: Gegevens) -> Iterator[str]:
    plafonds = list(plafonds)
    for rij in (*plafonds, totaal):
        waar = f"{_opgave(rij)} in {plan}"
        belast = _als(rij["eigen"]) - _als(rij["doorbelast_uit"]) + _als(rij["doorbelast_in"])
        yield from _gelijk(f"wat ten laste komt van {waar}", belast, rij["belast"])
        if rij["plafond"] is not None:
            yield from _gelijk(f"wat vrij is van {waar}", _als(rij["plafond"]) - belast, rij["vrij"])
    for kolom in ("eigen", "doorbelast_uit", "doorbelast_in", "belast"):
        yield from _gelijk(f"{kolom} van alle plafonds in {plan}", _som(rij[kolom] for rij in plafonds), totaal[kolom])
    if totaal["plafond"] is not None:
        samen = _som(rij["plafond"] for rij in plafonds)
        yield from _gelijk(f"alle plafonds samen in {plan}", samen, totaal["plafond"])


def _opgave(rij: Gegevens) -> str:
    return "alle opgaven" if rij["opgave"] is None else f"opgave {rij['opgave']}"


def _gelijk(wat: str, uitgerekend: Decimal, staat_er: str | Decimal) -> Iterator[str]:
    if uitgerekend != _als(staat_er):
        yield f"{wat} is {bedrag(uitgerekend)}, en er staat {bedrag(_als(staat_er))}."


def _als(waarde: str | Decimal) -> Decimal:
    return Decimal(waarde)


def _som(waarden: Iterable[str | Decimal | None]) -> Decimal:
    return sum((_als(waarde) for waarde in waarden if waarde is not None), NUL)


def _rijen(tabel: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tabel.decode("utf-8-sig")), delimiter=";"))


def _getal(cel: str) -> Decimal | None:
    return Decimal(cel.replace(",", ".")) if cel else None
