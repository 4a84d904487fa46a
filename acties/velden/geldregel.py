"""A line of money as the plain value that the two money fields hold, and how it reads in a cell and in the history.

A line is {"bron", "bedrag", "toestand", "zekerheid", "bron_partner", "begunstigde", "ten_laste_van", "toelichting",
"brontekst", "jaarverdeling"}, as in the JSON export; the last is {"2025": "7000.00"}, empty when nobody divided the
amount. A cell says everything of a line but zekerheid, begunstigde and jaarverdeling.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from acties.financieringscel import Financieringsregel, schrijf_cel
from acties.gegevens import FinancieringGegevens
from acties.geldwoorden import bedrag_of_woord
from acties.jaarverdeling import als_json, in_woorden, uit_json
from acties.keuzes import Bron, Zekerheid
from programma.bedragen import Toestand

Regel = dict[str, Any]
PROGRAMMABRONNEN = (Bron.PROGRAMMA, Bron.BASISFINANCIERING)
# What a cell says about a line; by these a line is recognised as the one that was there.
IN_DE_CEL = ("bron", "bedrag", "toestand", "bron_partner", "ten_laste_van", "toelichting")


def regel_van(regel: FinancieringGegevens) -> Regel:
    """A line as plain JSON."""
    return {
        "bron": regel.bron.value,
        "bedrag": None if regel.bedrag is None else f"{regel.bedrag:.2f}",
        "toestand": regel.toestand.value,
        "zekerheid": regel.zekerheid.value,
        "bron_partner": regel.bron_partner,
        "begunstigde": regel.begunstigde,
        "ten_laste_van": regel.ten_laste_van,
        "toelichting": regel.toelichting,
        "brontekst": regel.brontekst,
        "jaarverdeling": als_json(regel.jaarverdeling),
    }


def gegevens_van(regel: Regel) -> FinancieringGegevens:
    """The way back from `regel_van`."""
    return FinancieringGegevens(
        bron=Bron(regel["bron"]),
        bedrag=None if regel["bedrag"] is None else Decimal(regel["bedrag"]),
        toestand=Toestand(regel["toestand"]),
        zekerheid=Zekerheid(regel["zekerheid"]),
        bron_partner=regel["bron_partner"],
        begunstigde=regel["begunstigde"],
        ten_laste_van=regel["ten_laste_van"],
        toelichting=regel["toelichting"],
        brontekst=regel["brontekst"],
        jaarverdeling=uit_json(regel["jaarverdeling"]),
    )


def celtekst(regels: Iterable[Regel]) -> str:
    """The lines of one field as a cell writes them: "€ 10.500 fonds; € 11.500 partner Stichting Techniekmenu"."""
    return schrijf_cel(
        Financieringsregel(
            bron=regel["bron"],
            bedrag=None if regel["bedrag"] is None else Decimal(regel["bedrag"]),
            toestand=regel["toestand"],
            partner=regel["bron_partner"],
            ten_laste_van=f"opgave {regel['ten_laste_van']}" if regel["ten_laste_van"] else None,
            toelichting=regel["toelichting"],
        )
        for regel in regels
    )


def verteld(regels: list[Regel]) -> str:
    """For the history: the cell, and per line what the cell leaves out."""
    return "; ".join(" ".join(filter(None, [_woorden(regel), _erbij(regel)])) for regel in regels)


def _woorden(regel: Regel) -> str:
    cel = celtekst([regel])
    return cel if any(teken.isalnum() for teken in cel) else bedrag_of_woord(gegevens_van(regel))


def _erbij(regel: Regel) -> str:
    delen = []
    if regel["zekerheid"] != Zekerheid.ONBEKEND:
        delen.append(Zekerheid(regel["zekerheid"]).naam.lower())
    if regel["begunstigde"]:
        delen.append(f"voor {regel['begunstigde']}")
    if regel["jaarverdeling"]:
        delen.append(f"verdeeld over {in_woorden(uit_json(regel['jaarverdeling']))}")
    return f"({', '.join(delen)})" if delen else ""
