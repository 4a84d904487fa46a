"""The fields of the letter to the raad, and what a letter still lacks. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from programma.opmaak import datum
from rapportage.stempel import Besluitstempel


@dataclass(frozen=True, slots=True)
class Briefvelden:
    """What the team writes. A text is as `programma.tekstvorm.schrijftaal` reads it; "" and None are nothing."""

    onderwerp: str = ""
    zaaknummer: str = ""
    datum: date | None = None
    datum_collegebesluit: date | None = None
    aan: str = ""
    portefeuillehouder: str = ""
    aanleiding: str = ""
    kernboodschap: str = ""
    toelichting: str = ""
    eerdere_besluitvorming: str = ""
    financien: str = ""
    risicos: str = ""
    vervolg: str = ""
    secretaris: str = ""
    burgemeester: str = ""

    @classmethod
    def van(cls, rij: Any) -> "Briefvelden":
        """What stands in a row with columns of these names."""
        return cls(**{veld: getattr(rij, veld) for veld in NAMEN})

    def in_woorden(self, veld: str) -> str:
        """A field as a reader sees it, "" for nothing."""
        waarde = getattr(self, veld)
        return datum(waarde) if isinstance(waarde, date) else waarde or ""


NAMEN = {
    "onderwerp": "Onderwerp",
    "zaaknummer": "Zaaknummer of kenmerk",
    "datum": "Datum van de brief",
    "datum_collegebesluit": "Datum collegebesluit",
    "aan": "Aan",
    "portefeuillehouder": "Portefeuillehouder",
    "aanleiding": "Aanleiding",
    "kernboodschap": "Kernboodschap",
    "toelichting": "Toelichting",
    "eerdere_besluitvorming": "Eerdere besluitvorming",
    "financien": "Financiën",
    "risicos": "Risico's",
    "vervolg": "Vervolg",
    "secretaris": "Secretaris",
    "burgemeester": "Burgemeester",
}
# The pieces of text, in the order in which the letter has them.
TEKSTEN = ("aanleiding", "kernboodschap", "toelichting", "eerdere_besluitvorming", "financien", "risicos", "vervolg")
# A letter can do without.
VRIJ = frozenset({"toelichting"})
assert tuple(NAMEN) == tuple(veld.name for veld in fields(Briefvelden))


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Why a letter cannot be sent yet, and at which field."""

    veld: str
    zin: str


def gebreken(brief: Briefvelden, besluit: Besluitstempel | None) -> tuple[Gebrek, ...]:
    """Everything a letter lacks, in the order of its fields; `besluit` is the one that the edition rests on."""
    return tuple(_gebreken(brief, besluit))


def _gebreken(brief: Briefvelden, besluit: Besluitstempel | None) -> Iterator[Gebrek]:
    for veld, naam in NAMEN.items():
        if not getattr(brief, veld) and veld not in VRIJ:
            yield Gebrek(veld, f"{naam} is nog leeg.")
        elif veld == "datum" and brief.datum_collegebesluit and brief.datum < brief.datum_collegebesluit:
            yield Gebrek(veld, "De brief is gedateerd vóór het collegebesluit.")
        elif veld == "datum_collegebesluit" and besluit and brief.datum_collegebesluit != besluit.datum:
            yield Gebrek(veld, f"Volgens de editie is het besluit van {datum(besluit.datum)}.")
