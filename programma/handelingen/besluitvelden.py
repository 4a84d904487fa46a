"""What somebody fills in of a besluit: its fields, what cannot be, and how the history tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from programma.models import Besluit, Rapportageperiode, Uitvoeringsplan
from programma.opmaak import datum
from programma.vastleggen import Verschil, verschillen_tussen

NAMEN = {
    "tekst": "Besluit",
    "orgaan": "Orgaan",
    "soort": "Soort",
    "datum": "Datum",
    "nummer": "Nummer",
    "plan": "Plan",
    "periode": "Ronde",
    "uiterlijk": "Uiterlijk",
    "afgedaan_op": "Afgedaan op",
}
# What may have a day by which it must be done.
MET_DAG = frozenset({Besluit.Soort.TOEZEGGING, Besluit.Soort.MOTIE, Besluit.Soort.AMENDEMENT})


@dataclass(frozen=True, slots=True)
class Besluitkeuze:
    """What somebody fills in of a besluit. `uiterlijk` is the day by which it must be done."""

    orgaan: str
    soort: str
    datum: date
    tekst: str
    nummer: str = ""
    plan: Uitvoeringsplan | None = None
    periode: Rapportageperiode | None = None
    uiterlijk: date | None = None

    def op(self, besluit: Besluit) -> None:
        """Put it into the columns of `besluit`."""
        for veld in self.__dataclass_fields__:
            setattr(besluit, veld, getattr(self, veld))

    def velden(self) -> dict[str, tuple[Any, str]]:
        """Every field by its key: as JSON, and in words."""
        return {
            "tekst": (self.tekst, self.tekst),
            "orgaan": (str(self.orgaan), Besluit.Orgaan(self.orgaan).label),
            "soort": (str(self.soort), Besluit.Soort(self.soort).label),
            "datum": dagveld(self.datum),
            "nummer": (self.nummer, self.nummer),
            "plan": (self.plan.slug, self.plan.naam) if self.plan else (None, ""),
            "periode": (self.periode.slug, self.periode.naam) if self.periode else (None, ""),
            "uiterlijk": dagveld(self.uiterlijk),
        }


def van(besluit: Besluit) -> Besluitkeuze:
    """What was filled in of `besluit`."""
    return Besluitkeuze(**{veld: getattr(besluit, veld) for veld in Besluitkeuze.__dataclass_fields__})


def verschillen(oud: Besluitkeuze | None, nieuw: Besluitkeuze) -> list[Verschil]:
    return verschillen_tussen(NAMEN, oud.velden() if oud else {}, nieuw.velden())


def bezwaren(keuze: Besluitkeuze) -> Iterator[tuple[str, str]]:
    """What cannot be, by field."""
    if not keuze.tekst.strip():
        yield "tekst", "Schrijf op wat er besloten, toegezegd of gevraagd is."
    if keuze.uiterlijk and keuze.soort not in MET_DAG:
        yield "uiterlijk", "Alleen een toezegging, motie of amendement heeft een uiterste dag. Laat dit leeg."
    elif keuze.uiterlijk and keuze.uiterlijk < keuze.datum:
        yield "uiterlijk", "Deze dag ligt vóór de datum van het besluit."


def dagveld(dag: date | None) -> tuple[str | None, str]:
    return (dag.isoformat(), datum(dag)) if dag else (None, "")
